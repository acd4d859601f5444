using System.Text.Json;
using Bot.Incidents.Texts;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Incidents.Tests.Texts;

public class LocalTextTests
{
    private static readonly string[] Codes = ["fr", "en"];

    private static string Show(string text, string author = "en") =>
        string.Join(" | ", LocalText.Parse(text, Codes, author) is var parsed ? parsed.Languages.Select(l => $"{l}={parsed[l]}") : []);

    [Theory]
    [InlineData("FR Nous avons trouvé. EN We have found.", "en=We have found. | fr=Nous avons trouvé.")]
    [InlineData("EN We have found. FR Nous avons trouvé.", "en=We have found. | fr=Nous avons trouvé.")]
    [InlineData("fr: trouvé en: found", "fr=trouvé en: found")]
    [InlineData("fr: trouvé. en: found", "en=found | fr=trouvé.")]
    [InlineData("FR: trouvé\nEN: found", "en=found | fr=trouvé")]
    [InlineData("FR trouvé\nEN found", "en=found | fr=trouvé")]
    [InlineData("FR trouvé ! EN found", "en=found | fr=trouvé !")]
    [InlineData("FR « trouvé. » EN found", "en=found | fr=« trouvé. »")]
    [InlineData("EN found only", "en=found only")]
    [InlineData("found only", "en=found only")]
    [InlineData("we sell in FR and EN", "en=we sell in FR and EN")]
    [InlineData("Payments in FR fail. They work in EN shops.", "en=Payments in FR fail. They work in EN shops.")]
    [InlineData("Before. FR après", "en=Before. | fr=après")]
    [InlineData("FR un. EN two. FR trois.", "en=two. | fr=un.\ntrois.")]
    [InlineData("FRANCE is down. ENGLAND too.", "en=FRANCE is down. ENGLAND too.")]
    [InlineData("FR", "en=FR")]
    [InlineData("FR a. EN", "fr=a. EN")]
    [InlineData("fr rien", "en=fr rien")]
    [InlineData("Déjà 15h11. EN 3:11pm was the start", "en=Déjà 15h11.\n3:11pm was the start")]
    public void Reads_languages(string text, string expected) => Assert.Equal(expected, Show(text));

    [Fact]
    public void Text_without_a_marker_is_in_the_authors_language() => Assert.Equal("fr=le disque est plein", Show("le disque est plein", "fr"));

    [Fact]
    public void No_word_is_ever_lost() => Prop.ForAll<NonNull<string>, NonNull<string>>((a, b) =>
    {
        var typed = $"{a.Get} FR {b.Get}. EN {a.Get}\nfr: {b.Get}";
        var parsed = LocalText.Parse(typed, Codes, "en");
        string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit).Order());
        var kept = Letters(string.Concat(parsed.Languages.Select(l => parsed[l])));
        // Only markers may go: at most F, R, E, N, their small letters and colons.
        return Letters(typed).Length - kept.Length <= "FRENfr".Length;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Never_throws_and_is_linear()
    {
        Prop.ForAll<string?>(text => { _ = LocalText.Parse(text ?? "", Codes, "fr"); }).QuickCheckThrowOnFailure();
        foreach (var piece in new[] { "FR ", ". FR", ".)))", "EN x. " })
            _ = LocalText.Parse(string.Concat(Enumerable.Repeat(piece, 20_000)), Codes, "en");
    }

    [Fact]
    public void A_missing_language_is_never_filled_with_the_other()
    {
        var text = LocalText.Parse("EN found", Codes, "fr");
        Assert.Null(text["fr"]);
        Assert.Equal("found", text.ToInline(Codes));
        Assert.Equal("FR trouvé EN found", text.With("fr", "trouvé").ToInline(Codes));
    }

    [Fact]
    public void Reads_back_from_json()
    {
        var text = LocalText.Of("fr", "é\"{}").With("en", "e");
        Assert.Equal("""{"en":"e","fr":"é\"{}"}""", JsonSerializer.Serialize(text, EntryJson.Options));
        Assert.Equal(text, JsonSerializer.Deserialize<LocalText>(JsonSerializer.Serialize(text, EntryJson.Options), EntryJson.Options));
    }
}
