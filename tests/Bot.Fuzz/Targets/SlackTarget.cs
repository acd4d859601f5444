using System.Globalization;
using System.Net;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Bot.Chat.Delivery;
using Bot.Slack;
using Bot.Slack.Inbound;
using Bot.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Bot.Fuzz.Targets;

/// <summary>Bodies of signed requests, or frames of Socket Mode: answered with 200, 400, 401 or 413, or let pass; never an error of ours.</summary>
internal sealed class SlackTarget : Target
{
    private const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";

    private static readonly string[] Shapes =
    [
        """{"type":"event_callback","team_id":"T1","event_id":"Ev1","event":{"type":"message","channel":"C-INC-1","user":"U1","text":"see <https://x|y> &amp; <@U2>","ts":"1700000001.000100"}}""",
        """{"type":"event_callback","event":{"type":"message","subtype":"message_changed","channel":"C1","message":{"text":"new","user":"U7","edited":{"ts":"1700000006.000000"},"ts":"1700000001.000100"},"previous_message":[]}}""",
        """{"type":"event_callback","event":{"type":"message","subtype":"bot_message","bot_id":"B1","text":"","attachments":[{"title":"t","text":"x","fields":[{"title":"a","value":"b"}]}],"blocks":[{"type":"section","text":{"text":"y"},"elements":[{"text":"z"}]}],"files":[{"name":"f","permalink":"p"}],"channel":"C1","ts":"1700000002.1"}}""",
        """{"type":"event_callback","event":{"type":"reaction_added","user":"U1","reaction":"pushpin::skin-tone-2","item":{"type":"message","channel":"C1","ts":"1700000001.000100"},"event_ts":"1.2"}}""",
        """{"type":"event_callback","event":{"type":"pin_added","user":"U1","channel_id":"C1","item":{"type":"message","message":{"ts":"1700000001.000100","text":"x","user":"U2"}},"event_ts":"1.3"}}""",
        """{"type":"event_callback","event":{"type":"channel_rename","channel":{"id":"C1","name":"n"},"event_ts":"1.4"}}""",
        """{"type":"url_verification","challenge":"abc"}""",
        "command=%2Fincident&text=declare+P2+x&channel_id=C1&user_id=U1&user_name=u&trigger_id=1.2&response_url=http%3A%2F%2Fx",
        "ssl_check=1",
        "payload=" + Uri.EscapeDataString("""{"type":"block_actions","user":{"id":"U1"},"channel":{"id":"C1"},"trigger_id":"1.3","response_url":"http://x","actions":[{"action_id":"note|1","value":"INC-1|3","action_ts":"1.1"}]}"""),
        "payload=" + Uri.EscapeDataString("""{"type":"view_submission","user":{"id":"U1"},"view":{"id":"V1","hash":"1","callback_id":"declare","private_metadata":"","state":{"values":{"title":{"value":{"type":"plain_text_input","value":"x"}},"priority":{"value":{"type":"static_select","selected_option":{"value":"P2"}}}}}}}"""),
        "payload=" + Uri.EscapeDataString("""{"type":"message_action","callback_id":"add_to_timeline_message","user":{"id":"U1"},"channel":{"id":"C1"},"message":{"ts":"1700000001.1","user":"U2","text":"x"},"trigger_id":"1.4"}"""),
    ];

    private static readonly string[] Frames =
    [
        """{"type":"hello","num_connections":1}""", """{"type":"disconnect","reason":"warning"}""",
        .. Shapes.Where(s => s.StartsWith('{')).Select(s => $$"""{"type":"events_api","envelope_id":"e1","accepts_response_payload":false,"payload":{{s}}}"""),
        """{"type":"slash_commands","envelope_id":"e2","accepts_response_payload":true,"payload":{"command":"/incident","text":"list","channel_id":"C1","user_id":"U1","trigger_id":"t"}}""",
        .. Shapes.Where(s => s.StartsWith("payload=", StringComparison.Ordinal)).Select(s => $$"""{"type":"interactive","envelope_id":"e3","accepts_response_payload":true,"payload":{{Uri.UnescapeDataString(s["payload=".Length..])}}}"""),
    ];

    private readonly TestBot _bot;
    private readonly ServiceProvider _services;
    private readonly Errors _errors;
    private readonly bool _frames;
    private readonly Quiet _socket = new();

    private SlackTarget(TestBot bot, ServiceProvider services, Errors errors, bool frames)
    {
        (_bot, _services, _errors, _frames) = (bot, services, errors, frames);
        Corpus = [.. (frames ? Frames : Shapes).Select(Encoding.UTF8.GetBytes), .. Recorded("slack", n => frames ? n.StartsWith("socket.", StringComparison.Ordinal) : n.StartsWith("event.", StringComparison.Ordinal) || n.EndsWith(".form.txt", StringComparison.Ordinal) || n.StartsWith("slash_", StringComparison.Ordinal))];
    }

    public static async Task<SlackTarget> StartAsync(bool frames)
    {
        var bot = await Showcase.StoryAsync();
        var errors = new Errors();
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(errors).SetMinimumLevel(LogLevel.Error));
        services.AddSingleton<IClock>(SystemClock.Instance).AddSingleton(TimeProvider.System).AddSingleton<IDesk>(bot.Desk).AddSingleton<Func<string?, Chat.Phrases.Language>>(bot.House.LanguageFor);
        services.AddSlack(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Slack:BotToken"] = "x", ["Slack:SigningSecret"] = Secret, ["Slack:AppToken"] = "y", ["Slack:ApiUrl"] = "http://slack.invalid/api/" }).Build());
        services.AddHttpClient("slack").ConfigurePrimaryHttpMessageHandler(() => new Slack());
        return new SlackTarget(bot, services.BuildServiceProvider(), errors, frames);
    }

    public override IReadOnlyList<byte[]> Corpus { get; }

    public override async Task TakeAsync(byte[] input)
    {
        if (_frames) await FrameAsync(input);
        else await BodyAsync(input);
        _errors.ThrowLast();
    }

    private async Task FrameAsync(byte[] input)
    {
        JsonDocument envelope;
        try { envelope = Json.Parse(input); }
        catch (JsonException) { return; } // The socket is given up and opened anew.
        var envelopes = _services.GetRequiredService<Envelopes>();
        envelopes.Take(_socket, envelope, CancellationToken.None);
        await envelopes.AllAsync();
    }

    private async Task BodyAsync(byte[] input)
    {
        foreach (var type in new[] { "application/json", "application/x-www-form-urlencoded" })
        {
            var context = new DefaultHttpContext();
            var time = SystemClock.Instance.GetCurrentInstant().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
            context.Request.Method = "POST";
            context.Request.Body = new MemoryStream(input);
            context.Request.ContentType = type;
            context.Request.Headers["X-Slack-Request-Timestamp"] = time;
            context.Request.Headers["X-Slack-Signature"] = "v0=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), (byte[])[.. Encoding.UTF8.GetBytes($"v0:{time}:"), .. input]));
            context.Response.Body = new MemoryStream();
            await _services.GetRequiredService<SlackEndpoint>().HandleAsync(context);
            if (context.Response.StatusCode is not (200 or 400 or 401 or 413)) throw new InvalidOperationException($"answered with {context.Response.StatusCode}");
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _bot.DisposeAsync();
        _socket.Dispose();
    }

    /// <summary>A Slack that answers everything at once.</summary>
    private sealed class Slack : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent(request.RequestUri!.AbsolutePath.EndsWith("chat.postMessage", StringComparison.Ordinal) ? """{"ok":true,"ts":"1.1","channel":"C1"}""" : """{"ok":true,"url":"https://x.slack.com/","user_id":"UBOT","bot_id":"BBOT","user":{"id":"U1","name":"u","tz":"Europe/Paris","locale":"fr-FR"},"channel":{"id":"C1","name":"c"},"usergroups":[]}""", Encoding.UTF8, "application/json"),
        });
    }

    /// <summary>A socket that takes everything and says nothing.</summary>
    private sealed class Quiet : WebSocket
    {
        public override WebSocketCloseStatus? CloseStatus => null;
        public override string? CloseStatusDescription => null;
        public override WebSocketState State => WebSocketState.Open;
        public override string? SubProtocol => null;
        public override void Abort() { }
        public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) => Task.CompletedTask;
        public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) => Task.CompletedTask;
        public override void Dispose() { }
        public override Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken) => Task.FromResult(new WebSocketReceiveResult(0, WebSocketMessageType.Close, true));
        public override Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
