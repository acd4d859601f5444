using Bot.Chat.Delivery;
using Bot.Features.Forms;
using Bot.Incidents.Fields;
using Bot.Incidents.Lifecycles;
using Bot.Incidents;
using Bot.Testing;

namespace Bot.Features.Tests;

/// <summary>What was redacted is gone wherever it was said.</summary>
public sealed class RedactionTests
{
    [Theory]
    [InlineData("act")] // in "impact", the name of a field
    [InlineData("monitoring")]
    [InlineData("test")] // the chat
    [InlineData("started")]
    [InlineData("comms")]
    [InlineData("nexo")]
    [InlineData("2025")]
    [InlineData("INC")]
    [InlineData("operational")]
    public async Task Redacting_a_word_that_the_record_itself_is_made_of_masks_only_what_people_said(string word)
    {
        await using var bot = await Showcase.StoryAsync();
        await bot.Hears("ana", "/incident set impact FR Rien. EN Nothing.");
        await bot.Hears("ana", $"we said {word} here");
        var before = await bot.Incident();
        Assert.Contains("was masked in", string.Concat(await RedactAsync(bot, word)), StringComparison.Ordinal);
        var after = await bot.Incident();
        Assert.Equal((before.Status, before.Priority, before.Key), (after.Status, after.Priority, after.Key));
        Assert.Equal(before.Platforms, after.Platforms);
        Assert.Equal(before.Rooms.Values.Select(r => r.Channel), after.Rooms.Values.Select(r => r.Channel));
        Assert.Equal(before.Components.Select(c => c.Id), after.Components.Select(c => c.Id));
        Assert.Equal(before.Clocks.Keys, after.Clocks.Keys);
        Assert.Equal(before.Roles.Keys, after.Roles.Keys);
        Assert.Contains("The record of INC-1 holds", await bot.Hears("ana", "/incident verify"), StringComparison.Ordinal);
        Assert.DoesNotContain($"said {word}", await bot.Json(), StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<IEnumerable<string>> RedactAsync(TestBot bot, string word)
    {
        await bot.Hears("ana", "/incident redact " + word);
        return bot.Said("#inc-1");
    }

    [Fact]
    public async Task Redacting_takes_the_words_out_of_every_language_every_wording_and_the_document()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident note FR Chez <ACME> le mot de passe est *rouge*. EN At <ACME> the word is *red*.");
        await bot.Deliver("ana", new Happening.Message("m1", "ask Martin Durand"));
        await bot.Deliver("ana", new Happening.Edit("m1", "ask Martine Dupont"));
        await bot.Hears("ana", "/incident resolved FR Fini. EN Over.");
        await bot.Hears("ana", "/incident postmortem publish anyway");
        var entries = await bot.Store.ReadAsync(r => r.Entries(1).ToList(), TestContext.Current.CancellationToken);
        await bot.Hears("ana", $"/incident redact #{entries.First(e => e.What is Incidents.Timelines.Noted).Seq}");
        await bot.Hears("ana", $"/incident redact #{entries.First(e => e.What is Incidents.Timelines.MessageSaid).Seq}");
        var json = System.Text.RegularExpressions.Regex.Unescape(await bot.Json());
        Assert.All(["rouge", "red*", "Durand", "Dupont"], word => Assert.DoesNotContain(word, json, StringComparison.Ordinal));
        Assert.DoesNotContain("rouge", (await bot.Incident()).PublishedPostmortem!, StringComparison.Ordinal);
        Assert.Contains("holds", await bot.Hears("ana", "/incident verify"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_redacted_is_masked_as_a_word_and_not_within_others()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident tsr TSR-1200");
        await bot.Hears("ana", "/incident note FR ana a vu 120 bananes. EN ana saw 120 bananas, and analytics.");
        await bot.Hears("ana", "/incident redact 120");
        await bot.Hears("ana", "/incident redact ana");
        var incident = await bot.Incident();
        Assert.Equal(("TSR-1200", "[redacted] saw [redacted] bananas, and analytics."), (incident.Tickets[0], incident.Overview.Values.Single().Text["en"]));
    }

    [Fact]
    public async Task A_card_number_in_a_file_s_name_is_not_kept_in_its_link_either()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Deliver("ana", new Happening.Message("m1", "dump", Files: [new FileLink("dump-4111111111111111.csv", "https://chat.example/f/dump-4111111111111111.csv")]));
        Assert.DoesNotContain("4111111111111111", await bot.Json(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Élodie Légère rang")]
    [InlineData("E\u0301lodie Le\u0301ge\u0300re rang")]
    [InlineData("ELODIE  LEGERE rang")]
    [InlineData("Élodie\u00a0Légère rang")]
    [InlineData("Élodie\nLégère rang")]
    public async Task A_name_is_masked_however_it_was_typed(string said)
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Deliver("ana", new Happening.Message("m1", said));
        await bot.Deliver("ana", new Happening.Message("m2", "12 rue de l'Église, Élodie Légèreté"));
        await bot.Hears("ana", "/incident redact Élodie Légère");
        await bot.Hears("ana", "/incident redact l’église");
        var timeline = string.Join('\n', await bot.Timeline());
        Assert.Contains("[redacted] rang", timeline, StringComparison.Ordinal);
        Assert.Contains("12 rue de [redacted], Élodie Légèreté", timeline, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_public_update_and_what_it_was_changed_into_are_redacted_by_their_numbers()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident update FR Jean a cassé la base. EN Jean broke the database.");
        await bot.Wait(NodaTime.Duration.FromMinutes(2));
        var seq = (await bot.Incident()).Updates[^1].Seq;
        await bot.Hears("ana", $"/incident redact #{seq}");
        Assert.DoesNotContain("Jean", System.Text.RegularExpressions.Regex.Unescape(await bot.Json()), StringComparison.Ordinal);
        Assert.Equal("[redacted]", (await bot.Incident()).Updates[^1].Text["en"]);
        await bot.Hears("ana", $"/incident update #{seq} FR Incident en cours. EN Under way.");
        await bot.Hears("ana", $"/incident redact #{await bot.Entries()}");
        Assert.Equal("[redacted]", (await bot.Incident()).Updates[^1].Text["en"]);
        Assert.Contains("holds", await bot.Hears("ana", "/incident verify"), StringComparison.Ordinal);
    }
}
