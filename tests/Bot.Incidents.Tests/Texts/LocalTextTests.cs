using System.Text.Json;
using Bot.Incidents.Texts;

namespace Bot.Incidents.Tests.Texts;

public class LocalTextTests
{
    private static readonly string[] Codes = ["fr", "en"];
    private static readonly LocalText Both = LocalText.Of("fr", "Trouvé.").With("en", "Found.");

    [Fact]
    public void A_missing_language_is_never_filled_with_the_other()
    {
        var text = LocalText.Parse("EN found", Codes, "fr");
        Assert.Null(text["fr"]);
        Assert.False(text.Has("fr"));
        Assert.True(text.Has("en"));
        Assert.Equal(["en"], text.Languages);
    }

    [Fact]
    public void Empty_has_no_language()
    {
        Assert.True(LocalText.Empty.IsEmpty);
        Assert.Equal(LocalText.Empty, LocalText.Parse(" \n ", Codes, "fr"));
        Assert.Equal("", LocalText.Empty.ToInline(Codes));
        Assert.False(Both.IsEmpty);
    }

    [Fact]
    public void Two_texts_are_equal_when_every_language_is()
    {
        var other = LocalText.Of("en", "Found.").With("fr", "Trouvé.");
        Assert.True(Both == other);
        Assert.Equal(Both.GetHashCode(), other.GetHashCode());
        Assert.NotEqual(Both, other.With("fr", "trouvé."));
        Assert.NotEqual(Both, LocalText.Of("fr", "Trouvé."));
        Assert.NotEqual(LocalText.Of("fr", "x"), LocalText.Of("en", "x"));
    }

    [Fact]
    public void With_changes_a_copy()
    {
        Assert.Equal("Compris.", Both.With("fr", "Compris.")["fr"]);
        Assert.Equal("Trouvé.", Both["fr"]);
    }

    [Fact]
    public void In_a_merge_the_other_ones_languages_win()
    {
        var merged = Both.Merge(LocalText.Of("en", "Fixed.").With("de", "Behoben."));
        Assert.Equal("Trouvé. Fixed. Behoben.", $"{merged["fr"]} {merged["en"]} {merged["de"]}");
        Assert.Same(Both, Both.Merge(LocalText.Empty));
    }

    [Fact]
    public void Inline_is_one_line_in_the_order_asked_for()
    {
        Assert.Equal("FR Trouvé. EN Found.", Both.ToInline(Codes));
        Assert.Equal("EN Found. FR Trouvé.", Both.ToInline(["en", "fr"]));
        Assert.Equal("EN Found. FR Trouvé.", Both.ToInline(["en"]));
        Assert.Equal("FR Un. Deux. EN Found.", Both.With("fr", "Un.\r\n\n  Deux.").ToInline(Codes));
        Assert.Equal("FR Un.\n\nDeux. EN Found.", Both.With("fr", "Un.\n\nDeux.").ToMarked(Codes));
    }

    [Fact]
    public void One_language_alone_stands_without_a_marker()
    {
        Assert.Equal("Found.", LocalText.Of("en", "Found.").ToInline(Codes));
        Assert.Equal("Found.", LocalText.Of("en", "Found.").ToMarked(Codes));
    }

    [Fact]
    public void In_json_it_is_a_plain_object()
    {
        var text = LocalText.Of("fr", "é\"{}").With("en", "e");
        Assert.Equal("""{"en":"e","fr":"é\"{}"}""", JsonSerializer.Serialize(text, EntryJson.Options));
        Assert.Equal(text, JsonSerializer.Deserialize<LocalText>(JsonSerializer.Serialize(text, EntryJson.Options), EntryJson.Options));
        Assert.Equal("{}", JsonSerializer.Serialize(LocalText.Empty));
        Assert.Equal(Both, JsonSerializer.Deserialize<LocalText>("""{"fr": "Trouvé.", "en": "Found."}"""));
        Assert.Null(JsonSerializer.Deserialize<LocalText>("null"));
    }

    [Theory]
    [InlineData("\"found\"")]
    [InlineData("""{"fr": 1}""")]
    [InlineData("""{"fr": {"x": "y"}}""")]
    [InlineData("""{"fr": ["x"]}""")]
    [InlineData("""{"fr": "x" """)]
    public void What_is_no_such_object_is_refused_as_json(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<LocalText>(json));
}
