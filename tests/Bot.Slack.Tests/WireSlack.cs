using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.App.Hosting;
using Bot.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Bot.Slack.Tests;

/// <summary>
/// A Slack on the wire for one workspace, and the whole bot connected to it: channels, messages, pins, users and modals, with
/// Slack's answers and the limits that are checked here. It knows nothing of the bot's own types.
/// </summary>
public sealed class WireSlack : IAsyncDisposable
{
    private const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";
    private readonly TempFolder _folder = new();
    private readonly ConcurrentQueue<(string Method, JsonNode Args)> _calls = new();
    private readonly ConcurrentDictionary<string, Func<IResult?>> _faults = new();
    private readonly WebApplication _slack;
    private readonly WebApplication _bot;
    private readonly HttpClient _client = new();
    private readonly List<System.Net.WebSockets.WebSocket> _sockets = [];
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonNode>> _acks = new();
    private int _ids;

    private WireSlack(WebApplication slack, WebApplication bot) => (_slack, _bot) = (slack, bot);

    /// <summary>Channels by id: name, topic, archived.</summary>
    public ConcurrentDictionary<string, JsonObject> Channels { get; } = new();

    /// <summary>Messages by channel and timestamp.</summary>
    public ConcurrentDictionary<(string Channel, string Ts), JsonNode> Messages { get; } = new();

    public ConcurrentBag<string> Pins { get; } = [];
    public ConcurrentQueue<JsonNode> Views { get; } = new();

    /// <summary>Rules that were broken.</summary>
    public ConcurrentQueue<string> Violations { get; } = new();

    public IEnumerable<string> Calls => _calls.Select(c => c.Method);

    public static async Task<WireSlack> StartAsync(params (string Key, string Value)[] more)
    {
        var slackBuilder = WebApplication.CreateSlimBuilder();
        slackBuilder.WebHost.UseUrls("http://127.0.0.1:0");
        slackBuilder.Logging.ClearProviders();
        var slack = slackBuilder.Build();
        WireSlack? self = null;
        slack.UseWebSockets();
        slack.Map("/socket", async context => await self!.SocketAsync(await context.WebSockets.AcceptWebSocketAsync()));
        slack.Map("/api/{method}", async (string method, HttpContext context) => await self!.AnswerAsync(method, context));
        await slack.StartAsync();
        var folder = Directory.CreateTempSubdirectory("bot-slack-");
        string[] args =
        [
            "--urls", "http://127.0.0.1:0", "--Storage:Path", Path.Combine(folder.FullName, "bot.db"), "--Slack:ApiUrl", slack.Urls.First() + "/api/",
            "--Slack:BotToken", "xoxb-test", .. more.Any(m => m.Key == "Slack:AppToken") ? Array.Empty<string>() : ["--Slack:SigningSecret", Secret], "--Slack:AnnounceChannel", "CANNOUNCE", .. more.SelectMany(m => new[] { "--" + m.Key, m.Value }),
        ];
        var bot = BotApp.Build(args);
        self = new WireSlack(slack, bot);
        self.Channels["COPS"] = new JsonObject { ["name"] = "ops" };
        self.Channels["CANNOUNCE"] = new JsonObject { ["name"] = "incidents" };
        await bot.StartAsync();
        return self;
    }

    /// <summary>Slack fails a method until the fault is taken away.</summary>
    public void Fault(string method, Func<IResult?>? answer)
    {
        if (answer is null) _faults.TryRemove(method, out _);
        else _faults[method] = answer;
    }

    /// <summary>Somebody types a slash command; gives back what only they see.</summary>
    public async Task<JsonNode?> Types(string user, string channel, string text, string? trigger = null)
    {
        var slash = text.Split(' ', 2);
        var body = Form(("command", slash[0]), ("text", slash.Length > 1 ? slash[1] : ""), ("team_id", "T1"), ("channel_id", channel), ("user_id", user), ("user_name", user.ToLowerInvariant()),
            ("trigger_id", trigger ?? Next("trigger")), ("response_url", $"{_slack.Urls.First()}/api/response_url"));
        using var answer = await SendAsync(body, "application/x-www-form-urlencoded");
        Assert.Equal(200, (int)answer.StatusCode);
        var json = await answer.Content.ReadAsStringAsync();
        return json.Length == 0 ? null : JsonNode.Parse(json);
    }

    /// <summary>Sockets that are open, the newest last.</summary>
    public IReadOnlyList<System.Net.WebSockets.WebSocket> Sockets { get { lock (_sockets) return [.. _sockets.Where(s => s.State == System.Net.WebSockets.WebSocketState.Open)]; } }

    /// <summary>Something is sent down a socket; gives back the acknowledgement.</summary>
    public async Task<JsonNode> Envelope(string type, JsonObject payload, System.Net.WebSockets.WebSocket? over = null)
    {
        var id = Next("envelope");
        var acked = _acks[id] = new TaskCompletionSource<JsonNode>(TaskCreationOptions.RunContinuationsAsynchronously);
        await SendAsync(over ?? Sockets[^1], new JsonObject { ["type"] = type, ["envelope_id"] = id, ["accepts_response_payload"] = true, ["payload"] = payload.DeepClone() });
        return await acked.Task.WaitAsync(TimeSpan.FromSeconds(10));
    }

    /// <summary>Slack says something of its own down a socket.</summary>
    public static Task SendAsync(System.Net.WebSockets.WebSocket socket, JsonObject what) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(what.ToJsonString()), System.Net.WebSockets.WebSocketMessageType.Text, true, CancellationToken.None);

    private async Task SocketAsync(System.Net.WebSockets.WebSocket socket)
    {
        lock (_sockets) _sockets.Add(socket);
        await SendAsync(socket, new JsonObject { ["type"] = "hello", ["num_connections"] = Sockets.Count });
        var buffer = new byte[64 * 1024];
        try
        {
            while (await socket.ReceiveAsync(buffer, CancellationToken.None) is { MessageType: System.Net.WebSockets.WebSocketMessageType.Text } read)
                if (JsonNode.Parse(buffer.AsSpan(0, read.Count)) is { } ack && _acks.TryGetValue(ack["envelope_id"]!.GetValue<string>(), out var waits)) waits.TrySetResult(ack);
        }
        catch (System.Net.WebSockets.WebSocketException)
        {
            // The bot went away without a word.
        }
    }

    /// <summary>An event is delivered; gives back the status.</summary>
    public async Task<int> Event(JsonObject what, string? id = null)
    {
        var body = new JsonObject { ["type"] = "event_callback", ["team_id"] = "T1", ["event_id"] = id ?? Next("Ev"), ["event"] = what.DeepClone() }.ToJsonString();
        using var answer = await SendAsync(body, "application/json; charset=utf-8");
        return (int)answer.StatusCode;
    }

    /// <summary>Somebody says something; gives back its timestamp.</summary>
    public async Task<string> Says(string user, string channel, string text, string? thread = null)
    {
        var ts = NextTs();
        Assert.Equal(200, await Event(new JsonObject { ["type"] = "message", ["channel"] = channel, ["user"] = user, ["text"] = text, ["ts"] = ts, ["thread_ts"] = thread }));
        return ts;
    }

    /// <summary>A button, a modal, a shortcut.</summary>
    public async Task<JsonNode?> Interacts(JsonObject payload)
    {
        using var answer = await SendAsync(Form(("payload", payload.ToJsonString())), "application/x-www-form-urlencoded");
        Assert.Equal(200, (int)answer.StatusCode);
        var json = await answer.Content.ReadAsStringAsync();
        return json.Length == 0 ? null : JsonNode.Parse(json);
    }

    /// <summary>A button of a card is pressed.</summary>
    public Task<JsonNode?> Clicks(string user, string channel, string action, string value) => Interacts(new JsonObject
    {
        ["type"] = "block_actions", ["trigger_id"] = Next("trigger"), ["user"] = new JsonObject { ["id"] = user }, ["team"] = new JsonObject { ["id"] = "T1" }, ["channel"] = new JsonObject { ["id"] = channel },
        ["response_url"] = $"{_slack.Urls.First()}/api/response_url", ["actions"] = new JsonArray(new JsonObject { ["action_id"] = action, ["value"] = value, ["action_ts"] = NextTs() }),
    });

    /// <summary>The last modal is submitted.</summary>
    public Task<JsonNode?> Submits(string user, string channel, string hash, params (string Field, JsonObject Value)[] values)
    {
        var view = Views.Last();
        return Interacts(new JsonObject
        {
            ["type"] = "view_submission", ["user"] = new JsonObject { ["id"] = user }, ["team"] = new JsonObject { ["id"] = "T1" },
            ["view"] = new JsonObject
            {
                ["id"] = "V1", ["hash"] = hash, ["callback_id"] = view["callback_id"]!.DeepClone(), ["private_metadata"] = view["private_metadata"]?.DeepClone(),
                ["state"] = new JsonObject { ["values"] = new JsonObject(values.Select(v => KeyValuePair.Create(v.Field, (JsonNode?)new JsonObject { ["value"] = v.Value }))) },
            },
        });
    }

    /// <summary>Sends bytes to the bot as Slack would.</summary>
    public async Task<HttpResponseMessage> SendAsync(string body, string type, string? secret = Secret, Duration? age = null)
    {
        var timestamp = (SystemClock.Instance.GetCurrentInstant() - (age ?? Duration.Zero)).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, _bot.Urls.First() + "/slack/events") { Content = new StringContent(body) };
        request.Content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);
        request.Headers.Host = "bot.example.com";
        if (secret is not null)
        {
            request.Headers.Add("X-Slack-Request-Timestamp", timestamp);
            request.Headers.Add("X-Slack-Signature", "v0=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"v0:{timestamp}:{body}"))));
        }
        return await _client.SendAsync(request);
    }

    /// <summary>Waits until something holds.</summary>
    public static async Task Until(Func<bool> holds, string what)
    {
        for (var i = 0; i < 400; i++)
        {
            if (holds()) return;
            await Task.Delay(25);
        }
        Assert.Fail("Never happened: " + what);
    }

    /// <summary>A service of the bot.</summary>
    public T Of<T>() where T : notnull => _bot.Services.GetRequiredService<T>();

    /// <summary>The texts in a channel, oldest first.</summary>
    public IEnumerable<string> Texts(string channel) => Messages.Where(m => m.Key.Channel == channel).OrderBy(m => m.Key.Ts, StringComparer.Ordinal).Select(m => m.Value["blocks"]?.ToJsonString() + m.Value["text"]);

    /// <summary>The id of a channel by name.</summary>
    public string? IdOf(string name) => Channels.FirstOrDefault(c => c.Value["name"]!.GetValue<string>() == name).Key;

    public async ValueTask DisposeAsync()
    {
        await _bot.StopAsync();
        await _bot.DisposeAsync();
        await _slack.StopAsync();
        await _slack.DisposeAsync();
        _client.Dispose();
        _folder.Dispose();
    }

    private async Task<IResult> AnswerAsync(string method, HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        var args = body.Length > 0 ? JsonNode.Parse(body)! : new JsonObject(context.Request.Query.Select(q => KeyValuePair.Create(q.Key, (JsonNode?)q.Value.ToString())));
        _calls.Enqueue((method, args));
        if (method == "response_url") return Results.Text("ok");
        if (method == "apps.connections.open")
            return context.Request.Headers.Authorization == "Bearer xapp-test" ? Yes(("url", _slack.Urls.First().Replace("http", "ws", StringComparison.Ordinal) + "/socket")) : No("invalid_auth");
        if (context.Request.Headers.Authorization != "Bearer xoxb-test") return No("invalid_auth");
        if (_faults.TryGetValue(method, out var fault) && fault() is { } failure) return failure;
        string Arg(string name) => args[name]?.ToString() ?? "";
        return method switch
        {
            "auth.test" => Yes(("team_id", "T1"), ("user_id", "UBOT"), ("bot_id", "BBOT")),
            "users.info" => Yes(("user", new JsonObject { ["id"] = Arg("user"), ["name"] = Arg("user").ToLowerInvariant(), ["tz"] = "Europe/Paris", ["locale"] = Arg("user") == "UCHLOE" ? "fr-FR" : "en-GB", ["profile"] = new JsonObject { ["display_name"] = Name(Arg("user")) } })),
            "conversations.create" => Create(Arg("name"), Arg("is_private") is "true" or "True"),
            "conversations.invite" or "bookmarks.add" => Yes(("channel", new JsonObject { ["id"] = Arg("channel") })),
            "conversations.open" => Yes(("channel", new JsonObject { ["id"] = "D" + Arg("users") })),
            "conversations.setTopic" => Topic(Arg("channel"), Arg("topic")),
            "conversations.history" => Yes(("messages", new JsonArray([.. Messages.Where(m => m.Key.Channel == Arg("channel")).Select(m => { var copy = m.Value.DeepClone(); copy["ts"] = m.Key.Ts; return copy; })]))),
            "chat.postMessage" => Posted(Arg("channel"), NextTs(), args, mustExist: false),
            "chat.update" => Posted(Arg("channel"), Arg("ts"), args, mustExist: true),
            "pins.add" => Pin(Arg("timestamp")),
            "views.open" => View(args["view"]!),
            _ => No("unknown_method"),
        };
    }

    private IResult Create(string name, bool secret)
    {
        if (name.Length > 80 || name.Any(c => !(char.IsLetterOrDigit(c) || c is '-' or '_') || char.IsUpper(c))) return Broken("invalid_name_specials: " + name, "invalid_name_specials");
        if (IdOf(name) is not null) return No("name_taken");
        var id = Next("C");
        Channels[id] = new JsonObject { ["name"] = name, ["private"] = secret };
        return Yes(("channel", new JsonObject { ["id"] = id, ["name"] = name }));
    }

    private IResult Topic(string channel, string topic)
    {
        if (topic.Length > 250) return Broken("topic over 250", "too_long");
        Channels[channel]["topic"] = topic;
        return Yes();
    }

    private IResult Posted(string channel, string ts, JsonNode message, bool mustExist)
    {
        if (mustExist && !Messages.ContainsKey((channel, ts))) return No("message_not_found");
        if (BlockLimits.Broken(message["blocks"], 50) is { } broken) return Broken(broken, "invalid_blocks");
        var kept = message.DeepClone();
        if (mustExist && kept["metadata"] is null) kept["metadata"] = Messages[(channel, ts)]["metadata"]?.DeepClone();
        Messages[(channel, ts)] = kept;
        return Yes(("ts", ts), ("channel", channel));
    }

    private IResult Pin(string ts)
    {
        Pins.Add(ts);
        return Yes();
    }

    private IResult View(JsonNode view)
    {
        if (BlockLimits.Broken(view["blocks"], 100) is { } broken) return Broken(broken, "invalid_arguments");
        foreach (var part in new[] { "title", "submit", "close" })
            if (view[part]!["text"]!.GetValue<string>().Length > 24) return Broken($"{part} over 24", "invalid_arguments");
        Views.Enqueue(view.DeepClone());
        return Yes(("view", new JsonObject { ["id"] = "V1", ["hash"] = "1" }));
    }

    private IResult Broken(string what, string error)
    {
        Violations.Enqueue(what);
        return No(error);
    }

    private static string Name(string user) => user switch { "UANA" => "Ana", "UBEN" => "Ben", "UCHLOE" => "Chloé", _ => user };

    private static IResult No(string error) => Results.Json(new { ok = false, error });

    private static IResult Yes(params (string Name, JsonNode? Value)[] values) =>
        Results.Text(new JsonObject(values.Select(v => KeyValuePair.Create(v.Name, v.Value)).Prepend(KeyValuePair.Create<string, JsonNode?>("ok", true))).ToJsonString(), "application/json");

    private static string Form(params (string Key, string Value)[] values) => string.Join('&', values.Select(v => $"{v.Key}={Uri.EscapeDataString(v.Value)}"));

    private string Next(string prefix) => prefix + Interlocked.Increment(ref _ids).ToString(CultureInfo.InvariantCulture);

    private string NextTs() => string.Create(CultureInfo.InvariantCulture, $"{SystemClock.Instance.GetCurrentInstant().ToUnixTimeSeconds()}.{Interlocked.Increment(ref _ids):000000}");
}
