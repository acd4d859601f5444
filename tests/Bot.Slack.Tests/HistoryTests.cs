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

    private static List<string> Overview(Workspace workspace) => [.. workspace.Read(r => r.ByNumber(1))!.Overview.Values.Select(l => l.Text["en"]!)];

    [Fact]
    public async Task A_pushpin_that_comes_before_its_message_or_on_a_reply_nobody_heard_counts()
    {
        await using var workspace = await Workspace.StartAsync();
        var room = await workspace.DeclaredAsync();
        var (root, reply) = (workspace.World.NextTs(), workspace.World.NextTs());
        JsonObject Said(string ts, string text) => new() { ["type"] = "message", ["user"] = "UBEN", ["text"] = text, ["thread_ts"] = root, ["reactions"] = new JsonArray(new JsonObject { ["name"] = "pushpin", ["users"] = new JsonArray("UANA"), ["count"] = 1 }) };
        (room.Messages[root], room.Messages[reply]) = (Said(root, "the parent"), Said(reply, "the reply"));
        JsonObject React(string type, string ts) => new()
        {
            ["type"] = type, ["user"] = "UANA", ["reaction"] = "pushpin", ["event_ts"] = workspace.World.NextTs(), ["item"] = new JsonObject { ["type"] = "message", ["channel"] = room.Id, ["ts"] = ts },
        };
        await workspace.EventAsync(React("reaction_added", reply));
        await Eventually.Until(() => Overview(workspace).Count == 1, "the reply is on the overview");
        Assert.Equal(["the reply"], Overview(workspace));
        // The message itself comes late: it is known.
        var late = Said(reply, "the reply");
        (late["channel"], late["ts"]) = (room.Id, reply);
        await workspace.EventAsync(late);
        Assert.Equal(["the reply"], HistoryTests.Said(workspace));
        await workspace.EventAsync(React("reaction_removed", reply));
        Assert.Empty(Overview(workspace));
        Assert.Empty(Gaps(workspace));
    }

    [Fact]
    public async Task Pins_and_pushpins_that_were_given_while_the_bot_was_away_count_and_one_taken_off_does_not_come_back()
    {
        await using var workspace = await Workspace.StartAsync();
        var room = await workspace.DeclaredAsync();
        JsonArray Pushpin() => new(new JsonObject { ["name"] = "pushpin", ["users"] = new JsonArray("UANA"), ["count"] = 1 }, new JsonObject { ["name"] = "eyes", ["users"] = new JsonArray("UANA"), ["count"] = 1 });
        var heard = await workspace.SaysAsync("UBEN", room, "heard");
        await workspace.SaysAsync("UBEN", room, "the last heard");
        await workspace.StopBotAsync();
        var (missed, pinned) = (await workspace.SaysAsync("UBEN", room, "missed"), await workspace.SaysAsync("UBEN", room, "pinned"));
        foreach (var ts in new[] { heard, missed }) room.Messages[ts]["reactions"] = Pushpin();
        (room.Messages[pinned]["pinned_to"], room.Messages[pinned]["pinned_info"]) = (new JsonArray(room.Id), new JsonObject { ["channel"] = room.Id, ["pinned_by"] = "UCHLOE", ["pinned_ts"] = 1758031871 });
        await workspace.StartBotAsync();
        await Eventually.Until(() => Overview(workspace).Count == 3, "three on the overview");
        Assert.Equal(["heard", "missed", "pinned"], Overview(workspace));
        await workspace.QuietAsync();
        await workspace.EventAsync(new JsonObject { ["type"] = "reaction_removed", ["user"] = "UANA", ["reaction"] = "pushpin", ["event_ts"] = workspace.World.NextTs(), ["item"] = new JsonObject { ["type"] = "message", ["channel"] = room.Id, ["ts"] = missed } });
        await workspace.StopBotAsync();
        await workspace.StartBotAsync();
        await workspace.QuietAsync();
        Assert.Equal(["heard", "pinned"], Overview(workspace));
        Assert.DoesNotContain(workspace.Read(r => r.Entries(1).ToList()), e => e.What is Reacted);
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

    [Fact]
    public async Task What_slack_held_back_because_there_was_too_much_is_read_back()
    {
        await using var workspace = await Workspace.StartAsync();
        var room = await workspace.DeclaredAsync();
        await workspace.SaysAsync("UBEN", room, "before");
        var held = workspace.World.NextTs();
        room.Messages[held] = new JsonObject { ["type"] = "message", ["user"] = "UBEN", ["text"] = "held back" };
        await workspace.SaysAsync("UBEN", room, "after");
        Assert.Equal(200, (int)(await workspace.SendAsync($$"""{"type":"app_rate_limited","token":"x","team_id":"T1","api_app_id":"A1","minute_rate_limited":{{held.Split('.')[0]}}}""", "application/json")).StatusCode);
        await Eventually.Until(() => Said(workspace).Contains("held back"), "it is read back");
        await workspace.QuietAsync();
        Assert.Equal(3, Said(workspace).Count);
    }

    [Fact]
    public async Task What_came_while_the_channel_was_being_set_up_and_meant_nothing_then_is_read_back_too()
    {
        await using var workspace = await Workspace.StartAsync();
        var said = new TaskCompletionSource();
        workspace.Slack.Fault("conversations.invite", _ =>
        {
            said.Task.Wait(TestContext.Current.CancellationToken);
            return null;
        });
        await workspace.TypesAsync("UANA", "COPS", "/incident declare P2 Terminals refuse cards");
        await Eventually.Until(() => workspace.World.Channels.Values.Any(c => c.Name.StartsWith("inc-1", StringComparison.Ordinal)), "the channel");
        var room = workspace.World.Channels.Values.First(c => c.Name.StartsWith("inc-1", StringComparison.Ordinal));
        await workspace.SaysAsync("UANA", room, "db7 is down");
        said.SetResult();
        await Eventually.Until(() => Said(workspace).Contains("db7 is down"), "the first words are read back");
    }

    [Fact]
    public async Task What_is_said_while_the_channel_is_being_set_up_is_read_back()
    {
        await using var workspace = await Workspace.StartAsync();
        // The bot learns of the channel only when all of it is there; its people are in it before.
        workspace.Slack.Fault("conversations.invite", _ =>
        {
            foreach (var room in workspace.World.Channels.Values.Where(c => c.Name.StartsWith("inc-1", StringComparison.Ordinal)))
                if (room.Messages.Values.All(m => m["text"]?.GetValue<string>() != "db7 is down"))
                    room.Messages[workspace.World.NextTs()] = new JsonObject { ["type"] = "message", ["user"] = "UANA", ["text"] = "db7 is down" };
            return null;
        });
        await workspace.DeclaredAsync();
        await Eventually.Until(() => Said(workspace).Contains("db7 is down"), "the first words are read back");
    }
}
