using Bot.Chat.Delivery;
using Bot.Features.Forms;
using Bot.Incidents.Clocks;
using Bot.Incidents;
using Bot.Testing;
using NodaTime;

namespace Bot.Features.Tests;

/// <summary>When it happened: clocks and lines of the timeline.</summary>
public sealed class ClocksTests
{
    [Fact]
    public async Task What_the_timeline_does_not_know_is_not_passed_over()
    {
        await using var bot = await TestBot.WithIncident();
        Assert.Contains("To write it there: /incident note rolled back at 9h30.", await bot.Hears("ana", "/incident timeline add rolled back at 9h30"), StringComparison.Ordinal);
        Assert.Contains("yesterday says nothing about which entries", await bot.Hears("ana", "/incident timeline yesterday"), StringComparison.Ordinal);
        Assert.Contains("declared P", await bot.Hears("ana", "/incident timeline 5"), StringComparison.Ordinal);
        Assert.Contains("What you can type", await bot.Hears("ana", "/incident ?"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_end_is_moved_where_it_is_said_of_a_resolved_incident()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident resolved at 11:50");
        await bot.Hears("ana", "/incident résolu à 11h40");
        Assert.Equal(Instant.FromUtc(2025, 9, 16, 9, 40), (await bot.Incident()).StandingEnd());
        Assert.Single((await bot.Incident()).Updates);
    }

    [Fact]
    public async Task The_last_line_of_the_overview_is_dropped()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident note rollback started");
        await bot.Hears("ana", "/incident note rollback finished");
        await bot.Hears("ana", "/incident noter supprimer dernière");
        Assert.Equal("rollback started", (await bot.Incident()).Overview.Values.Single().Text["en"]);
    }

    [Theory]
    [InlineData("mark started at 11:42, detected at 11:45")]
    [InlineData("started 11:43 ended 11:51")]
    [InlineData("started 11:43 and detected 11:51")]
    public async Task Two_clocks_on_a_line_are_not_taken_for_a_clock_and_its_text(string typed)
    {
        await using var bot = await TestBot.WithIncident();
        Assert.Contains("One clock at a time", await bot.Hears("ana", "/incident " + typed), StringComparison.Ordinal);
        Assert.Null((await bot.Incident()).At(Clock.Started));
    }

    [Fact]
    public async Task A_clock_that_is_moved_with_new_words_says_what_the_other_language_still_says()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident mark ended at 11:30 FR retour arrière. EN rollback.");
        Assert.Contains("EN still says what it said before: “rollback.”", await bot.Hears("ana", "/incident mark ended at 11:50 FR correctif déployé."), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pin_that_comes_after_the_deletion_brings_nothing_back()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Deliver("ana", new Happening.Message("m1", "password oops"));
        await bot.Deliver("ana", new Happening.Deletion("m1"));
        await bot.Deliver("ben", new Happening.Reaction("m1", "pushpin", true));
        Assert.Empty((await bot.Incident()).Overview);
    }

    [Fact]
    public async Task A_clock_that_gets_its_other_language_shows_both_and_misses_none()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident mark started at 11:40 FR premiers terminaux hors ligne.");
        Assert.Equal("", await bot.Hears("ana", "/incident mark started at 11:40 EN first terminals offline."));
        Assert.Contains("FR premiers terminaux hors ligne. EN first terminals offline.", bot.Said("#inc-1")[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("note 30/02 11h FR contrôle. EN check.")]
    [InlineData("note 25h10 FR contrôle. EN check.")]
    [InlineData("note 30/02 14h bascule")]
    [InlineData("noter 29/02/2025 2h30 bascule")]
    public async Task A_note_s_time_that_is_none_is_refused(string typed)
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident " + typed);
        Assert.Empty((await bot.Incident()).Overview);
    }

    [Fact]
    public async Task The_hour_that_comes_twice_is_told_with_its_zone()
    {
        await using var bot = await TestBot.WithIncident();
        var zone = DateTimeZoneProviders.Tzdb["Europe/Paris"];
        Assert.Equal("2h05 CEST", Chat.Phrases.Dates.Time(Chat.Phrases.Language.French, Instant.FromUtc(2026, 10, 25, 0, 5), zone));
        Assert.Equal("2:05am CET", Chat.Phrases.Dates.Time(Chat.Phrases.Language.English, Instant.FromUtc(2026, 10, 25, 1, 5), zone));
        Assert.Equal("3h05", Chat.Phrases.Dates.Time(Chat.Phrases.Language.French, Instant.FromUtc(2026, 10, 25, 2, 5), zone));
    }

    [Fact]
    public async Task The_words_of_a_clock_change_without_its_time()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident mark started at 15h11 FR premiers refus.");
        var started = (await bot.Incident()).At(Clock.Started);
        var review = await bot.Hears("ana", "/incident postmortem review");
        Assert.Contains("/incident mark started EN …", review, StringComparison.Ordinal);
        await bot.Hears("ana", "/incident mark started EN first refusals.");
        var clock = (await bot.Incident()).Clocks[Clock.Started];
        Assert.Equal((started, "premiers refus.", "first refusals."), (clock.At, clock.Text["fr"], clock.Text["en"]));
    }

    [Theory]
    [InlineData("mark started at 15h11", true)]
    [InlineData("note at 15h11 rollback", true)]
    [InlineData("mark started at 15h11 CEST", false)]
    [InlineData("mark started at 5 min ago", false)]
    public async Task A_time_of_another_zone_says_how_it_was_read(string typed, bool told)
    {
        await using var bot = await TestBot.WithIncident();
        var answer = (await bot.Deliver("kim", new Happening.Command(typed), zone: "America/New_York")).Post?.Markup ?? "";
        Assert.Equal(told, answer.Contains("If another zone was meant, say it behind the time: `15:11 CEST`.", StringComparison.Ordinal));
    }
}
