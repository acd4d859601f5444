using System.Text.Json.Nodes;
using Bot.Incidents.Lifecycles;
using Bot.Testing;

namespace Bot.Slack.Tests;

/// <summary>What broke other incident bots, on the wire.</summary>
public class TrapTests
{
    private static string Plain(JsonNode? node) => node?.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) ?? "";

    [Fact]
    public async Task A_channel_with_a_hundred_pins_costs_the_pin_of_the_card_only()
    {
        await using var workspace = await Workspace.StartAsync();
        workspace.Slack.Fault("pins.add", "too_many_pins");
        var room = await workspace.DeclaredAsync();
        await Eventually.Until(() => workspace.Read(r => r.ByNumber(1))!.Problems.GetValueOrDefault("slack/pin") == "too_many_pins", "told");
        Assert.Single(room.Texts, t => t.Contains("\"header\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_people_change_the_status_at_once_and_both_are_on_the_record_with_who_did_it()
    {
        await using var workspace = await Workspace.StartAsync();
        var room = await workspace.DeclaredAsync();
        await Task.WhenAll(workspace.TypesAsync("UANA", room.Id, "/incident identified FR Trouvé. EN Found."), workspace.TypesAsync("UBEN", room.Id, "/incident monitoring FR Corrigé. EN Fixed."));
        var moves = workspace.Read(r => r.Changes(1).Where(e => e.What is StatusChanged).ToList());
        Assert.InRange(moves.Count, 1, 2);
        Assert.All(moves, m => Assert.Contains(m.Who.Name, new[] { "Ana", "Ben" }));
        Assert.True(workspace.Read(r => r.ByNumber(1))!.Status is Status.Identified or Status.Monitoring);
        await workspace.QuietAsync();
        Assert.Single(room.Texts, t => t.Contains("\"header\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_select_left_empty_is_told_on_its_field()
    {
        await using var workspace = await Workspace.StartAsync();
        var room = await workspace.DeclaredAsync();
        await workspace.ClicksAsync("UANA", room.Id, "status|0", "INC-1|1");
        await Eventually.Until(() => !workspace.World.Views.IsEmpty, "the modal");
        var answer = await workspace.SubmitsAsync("UANA", "1", ("status", new JsonObject { ["type"] = "static_select", ["selected_option"] = null }), ("text", new JsonObject { ["type"] = "plain_text_input", ["value"] = null }));
        Assert.NotNull(answer?["errors"]?["status"]);
        Assert.DoesNotContain(workspace.Read(r => r.Changes(1)), e => e.What is StatusChanged);
    }

    [Fact]
    public async Task Mrkdwn_liquid_and_html_in_what_people_type_stay_what_they_typed()
    {
        await using var workspace = await Workspace.StartAsync();
        const string typed = "*bold* _it_ `code` {{ incident.title }} {% raw %} &lt;b&gt;html&lt;/b&gt; | pipe";
        var room = await workspace.DeclaredAsync("P3 " + typed);
        var ts = await workspace.SaysAsync("UBEN", room, typed);
        await workspace.EventAsync(new JsonObject { ["type"] = "reaction_added", ["user"] = "UANA", ["reaction"] = "pushpin", ["event_ts"] = "1.2", ["item"] = new JsonObject { ["type"] = "message", ["channel"] = room.Id, ["ts"] = ts } });
        await workspace.TypesAsync("UANA", room.Id, "/incident resolved FR Fini. EN Over.");
        await workspace.TypesAsync("UANA", room.Id, "/incident postmortem publish anyway");
        var incident = workspace.Read(r => r.ByNumber(1))!;
        Assert.Equal("*bold* _it_ `code` {{ incident.title }} {% raw %} <b>html</b> | pipe", incident.Title);
        Assert.Contains("{{ incident.title }}", incident.PublishedPostmortem, StringComparison.Ordinal);
        await workspace.QuietAsync();
        Assert.Contains(room.Texts, t => t.Contains("&lt;b&gt;html", StringComparison.Ordinal) || t.Contains("<b>html", StringComparison.Ordinal));
        Assert.Empty(workspace.Slack.Violations);
    }

    [Fact]
    public async Task Secrets_typed_in_slack_reach_neither_the_record_nor_slack_again()
    {
        await using var workspace = await Workspace.StartAsync();
        var room = await workspace.DeclaredAsync();
        await workspace.SaysAsync("UBEN", room, "card 4111 1111 1111 1111 declined, token xoxb-12345678901-abcdefghijkl");
        var answer = await workspace.TypesAsync("UANA", room.Id, "/incident note card 4111111111111111 declined");
        Assert.Contains("masked", Plain(answer), StringComparison.Ordinal);
        await workspace.QuietAsync();
        var record = workspace.Read(r => string.Join('\n', r.Chain(1).Select(e => e.Content)));
        Assert.DoesNotContain("4111111111111111", record, StringComparison.Ordinal);
        Assert.DoesNotContain("4111 1111 1111 1111", record, StringComparison.Ordinal);
        Assert.DoesNotContain("xoxb-12345678901", record, StringComparison.Ordinal);
        Assert.DoesNotContain(workspace.Slack.Calls, c => Plain(c.Args).Contains("4111111111111111", StringComparison.Ordinal));
    }
}
