using System.Text;
using System.Text.Json.Nodes;
using Bot.Incidents.Timelines;
using Bot.Slack.Inbound;
using Bot.Testing;
using Bot.Testing.Slack;
using Microsoft.Extensions.Configuration;
using NodaTime;

namespace Bot.Slack.Tests;

/// <summary>What comes in: who is believed, what counts once, what is lived with.</summary>
public class InboundTests
{
    private const string FormType = "application/x-www-form-urlencoded";
    private const string Declare = "command=/incident&text=declare+P2+x+y&team_id=T1&channel_id=COPS&user_id=UANA&trigger_id=t";

    [Fact]
    public async Task Unsigned_badly_signed_and_old_requests_change_nothing_and_one_replayed_in_time_counts_once()
    {
        await using var workspace = await Workspace.StartAsync();
        Assert.Equal(401, (int)(await workspace.SendAsync(Declare, FormType, secret: null)).StatusCode);
        Assert.Equal(401, (int)(await workspace.SendAsync(Declare, FormType, secret: "wrong")).StatusCode);
        Assert.Equal(401, (int)(await workspace.SendAsync(Declare, FormType, age: Duration.FromMinutes(6))).StatusCode);
        Assert.Equal(401, (int)(await workspace.SendAsync(Declare, FormType, age: Duration.FromMinutes(-6))).StatusCode);
        Assert.Null(workspace.Read(r => r.ByNumber(1)));
        for (var i = 0; i < 2; i++) Assert.Equal(200, (int)(await workspace.SendAsync(Declare, FormType)).StatusCode);
        Assert.NotNull(workspace.Read(r => r.ByNumber(1)));
        Assert.Null(workspace.Read(r => r.ByNumber(2)));
    }

    [Fact]
    public void The_signature_of_slacks_own_example_holds()
    {
        const string body = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
        var at = Instant.FromUnixTimeSeconds(1531420618);
        const string signature = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";
        bool Holds(string secret, string text, Instant now)
        {
            using var signatures = new Signature(Encoding.UTF8.GetBytes(secret));
            signatures.Holds("1531420618", signature, Encoding.UTF8.GetBytes(text), now - Duration.FromMinutes(1));
            return signatures.Holds("1531420618", signature, Encoding.UTF8.GetBytes(text), now);
        }

        Assert.True(Holds("8f742231b10e8888abcd99yyyzzz85a5", body, at));
        Assert.False(Holds("8f742231b10e8888abcd99yyyzzz85a5", body + " ", at));
        Assert.False(Holds("", body, at));
        Assert.False(Holds("8f742231b10e8888abcd99yyyzzz85a5", body, at + Duration.FromMinutes(5) + Duration.FromSeconds(1)));
    }

    [Fact]
    public async Task A_request_slack_repeats_with_its_retry_headers_and_another_event_id_changes_nothing_more()
    {
        await using var workspace = await Workspace.StartAsync();
        var room = await workspace.DeclaredAsync();
        string Body(string id) => new JsonObject
        {
            ["type"] = "event_callback", ["team_id"] = "T1", ["event_id"] = id, ["event"] = new JsonObject { ["type"] = "message", ["channel"] = room.Id, ["user"] = "UBEN", ["text"] = "disk is full", ["ts"] = "1758031871.000100" },
        }.ToJsonString();
        await workspace.SendAsync(Body("Ev1"), "application/json");
        for (var retry = 1; retry <= 3; retry++)
            Assert.Equal(200, (int)(await workspace.SendAsync(Body("Ev" + retry), "Application/JSON;charset=UTF-8", headers: [("X-Slack-Retry-Num", retry.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("X-Slack-Retry-Reason", "http_timeout")])).StatusCode);
        Assert.Single(workspace.Read(r => r.Entries(1).Where(e => e.What is MessageSaid).ToList()));
    }

    [Fact]
    public async Task Whatever_else_a_workspace_sends_is_answered_with_200()
    {
        await using var workspace = await Workspace.StartAsync();
        using (var challenge = await workspace.SendAsync("""{"type":"url_verification","challenge":"abc","token":"x"}""", "application/json"))
            Assert.Equal("abc", await challenge.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(200, (int)(await workspace.SendAsync("ssl_check=1&token=x", FormType)).StatusCode);
        foreach (var type in new[] { "app_home_opened", "tokens_revoked", "app_uninstalled", "something_new", "channel_rename", "pin_added", "member_joined_channel", "reaction_added", "message", "file_shared" })
            Assert.Equal(200, await workspace.EventAsync(new JsonObject { ["type"] = type, ["channel"] = new JsonObject { ["id"] = "C1" }, ["user"] = "U1" }));
        foreach (var odd in new[] { """{"type":"event_callback"}""", """{"type":"event_callback","event":[]}""", """{"type":"app_rate_limited","minute_rate_limited":1518467820}""", "[]", "null", "\"x\"" })
            Assert.Equal(200, (int)(await workspace.SendAsync(odd, "application/json")).StatusCode);
        foreach (var odd in new[] { "", "payload=%7B%7D", "payload=null", "command=", "command=%2Fother&text=x&user_id=UANA" })
            Assert.Equal(200, (int)(await workspace.SendAsync(odd, FormType)).StatusCode);
        foreach (var bad in new[] { "{", "payload", new string('[', 200) })
            Assert.Equal(400, (int)(await workspace.SendAsync(bad, "application/json")).StatusCode);
        Assert.Equal(400, (int)(await workspace.SendAsync("payload=%7B", FormType)).StatusCode);
        try
        {
            Assert.Equal(413, (int)(await workspace.SendAsync(new string('x', 1_000_001), "application/json")).StatusCode);
        }
        catch (HttpRequestException)
        {
            // The connection may be closed while so much is still being sent: refused all the same.
        }
        Assert.Null(workspace.Read(r => r.ByNumber(1)));
    }

    [Fact]
    public async Task Metrics_tell_what_came_in_and_went_out_to_this_machine_only_and_nothing_that_people_wrote()
    {
        await using var workspace = await Workspace.StartAsync();
        var room = await workspace.DeclaredAsync("P2 Terminals refuse cards");
        await workspace.SaysAsync("UBEN", room, "disk is full");
        var (status, text) = await workspace.GetAsync("/metrics");
        Assert.Equal(200, status);
        Assert.Contains("""bot_deliveries_total{otel_scope_name="IncidentBot",kind="Message",platform="slack"}""", text.Replace("platform=\"slack\",kind=\"Message\"", "kind=\"Message\",platform=\"slack\"", StringComparison.Ordinal), StringComparison.Ordinal);
        foreach (var name in new[] { "bot_delivery_duration_seconds_bucket", "bot_effects_total", "bot_store_flushes_total", "bot_store_turns_total", "bot_outbox_waiting" }) Assert.Contains(name, text, StringComparison.Ordinal);
        Assert.DoesNotContain("disk is full", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Terminals", text, StringComparison.Ordinal);
        Assert.Equal(400, (await workspace.GetAsync("/metrics", "bot.example.com")).Status);
    }

    [Fact]
    public void The_adapter_cannot_touch_an_incident()
    {
        var references = typeof(SlackServices).Assembly.GetReferencedAssemblies().Select(a => a.Name!).Where(n => n.StartsWith("Bot.", StringComparison.Ordinal));
        Assert.Equal(["Bot.Chat"], references);
    }

    [Fact]
    public void Half_a_configuration_refuses_to_start_and_says_what_is_missing()
    {
        SlackOptions? Read(params (string, string?)[] values) => SlackOptions.Read(new ConfigurationBuilder().AddInMemoryCollection(values.ToDictionary(v => v.Item1, v => v.Item2)).Build());
        Assert.Null(Read());
        Assert.Contains("neither Slack:AppToken", Assert.Throws<ArgumentException>(() => Read(("Slack:BotToken", "xoxb-1"))).Message, StringComparison.Ordinal);
        Assert.Contains("Slack:BotToken is missing", Assert.Throws<ArgumentException>(() => Read(("Slack:SigningSecret", "s"), ("Slack:BotToken", " "))).Message, StringComparison.Ordinal);
        Assert.Contains("Slack:BotToken is missing", Assert.Throws<ArgumentException>(() => Read(("Slack:AppToken", "xapp-1"))).Message, StringComparison.Ordinal);
        Assert.DoesNotContain("xoxb-1", Read(("Slack:SigningSecret", "s"), ("Slack:BotToken", "xoxb-1"))!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Over_Socket_Mode_an_envelope_on_every_connection_counts_once_and_nothing_is_heard_over_http()
    {
        await using var workspace = await Workspace.StartAsync(socket: true);
        var room = await workspace.DeclaredAsync();
        var said = new JsonObject { ["team_id"] = "T1", ["event"] = new JsonObject { ["type"] = "message", ["channel"] = room.Id, ["user"] = "UBEN", ["text"] = "disk is full", ["ts"] = "1758031871.000100" } };
        foreach (var socket in workspace.Slack.Sockets.Open) await workspace.Slack.Sockets.SendAsync("events_api", said, answers: false, socket);
        Assert.Single(workspace.Read(r => r.Entries(1).Where(e => e.What is MessageSaid).ToList()));
        Assert.NotEqual(200, (int)(await workspace.SendAsync(Declare, FormType)).StatusCode);
        Assert.Null(workspace.Read(r => r.ByNumber(2)));
    }

    [Theory]
    [InlineData("warning")]
    [InlineData("refresh_requested")]
    public async Task A_socket_that_slack_will_close_is_replaced_before_and_read_until_it_closes(string reason)
    {
        await using var workspace = await Workspace.StartAsync(socket: true);
        var room = await workspace.DeclaredAsync();
        var old = workspace.Slack.Sockets.Open[0];
        await Sockets.DisconnectAsync(old, reason);
        await Eventually.Until(() => workspace.Slack.Sockets.Open.Count == 3, "a third socket beside the old one");
        await workspace.Slack.Sockets.SendAsync("events_api", new JsonObject { ["team_id"] = "T1", ["event"] = new JsonObject { ["type"] = "message", ["channel"] = room.Id, ["user"] = "UBEN", ["text"] = "last words", ["ts"] = "1758031871.000100" } }, answers: false, old);
        Assert.Single(workspace.Read(r => r.Entries(1).Where(e => e.What is MessageSaid).ToList()));
        await Sockets.CloseAsync(old);
        await Eventually.Until(() => workspace.Slack.Sockets.Open.Count == 2 && !workspace.Slack.Sockets.Open.Contains(old), "two again");
    }

    [Fact]
    public async Task A_bot_that_slack_does_not_reach_is_ready_and_says_that_it_is_not_reached()
    {
        await using var workspace = await Workspace.StartAsync(socket: true);
        await Eventually.Until(() => workspace.Of<SlackSockets>().Open == 2, "both are counted");
        Assert.Contains("\"slack\":{\"sockets\":2}", (await workspace.GetAsync("/readyz")).Text, StringComparison.Ordinal);
        Assert.Contains("\nbot_slack_sockets{", (await workspace.GetAsync("/metrics")).Text, StringComparison.Ordinal);
        workspace.Slack.Fault("apps.connections.open", "invalid_auth");
        workspace.Slack.Sockets.CloseAll();
        await Eventually.Until(() => workspace.Of<SlackSockets>() is { Open: 0, Ended: "invalid_auth" }, "none is open");
        var (status, text) = await workspace.GetAsync("/readyz");
        Assert.Equal(200, status);
        Assert.Contains("\"slack\":{\"sockets\":0,\"why\":\"invalid_auth\"}", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sockets_that_break_or_are_refused_come_back_and_an_unacknowledged_command_still_gets_its_answer()
    {
        await using var workspace = await Workspace.StartAsync(socket: true);
        var room = await workspace.DeclaredAsync();
        workspace.Slack.Sockets.Refusing = true;
        workspace.Slack.Sockets.CloseAll();
        await Eventually.Until(() => workspace.Slack.Sockets.Open.Count == 0, "none");
        workspace.Slack.Sockets.Refusing = false;
        await Eventually.Until(() => workspace.Slack.Sockets.Open.Count == 2, "two again");
        Assert.NotNull(await workspace.TypesAsync("UANA", room.Id, "/incident list"));
    }

    [Fact]
    public async Task Over_Socket_Mode_a_slow_upload_for_one_holds_up_nobody_else_in_the_channel()
    {
        await using var workspace = await Workspace.StartAsync(socket: true);
        var room = await workspace.DeclaredAsync();
        var slow = new Slow();
        workspace.Slack.Fault("files.getUploadURLExternal", _ => slow);
        await workspace.TypesAsync("UANA", room.Id, "/incident export json");
        await Eventually.Until(() => slow.Asked, "the upload begins");
        Assert.NotNull(await workspace.TypesAsync("UBEN", room.Id, "/incident show").WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
        slow.End.SetResult();
        await Eventually.Until(() => !workspace.World.Private.IsEmpty, "what comes of it is told");
    }

    /// <summary>An answer that takes until it is let go, and is a no then.</summary>
    private sealed class Slow : Microsoft.AspNetCore.Http.IResult
    {
        public TaskCompletionSource End { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public bool Asked { get; private set; }

        public async Task ExecuteAsync(Microsoft.AspNetCore.Http.HttpContext httpContext)
        {
            Asked = true;
            await End.Task;
            httpContext.Response.StatusCode = 500;
        }
    }
}
