using System.Text.Json;
using Bot.Chat.Phrases;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Bot.Chat.Tests.Phrases;

public class LanguageTests
{
    private static readonly DateTimeZone Paris = DateTimeZoneProviders.Tzdb["Europe/Paris"];
    private static readonly Instant At = Instant.FromUtc(2025, 9, 16, 13, 11);
    private static readonly Instant OnTheHour = Instant.FromUtc(2025, 9, 16, 14, 0);

    [Fact]
    public void Dates_and_times_are_written_as_their_readers_do()
    {
        Assert.Equal("16 septembre 15h11", Language.French.DateTime(At, Paris));
        Assert.Equal("16 septembre 16h", Language.French.DateTime(OnTheHour, Paris));
        Assert.Equal("16 September 3:11pm", Language.English.DateTime(At, Paris));
        Assert.Equal("16 September 4:00pm", Language.English.DateTime(OnTheHour, Paris));
        Assert.Equal("16 septembre 2025", Language.French.Date(At, Paris));
        Assert.Equal("12:00am", Language.English.Time(Instant.FromUtc(2025, 9, 15, 22, 0), Paris));
        Assert.Equal("16/09/2025 15h11 CEST", Dates.PublicStamp(At, Paris));
        Assert.Equal("16/01/2025 16h00 CET", Dates.PublicStamp(Instant.FromUtc(2025, 1, 16, 15, 0), Paris));
    }

    [Theory]
    [InlineData(45, "45 s", "45 s")]
    [InlineData(1786, "29 min", "29 min")]
    [InlineData(47 * 60, "47 min", "47 min")]
    [InlineData(65 * 60, "1 h 05 min", "1 h 05 min")]
    [InlineData(26 * 3600, "1 j 2 h 00 min", "1 d 2 h 00 min")]
    [InlineData(49 * 3600 + 180, "2 j 1 h 03 min", "2 d 1 h 03 min")]
    public void Durations_never_drop_whole_days(int seconds, string french, string english)
    {
        Assert.Equal(french, Language.French.Duration(Duration.FromSeconds(seconds)));
        Assert.Equal(english, Language.English.Duration(Duration.FromSeconds(seconds)));
    }

    [Fact]
    public void Another_language_is_one_resource_file()
    {
        var folder = Directory.CreateTempSubdirectory("bot-lang-");
        try
        {
            using var english = typeof(Language).Assembly.GetManifestResourceStream("Bot.Chat.Phrases.Languages.en.json")!;
            var texts = JsonSerializer.Deserialize<Dictionary<string, string>>(english)!;
            texts["date.months"] = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember";
            texts["date.day_time"] = "{day}. {month} {time}";
            texts["date.time"] = texts["date.time_on_hour"] = "{hour}:{minute} Uhr";
            texts["when.future"] = "`{0}` liegt in der Zukunft.";
            File.WriteAllText(Path.Combine(folder.FullName, "de.json"), JsonSerializer.Serialize(texts));
            var german = Language.Load("de", folder.FullName);
            Assert.Equal("16. September 16:00 Uhr", german.DateTime(OnTheHour, Paris));
            Assert.Equal("`15h` liegt in der Zukunft.", new Phrase("when.future", "en {0}", "fr {0}", "15h").In(german));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Nobodys_words_become_formatting_or_a_ping() => Prop.ForAll<NonNull<string>>(text =>
    {
        var said = new Phrase("x", "*{0}* says `{1}`", "*{0}* dit `{1}`", text.Get, "ok").In(Language.English);
        var runs = Markup.Parse(said);
        return text.Get.Contains('\n', StringComparison.Ordinal) || text.Get.Length == 0 || (Markup.Plain(said) == $"{text.Get} says ok" && runs.All(r => r is not (Run.Person or Run.Link)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Mentions_are_for_phrases_only()
    {
        var phrase = new Phrase("x", "{0}: {1}", "{0} : {1}", new Mention("slack:U1", "Ana"), "<@slack:U2|Ben> *b*");
        var runs = Markup.Parse(phrase.In(Language.English));
        Assert.Equal("slack:U1", Assert.Single(runs.OfType<Run.Person>()).Id);
        Assert.Equal("Ana: <@slack:U2|Ben> *b*", Markup.Plain(phrase.In(Language.English)));
    }

    [Theory]
    [InlineData("a *b c", "a *b c")]
    [InlineData("[x] (y)", "[x] (y)")]
    [InlineData("`", "`")]
    [InlineData("<@slack:U1", "<@slack:U1")]
    [InlineData("**", "**")]
    public void Unpaired_signs_are_plain_text(string markup, string plain) => Assert.Equal(plain, Markup.Plain(markup));
}
