using System.Text;
using System.Text.Json.Nodes;
using Bot.Features.Keeping;
using Bot.Incidents;
using Bot.Incidents.Lifecycles;
using Bot.Incidents.Timelines;
using Bot.Slack.Inbound;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using NodaTime;

namespace Bot.Slack.Tests;

/// <summary>The bot in a Slack workspace, over signed HTTP.</summary>
public class SlackWireTests
{
    private static async Task<(WireSlack Slack, string Room)> Declared(string words = "P2 TSR-2292 nexo Terminals refuse cards")
    {
        var slack = await WireSlack.StartAsync();
        await slack.Types("UANA", "COPS", "/incident declare " + words);
        await WireSlack.Until(() => slack.Pins.Count == 1 && slack.Channels.Values.Any(c => c["topic"] is not null), "the channel, its topic and the pinned card");
        var room = slack.Channels.Single(c => c.Value["name"]!.GetValue<string>().StartsWith("inc-1", StringComparison.Ordinal)).Key;
        await WireSlack.Until(() => Read(slack, r => r.ByNumber(1))!.Rooms.ContainsKey("slack"), "the record knows the channel");
        return (slack, room);
    }

    private static T Read<T>(WireSlack slack, Func<IRecord, T> read) => slack.Of<IReads>().ReadAsync(read, CancellationToken.None).GetAwaiter().GetResult();

    [Fact]
    public async Task Declaring_opens_channel_card_topic_and_announcement()
    {
        var (slack, room) = await Declared();
        await using var _ = slack;
        Assert.Equal("inc-1-terminals-refuse-cards", slack.Channels[room]["name"]!.GetValue<string>());
        Assert.Contains("TSR-2292", slack.Channels[room]["topic"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains(slack.Texts(room), t => t.Contains("Terminals refuse cards", StringComparison.Ordinal) && t.Contains("\"header\"", StringComparison.Ordinal));
        await WireSlack.Until(() => slack.Texts("CANNOUNCE").Any(t => t.Contains("INC-1", StringComparison.Ordinal)), "the announcement");
        Assert.Empty(slack.Violations);
    }

    [Fact]
    public async Task From_declare_to_the_published_postmortem_the_card_is_edited_in_place()
    {
        var (slack, room) = await Declared();
        await using var _ = slack;
        var ts = await slack.Says("UBEN", room, "the <https://x.example/c|certificate> of <@UANA> expired &amp; broke it");
        await slack.Event(new JsonObject { ["type"] = "reaction_added", ["user"] = "UANA", ["reaction"] = "pushpin", ["event_ts"] = "1.2", ["item"] = new JsonObject { ["type"] = "message", ["channel"] = room, ["ts"] = ts } });
        await slack.Types("UANA", room, "/incident mark started 10m ago");
        await slack.Types("UANA", room, "/incident monitoring FR Corrigé. EN Fixed.");
        await slack.Types("UANA", room, "/incident resolved FR Fini. EN Over.");
        await slack.Types("UANA", room, "/incident postmortem publish anyway");
        await WireSlack.Until(() => slack.Texts(room).Count(t => t.Contains("\"header\"", StringComparison.Ordinal) && t.Contains("Postmortem", StringComparison.Ordinal)) == 1, "one card, showing today's state");
        var incident = Read(slack, r => r.ByNumber(1))!;
        Assert.Equal(Status.Postmortem, incident.Status);
        Assert.Contains("the certificate (https://x.example/c) of @Ana expired & broke it", incident.PublishedPostmortem, StringComparison.Ordinal);
        Assert.DoesNotContain("<@U", incident.PublishedPostmortem, StringComparison.Ordinal);
        Assert.Single(slack.Pins);
        Assert.Empty(slack.Violations);
    }

    [Fact]
    public async Task The_same_message_three_times_with_changed_event_ids_is_one_entry()
    {
        var (slack, room) = await Declared();
        await using var _ = slack;
        var what = new JsonObject { ["type"] = "message", ["channel"] = room, ["user"] = "UBEN", ["text"] = "disk is full", ["ts"] = "1758031871.000100" };
        for (var i = 0; i < 3; i++) Assert.Equal(200, await slack.Event(what));
        Assert.Single(Read(slack, r => r.Entries(1).Select(e => e.What).OfType<MessageSaid>().ToList()), m => m.Text == "disk is full");
        await slack.Event(new JsonObject
        {
            ["type"] = "message", ["subtype"] = "message_changed", ["channel"] = room, ["event_ts"] = "1758031880.000100",
            ["message"] = new JsonObject { ["user"] = "UBEN", ["text"] = "disk is nearly full", ["ts"] = "1758031871.000100", ["edited"] = new JsonObject { ["ts"] = "1758031880.000000" } }, ["previous_message"] = new JsonArray(),
        });
        await slack.Event(new JsonObject { ["type"] = "message", ["subtype"] = "message_deleted", ["channel"] = room, ["deleted_ts"] = "1758031871.000100", ["event_ts"] = "1758031890.000100" });
        Assert.Equal(["message_edited", "message_deleted"], Read(slack, r => r.Changes(1)).Select(e => e.What switch { MessageEdited => "message_edited", MessageDeleted => "message_deleted", _ => "" }).Where(n => n.Length > 0));
    }

    [Fact]
    public async Task What_the_bot_itself_posts_is_not_recorded_as_said_and_other_bots_are()
    {
        var (slack, room) = await Declared();
        await using var _ = slack;
        await slack.Event(new JsonObject { ["type"] = "message", ["channel"] = room, ["bot_id"] = "BBOT", ["text"] = "my own words", ["ts"] = "1758031871.000100" });
        await slack.Event(new JsonObject { ["type"] = "message", ["subtype"] = "bot_message", ["channel"] = room, ["bot_id"] = "BPAGER", ["username"] = "pager", ["text"] = "disk alert", ["ts"] = "1758031872.000100" });
        var said = Assert.Single(Read(slack, r => r.Entries(1).ToList()), e => e.What is MessageSaid);
        Assert.Equal(("pager", "disk alert"), (said.Who.Name, ((MessageSaid)said.What).Text));
    }

    [Fact]
    public void The_adapter_cannot_touch_an_incident()
    {
        var references = typeof(SlackServices).Assembly.GetReferencedAssemblies().Select(a => a.Name!).Where(n => n.StartsWith("Bot.", StringComparison.Ordinal));
        Assert.Equal(["Bot.Chat"], references);
    }

    [Fact]
    public async Task Unsigned_badly_signed_and_old_requests_change_nothing()
    {
        await using var slack = await WireSlack.StartAsync();
        const string body = "command=/incident&text=declare+P2+x+y&team_id=T1&channel_id=COPS&user_id=UANA&trigger_id=t";
        const string type = "application/x-www-form-urlencoded";
        Assert.Equal(401, (int)(await slack.SendAsync(body, type, secret: null)).StatusCode);
        Assert.Equal(401, (int)(await slack.SendAsync(body, type, secret: "wrong")).StatusCode);
        Assert.Equal(401, (int)(await slack.SendAsync(body, type, age: Duration.FromMinutes(6))).StatusCode);
        Assert.Null(Read(slack, r => r.ByNumber(1)));
        for (var i = 0; i < 2; i++) Assert.Equal(200, (int)(await slack.SendAsync(body, type)).StatusCode);
        Assert.NotNull(Read(slack, r => r.ByNumber(1)));
        Assert.Null(Read(slack, r => r.ByNumber(2)));
    }

    [Fact]
    public void The_signature_of_slacks_own_example_holds()
    {
        const string body = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
        var at = Instant.FromUnixTimeSeconds(1531420618);
        const string signature = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";
        bool Holds(string secret, string text, Instant now) => Signature.Holds(secret, "1531420618", signature, Encoding.UTF8.GetBytes(text), now);
        Assert.True(Holds("8f742231b10e8888abcd99yyyzzz85a5", body, at));
        Assert.False(Holds("8f742231b10e8888abcd99yyyzzz85a5", body + " ", at));
        Assert.False(Holds("", body, at));
        Assert.False(Holds("8f742231b10e8888abcd99yyyzzz85a5", body, at + Duration.FromMinutes(5) + Duration.FromSeconds(1)));
    }

    [Fact]
    public async Task Buttons_open_modals_errors_appear_on_the_field_and_submitted_twice_counts_once()
    {
        var (slack, room) = await Declared();
        await using var _ = slack;
        await slack.Clicks("UCHLOE", room, "note|3", "INC-1|5");
        Assert.Equal("Noter un fait", slack.Views.Last()["title"]!["text"]!.GetValue<string>());
        JsonObject Text(string value) => new() { ["type"] = "plain_text_input", ["value"] = value };
        var kind = new JsonObject { ["type"] = "static_select", ["selected_option"] = new JsonObject { ["value"] = "started" } };
        var errors = await slack.Submits("UCHLOE", room, "1", ("clock", kind), ("at", Text("25h99")));
        Assert.Contains("n’est pas une heure", errors!["errors"]!["at"]!.GetValue<string>(), StringComparison.Ordinal);
        for (var i = 0; i < 2; i++) Assert.Null(await slack.Submits("UCHLOE", room, "2", ("clock", kind.DeepClone().AsObject()), ("at", Text("il y a 5 min"))));
        Assert.Single(Read(slack, r => r.Changes(1)), e => e.What is Incidents.Clocks.ClockMarked);
        Assert.Empty(slack.Violations);
    }

    [Fact]
    public async Task Every_form_and_a_text_of_ten_thousand_characters_stay_within_slacks_limits()
    {
        var (slack, room) = await Declared();
        await using var _ = slack;
        var long_ = string.Concat(Enumerable.Repeat("word & <tag> ", 800));
        await slack.Types("UANA", room, "/incident update FR " + long_ + ". EN " + long_);
        for (var i = 0; i < 12; i++) await slack.Types("UANA", room, $"/incident action add FR symptôme {i} -> action {i} EN symptom {i} -> action {i}");
        await slack.Types("UANA", room, "/incident set impact FR " + long_ + ". EN " + long_);
        foreach (var form in Features.Deciding.Catalogue.Own.Forms.Keys) await slack.Clicks("UANA", room, form, "INC-1");
        Assert.Equal(Features.Deciding.Catalogue.Own.Forms.Count, slack.Views.Count);
        Assert.NotNull(await slack.Types("UANA", room, "/incident help"));
        Assert.NotNull(await slack.Types("UANA", room, "/incident timeline all"));
        await WireSlack.Until(() => slack.Of<IOutbox>().CountWaitingAsync(default).GetAwaiter().GetResult() == 0, "the outbox empties");
        Assert.Empty(slack.Violations);
        Assert.Empty(Read(slack, r => r.ByNumber(1))!.Problems);
    }

    [Fact]
    public async Task Nobodys_words_ping_anybody()
    {
        var (slack, room) = await Declared("P3 look <!channel> @everyone & <@UBEN>");
        await using var _ = slack;
        Assert.All(slack.Texts(room), t => { Assert.DoesNotContain("<!channel>", t, StringComparison.Ordinal); Assert.DoesNotContain("<@UBEN>", t, StringComparison.Ordinal); });
    }

    [Fact]
    public async Task A_taken_name_gets_a_number_and_a_channel_that_cannot_be_made_is_told_and_repaired()
    {
        await using var slack = await WireSlack.StartAsync();
        slack.Channels["COLD"] = new JsonObject { ["name"] = "inc-1-payments-down-elsewhere" };
        await slack.Types("UANA", "COPS", "/incident declare P2 Paiements (down) — 🔥 élsewhere");
        await WireSlack.Until(() => slack.IdOf("inc-1-paiements-down-elsewhere") is not null, "folded name");

        slack.Fault("conversations.create", () => Results.Json(new { ok = false, error = "restricted_action" }));
        await slack.Types("UBEN", "COPS", "/incident declare P2 Something else broke");
        await WireSlack.Until(() => Read(slack, r => r.ByNumber(2))?.Problems.ContainsKey("slack/room") == true, "the incident exists and says what failed");
        slack.Fault("conversations.create", null);
        await slack.Types("UBEN", "COPS", "/incident INC-2 repair");
        await WireSlack.Until(() => slack.IdOf("inc-2-something-else-broke") is not null && Read(slack, r => r.ByNumber(2))!.Problems.IsEmpty, "repaired");
    }

    [Fact]
    public async Task An_outage_delays_and_loses_nothing_and_nothing_is_said_twice()
    {
        var (slack, room) = await Declared();
        await using var _ = slack;
        var failures = 3;
        slack.Fault("chat.postMessage", () => Interlocked.Decrement(ref failures) >= 0 ? Results.StatusCode(503) : null);
        for (var i = 1; i <= 5; i++) await slack.Types("UANA", room, $"/incident note step {i}");
        await WireSlack.Until(() => slack.Texts(room).Count(t => t.Contains("step ", StringComparison.Ordinal) && !t.Contains("\"header\"", StringComparison.Ordinal)) == 5, "all five, once each");
        Assert.Equal(Enumerable.Range(1, 5), slack.Texts(room).Where(t => t.Contains("step ", StringComparison.Ordinal) && !t.Contains("\"header\"", StringComparison.Ordinal))
            .Select(t => t[t.LastIndexOf("step ", StringComparison.Ordinal) + 5] - '0'));
    }

    [Fact]
    public async Task Shortcuts_declare_from_a_message_and_add_one_to_the_timeline()
    {
        var (slack, room) = await Declared();
        await using var _ = slack;
        JsonObject Shortcut(string callback, string channel) => new()
        {
            ["type"] = "message_action", ["callback_id"] = callback, ["trigger_id"] = "t" + callback, ["user"] = new JsonObject { ["id"] = "UANA" }, ["team"] = new JsonObject { ["id"] = "T1" }, ["channel"] = new JsonObject { ["id"] = channel },
            ["message_ts"] = "1758031871.000100", ["message"] = new JsonObject { ["ts"] = "1758031871.000100", ["user"] = "UBEN", ["text"] = "logins fail since noon" },
        };
        await slack.Interacts(Shortcut("add_to_timeline_message", room));
        Assert.Equal("logins fail since noon", Assert.Single(Read(slack, r => r.ByNumber(1))!.Overview.Values).Text["en"]);
        await slack.Interacts(Shortcut("declare_message", "COPS"));
        Assert.Contains(slack.Views.Last()["blocks"]!.AsArray(), b => b!["element"]?["initial_value"]?.GetValue<string>() == "logins fail since noon");
    }

    [Fact]
    public async Task Whatever_else_a_workspace_sends_is_answered_with_200()
    {
        await using var slack = await WireSlack.StartAsync();
        using (var challenge = await slack.SendAsync("""{"type":"url_verification","challenge":"abc","token":"x"}""", "application/json"))
            Assert.Equal("abc", await challenge.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(200, (int)(await slack.SendAsync("ssl_check=1&token=x", "application/x-www-form-urlencoded")).StatusCode);
        foreach (var type in new[] { "app_home_opened", "tokens_revoked", "app_uninstalled", "something_new", "channel_rename", "pin_added", "member_joined_channel" })
            Assert.Equal(200, await slack.Event(new JsonObject { ["type"] = type, ["channel"] = new JsonObject { ["id"] = "C1" }, ["user"] = "U1" }));
        Assert.Equal(200, (int)(await slack.SendAsync("""{"type":"event_callback"}""", "application/json")).StatusCode);
        Assert.Equal(400, (int)(await slack.SendAsync("{", "application/json")).StatusCode);
        try
        {
            Assert.Equal(413, (int)(await slack.SendAsync(new string('x', 1_000_001), "application/json")).StatusCode);
        }
        catch (HttpRequestException)
        {
            // The connection may be closed while so much is still being sent: refused all the same.
        }
    }

    [Fact]
    public async Task Over_Socket_Mode_commands_and_events_are_acknowledged_once_they_are_on_disk_and_sockets_are_replaced()
    {
        await using var slack = await WireSlack.StartAsync(("Slack:AppToken", "xapp-test"));
        await WireSlack.Until(() => slack.Sockets.Count == 2, "two sockets");
        var command = new JsonObject { ["command"] = "/incident", ["text"] = "declare P2 Terminals refuse cards", ["team_id"] = "T1", ["channel_id"] = "COPS", ["user_id"] = "UANA", ["trigger_id"] = "t1" };
        var ack = await slack.Envelope("slash_commands", command);
        Assert.Contains("INC-1", ack["payload"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.NotNull(Read(slack, r => r.ByNumber(1)));
        await WireSlack.Until(() => Read(slack, r => r.ByNumber(1))!.Rooms.ContainsKey("slack"), "the channel");
        var room = Read(slack, r => r.ByNumber(1))!.Rooms["slack"].Channel;

        // Every envelope once more, as Slack may: one effect.
        var said = new JsonObject { ["team_id"] = "T1", ["event"] = new JsonObject { ["type"] = "message", ["channel"] = room, ["user"] = "UBEN", ["text"] = "disk is full", ["ts"] = "1758031871.000100" } };
        foreach (var socket in slack.Sockets) await slack.Envelope("events_api", said, socket);
        await slack.Envelope("slash_commands", command);
        Assert.Single(Read(slack, r => r.Entries(1).Select(e => e.What).OfType<MessageSaid>().ToList()));
        Assert.Null(Read(slack, r => r.ByNumber(2)));

        // Slack warns that it will close: another socket opens and goes on.
        var before = slack.Sockets;
        await WireSlack.SendAsync(before[0], new JsonObject { ["type"] = "disconnect", ["reason"] = "refresh_requested" });
        await WireSlack.Until(() => slack.Sockets.Count == 2 && !slack.Sockets.Contains(before[0]), "a new socket in its place");
        await slack.Envelope("slash_commands", new JsonObject { ["command"] = "/tsr", ["text"] = "TSR-7", ["team_id"] = "T1", ["channel_id"] = room, ["user_id"] = "UANA", ["trigger_id"] = "t2" });
        Assert.Equal(["TSR-7"], Read(slack, r => r.ByNumber(1))!.Tickets);

        // Over HTTP nothing is listened to then.
        Assert.NotEqual(200, (int)(await slack.SendAsync("{}", "application/json")).StatusCode);
    }

    [Fact]
    public async Task What_was_said_while_the_bot_was_away_is_read_back_at_its_time_and_the_gap_is_told()
    {
        await using var slack = await WireSlack.StartAsync(("Slack:AppToken", "xapp-test"));
        await WireSlack.Until(() => slack.Sockets.Count == 2, "two sockets");
        await slack.Envelope("slash_commands", new JsonObject { ["command"] = "/incident", ["text"] = "declare P2 Terminals refuse cards", ["team_id"] = "T1", ["channel_id"] = "COPS", ["user_id"] = "UANA", ["trigger_id"] = "t1" });
        await WireSlack.Until(() => Read(slack, r => r.ByNumber(1))!.Rooms.ContainsKey("slack"), "the channel");
        var room = Read(slack, r => r.ByNumber(1))!.Rooms["slack"].Channel;
        await slack.Envelope("events_api", new JsonObject { ["team_id"] = "T1", ["event"] = new JsonObject { ["type"] = "message", ["channel"] = room, ["user"] = "UBEN", ["text"] = "before", ["ts"] = "1758031871.000100" } });

        slack.Messages[(room, "1758031900.000100")] = new JsonObject { ["user"] = "UBEN", ["text"] = "said meanwhile" };
        foreach (var socket in slack.Sockets) await WireSlack.SendAsync(socket, new JsonObject { ["type"] = "disconnect", ["reason"] = "warning" });
        await WireSlack.Until(() => Read(slack, r => r.Entries(1).Any(e => e.What is RecorderWasAway)), "the gap is told");
        var entries = Read(slack, r => r.Entries(1).ToList());
        var recovered = Assert.Single(entries, e => e.What is MessageSaid { Text: "said meanwhile", Recovered: true });
        Assert.Equal(1758031900, recovered.HappenedAt.ToUnixTimeSeconds());
        Assert.Equal(1, Assert.IsType<RecorderWasAway>(entries.First(e => e.What is RecorderWasAway).What).Recovered);
    }

    [Fact]
    public void Half_a_configuration_refuses_to_start_and_says_what_is_missing()
    {
        SlackOptions? Read(params (string, string?)[] values) => SlackOptions.Read(new ConfigurationBuilder().AddInMemoryCollection(values.ToDictionary(v => v.Item1, v => v.Item2)).Build());
        Assert.Null(Read());
        Assert.Contains("neither Slack:AppToken", Assert.Throws<ArgumentException>(() => Read(("Slack:BotToken", "xoxb-1"))).Message, StringComparison.Ordinal);
        Assert.Contains("Slack:BotToken is missing", Assert.Throws<ArgumentException>(() => Read(("Slack:SigningSecret", "s"), ("Slack:BotToken", " "))).Message, StringComparison.Ordinal);
        Assert.DoesNotContain("xoxb-1", Read(("Slack:SigningSecret", "s"), ("Slack:BotToken", "xoxb-1"))!.ToString(), StringComparison.Ordinal);
    }
}
