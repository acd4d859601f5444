using System.Text.Json.Nodes;
using Bot.Incidents.Timelines;
using Bot.Testing;
using Bot.Testing.Slack;
using Microsoft.AspNetCore.Http;

namespace Bot.Slack.Tests;

/// <summary>What changed behind the bot's back is put right when it is there again.</summary>
public class ReturningTests
{
    private static List<string> Said(Workspace workspace) => [.. workspace.Read(r => r.Entries(1).ToList()).Where(e => e.What is MessageSaid).OrderBy(e => e.HappenedAt).Select(e => ((MessageSaid)e.What).Text)];

    private static List<string> Overview(Workspace workspace) => [.. workspace.Read(r => r.ByNumber(1))!.Overview.Values.Select(l => l.Text["en"]!)];

    private static int Gaps(Workspace workspace) => workspace.Read(r => r.Entries(1).Count(e => e.What is RecorderWasAway));

    private static JsonArray By(params string[] users) => new(new JsonObject { ["name"] = "pushpin", ["users"] = new JsonArray([.. users.Select(u => (JsonNode)u)]), ["count"] = users.Length });

    private static JsonObject React(Workspace workspace, Channel room, string type, string ts, string? stamp = null, string user = "UBEN") => new()
    {
        ["type"] = type, ["user"] = user, ["reaction"] = "pushpin", ["event_ts"] = stamp ?? workspace.World.NextTs(), ["item"] = new JsonObject { ["type"] = "message", ["channel"] = room.Id, ["ts"] = ts },
    };

    [Fact]
    public async Task Put_out_of_the_channel_and_invited_back_it_reads_what_was_said_meanwhile_and_does_what_was_refused()
    {
        await using var workspace = await Workspace.StartAsync();
        var room = await workspace.DeclaredAsync();
        for (var time = 1; time <= 2; time++)
        {
            await workspace.SaysAsync("UBEN", room, $"before {time}");
            room.Members.TryRemove(World.BotUser, out _);
            await workspace.EventAsync(new JsonObject { ["type"] = "channel_left", ["channel"] = room.Id, ["event_ts"] = workspace.World.NextTs() });
            workspace.Slack.Fault("conversations.setTopic", "not_in_channel");
            await workspace.TypesAsync("UANA", "COPS", $"/incident INC-1 priority P{time + 2}");
            await Eventually.Until(() => workspace.Read(r => r.ByNumber(1))!.Problems.ContainsKey("slack/topic"), "the topic is refused");
            room.Messages[workspace.World.NextTs()] = new JsonObject { ["type"] = "message", ["user"] = "UBEN", ["text"] = $"said while away {time}" };
            workspace.Slack.Fault("conversations.setTopic", (Func<JsonNode, IResult?>?)null);
            room.Members[World.BotUser] = true;
            await workspace.EventAsync(new JsonObject { ["type"] = "member_joined_channel", ["user"] = World.BotUser, ["channel"] = room.Id, ["inviter"] = "UANA", ["event_ts"] = workspace.World.NextTs() });
            await Eventually.Until(() => Gaps(workspace) == time, "the gap is told");
            await workspace.QuietAsync();
            Assert.Empty(workspace.Read(r => r.ByNumber(1))!.Problems);
            Assert.Contains($"P{time + 2}", room.Topic, StringComparison.Ordinal);
        }
        Assert.Equal(["before 1", "said while away 1", "before 2", "said while away 2"], Said(workspace));
    }

    [Fact]
    public async Task A_pushpin_taken_off_and_a_reply_edited_while_the_bot_was_away_are_seen_when_it_returns()
    {
        await using var workspace = await Workspace.StartAsync();
        var room = await workspace.DeclaredAsync();
        var (alone, both, root) = (await workspace.SaysAsync("UANA", room, "alone"), await workspace.SaysAsync("UANA", room, "both"), await workspace.SaysAsync("UANA", room, "the thread"));
        var reply = await workspace.SaysAsync("UBEN", room, "first reply", root);
        foreach (var ts in new[] { alone, both, reply }) await workspace.EventAsync(React(workspace, room, "reaction_added", ts));
        await workspace.EventAsync(React(workspace, room, "reaction_added", both, user: "UCHLOE"));
        Assert.Equal(["alone", "both", "first reply"], Overview(workspace));
        await workspace.StopBotAsync();
        room.Messages[both]["reactions"] = By("UCHLOE");
        (room.Messages[reply]["text"], room.Messages[reply]["edited"]) = ("edited while away", new JsonObject { ["ts"] = workspace.World.NextTs(), ["user"] = "UBEN" });
        await workspace.SaysAsync("UANA", room, "second reply", root);
        await workspace.StartBotAsync();
        await Eventually.Until(() => Gaps(workspace) == 1, "the gap is told");
        Assert.Equal(["both"], Overview(workspace));
        Assert.Equal(["slack:UCHLOE/reaction"], workspace.Read(r => r.ByNumber(1))!.Overview.Values.Single().Curators);
        Assert.Single(workspace.Read(r => r.Changes(1)), e => e.What is MessageEdited { Text: "edited while away" });
    }

    [Fact]
    public async Task A_thread_that_cannot_be_read_any_more_keeps_nothing_else_from_being_read_back()
    {
        await using var workspace = await Workspace.StartAsync();
        var room = await workspace.DeclaredAsync();
        var (gone, there) = (await workspace.SaysAsync("UBEN", room, "deleted soon"), await workspace.SaysAsync("UBEN", room, "an old thread"));
        await workspace.StopBotAsync();
        await workspace.SaysAsync("UANA", room, "lost with it", gone);
        await workspace.SaysAsync("UANA", room, "late reply", there);
        workspace.Slack.Fault("conversations.replies", args => args["ts"]!.GetValue<string>() == gone ? Results.Text("""{"ok":false,"error":"thread_not_found"}""", "application/json") : null);
        await workspace.StartBotAsync();
        await Eventually.Until(() => Gaps(workspace) == 1, "the gap is told");
        Assert.Equal(["deleted soon", "an old thread", "late reply"], Said(workspace));
        Assert.Empty(workspace.Read(r => r.ByNumber(1))!.Problems);
    }

    [Fact]
    public async Task A_pushpin_or_pin_that_comes_after_the_news_that_it_was_taken_off_stays_off()
    {
        await using var workspace = await Workspace.StartAsync();
        var room = await workspace.DeclaredAsync();
        var ts = await workspace.SaysAsync("UANA", room, "db cpu at 100 %");
        var (first, second, third) = (workspace.World.NextTs(), workspace.World.NextTs(), workspace.World.NextTs());
        await workspace.EventAsync(React(workspace, room, "reaction_removed", ts, second));
        await workspace.EventAsync(React(workspace, room, "reaction_added", ts, first));
        Assert.Empty(Overview(workspace));
        await workspace.EventAsync(React(workspace, room, "reaction_added", ts, third));
        await workspace.EventAsync(React(workspace, room, "reaction_removed", ts, second));
        Assert.Equal(["db cpu at 100 %"], Overview(workspace));
        await workspace.EventAsync(React(workspace, room, "reaction_removed", ts));
        JsonObject Pin(string type, string stamp) => new()
        {
            ["type"] = type, ["user"] = "UBEN", ["channel_id"] = room.Id, ["event_ts"] = stamp, ["item"] = new JsonObject { ["type"] = "message", ["channel"] = room.Id, ["message"] = new JsonObject { ["ts"] = ts, ["user"] = "UANA", ["text"] = "db cpu at 100 %" } },
        };
        await workspace.EventAsync(Pin("pin_removed", second));
        await workspace.EventAsync(Pin("pin_added", first));
        Assert.Empty(Overview(workspace));
    }
}
