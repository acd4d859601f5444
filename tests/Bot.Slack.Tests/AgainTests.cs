using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Testing;
using Bot.Testing.Slack;
using Microsoft.AspNetCore.Http;

namespace Bot.Slack.Tests;

/// <summary>What Slack answered with a no or not at all is tried again, and neither lost nor done twice.</summary>
public class AgainTests
{
    private static ImmutableSortedDictionary<string, string> Problems(Workspace workspace) => workspace.Read(r => r.ByNumber(1))!.Problems;

    [Fact]
    public async Task A_word_to_one_person_that_slack_would_not_take_at_first_is_said_the_next_time()
    {
        await using var workspace = await Workspace.StartAsync();
        var (rooms, busy) = (1, 1);
        workspace.Slack.Fault("conversations.create", _ => Interlocked.Decrement(ref rooms) >= 0 ? Results.Text("""{"ok":false,"error":"restricted_action"}""", "application/json") : null);
        workspace.Slack.Fault("chat.postMessage", args => args["channel"]!.GetValue<string>() == "DUANA" && Interlocked.Decrement(ref busy) >= 0 ? Results.StatusCode(503) : null);
        await workspace.TypesAsync("UANA", "COPS", "/incident declare P3 Webhook backlog growing");
        await Eventually.Until(() => workspace.World.Channels.GetValueOrDefault("DUANA")?.Texts.Any(t => t.Contains("INC-1. Slack, the channel", StringComparison.Ordinal)) == true, "Ana is told");
        await workspace.QuietAsync();
        Assert.DoesNotContain(Problems(workspace), p => p.Key is "slack/tell" || p.Value.Contains("missing_scope", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_word_to_one_person_that_slack_refuses_is_not_told_as_trouble_with_the_channel()
    {
        await using var workspace = await Workspace.StartAsync();
        workspace.Slack.Fault("conversations.create", "restricted_action");
        workspace.Slack.Fault("chat.postMessage", args => args["channel"]!.GetValue<string>() == "DUANA" ? Results.Text("""{"ok":false,"error":"cannot_dm_bot"}""", "application/json") : null);
        await workspace.TypesAsync("UANA", "COPS", "/incident declare P3 Webhook backlog growing");
        await Eventually.Until(() => Problems(workspace).ContainsKey("slack/tell"), "noted");
        await workspace.QuietAsync();
        Assert.Equal("no_channel", Problems(workspace).GetValueOrDefault("slack/post", "no_channel"));
    }

    [Fact]
    public async Task An_announcement_whose_answer_never_came_is_found_where_the_bot_is_no_member_and_not_made_twice()
    {
        await using var workspace = await Workspace.StartAsync();
        var lost = 1;
        workspace.Slack.Fault("chat.postMessage", args =>
        {
            if (args["channel"]!.GetValue<string>() != "CANNOUNCE" || Interlocked.Decrement(ref lost) < 0) return null;
            var kept = args.DeepClone().AsObject();
            (kept["bot_id"], kept["user"]) = (World.BotId, World.BotUser);
            workspace.World.Channels["CANNOUNCE"].Messages[workspace.World.NextTs()] = kept;
            return Results.StatusCode(500);
        });
        await workspace.DeclaredAsync("P3 Merchant portal login loops");
        Assert.Single(workspace.World.Channels["CANNOUNCE"].Texts);
        Assert.DoesNotContain(workspace.Read(r => r.Changes(1)), e => e.What is Incidents.Timelines.ChatStepFailed);
    }

    [Fact]
    public async Task Links_that_were_set_before_slack_asked_to_wait_are_not_set_again_and_go_when_their_ticket_is_dropped()
    {
        await using var workspace = await Workspace.StartAsync(("Incidents:TicketUrl", "https://jira.example/{ticket}"), ("Incidents:PublicUrl", "https://bot.example"));
        var busy = 1;
        workspace.Slack.Fault("bookmarks.add", args => args["link"]!.GetValue<string>().StartsWith("https://bot", StringComparison.Ordinal) && Interlocked.Decrement(ref busy) >= 0 ? Results.StatusCode(503) : null);
        var room = await workspace.DeclaredAsync("P3 TSR-22 API errors all over");
        Assert.Equal(["https://bot.example/incidents/INC-1", "https://jira.example/TSR-22"], room.Bookmarks.Values.Order(StringComparer.Ordinal));
        await workspace.TypesAsync("UANA", room.Id, "/incident tsr TSR-23 also");
        await workspace.TypesAsync("UANA", room.Id, "/incident tsr drop TSR-22");
        await workspace.QuietAsync();
        Assert.Equal(["https://bot.example/incidents/INC-1", "https://jira.example/TSR-23"], room.Bookmarks.Values.Order(StringComparer.Ordinal));
    }
}
