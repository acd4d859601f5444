using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Bot.App.Hosting;
using Bot.Features.Keeping;
using Bot.Testing;
using Bot.Testing.Slack;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Bot.Slack.Tests;

/// <summary>The whole bot in a Slack workspace on the wire, over signed HTTP or over Socket Mode, and what people do there.</summary>
public sealed class Workspace : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly HttpClient _client = new();
    private readonly (string Key, string Value)[] _more;
    private readonly IClock _clock;
    private WebApplication? _bot;

    private Workspace(FakeSlack slack, IClock clock, bool socket, (string Key, string Value)[] more)
    {
        (Slack, _clock, OverSocket, _more) = (slack, clock, socket, more);
        Slack.World.Now = () => _clock.GetCurrentInstant().ToDateTimeOffset();
        Slack.Deliver = what => EventAsync(what);
    }

    public FakeSlack Slack { get; }
    public World World => Slack.World;

    /// <summary>Whether Slack reaches the bot through Socket Mode.</summary>
    public bool OverSocket { get; }

    /// <summary>A workspace with a running bot.</summary>
    public static async Task<Workspace> StartAsync(bool socket = false, IClock? clock = null, params (string Key, string Value)[] more)
    {
        var workspace = new Workspace(await FakeSlack.StartAsync(), clock ?? SystemClock.Instance, socket, more);
        await workspace.StartBotAsync();
        return workspace;
    }

    /// <summary>The same, with the setting <c>Slack:OnCallGroup</c> and the like.</summary>
    public static Task<Workspace> StartAsync(params (string Key, string Value)[] more) => StartAsync(false, null, more);

    /// <summary>Starts the bot on the record it left.</summary>
    public async Task StartBotAsync()
    {
        string[] args =
        [
            "--Logging:LogLevel:Default", "None", "--urls", "http://127.0.0.1:0", "--Storage:Path", _folder.File("bot.db"), "--Slack:ApiUrl", Slack.ApiUrl, "--Slack:BotToken", FakeSlack.BotToken, "--Slack:AnnounceChannel", "CANNOUNCE",
            .. OverSocket ? new[] { "--Slack:AppToken", FakeSlack.AppToken } : ["--Slack:SigningSecret", FakeSlack.SigningSecret],
            .. _more.Any(m => m.Key == "Slack:MessagesPerSecond") ? Array.Empty<string>() : ["--Slack:MessagesPerSecond", "10000"],
            .. _more.Any(m => m.Key == "Slack:HistoryCallsPerMinute") ? Array.Empty<string>() : ["--Slack:HistoryCallsPerMinute", "100000"], .. _more.SelectMany(m => new[] { "--" + m.Key, m.Value }),
        ];
        var bot = BotApp.Build(args, builder => builder.Services.AddSingleton(_clock));
        await bot.StartAsync();
        _bot = bot;
        if (OverSocket) await Eventually.Until(() => Slack.Sockets.Open.Count == 2, "two sockets");
    }

    /// <summary>Stops the bot; the workspace goes on.</summary>
    public async Task StopBotAsync()
    {
        if (_bot is not { } bot) return;
        _bot = null;
        await bot.StopAsync();
        await bot.DisposeAsync();
    }

    /// <summary>A page of the bot's own, as somebody on its machine sees it under a host name.</summary>
    public async Task<(int Status, string Text)> GetAsync(string page, string? host = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, _bot!.Urls.First() + page);
        if (host is not null) request.Headers.Host = host;
        using var answer = await _client.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>A service of the bot.</summary>
    public T Of<T>() where T : notnull => _bot!.Services.GetRequiredService<T>();

    /// <summary>Reads the record.</summary>
    public T Read<T>(Func<IRecord, T> read) => Of<IReads>().ReadAsync(read, CancellationToken.None).GetAwaiter().GetResult();

    /// <summary>Declares an incident and waits for its channel, card, topic and announcement; gives back the channel.</summary>
    public async Task<Channel> DeclaredAsync(string words = "P2 TSR-2292 nexo Terminals refuse cards", string user = "UANA")
    {
        var number = 1;
        while (Read(r => r.ByNumber(number)) is not null) number++;
        await TypesAsync(user, "COPS", "/incident declare " + words);
        await Eventually.Until(() => Read(r => r.ByNumber(number))?.Rooms.ContainsKey("slack") == true, "the record knows the channel");
        await QuietAsync();
        return World.Channels[Read(r => r.ByNumber(number))!.Rooms["slack"].Channel];
    }

    /// <summary>Somebody types a slash command; gives back what only they see.</summary>
    public Task<JsonNode?> TypesAsync(string user, string channel, string text, string? trigger = null, string team = World.Team, string enterprise = "")
    {
        var slash = text.Split(' ', 2);
        return CommandAsync(new Dictionary<string, string>
        {
            ["command"] = slash[0], ["text"] = slash.Length > 1 ? slash[1] : "", ["team_id"] = team, ["enterprise_id"] = enterprise, ["channel_id"] = channel, ["channel_name"] = World.Channels.GetValueOrDefault(channel)?.Name ?? "x", ["user_id"] = user,
            ["user_name"] = user.ToLowerInvariant(), ["trigger_id"] = Slack.Triggers.Issue(trigger ?? World.Next("trigger")), ["response_url"] = Slack.NewResponseUrl(), ["api_app_id"] = "A1",
        });
    }

    private async Task<JsonNode?> CommandAsync(Dictionary<string, string> fields) => OverSocket
        ? (await Slack.Sockets.SendAsync("slash_commands", new JsonObject(fields.Select(f => KeyValuePair.Create(f.Key, (JsonNode?)f.Value))), answers: true))["payload"]
        : await AnswerOfAsync(Form([.. fields.Select(f => (f.Key, f.Value))]));

    /// <summary>An event is delivered; gives back the status.</summary>
    public async Task<int> EventAsync(JsonObject what, string? id = null)
    {
        var payload = new JsonObject { ["type"] = "event_callback", ["team_id"] = World.Team, ["api_app_id"] = "A1", ["event_id"] = id ?? World.Next("Ev"), ["event_time"] = 1758031871, ["authorizations"] = new JsonArray(new JsonObject { ["team_id"] = World.Team, ["user_id"] = World.BotUser, ["is_bot"] = true }), ["event"] = what.DeepClone() };
        if (OverSocket)
        {
            if (Slack.Sockets.Open.Count == 0) return 0;
            await Slack.Sockets.SendAsync("events_api", payload, answers: false);
            return 200;
        }
        if (_bot is null) return 0;
        using var answer = await SendAsync(payload.ToJsonString(), "application/json; charset=utf-8");
        return (int)answer.StatusCode;
    }

    /// <summary>Somebody says something in a channel; gives back its timestamp. With the bot away nobody hears it.</summary>
    public async Task<string> SaysAsync(string user, Channel channel, string text, string? thread = null, bool broadcast = false)
    {
        var ts = World.NextTs();
        var message = new JsonObject { ["type"] = "message", ["user"] = user, ["text"] = text };
        if (thread is not null) message["thread_ts"] = thread;
        if (broadcast) message["subtype"] = "thread_broadcast";
        channel.Messages[ts] = message.DeepClone().AsObject();
        (message["channel"], message["ts"], message["event_ts"]) = (channel.Id, ts, ts);
        if (_bot is not null) await EventAsync(message);
        return ts;
    }

    /// <summary>A button, a modal, a shortcut; gives back the acknowledgement's body.</summary>
    public async Task<JsonNode?> InteractsAsync(JsonObject payload) => OverSocket
        ? (await Slack.Sockets.SendAsync("interactive", payload, answers: true))["payload"]
        : await AnswerOfAsync(Form(("payload", payload.ToJsonString())));

    /// <summary>A button is pressed: on a message, or with a view given, on a view.</summary>
    public Task<JsonNode?> ClicksAsync(string user, string channel, string action, string value, JsonObject? view = null, string team = World.Team)
    {
        var payload = new JsonObject
        {
            ["type"] = "block_actions", ["trigger_id"] = Slack.Triggers.Issue(World.Next("trigger")), ["user"] = new JsonObject { ["id"] = user, ["team_id"] = team }, ["team"] = new JsonObject { ["id"] = World.Team },
            ["actions"] = new JsonArray(new JsonObject { ["action_id"] = action, ["value"] = value, ["action_ts"] = World.NextTs() }),
        };
        if (view is not null) payload["view"] = view.DeepClone();
        else (payload["channel"], payload["response_url"]) = (new JsonObject { ["id"] = channel }, Slack.NewResponseUrl());
        return InteractsAsync(payload);
    }

    /// <summary>The modal that was opened last is submitted.</summary>
    public Task<JsonNode?> SubmitsAsync(string user, string hash, params (string Field, JsonObject Value)[] values)
    {
        var view = World.Views.Last();
        return InteractsAsync(new JsonObject
        {
            ["type"] = "view_submission", ["user"] = new JsonObject { ["id"] = user }, ["team"] = new JsonObject { ["id"] = World.Team }, ["trigger_id"] = Slack.Triggers.Issue(World.Next("trigger")),
            ["view"] = new JsonObject
            {
                ["id"] = view["id"]!.DeepClone(), ["type"] = "modal", ["hash"] = hash, ["callback_id"] = view["callback_id"]!.DeepClone(), ["private_metadata"] = view["private_metadata"]?.DeepClone(),
                ["state"] = new JsonObject { ["values"] = new JsonObject(values.Select(v => KeyValuePair.Create(v.Field, (JsonNode?)new JsonObject { ["value"] = v.Value.DeepClone() }))) },
            },
        });
    }

    /// <summary>Sends bytes to the bot as Slack would, or as somebody who is not Slack.</summary>
    public async Task<HttpResponseMessage> SendAsync(string body, string type, string? secret = FakeSlack.SigningSecret, Duration? age = null, params (string Name, string Value)[] headers)
    {
        var timestamp = (_clock.GetCurrentInstant() - (age ?? Duration.Zero)).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, _bot!.Urls.First() + "/slack/events") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        request.Headers.Host = "bot.example.com";
        if (secret is not null)
        {
            request.Headers.Add("X-Slack-Request-Timestamp", timestamp);
            request.Headers.Add("X-Slack-Signature", "v0=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"v0:{timestamp}:{body}"))));
        }
        foreach (var (name, value) in headers) request.Headers.Add(name, value);
        var answer = await _client.SendAsync(request);
        return answer;
    }

    private async Task<JsonNode?> AnswerOfAsync(string form)
    {
        using var answer = await SendAsync(form, "application/x-www-form-urlencoded");
        Assert.Equal(200, (int)answer.StatusCode);
        var json = await answer.Content.ReadAsStringAsync();
        return json.Length == 0 ? null : JsonNode.Parse(json);
    }

    /// <summary>Waits until everything that was to be done in Slack is done.</summary>
    public Task QuietAsync() => Eventually.Until(() => Of<IOutbox>().CountWaitingAsync(CancellationToken.None).GetAwaiter().GetResult() == 0, "the outbox empties");

    /// <summary>A form body.</summary>
    public static string Form(params (string Key, string Value)[] values) => string.Join('&', values.Select(v => $"{v.Key}={Uri.EscapeDataString(v.Value)}"));

    public async ValueTask DisposeAsync()
    {
        Slack.Deliver = null;
        await StopBotAsync();
        await Slack.DisposeAsync();
        _client.Dispose();
        _folder.Dispose();
    }
}
