using System.Text.Json.Nodes;
using Bot.Incidents.Timelines;
using Bot.Testing;
using Bot.Testing.Slack;
using Microsoft.AspNetCore.Http;

namespace Bot.Slack.Tests;

/// <summary>Who works on incidents, and who is only heard.</summary>
public class ColleaguesTests
{
    private const string Refused = "worked on by members of this workspace";

    private static string Plain(JsonNode? node) => node?.ToJsonString() ?? "";

    private static JsonObject Text(string value) => new() { ["type"] = "plain_text_input", ["value"] = value };

    [Theory]
    [InlineData("""{"is_stranger":true}""")]
    [InlineData("""{"team_id":"T2"}""")]
    [InlineData("""{"team_id":"T2","enterprise_user":{"enterprise_id":"E2"}}""")]
    [InlineData("""{"is_restricted":true}""")]
    [InlineData("""{"is_restricted":true,"is_ultra_restricted":true}""")]
    [InlineData("unknown")]
    public async Task A_guest_or_somebody_of_another_company_is_heard_and_not_obeyed_whatever_they_use(string told)
    {
        await using var workspace = await Workspace.StartAsync();
        var room = await workspace.DeclaredAsync("P2 Terminals refuse cards FR Panne. EN Outage.");
        if (told == "unknown") workspace.Slack.Fault("users.info", args => args["user"]!.GetValue<string>() == "UEVE" ? Results.Text("""{"ok":false,"error":"user_not_found"}""", "application/json") : null);
        else workspace.World.Told["UEVE"] = JsonNode.Parse(told)!.AsObject();
        var ts = await workspace.SaysAsync("UEVE", room, "we see it too");
        Assert.Single(workspace.Read(r => r.Entries(1).ToList()), e => e is { Who.Id: "slack:UEVE", What: MessageSaid { Text: "we see it too" } });
        var before = workspace.Read(r => r.Changes(1)).Count;

        foreach (var words in new[] { "resolved FR Clos. EN Over.", "list", "declare P1 nothing", "" }) Assert.Contains(Refused, Plain(await workspace.TypesAsync("UEVE", room.Id, "/incident " + words)), StringComparison.Ordinal);
        await workspace.ClicksAsync("UEVE", room.Id, "update|1", "INC-1|27");
        await Eventually.Until(() => workspace.World.Private.Any(p => Plain(p).Contains(Refused, StringComparison.Ordinal)), "why not");
        Assert.Empty(workspace.World.Views);
        await workspace.ClicksAsync("UANA", room.Id, "update|1", "INC-1|27");
        await Eventually.Until(() => !workspace.World.Views.IsEmpty, "the form for Ana");
        await workspace.SubmitsAsync("UEVE", "1", ("text_fr", Text("Tout va bien")), ("text_en", Text("All is well")));
        await Eventually.Until(() => workspace.World.Channels.GetValueOrDefault("DUEVE")?.Texts.Any(t => t.Contains(Refused, StringComparison.Ordinal)) == true, "why not, directly");
        var message = new JsonObject { ["ts"] = ts, ["user"] = "UEVE", ["text"] = "we see it too" };
        await workspace.InteractsAsync(new JsonObject
        {
            ["type"] = "message_action", ["callback_id"] = "add_to_timeline_message", ["trigger_id"] = workspace.Slack.Triggers.Issue("teve"), ["user"] = new JsonObject { ["id"] = "UEVE" }, ["channel"] = new JsonObject { ["id"] = room.Id }, ["response_url"] = workspace.Slack.NewResponseUrl(), ["message"] = message.DeepClone(),
        });
        await workspace.EventAsync(new JsonObject { ["type"] = "reaction_added", ["user"] = "UEVE", ["reaction"] = "pushpin", ["event_ts"] = workspace.World.NextTs(), ["item"] = new JsonObject { ["type"] = "message", ["channel"] = room.Id, ["ts"] = ts } });
        await workspace.EventAsync(new JsonObject { ["type"] = "pin_added", ["user"] = "UEVE", ["channel_id"] = room.Id, ["event_ts"] = workspace.World.NextTs(), ["item"] = new JsonObject { ["type"] = "message", ["channel"] = room.Id, ["message"] = message.DeepClone() } });
        await workspace.EventAsync(new JsonObject { ["type"] = "app_home_opened", ["user"] = "UEVE", ["tab"] = "home", ["event_ts"] = workspace.World.NextTs() });
        await Eventually.Until(() => workspace.World.Homes.ContainsKey("UEVE"), "the page");
        Assert.Contains(Refused, Plain(workspace.World.Homes["UEVE"]), StringComparison.Ordinal);
        Assert.DoesNotContain("Terminals", Plain(workspace.World.Homes["UEVE"]), StringComparison.Ordinal);
        Assert.Equal(before, workspace.Read(r => r.Changes(1)).Count);
        Assert.Null(workspace.Read(r => r.ByNumber(2)));
    }

    [Fact]
    public async Task Whoever_presses_from_another_workspace_is_not_obeyed_while_slack_does_not_tell_of_them()
    {
        await using var workspace = await Workspace.StartAsync();
        var room = await workspace.DeclaredAsync();
        workspace.Slack.Fault("users.info", "internal_error");
        await workspace.ClicksAsync("UEVE", room.Id, "update|1", "INC-1|27", team: "T2");
        await Eventually.Until(() => workspace.World.Private.Any(p => Plain(p).Contains(Refused, StringComparison.Ordinal)), "why not");
        await workspace.ClicksAsync("UDAN", room.Id, "update|1", "INC-1|27");
        await Eventually.Until(() => !workspace.World.Views.IsEmpty, "a colleague is obeyed all the same");
    }

    [Fact]
    public async Task Whoever_types_in_another_workspace_is_not_obeyed_while_slack_does_not_tell_of_them_unless_it_is_of_the_organisation()
    {
        await using var workspace = await Workspace.StartAsync();
        workspace.Slack.Fault("auth.test", _ => Results.Text("""{"ok":true,"url":"https://acme.slack.com/","team_id":"T1","enterprise_id":"E1","user_id":"UBOT","bot_id":"BBOT"}""", "application/json"));
        var room = await workspace.DeclaredAsync();
        workspace.Slack.Fault("users.info", "internal_error");
        Assert.Contains(Refused, Plain(await workspace.TypesAsync("UEVE", room.Id, "/incident show", team: "T9")), StringComparison.Ordinal);
        Assert.Contains(Refused, Plain(await workspace.TypesAsync("UEVE", room.Id, "/incident show", team: "T9", enterprise: "E9")), StringComparison.Ordinal);
        foreach (var (team, enterprise) in new[] { ("T1", "E1"), ("T9", "E1") })
            Assert.DoesNotContain(Refused, Plain(await workspace.TypesAsync("UDAN", room.Id, "/incident show", team: team, enterprise: enterprise)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_of_the_same_organisation_are_colleagues_and_so_are_guests_where_the_settings_say_so()
    {
        await using var workspace = await Workspace.StartAsync(("Slack:Guests", "true"));
        workspace.Slack.Fault("auth.test", _ => Results.Text("""{"ok":true,"url":"https://acme.slack.com/","team_id":"T1","enterprise_id":"E1","user_id":"UBOT","bot_id":"BBOT"}""", "application/json"));
        var room = await workspace.DeclaredAsync();
        workspace.World.Told["WDAN"] = new JsonObject { ["team_id"] = "T9", ["enterprise_user"] = new JsonObject { ["enterprise_id"] = "E1" } };
        workspace.World.Told["UGUEST"] = new JsonObject { ["is_restricted"] = true };
        workspace.World.Told["WEVE"] = new JsonObject { ["team_id"] = "T9", ["is_restricted"] = true, ["enterprise_user"] = new JsonObject { ["enterprise_id"] = "E2" } };
        foreach (var (user, priority) in new[] { ("WDAN", "P1"), ("UGUEST", "P3"), ("WEVE", "P4") }) await workspace.TypesAsync(user, room.Id, "/incident priority " + priority);
        Assert.Equal("P3", workspace.Read(r => r.ByNumber(1))!.Priority.ToString());
    }
}
