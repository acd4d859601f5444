using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Bot.Testing.Slack;

/// <summary>
/// A Slack on the wire for one workspace: Web API, Socket Mode, response addresses and file uploads, with Slack's answers, limits
/// and echoes. It knows nothing of the bot's own types.
/// </summary>
public sealed class FakeSlack : IAsyncDisposable
{
    /// <summary>The tokens and the secret this workspace gave out.</summary>
    public const string BotToken = "xoxb-test", AppToken = "xapp-test", SigningSecret = "8f742231b10e8888abcd99yyyzzz85a5";

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Method, JsonNode Args)> _calls = new();
    private readonly ConcurrentDictionary<string, Func<JsonNode, IResult?>> _faults = new();
    private readonly ConcurrentDictionary<string, int> _responses = new();
    private readonly ConcurrentQueue<Task> _telling = new();
    private readonly WebApi _api;

    private FakeSlack(WebApplication app)
    {
        _app = app;
        Sockets = new Sockets(this);
        _api = new WebApi(this);
        World.People["UANA"] = ("Ana", "en-GB");
        World.People["UBEN"] = ("Ben", "en-GB");
        World.People["UCHLOE"] = ("Chloé", "fr-FR");
        foreach (var (id, name) in new[] { ("COPS", "ops"), ("CANNOUNCE", "incidents") }) World.Channels[id] = new Channel(id, name, secret: false);
    }

    public World World { get; } = new();
    public Triggers Triggers { get; } = new();
    public Rates Rates { get; } = new();
    public Sockets Sockets { get; }

    /// <summary>Rules of Slack's that were broken.</summary>
    public ConcurrentQueue<string> Violations { get; } = new();

    /// <summary>How long every answer takes.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>Scopes the app was not given.</summary>
    public ConcurrentDictionary<string, bool> ScopesMissing { get; } = new();

    /// <summary>Where events go, when the app has any; the fake tells of everything that happens in a channel the bot is in.</summary>
    public Func<JsonObject, Task>? Deliver { get; set; }

    /// <summary>Everything that was called, in order.</summary>
    public IReadOnlyList<(string Method, JsonNode Args)> Calls => [.. _calls];

    /// <summary>Its own address.</summary>
    public string Url => _app.Urls.First();

    /// <summary>The Web API's address, for <c>Slack:ApiUrl</c>.</summary>
    public string ApiUrl => Url + "/api/";

    /// <summary>Starts one, on a free port or a given one.</summary>
    public static async Task<FakeSlack> StartAsync(int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var slack = new FakeSlack(app);
        app.UseWebSockets();
        app.Map("/socket/{ticket}", slack.Sockets.AcceptAsync);
        app.Map("/api/{method}", slack.AnswerAsync);
        app.MapPost("/respond/{id}", slack.RespondAsync);
        app.MapPost("/upload/{id}", slack.UploadAsync);
        await app.StartAsync();
        return slack;
    }

    /// <summary>Slack answers a method this way until the fault is taken away; a function that gives nothing lets the call through.</summary>
    public void Fault(string method, Func<JsonNode, IResult?>? answer)
    {
        if (answer is null) _faults.TryRemove(method, out _);
        else _faults[method] = answer;
    }

    /// <summary>Slack answers a method with an error until the fault is taken away.</summary>
    public void Fault(string method, string error) => Fault(method, _ => WebApi.No(error));

    /// <summary>A new response address: five answers at most.</summary>
    public string NewResponseUrl() => $"{Url}/respond/{World.Next("r")}";

    /// <summary>Notes a broken rule.</summary>
    public void Broken(string rule) => Violations.Enqueue(rule);

    /// <summary>Tells the app of something, as Slack would, if it gets events.</summary>
    public void Tell(JsonObject what)
    {
        if (Deliver is { } deliver) _telling.Enqueue(Task.Run(() => deliver(what)));
    }

    /// <summary>Everything the app was told of so far is acknowledged.</summary>
    public Task ToldAsync() => Task.WhenAll(_telling);

    public async ValueTask DisposeAsync()
    {
        Sockets.CloseAll();
        await _app.StopAsync(new CancellationTokenSource(TimeSpan.FromSeconds(1)).Token);
        await _app.DisposeAsync();
    }

    private async Task<IResult> AnswerAsync(string method, HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var args = Arguments(context, await reader.ReadToEndAsync());
        if (Latency > TimeSpan.Zero) await Task.Delay(Latency);
        _calls.Enqueue((method, args));
        var token = context.Request.Headers.Authorization.ToString();
        if (method == "apps.connections.open") return _faults.TryGetValue(method, out var shut) && shut(args) is { } no ? no : token == "Bearer " + AppToken ? Sockets.Ticket() : WebApi.No("invalid_auth");
        if (token != "Bearer " + BotToken) return WebApi.No(token.Length == 0 ? "not_authed" : "invalid_auth");
        context.Response.Headers["X-OAuth-Scopes"] = string.Join(',', WebApi.ScopesKnown.Append("commands").Except(ScopesMissing.Keys));
        if (_faults.TryGetValue(method, out var fault) && fault(args) is { } failure) return failure;
        return _api.Answer(method, args);
    }

    /// <summary>JSON or form, as Slack takes both.</summary>
    private static JsonNode Arguments(HttpContext context, string body)
    {
        if (body.StartsWith('{')) return JsonNode.Parse(body)!;
        var pairs = body.Length > 0 ? Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(body).Select(p => (p.Key, Value: p.Value.ToString())) : context.Request.Query.Select(q => (q.Key, Value: q.Value.ToString()));
        // Structured arguments come as JSON text in a form.
        return new JsonObject(pairs.Select(p => KeyValuePair.Create(p.Key, p.Value.StartsWith('[') || p.Value.StartsWith('{') ? JsonNode.Parse(p.Value) : JsonValue.Create(p.Value))));
    }

    private async Task<IResult> RespondAsync(string id, HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var message = JsonNode.Parse(await reader.ReadToEndAsync())!;
        if (_responses.AddOrUpdate(id, 1, (_, n) => n + 1) > 5) Broken("a response address was used more than five times");
        if (BlockLimits.Broken(message["blocks"], 50) is { } broken) Broken("a private answer: " + broken);
        World.Private.Enqueue(message);
        return Results.Text("ok");
    }

    private async Task<IResult> UploadAsync(string id, HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        World.Files[id] = World.Files[id] with { Content = await reader.ReadToEndAsync() };
        return Results.Text("OK");
    }
}
