using Bot.Features.Export;
using Bot.Features.Postmortems;
using Bot.Testing;
using NodaTime;
using Interval = Bot.Incidents.Clocks.Interval;

namespace Bot.Features.Tests;

/// <summary>What is long is cut where people only look: the export has the whole.</summary>
public sealed class ReadingTests
{
    [Fact]
    public async Task A_pasted_log_takes_one_line_of_the_timeline_wherever_it_stands()
    {
        await using var bot = await TestBot.WithIncident();
        var log = string.Concat(Enumerable.Repeat("a line of a log ", 600));
        await bot.Hears("ana", log);
        await bot.Hears("ana", "/incident note EN " + log);
        var lines = (await bot.Hears("ana", "/incident timeline")).Split('\n');
        Assert.Equal(2, lines.Count(l => l.EndsWith('…')));
        Assert.All(lines, l => Assert.InRange(l.Length, 1, 400));
    }

    [Fact]
    public async Task Catching_up_stays_six_short_lines()
    {
        await using var bot = await TestBot.WithIncident();
        var log = string.Concat(Enumerable.Repeat("a line of a log ", 300));
        foreach (var word in new[] { "note", "set impact", "update" }) await bot.Hears("ana", $"/incident {word} EN {log}");
        var said = await bot.Hears("ana", "/incident catchup");
        Assert.Equal(6, said.Split('\n').Length);
        Assert.InRange(said.Length, 600, 1500);
    }

    [Theory]
    [InlineData("--private")]
    [InlineData("--drill")]
    public async Task What_no_public_reads_is_nowhere_told_as_public(string option)
    {
        await using var bot = TestBot.Empty();
        await bot.Hears("ana", $"/incident declare P1 A leak {option}", "#ops");
        await bot.Hears("ana", "/incident started 8h");
        await bot.Hears("ana", "/incident update FR Clés révoquées. EN Keys revoked.");
        await bot.Hears("ana", "/incident resolved FR Fini. EN Over.");
        var incident = await bot.Incident();
        Assert.Contains("\nUpdates, not public, 16 September 12:00pm: Over.\n", await bot.Hears("ana", "/incident catchup"), StringComparison.Ordinal);
        Assert.Contains("\nCommunications, non publiques, 16 septembre 12h : Fini.\n", await bot.Hears("ana", "/incident rattrapage", locale: "fr-FR"), StringComparison.Ordinal);
        Assert.DoesNotContain(Review.Of(incident, bot.House), f => f.Code is "late_publication" or "opened_after_end" or "no_updates");
        Assert.All(Interval.Of(incident).Where(i => i.Name is "time_to_publish" or "page_duration"), i => Assert.Null(i.Length));
        Assert.DoesNotContain("class=\"page\"", TimelinePicture.Draw(incident, bot.House), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_is_called_in_the_reader_s_language()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident lead me");
        Assert.Contains("\nWho: lead ana\n", await bot.Hears("ben", "/incident catchup"), StringComparison.Ordinal);
        Assert.Contains("\nQui : pilote ana\n", await bot.Hears("ben", "/incident rattrapage", locale: "fr-FR"), StringComparison.Ordinal);
        Assert.Contains("ana : pilote : ana", await bot.Hears("ben", "/incident chronologie", locale: "fr-FR"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reminder_on_the_timeline_says_of_what()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident dora major");
        await bot.Hears("ana", "/incident next update 15:30");
        await bot.Hears("ana", "/incident action add late -> clean up @ana due 1d");
        await bot.Wait(Duration.FromDays(2));
        string[] reminded = ["reminded of the promised public update", "reminded of the initial report to the regulator", "reminded that the initial report to the regulator is late", "reminded of follow-up 1"];
        var lines = await bot.Timeline();
        Assert.All(reminded, r => Assert.Contains(lines, l => l.EndsWith(r, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_update_that_was_put_right_is_told_as_it_now_reads()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident update FR Pane. EN Outage.");
        await bot.Hears("ana", $"/incident update #{(await bot.Incident()).Updates[^1].Seq} FR Panne.");
        Assert.Contains(await bot.Timeline(), l => l.Contains("public update #", StringComparison.Ordinal) && l.Contains(" now reads: ", StringComparison.Ordinal));
    }
}
