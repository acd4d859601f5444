using Bot.Features.Postmortems;
using Bot.Incidents.Clocks;
using Bot.Testing;
using NodaTime;

namespace Bot.Features.Tests;

/// <summary>What is said of a clock, what it is compared by, and what the overview says of it.</summary>
public sealed class ClockWordsTests
{
    private static async Task<string> Draft(TestBot bot) => PostmortemDocument.Write(await bot.Incident(), bot.House, draft: false);

    [Fact]
    public async Task The_line_of_the_start_says_that_it_is_the_start_whatever_words_it_has()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident started 11:50 FR premiers refus. EN first declines.");
        var draft = await Draft(bot);
        Assert.Contains("premiers refus. **Début de l’incident.**", draft, StringComparison.Ordinal);
        Assert.Contains("first declines. **Start of the incident.**", draft, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_end_that_did_not_last_leaves_no_words_to_the_next_one_and_the_review_asks_for_it()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident started 11:00");
        await bot.Hears("ana", "/incident ended 11:50 FR index ajouté. EN index added.");
        await bot.Hears("ana", "/incident resolved FR Fini. EN Over.");
        bot.Clock.Advance(Duration.FromMinutes(31));
        await bot.Hears("ana", "/incident reopen monitoring the portal is still slow FR Encore lent. EN Slow again.");
        bot.Clock.Advance(Duration.FromMinutes(10));
        await bot.Hears("ana", "/incident ended 12:38");
        await bot.Hears("ana", "/incident resolved FR Fini. EN Over.");
        Assert.True((await bot.Incident()).Clocks[Clock.Ended].Text.IsEmpty);
        Assert.DoesNotContain("index added", await Draft(bot), StringComparison.Ordinal);
        var review = await bot.Hears("ana", "/incident postmortem review");
        Assert.Contains("It was over once, then monitoring again (16 September 12:31pm), and the overview does not say so. /incident note at 16 September 12:31pm FR … EN …", review, StringComparison.Ordinal);
        Assert.DoesNotContain("The end differs", review, StringComparison.Ordinal);
        await bot.Hears("ana", "/incident note at 12:31pm FR le portail est encore lent. EN the portal is still slow.");
        Assert.DoesNotContain("It was over once", await bot.Hears("ana", "/incident postmortem review"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Clocks_are_compared_by_the_minute_they_are_shown_by()
    {
        await using var bot = await TestBot.WithIncident();
        bot.Clock.Advance(Duration.FromSeconds(46));
        await bot.Hears("ana", "/incident mark started now");
        Assert.Empty(await bot.Hears("ana", "/incident mark ended at 12:00"));
        Assert.Equal((await bot.Incident()).At(Clock.Started), (await bot.Incident()).At(Clock.Ended));
    }

    [Theory]
    [InlineData("detected 2238")]
    [InlineData("detected at 22.38")]
    public async Task A_clock_whose_time_is_not_understood_asks_for_the_time(string typed)
    {
        await using var bot = await TestBot.WithIncident();
        Assert.StartsWith("At what time?", await bot.Hears("ana", "/incident " + typed), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("started 11h-11h05")]
    [InlineData("note 10h55-11h00 FR disque plein. EN disk full.")]
    [InlineData("ended 11:30-11:40")]
    [InlineData("ended 11:30 IST")]
    public async Task What_is_no_one_moment_is_recorded_as_none(string typed)
    {
        await using var bot = await TestBot.WithIncident();
        var before = (await bot.Incident()).Version;
        Assert.Contains("Write", await bot.Hears("ana", "/incident " + typed), StringComparison.Ordinal);
        Assert.Equal(before, (await bot.Incident()).Version);
    }

    [Fact]
    public async Task A_line_long_before_everything_else_is_found()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident note at 09/01/2025 11:05 FR restauration. EN restore.");
        Assert.Contains("is of 9 January 11:05am, long before everything else.", await bot.Hears("ana", "/incident postmortem review"), StringComparison.Ordinal);
        await bot.Hears("ana", $"/incident note #{(await bot.Incident()).Overview.Keys.Single()} at 16/09/2025 11:05");
        Assert.DoesNotContain("long before", await bot.Hears("ana", "/incident postmortem review"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("note drop traffic moved")]
    [InlineData("noter retirer la ligne du redémarrage")]
    public async Task A_line_named_by_its_words_is_not_written_as_another_one(string typed)
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident note FR trafic déplacé. EN traffic moved.");
        Assert.Contains("note drop #" + (await bot.Incident()).Overview.Keys.Single(), (await bot.Hears("ana", "/incident " + typed)).Replace("noter retirer", "note drop", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Single((await bot.Incident()).Overview);
    }

    [Fact]
    public async Task A_note_tells_its_number()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident note at 11:50 FR a. EN b.");
        Assert.Contains($"Noted for 16 September 11:50am (#{(await bot.Incident()).Overview.Keys.Single()}): FR a. EN b.", bot.Said("#inc-1"), StringComparer.Ordinal);
    }
}
