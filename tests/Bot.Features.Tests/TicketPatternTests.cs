using System.Diagnostics;
using Bot.Chat.Delivery;
using Bot.Features.Desks;
using Bot.Features.Settings;
using Bot.Incidents.Timelines;
using Bot.Testing;
using NodaTime;

namespace Bot.Features.Tests;

/// <summary>What a company's own ticket references do.</summary>
public class TicketPatternTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(@"([A-Z]+[-_]?)+\d+")]
    [InlineData(@"(?=[A-Z])([A-Z]+[-_]?)+\d+")]
    public async Task What_was_said_is_recorded_however_slow_the_pattern(string pattern)
    {
        await using var bot = TestBot.Empty(new BotSettings { TicketPattern = pattern, TicketExample = "OPS-1" });
        var slow = new string('a', 60);
        Assert.DoesNotContain("failed on our side", await bot.Hears("ana", $"/incident declare P2 {slow}!"), StringComparison.Ordinal);
        await bot.Hears("ben", $"{slow}! hello");
        Assert.Contains(await bot.Store.ReadAsync(r => r.Entries(1).Select(e => e.What).OfType<MessageSaid>().Select(m => m.Text).ToList(), Cancel), t => t.EndsWith("! hello", StringComparison.Ordinal));
    }

    [Fact]
    public void References_are_found_wherever_they_stand_and_only_whole() => Assert.Equal(["TSR-1", "TSR-2", "TSR-3", "TSR-9"],
        new House(new BotSettings()).TicketsIn("tsr-1 TSR-2,TSR-3 xTSR-4 TSR-5-a TSR-6b -TSR-7 _TSR-8 tsr-2 (TSR-9)"));

    [Theory]
    [InlineData("", "OPS-1", "Incidents:TicketPattern '' takes any word")]
    [InlineData(".*", "OPS-1", "Incidents:TicketPattern '.*' takes any word")]
    [InlineData(@"JIRA-\d+", "TSR-2292", "Incidents:TicketExample 'TSR-2292' is not what")]
    [InlineData("(", "TSR-2292", "is not a regular expression")]
    public void A_pattern_that_cannot_work_is_refused(string pattern, string example, string why) =>
        Assert.Contains(why, Assert.Throws<ArgumentException>(() => new House(new BotSettings { TicketPattern = pattern, TicketExample = example })).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_command_of_many_lines_keeps_nobody_waiting()
    {
        await using var bot = await TestBot.WithIncident();
        var started = Stopwatch.GetTimestamp();
        await bot.Hears("ana", "/incident note a" + new string('\n', 19_000) + "b");
        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 5);
    }

    [Fact]
    public async Task What_the_bot_has_to_do_for_an_incident_of_another_prefix_is_still_done()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident update every 30m");
        Assert.NotNull(await bot.Store.NextAsync(Cancel));
        bot.Clock.Advance(Duration.FromMinutes(40));
        var (_, due) = (await bot.Store.DueAsync(bot.Clock.GetCurrentInstant(), Cancel))[0];
        var renamed = new Desk(bot.Store, new House(new BotSettings { Prefix = "OPS" }) { Chats = ["test"] }, bot.Clock);
        var before = await bot.Store.CountWaitingAsync(Cancel);
        await renamed.ReceiveAsync(new Delivery("reminder/INC-1/again", new Place("bot", "", ""), Person.Bot, due.Due, new Happening.ReminderDue("INC-1", due.Name)), Cancel);
        Assert.True(await bot.Store.CountWaitingAsync(Cancel) > before);
    }
}
