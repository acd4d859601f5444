using System.Text.Json.Nodes;
using Bot.Features.Keeping;
using Bot.Testing;
using Bot.Testing.Slack;
using Microsoft.AspNetCore.Http;

namespace Bot.Slack.Tests;

/// <summary>What goes out: delayed, never lost, never twice, at Slack's pace.</summary>
public class OutboxTests
{
    private static List<string> Notes(Channel room) => [.. room.Messages.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => m.Value["text"]!.GetValue<string>()).Where(t => t.Contains("step ", StringComparison.Ordinal) && !t.Contains("INC-1 P", StringComparison.Ordinal))];

    [Fact]
    public async Task An_outage_delays_and_loses_nothing_and_nothing_is_said_twice()
    {
        await using var workspace = await Workspace.StartAsync();
        var room = await workspace.DeclaredAsync();
        var failures = 3;
        workspace.Slack.Fault("chat.postMessage", _ => Interlocked.Decrement(ref failures) >= 0 ? Results.StatusCode(503) : null);
        for (var i = 1; i <= 5; i++) await workspace.TypesAsync("UANA", room.Id, $"/incident note step {i}");
        await workspace.QuietAsync();
        Assert.Equal(Enumerable.Range(1, 5), Notes(room).Select(t => t[t.LastIndexOf("step ", StringComparison.Ordinal) + 5] - '0'));
    }

    [Fact]
    public async Task A_message_that_was_posted_but_whose_answer_never_came_is_not_posted_again()
    {
        await using var workspace = await Workspace.StartAsync();
        var room = await workspace.DeclaredAsync();
        var lost = 1;
        workspace.Slack.Fault("chat.postMessage", args =>
        {
            if (!args["text"]!.GetValue<string>().Contains("step ", StringComparison.Ordinal) || Interlocked.Decrement(ref lost) < 0) return null;
            var kept = args.DeepClone().AsObject();
            (kept["bot_id"], kept["user"]) = (World.BotId, World.BotUser);
            room.Messages[workspace.World.NextTs()] = kept;
            return Results.StatusCode(504);
        });
        await workspace.TypesAsync("UANA", room.Id, "/incident note step 1");
        await workspace.QuietAsync();
        Assert.Single(Notes(room));
    }

    [Fact]
    public async Task A_channel_that_was_made_but_whose_answer_never_came_is_the_incidents_channel()
    {
        await using var workspace = await Workspace.StartAsync();
        var lost = 1;
        workspace.Slack.Fault("conversations.create", args =>
        {
            if (Interlocked.Decrement(ref lost) < 0) return null;
            var made = new Channel("CLOST", args["name"]!.GetValue<string>(), secret: false) { Creator = World.BotUser };
            made.Members[World.BotUser] = true;
            workspace.World.Channels[made.Id] = made;
            return Results.StatusCode(504);
        });
        Assert.Equal("CLOST", (await workspace.DeclaredAsync("P3 Payouts are late")).Id);
        Assert.DoesNotContain(workspace.World.Channels.Values, c => c.Name.EndsWith("-2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_channel_of_somebody_else_is_not_taken_for_one_whose_answer_never_came()
    {
        await using var workspace = await Workspace.StartAsync();
        var failures = 1;
        workspace.Slack.Fault("conversations.create", args =>
        {
            if (Interlocked.Decrement(ref failures) < 0) return null;
            var theirs = new Channel("CTHEIRS", args["name"]!.GetValue<string>(), secret: false);
            theirs.Members[World.BotUser] = true;
            workspace.World.Channels[theirs.Id] = theirs;
            return Results.StatusCode(504);
        });
        var room = await workspace.DeclaredAsync("P3 Payouts are late");
        Assert.EndsWith("-2", room.Name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_the_usual_pace_slack_never_has_to_say_wait()
    {
        await using var workspace = await Workspace.StartAsync(("Slack:MessagesPerSecond", "1"));
        workspace.Slack.Rates.Enforced = true;
        var room = await workspace.DeclaredAsync();
        for (var i = 1; i <= 6; i++) await workspace.TypesAsync("UANA", room.Id, $"/incident note step {i}");
        await workspace.QuietAsync();
        Assert.Equal(6, Notes(room).Count);
        Assert.Equal(0, workspace.Slack.Rates.Refused);
    }

    [Fact]
    public async Task With_a_revoked_token_everything_waits_a_person_is_told_and_it_goes_out_with_a_new_one()
    {
        await using var workspace = await Workspace.StartAsync();
        var room = await workspace.DeclaredAsync();
        foreach (var method in new[] { "chat.postMessage", "chat.update", "conversations.setTopic" }) workspace.Slack.Fault(method, "token_revoked");
        await workspace.TypesAsync("UANA", room.Id, "/incident update FR Toujours en cours. EN Still on it.");
        await Eventually.Until(() => workspace.Read(r => r.ByNumber(1))!.Problems.GetValueOrDefault("slack/connection") == "token_revoked", "the record says so");
        Assert.Contains("new token", (await workspace.TypesAsync("UANA", room.Id, "/incident show"))!.ToJsonString(), StringComparison.Ordinal);
        Assert.True(await workspace.Of<IOutbox>().CountWaitingAsync(TestContext.Current.CancellationToken) > 0);
        await workspace.StopBotAsync();
        foreach (var method in new[] { "chat.postMessage", "chat.update", "conversations.setTopic" }) workspace.Slack.Fault(method, (Func<JsonNode, IResult?>?)null);
        await workspace.StartBotAsync();
        await Eventually.Until(() => room.Texts.Any(t => t.Contains("Still on it.", StringComparison.Ordinal)), "it is said after all");
    }

    [Fact]
    public async Task A_card_that_somebody_deleted_is_posted_and_pinned_anew()
    {
        await using var workspace = await Workspace.StartAsync();
        var room = await workspace.DeclaredAsync();
        var card = Assert.Single(room.Pins.Keys);
        room.Messages.TryRemove(card, out _);
        room.Pins.Clear();
        await workspace.TypesAsync("UANA", room.Id, "/incident priority P1");
        await Eventually.Until(() => room.Pins.Count == 1, "a new card, pinned");
        await workspace.QuietAsync();
        Assert.NotEqual(card, Assert.Single(room.Pins.Keys));
        Assert.Single(room.Texts, t => t.Contains("\"header\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Slack_away_while_three_hundred_commands_come_through_the_console_gets_everything_once_and_in_order()
    {
        await using var workspace = await Workspace.StartAsync();
        var room = await workspace.DeclaredAsync();
        var down = true;
        foreach (var method in new[] { "chat.postMessage", "chat.update", "conversations.setTopic", "conversations.history" })
            workspace.Slack.Fault(method, _ => Volatile.Read(ref down) ? Results.StatusCode(503) : null);
        var desk = workspace.Of<Chat.Delivery.IDesk>();
        for (var i = 1; i <= 300; i++)
            await desk.ReceiveAsync(new Chat.Delivery.Delivery($"console/{i}", new Chat.Delivery.Place("console", "", "INC-1"), new Chat.Delivery.Person("console:ana", "Ana"), NodaTime.SystemClock.Instance.GetCurrentInstant(),
                new Chat.Delivery.Happening.Command($"note step {i} of many")), TestContext.Current.CancellationToken);
        Volatile.Write(ref down, false);
        await workspace.QuietAsync();
        Assert.Equal(Enumerable.Range(1, 300).Select(i => $"step {i} of many"), Notes(room).Select(t => t[t.IndexOf("step ", StringComparison.Ordinal)..].Split('.')[0].TrimEnd()));
        Assert.Empty(workspace.Slack.Violations);
    }
}
