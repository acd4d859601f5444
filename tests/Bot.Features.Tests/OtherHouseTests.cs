using System.Text.Json;
using Bot.Chat.Phrases;
using Bot.Features.Settings;
using Bot.Testing;

namespace Bot.Features.Tests;

/// <summary>A house with other languages, references and categories than those the examples are written in.</summary>
public sealed class OtherHouseTests : IDisposable
{
    private readonly DirectoryInfo _languages = Directory.CreateTempSubdirectory("bot-lang-");

    public OtherHouseTests()
    {
        using var english = typeof(Language).Assembly.GetManifestResourceStream("Bot.Chat.Phrases.Languages.en.json")!;
        var texts = JsonSerializer.Deserialize<Dictionary<string, string>>(english)!;
        (texts["language.name"], texts["update.header.start"]) = ("Deutsch", "Beginn");
        File.WriteAllText(Path.Combine(_languages.FullName, "de.json"), JsonSerializer.Serialize(texts));
    }

    public void Dispose() => _languages.Delete(recursive: true);

    private TestBot Bot() => TestBot.Empty(new BotSettings
    {
        Languages = ["en", "de"], LanguageFolder = _languages.FullName, Zone = "America/New_York", Prefix = "OPS", TicketPattern = @"PAY-\d{4}", TicketExample = "PAY-1234", Categories = ["Planned maintenance"],
    });

    [Theory]
    [InlineData("OPS-1 update", "/incident OPS-1 update EN We … DE …")]
    [InlineData("OPS-1 update #99 EN x", "/incident OPS-1 update EN … DE …")]
    [InlineData("OPS-1 postmortem edit cause", "EN … DE …")]
    [InlineData("help tsr", "tsr PAY-1234")]
    [InlineData("help set", "set category Planned maintenance")]
    [InlineData("help note", "EN rollback started. DE …")]
    [InlineData("help update", "update EN … DE … publishes")]
    [InlineData("help update", "update EN Service is coming back. DE …")]
    [InlineData("help", "/incident OPS-42 …")]
    public async Task What_to_type_is_what_this_house_types(string typed, string told)
    {
        await using var bot = Bot();
        await bot.Hears("ana", "/incident declare P2 Cards fail", "#noc");
        var answer = await bot.Hears("ana", "/incident " + typed, "#noc");
        Assert.Contains(told, answer, StringComparison.Ordinal);
        Assert.DoesNotContain("FR ", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_header_is_written_as_its_languages_write_it()
    {
        await using var bot = Bot();
        await bot.Hears("ana", "/incident declare P2 PAY-1234 Cards fail", "#noc");
        await bot.Hears("ana", "/incident OPS-1 mark started at 5:47", "#noc");
        await bot.Hears("ana", "/incident OPS-1 monitoring EN Fixed. DE Behoben.", "#noc");
        var incident = await bot.Incident();
        Assert.StartsWith("PAY-1234 - Start / Beginn: 2025-09-16 05:47 EDT - ", incident.Updates[^1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_language_may_be_marked_by_its_name()
    {
        await using var bot = Bot();
        await bot.Hears("ana", "/incident declare P2 Cards fail", "#noc");
        await bot.Hears("ana", "/incident OPS-1 update Deutsch: Wir schauen nach. English: We look.", "#noc");
        var text = (await bot.Incident()).Updates[^1].Text;
        Assert.Equal(("Wir schauen nach.", "We look."), (text["de"], text["en"]));
    }

    [Fact]
    public void The_house_the_examples_are_written_for_has_the_languages_as_they_are() =>
        Assert.Same(Language.English, new House(TestBot.Settings).LanguageFor("en-GB"));
}
