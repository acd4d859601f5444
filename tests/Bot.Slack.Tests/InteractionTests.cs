using System.Text.Json.Nodes;
using Bot.Features.Deciding;
using Bot.Features.Keeping;
using Bot.Incidents;
using Bot.Incidents.Clocks;
using Bot.Incidents.FollowUps;
using Bot.Incidents.Lifecycles;
using Bot.Incidents.Texts;
using Bot.Incidents.Timelines;
using Bot.Incidents.Updates;
using Bot.Testing;
using Bot.Testing.Slack;
using NodaTime;

namespace Bot.Slack.Tests;

/// <summary>Buttons, modals, shortcuts, documents, the Home tab.</summary>
public class InteractionTests
{
    private static JsonObject Text(string value) => new() { ["type"] = "plain_text_input", ["value"] = value };

    private static JsonObject Choice(string value) => new() { ["type"] = "static_select", ["selected_option"] = new JsonObject { ["value"] = value } };

    private static string Plain(JsonNode node) => node.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Buttons_open_modals_errors_appear_on_the_field_and_submitted_twice_counts_once(bool socket)
    {
        await using var workspace = await Workspace.StartAsync(socket);
        var room = await workspace.DeclaredAsync();
        await workspace.ClicksAsync("UCHLOE", room.Id, "note|3", "INC-1|5");
        await Eventually.Until(() => !workspace.World.Views.IsEmpty, "the modal");
        Assert.Equal("Noter un fait", workspace.World.Views.Last()["title"]!["text"]!.GetValue<string>());
        var errors = await workspace.SubmitsAsync("UCHLOE", "1", ("clock", Choice("started")), ("at", Text("25h99")));
        Assert.Contains("n’est pas une heure", errors!["errors"]!["at"]!.GetValue<string>(), StringComparison.Ordinal);
        // Handed in again as it was it is refused again; an error changes no view, and the next one may come with the same hash.
        Assert.NotNull(await workspace.SubmitsAsync("UCHLOE", "1", ("clock", Choice("started")), ("at", Text("25h99"))));
        for (var i = 0; i < 2; i++) Assert.Null(await workspace.SubmitsAsync("UCHLOE", "1", ("clock", Choice("started")), ("at", Text("il y a 5 min"))));
        Assert.Single(workspace.Read(r => r.Changes(1)), e => e.What is ClockMarked);
        Assert.Empty(workspace.Slack.Violations);
    }

    [Fact]
    public async Task A_form_that_slack_opens_too_late_is_told_in_the_persons_language_with_what_to_type()
    {
        await using var workspace = await Workspace.StartAsync();
        workspace.Slack.Triggers.Life = TimeSpan.Zero;
        await workspace.TypesAsync("UCHLOE", "COPS", "/incident");
        await Eventually.Until(() => workspace.World.Private.Any(p => Plain(p).Contains("/incident déclarer P2", StringComparison.Ordinal)), "the private answer");
        Assert.Empty(workspace.World.Views);
    }

    [Fact]
    public async Task A_button_of_an_old_card_answers_with_todays_state_and_one_nobody_knows_says_so()
    {
        await using var workspace = await Workspace.StartAsync();
        var room = await workspace.DeclaredAsync();
        await workspace.TypesAsync("UANA", room.Id, "/incident monitoring FR Corrigé. EN Fixed.");
        await workspace.ClicksAsync("UBEN", room.Id, "status|0", "INC-1|1");
        await Eventually.Until(() => !workspace.World.Views.IsEmpty, "the modal");
        await workspace.SubmitsAsync("UBEN", "1", ("status", Choice("monitoring")), ("text", Text("")));
        Assert.Equal(Status.Monitoring, workspace.Read(r => r.ByNumber(1))!.Status);
        await workspace.ClicksAsync("UBEN", room.Id, "button_of_2019|0", "INC-1");
        await Eventually.Until(() => workspace.World.Private.Any(p => Plain(p).Contains("older version", StringComparison.Ordinal)), "told");
    }

    [Fact]
    public async Task Shortcuts_declare_from_a_message_and_add_one_to_the_timeline()
    {
        await using var workspace = await Workspace.StartAsync();
        var room = await workspace.DeclaredAsync();
        JsonObject Shortcut(string callback, string channel) => new()
        {
            ["type"] = "message_action", ["callback_id"] = callback, ["trigger_id"] = workspace.Slack.Triggers.Issue("t" + callback), ["user"] = new JsonObject { ["id"] = "UANA" }, ["team"] = new JsonObject { ["id"] = "T1" },
            ["channel"] = new JsonObject { ["id"] = channel }, ["message_ts"] = "1758031871.000100", ["response_url"] = workspace.Slack.NewResponseUrl(), ["message"] = new JsonObject { ["ts"] = "1758031871.000100", ["user"] = "UBEN", ["text"] = "logins fail since noon" },
        };
        await workspace.InteractsAsync(Shortcut("add_to_timeline_message", room.Id));
        Assert.Equal("logins fail since noon", Assert.Single(workspace.Read(r => r.ByNumber(1))!.Overview.Values).Text["en"]);

        await workspace.InteractsAsync(Shortcut("declare_message", "COPS"));
        await Eventually.Until(() => !workspace.World.Views.IsEmpty, "the modal");
        Assert.Contains(workspace.World.Views.Last()["blocks"]!.AsArray(), b => b!["element"]?["initial_value"]?.GetValue<string>() == "logins fail since noon");
        await workspace.SubmitsAsync("UANA", "1", ("title", Text("Logins fail")), ("priority", Choice("P2")));
        var first = workspace.Read(r => r.Entries(2).First(e => e.What is MessageSaid));
        Assert.Equal(("Ben", "logins fail since noon", "https://acme.slack.com/archives/COPS/p1758031871000100"), (first.Who.Name, ((MessageSaid)first.What).Text, ((MessageSaid)first.What).Permalink));

        await workspace.InteractsAsync(new JsonObject { ["type"] = "shortcut", ["callback_id"] = "declare_incident", ["trigger_id"] = workspace.Slack.Triggers.Issue("tg"), ["user"] = new JsonObject { ["id"] = "UANA" }, ["team"] = new JsonObject { ["id"] = "T1" } });
        await Eventually.Until(() => workspace.World.Views.Count == 2, "the modal from the global shortcut");
        Assert.Empty(workspace.Slack.Violations);
    }

    [Fact]
    public async Task A_long_message_that_became_an_incident_is_kept_as_far_as_it_fits_with_a_link_to_the_whole()
    {
        await using var workspace = await Workspace.StartAsync();
        var said = "😀 \"quoted\"\n" + string.Concat(Enumerable.Range(0, 400).Select(i => $"😀 line \"{i}\"\n"));
        await workspace.InteractsAsync(new JsonObject
        {
            ["type"] = "message_action", ["callback_id"] = "declare_message", ["trigger_id"] = workspace.Slack.Triggers.Issue("tlong"), ["user"] = new JsonObject { ["id"] = "UANA" }, ["team"] = new JsonObject { ["id"] = "T1" },
            ["channel"] = new JsonObject { ["id"] = "COPS" }, ["message_ts"] = "1758031871.000100", ["response_url"] = workspace.Slack.NewResponseUrl(), ["message"] = new JsonObject { ["ts"] = "1758031871.000100", ["user"] = "UBEN", ["text"] = said },
        });
        await Eventually.Until(() => !workspace.World.Views.IsEmpty, "the modal");
        Assert.Contains(workspace.World.Views.Last()["blocks"]!.AsArray(), b => b!["element"]?["initial_value"]?.GetValue<string>() == "😀 \"quoted\"");
        await workspace.SubmitsAsync("UANA", "0", ("title", Text("Logins fail")), ("priority", Choice("P2")));
        var kept = ((MessageSaid)workspace.Read(r => r.Entries(1).First(e => e.What is MessageSaid)).What).Text;
        var cut = kept.IndexOf("… [+", StringComparison.Ordinal);
        Assert.InRange(cut, 500, 2900);
        Assert.StartsWith(kept[..cut], said, StringComparison.Ordinal);
        Assert.EndsWith("] https://acme.slack.com/archives/COPS/p1758031871000100", kept, StringComparison.Ordinal);
        Assert.Empty(workspace.Slack.Violations);
    }

    [Fact]
    public async Task A_document_comes_as_a_file_to_the_person_alone_and_as_text_where_files_are_not_allowed()
    {
        await using var workspace = await Workspace.StartAsync();
        var room = await workspace.DeclaredAsync();
        await workspace.TypesAsync("UANA", room.Id, "/incident export md");
        await Eventually.Until(() => workspace.World.Files.Values.Any(f => f is { Channel: "DUANA", Content.Length: > 100 } && f.Name.EndsWith(".md", StringComparison.Ordinal)), "the file in the direct messages");
        await Eventually.Until(() => workspace.World.Private.Any(p => Plain(p).Contains("in your messages with the bot", StringComparison.Ordinal)), "told where it is");
        workspace.Slack.ScopesMissing["files:write"] = true;
        await workspace.TypesAsync("UANA", room.Id, "/incident export md");
        await Eventually.Until(() => workspace.World.Private.Any(p => Plain(p).Contains("```", StringComparison.Ordinal)), "the text");
        // What is escaped is longer than what was written, and still within a message.
        await workspace.TypesAsync("UANA", room.Id, "/incident set context EN " + new string('<', 15_000));
        await workspace.TypesAsync("UANA", room.Id, "/incident export md");
        await Eventually.Until(() => workspace.World.Private.Any(p => Plain(p).Contains("These are the first", StringComparison.Ordinal)), "how much is shown");
        Assert.All(workspace.World.Private, p => Assert.InRange(((string?)p["text"] ?? "").Length, 0, 12_000));
        Assert.Empty(workspace.Slack.Violations);
    }

    [Fact]
    public async Task Home_shows_my_incidents_the_open_ones_and_follow_ups_and_its_buttons_work()
    {
        await using var workspace = await Workspace.StartAsync();
        var mine = await workspace.DeclaredAsync("P2 Terminals refuse cards");
        await workspace.DeclaredAsync("P3 Payouts are late", "UBEN");
        await workspace.DeclaredAsync("P1 Fraud case --private", "UBEN");
        await workspace.TypesAsync("UANA", mine.Id, "/incident action add FR alertes tardives -> nettoyer EN late alerts -> clean up <@UCHLOE> due 3d");
        JsonObject Opened(string user) => new() { ["type"] = "app_home_opened", ["user"] = user, ["channel"] = "D1", ["tab"] = "home", ["event_ts"] = workspace.World.NextTs() };
        await workspace.EventAsync(Opened("UANA"));
        await Eventually.Until(() => workspace.World.Homes.ContainsKey("UANA"), "the page");
        var home = Plain(workspace.World.Homes["UANA"]);
        Assert.Contains("My incidents", home, StringComparison.Ordinal);
        Assert.True(home.IndexOf("Terminals refuse cards", StringComparison.Ordinal) < home.IndexOf("Payouts are late", StringComparison.Ordinal));
        Assert.Contains("clean up", home, StringComparison.Ordinal);
        Assert.DoesNotContain("Fraud", home, StringComparison.Ordinal);
        await workspace.EventAsync(Opened("UCHLOE"));
        await Eventually.Until(() => workspace.World.Homes.ContainsKey("UCHLOE"), "the page in French");
        Assert.Contains("Mes incidents", Plain(workspace.World.Homes["UCHLOE"]), StringComparison.Ordinal);

        // A follow-up is done from the page, and the page shows it.
        var view = new JsonObject { ["type"] = "home", ["id"] = "VHOME" };
        await workspace.ClicksAsync("UCHLOE", "", "run:action|7", "INC-1|done 1", view);
        await Eventually.Until(() => !Plain(workspace.World.Homes["UCHLOE"]).Contains("nettoyer", StringComparison.Ordinal), "it is gone from the page");
        // A card is shown over it.
        await workspace.ClicksAsync("UCHLOE", "", "run:show|1", "INC-1", view);
        await Eventually.Until(() => workspace.World.Views.Any(v => Plain(v).Contains("Terminals refuse cards", StringComparison.Ordinal)), "the card as a modal");
        await workspace.ClicksAsync("UCHLOE", "", "declare|0", "", view);
        await Eventually.Until(() => workspace.World.Views.Any(v => v["callback_id"]!.GetValue<string>() == "declare"), "the declare form");
        Assert.Empty(workspace.Slack.Violations);
    }

    [Fact]
    public async Task An_answer_that_is_a_card_says_in_words_what_it_is_for_who_has_it_read_aloud()
    {
        await using var workspace = await Workspace.StartAsync();
        var room = await workspace.DeclaredAsync();
        Assert.Contains("Terminals refuse cards", (await workspace.TypesAsync("UANA", room.Id, "/incident show"))!["text"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_asked_for_are_answered()
    {
        await using var workspace = await Workspace.StartAsync();
        var answer = await workspace.InteractsAsync(new JsonObject { ["type"] = "block_suggestion", ["user"] = new JsonObject { ["id"] = "UANA" }, ["action_id"] = "x", ["value"] = "a" });
        Assert.Empty(answer!["options"]!.AsArray());
    }

    [Fact]
    public async Task Texts_of_ten_thousand_characters_60_updates_and_200_follow_ups_stay_within_slacks_limits()
    {
        await using var workspace = await Workspace.StartAsync();
        var room = await workspace.DeclaredAsync();
        var words = string.Concat(Enumerable.Repeat("word & <tag> ", 385));
        await workspace.TypesAsync("UANA", room.Id, "/incident set impact FR " + words + ". EN " + words);
        await HappenedAsync(workspace, Enumerable.Range(0, 59).Select(i => Both($"Point {i} : {words}.", $"Update {i}: {words}.")).Select(t => (IncidentEvent)new UpdatePublished(Status.Investigating, t, $"FR {t["fr"]} EN {t["en"]}", SystemClock.Instance.GetCurrentInstant()))
            .Concat(Enumerable.Range(1, 199).Select(i => new FollowUpSet(new FollowUp(i, Both($"symptôme {i}", $"symptom {i}"), Both($"action {i}", $"action {i}"), Due: new LocalDate(2030, 1, 1)), FollowUpChange.Added))));
        await workspace.TypesAsync("UANA", room.Id, $"/incident update FR Point 59 : {words}. EN Update 59: {words}.");
        await workspace.TypesAsync("UANA", room.Id, "/incident action add FR symptôme 200 -> action 200 EN symptom 200 -> action 200 due 2d");
        foreach (var form in Catalogue.Own.Forms.Keys) await workspace.ClicksAsync("UANA", room.Id, form, "INC-1");
        await Eventually.Until(() => workspace.World.Views.Count == Catalogue.Own.Forms.Count, "every form");
        foreach (var word in new[] { "help", "timeline all", "actions", "postmortem", "postmortem review", "catchup", "show", "list", "verify", "export json" })
            Assert.NotNull(await workspace.TypesAsync("UANA", room.Id, "/incident " + word));
        await workspace.EventAsync(new JsonObject { ["type"] = "app_home_opened", ["user"] = "UANA", ["tab"] = "home", ["event_ts"] = workspace.World.NextTs() });
        await workspace.QuietAsync();
        Assert.Empty(workspace.Slack.Violations);
        Assert.Empty(workspace.Read(r => r.ByNumber(1))!.Problems);
        Assert.Equal((60, 200), (workspace.Read(r => r.ByNumber(1))!.Updates.Count(u => u.Text["en"]!.StartsWith("Update", StringComparison.Ordinal)), workspace.Read(r => r.ByNumber(1))!.FollowUps.Count));
    }

    private static LocalText Both(string french, string english) => LocalText.Of("fr", french).With("en", english);

    /// <summary>All of it is on the record at once, as if it had been typed.</summary>
    private static Task<bool> HappenedAsync(Workspace workspace, IEnumerable<IncidentEvent> events) => workspace.Of<ITurns>().RunAsync(turn =>
    {
        var (incident, seq, now) = (turn.ByNumber(1)!, turn.Head(1).Seq, SystemClock.Instance.GetCurrentInstant());
        var entries = events.Select(e => new Entry(++seq, now, now, new Actor("slack:UANA", "Ana"), e)).ToList();
        turn.Append(entries.Aggregate(incident, (state, entry) => state.After(entry)), entries);
        return true;
    }, TestContext.Current.CancellationToken);

    [Fact]
    public async Task Nobodys_words_ping_anybody()
    {
        await using var workspace = await Workspace.StartAsync();
        var room = await workspace.DeclaredAsync("P3 look &lt;!channel&gt; @everyone &amp; <@UBEN>");
        await workspace.TypesAsync("UANA", room.Id, "/incident update FR Alerte <!here> &lt;!channel&gt; @channel. EN Alert <@UBEN> &lt;!everyone&gt; @here.");
        await workspace.QuietAsync();
        foreach (var message in room.Messages.Values.Concat(workspace.World.Channels["CANNOUNCE"].Messages.Values))
        {
            // Plain text is never read for pings; the notification's text and mrkdwn are.
            foreach (var read in Mrkdwns(message).Select(m => m["text"]!.GetValue<string>()).Append(message["text"]!.GetValue<string>()))
                Assert.All(new[] { "<!channel>", "<!here>", "<!everyone>", "<@UBEN>" }, ping => Assert.DoesNotContain(ping, read, StringComparison.Ordinal));
            Assert.All(Mrkdwns(message), m => Assert.True(m["verbatim"]?.GetValue<bool>(), Plain(m)));
        }
    }

    private static IEnumerable<JsonObject> Mrkdwns(JsonNode? node) => node switch
    {
        JsonObject text when text["type"] is JsonValue type && type.TryGetValue<string>(out var name) && name == "mrkdwn" => [text],
        JsonObject inner => inner.SelectMany(p => Mrkdwns(p.Value)),
        JsonArray items => items.SelectMany(Mrkdwns),
        _ => [],
    };
}
