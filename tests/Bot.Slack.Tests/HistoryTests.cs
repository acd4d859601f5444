using System.Text.Json.Nodes;
using Bot.Incidents;
using Bot.Incidents.Timelines;
using Bot.Testing;
using Bot.Testing.Slack;

namespace Bot.Slack.Tests;

/// <summary>What was said while the bot was away.</summary>
public class HistoryTests
{
    private static List<string> Said(Workspace workspace) =>
        [.. workspace.Read(r => r.Entries(1).ToList()).Where(e => e.What is MessageSaid).OrderBy(e => e.HappenedAt).Select(e => ((MessageSaid)e.What).Text)];

    private static List<Entry> Gaps(Workspace workspace) => workspace.Read(r => r.Entries(1).Where(e => e.What is RecorderWasAway).ToList());

    [Fact]
    public async Task Messages_replies_to_old_threads_and_edits_are_read_back_at_their_time_and_the_gap_is_told_once()
    {
        await using var workspace = await Workspace.StartAsync(("Slack:HistoryPage", "2"));
        var room = await workspace.DeclaredAsync();
        var old = await workspace.SaysAsync("UBEN", room, "an old thread");
        var typo = await workspace.SaysAsync("UBEN", room, "with a tpyo");
        await workspace.SaysAsync("UBEN", room, "the last heard");
        await workspace.StopBotAsync();

        for (var i = 1; i <= 5; i++) await workspace.SaysAsync("UANA", room, $"missed {i}");
        var thread = await workspace.SaysAsync("UANA", room, "a new thread");
        for (var i = 1; i <= 3; i++) await workspace.SaysAsync("UCHLOE", room, $"reply {i}", thread);
        await workspace.SaysAsync("UCHLOE", room, "late reply", old);
        (room.Messages[typo]["text"], room.Messages[typo]["edited"]) = ("without a typo", new JsonObject { ["ts"] = workspace.World.NextTs(), ["user"] = "UBEN" });

        await workspace.StartBotAsync();
        // Somebody talks before the history is read: the gap is found all the same.
        await workspace.SaysAsync("UBEN", room, "welcome back");
        await Eventually.Until(() => Gaps(workspace).Count == 1, "the gap is told");
        Assert.Equal(["an old thread", "with a tpyo", "the last heard", "missed 1", "missed 2", "missed 3", "missed 4", "missed 5", "a new thread", "reply 1", "reply 2", "reply 3", "late reply", "welcome back"], Said(workspace));
        Assert.Equal(10, ((RecorderWasAway)Gaps(workspace)[0].What).Recovered);
        Assert.Single(workspace.Read(r => r.Changes(1)), e => e.What is MessageEdited { Text: "without a typo" });
        Assert.All(workspace.Read(r => r.Entries(1).ToList()).Select(e => e.What).OfType<MessageSaid>().Where(m => m.Text.StartsWith("missed", StringComparison.Ordinal)), m => Assert.True(m.Recovered));

        // Another start with nothing missed tells nothing.
        await workspace.QuietAsync();
        await workspace.StopBotAsync();
        await workspace.StartBotAsync();
        await workspace.QuietAsync();
        Assert.Single(Gaps(workspace));
        Assert.Equal(14, Said(workspace).Count);
    }

    [Fact]
    public async Task A_bot_that_stops_in_the_middle_of_reading_back_goes_on_where_it_was()
    {
        await using var workspace = await Workspace.StartAsync(("Slack:HistoryPage", "3"), ("Slack:HistoryCallsPerMinute", "60"));
        var room = await workspace.DeclaredAsync();
        await workspace.SaysAsync("UBEN", room, "the last heard");
        await workspace.StopBotAsync();
        for (var i = 1; i <= 12; i++) await workspace.SaysAsync("UANA", room, $"missed {i}");
        await workspace.StartBotAsync();
        await Eventually.Until(() => Said(workspace).Count >= 4, "a first page");
        await workspace.StopBotAsync();
        await workspace.StartBotAsync();
        await workspace.SaysAsync("UANA", room, "meanwhile");
        await Eventually.Until(() => Said(workspace).Count == 14, "everything");
    }

    [Fact]
    public async Task A_connection_that_broke_is_read_back_when_it_returns_and_slacks_pace_is_kept()
    {
        await using var workspace = await Workspace.StartAsync(socket: true);
        var room = await workspace.DeclaredAsync();
        await workspace.SaysAsync("UBEN", room, "before");
        await workspace.QuietAsync();
        var limited = 1;
        workspace.Slack.Fault("conversations.history", _ => Interlocked.Decrement(ref limited) >= 0 ? new WaitASecond() : null);
        workspace.Slack.Sockets.Refusing = true;
        workspace.Slack.Sockets.CloseAll();
        await Eventually.Until(() => workspace.Slack.Sockets.Open.Count == 0, "none");
        await workspace.SaysAsync("UBEN", room, "said meanwhile");
        workspace.Slack.Sockets.Refusing = false;
        await Eventually.Until(() => Gaps(workspace).Count == 1, "the gap is told");
        Assert.Equal(["before", "said meanwhile"], Said(workspace));
        Assert.Equal(1, ((RecorderWasAway)Gaps(workspace)[0].What).Recovered);
        Assert.Single(Said(workspace), "said meanwhile");
    }

    [Fact]
    public async Task A_channel_whose_history_may_not_be_read_says_so_on_the_card()
    {
        await using var workspace = await Workspace.StartAsync();
        await workspace.DeclaredAsync();
        await workspace.StopBotAsync();
        workspace.Slack.ScopesMissing["channels:history"] = true;
        await workspace.StartBotAsync();
        await Eventually.Until(() => workspace.Read(r => r.ByNumber(1))!.Problems.GetValueOrDefault("slack-history/history") == "missing_scope: channels:history", "told");
    }

    private sealed class WaitASecond : Microsoft.AspNetCore.Http.IResult
    {
        public Task ExecuteAsync(Microsoft.AspNetCore.Http.HttpContext httpContext)
        {
            httpContext.Response.StatusCode = 429;
            httpContext.Response.Headers.RetryAfter = "1";
            return Task.CompletedTask;
        }
    }
}
