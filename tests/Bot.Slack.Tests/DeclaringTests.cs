using Bot.Testing;
using Bot.Testing.Slack;
using Microsoft.AspNetCore.Http;

namespace Bot.Slack.Tests;

/// <summary>Declaring: channel, people, card, announcement; and each of them failing alone.</summary>
public class DeclaringTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Declaring_opens_channel_card_topic_bookmark_and_announcement(bool socket)
    {
        await using var workspace = await Workspace.StartAsync(socket, null, ("Incidents:TicketUrl", "https://tickets.example/{ticket}"), ("Slack:OnCallGroup", "SONCALL"));
        workspace.World.Groups["SONCALL"] = ["UBEN", "UCHLOE", "UANA"];
        var room = await workspace.DeclaredAsync();
        Assert.Equal("inc-1-terminals-refuse-cards", room.Name);
        Assert.Contains("TSR-2292", room.Topic, StringComparison.Ordinal);
        Assert.Equal(["UANA", "UBEN", "UBOT", "UCHLOE"], room.Members.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("https://tickets.example/TSR-2292", Assert.Single(room.Bookmarks).Value);
        var card = Assert.Single(room.Messages, m => m.Value["blocks"]!.ToJsonString().Contains("\"header\"", StringComparison.Ordinal));
        Assert.Equal([card.Key], room.Pins.Keys);
        var announced = Assert.Single(workspace.World.Channels["CANNOUNCE"].Texts);
        Assert.Contains("INC-1", announced, StringComparison.Ordinal);
        Assert.Contains($"<#{room.Id}>", announced, StringComparison.Ordinal);
        Assert.Empty(workspace.Read(r => r.ByNumber(1))!.Problems);
        Assert.Empty(workspace.Slack.Violations);

        // Another ticket later is another bookmark; one that is dropped goes.
        await workspace.TypesAsync("UANA", room.Id, "/tsr TSR-7");
        await workspace.TypesAsync("UANA", room.Id, "/incident tsr drop TSR-2292");
        await Eventually.Until(() => room.Bookmarks.Values.SequenceEqual(["https://tickets.example/TSR-7"]), "the bookmarks follow the tickets");
    }

    [Theory]
    [InlineData("Paiements (down) — 🔥 élsewhere", "inc-1-paiements-down-elsewhere")]
    [InlineData("支付系统 故障", "inc-1-支付系统-故障")]
    [InlineData("🔥🔥 API 🔥", "inc-1-api")]
    [InlineData("the payment terminals of every single merchant between Lille and Marseille refuse all cards", "inc-1-the-payment-terminals-of-every-single-merchant-between-lille-and-marseille")]
    public async Task A_title_of_any_script_makes_a_channel_name_that_slack_takes(string title, string name)
    {
        await using var workspace = await Workspace.StartAsync();
        var room = await workspace.DeclaredAsync("P2 " + title);
        Assert.Equal(name, room.Name);
        Assert.Empty(workspace.Slack.Violations);
    }

    [Fact]
    public async Task A_name_that_is_taken_also_by_an_archived_channel_gets_a_number()
    {
        await using var workspace = await Workspace.StartAsync();
        workspace.World.Channels["COLD"] = new Channel("COLD", "inc-1-logins-fail", secret: false) { Archived = true };
        Assert.Equal("inc-1-logins-fail-2", (await workspace.DeclaredAsync("P2 logins fail")).Name);
    }

    [Fact]
    public async Task A_channel_that_cannot_be_made_is_told_and_repair_makes_it_and_says_what_waited()
    {
        await using var workspace = await Workspace.StartAsync();
        workspace.Slack.Fault("conversations.create", "restricted_action");
        await workspace.TypesAsync("UBEN", "COPS", "/incident declare P2 Something else broke");
        await workspace.TypesAsync("UBEN", "COPS", "/incident INC-1 update FR Nous cherchons. EN We are looking.");
        await Eventually.Until(() => workspace.Read(r => r.ByNumber(1))?.Problems.GetValueOrDefault("slack/room") == "restricted_action", "the incident exists and says what failed");
        var shown = await workspace.TypesAsync("UCHLOE", "COPS", "/incident INC-1 afficher");
        Assert.Contains("Un administrateur de l’espace doit l’autoriser", Unescaped(shown!), StringComparison.Ordinal);
        await Eventually.Until(() => workspace.World.Channels["CANNOUNCE"].Texts.Count == 1, "the announcement does not need the channel");

        workspace.Slack.Fault("conversations.create", (Func<System.Text.Json.Nodes.JsonNode, IResult?>?)null);
        await workspace.TypesAsync("UBEN", "COPS", "/incident INC-1 repair");
        await Eventually.Until(() => workspace.World.Named("inc-1-something-else-broke")?.Texts.Any(t => t.Contains("We are looking.", StringComparison.Ordinal) && !t.Contains("header", StringComparison.Ordinal)) == true, "what was said meanwhile is said now");
        await Eventually.Until(() => workspace.Read(r => r.ByNumber(1))!.Problems.IsEmpty, "nothing is wrong any more");
    }

    [Theory]
    [InlineData("pins.add", "pins:write", "slack/pin")]
    [InlineData("bookmarks.add", "bookmarks:write", "slack/bookmarks")]
    [InlineData("usergroups.users.list", "usergroups:read", "slack/on_call")]
    public async Task A_scope_that_is_missing_costs_its_step_only_and_repair_puts_it_right(string method, string scope, string problem)
    {
        await using var workspace = await Workspace.StartAsync(("Incidents:TicketUrl", "https://tickets.example/{ticket}"), ("Slack:OnCallGroup", "SONCALL"));
        workspace.World.Groups["SONCALL"] = ["UBEN"];
        workspace.Slack.ScopesMissing[scope] = true;
        var room = await workspace.DeclaredAsync();
        await Eventually.Until(() => workspace.Read(r => r.ByNumber(1))!.Problems.ContainsKey(problem), "the card says what is missing");
        await workspace.QuietAsync();
        Assert.Equal([$"{problem}:missing_scope: {scope}"], workspace.Read(r => r.ByNumber(1))!.Problems.Select(p => $"{p.Key}:{p.Value}"));
        Assert.Contains(room.Texts, t => t.Contains(scope, StringComparison.Ordinal) && t.Contains("Install the app again", StringComparison.Ordinal));
        var calls = workspace.Slack.Calls.Count(c => c.Method == method);
        await workspace.TypesAsync("UANA", room.Id, "/incident priority P1");
        await workspace.QuietAsync();
        Assert.Equal(calls, workspace.Slack.Calls.Count(c => c.Method == method));

        workspace.Slack.ScopesMissing.Clear();
        await workspace.TypesAsync("UANA", room.Id, "/incident repair");
        await Eventually.Until(() => workspace.Read(r => r.ByNumber(1))!.Problems.IsEmpty, "repaired");
        Assert.Contains(workspace.Slack.Calls.Skip(calls), c => c.Method == method);
    }

    [Fact]
    public async Task A_method_this_slack_does_not_know_is_a_step_that_failed_not_an_endless_one()
    {
        await using var workspace = await Workspace.StartAsync(("Incidents:TicketUrl", "https://tickets.example/{ticket}"));
        workspace.Slack.Fault("bookmarks.add", _ => Results.NotFound());
        await workspace.DeclaredAsync();
        await Eventually.Until(() => workspace.Read(r => r.ByNumber(1))!.Problems.GetValueOrDefault("slack/bookmarks") == "unknown_method", "told");
    }

    private static string Unescaped(System.Text.Json.Nodes.JsonNode json) => json.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
