using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Bot.Statuspage.Tests;

/// <summary>One page of Statuspage behind its manage API: refuses what Statuspage refuses, and can be told to fail before or after it did what was asked.</summary>
public sealed class FakeStatuspage : IAsyncDisposable
{
    public const string Key = "key-of-the-page";
    public const string Page = "y2dg6bm4xk0p";

    private static readonly string[] Statuses = ["investigating", "identified", "monitoring", "resolved"];
    private static readonly string[] Impacts = ["none", "minor", "major", "critical"];
    private static readonly string[] ComponentStatuses = ["operational", "degraded_performance", "partial_outage", "major_outage", "under_maintenance"];

    private readonly WebApplication _app;
    private readonly Lock _gate = new();
    private readonly List<JsonObject> _incidents = [];
    private readonly ConcurrentQueue<(int Status, bool After)> _trouble = new();
    private int _ids;

    private FakeStatuspage()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Run(HandleAsync);
    }

    /// <summary>Where it answers.</summary>
    public string Url => _app.Urls.First() + "/v1";

    /// <summary>The key it takes.</summary>
    public string Accepts { get; set; } = Key;

    /// <summary>What it makes of a body, where it does not keep it as it was sent.</summary>
    public Func<string, string>? Keeps { get; set; }

    /// <summary>Component ids and how each is.</summary>
    public Dictionary<string, string> Components { get; } = new() { ["kctbh9vrtdwd"] = "operational", ["3zr1gh9ck4mb"] = "operational" };

    /// <summary>Postmortems that subscribers were told of.</summary>
    public ConcurrentQueue<string> Mailed { get; } = new();

    /// <summary>Every request: method and path behind the page's id.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    public static async Task<FakeStatuspage> StartAsync()
    {
        var fake = new FakeStatuspage();
        await fake._app.StartAsync();
        return fake;
    }

    /// <summary>The next requests are answered this way; those marked after are done first.</summary>
    public void FailNext(int status, bool after = false, int times = 1)
    {
        for (var i = 0; i < times; i++) _trouble.Enqueue((status, after));
    }

    /// <summary>It fails no more.</summary>
    public void Recover() => _trouble.Clear();

    /// <summary>The incidents of the page, oldest first, as it has them now.</summary>
    public IReadOnlyList<JsonObject> Incidents { get { lock (_gate) return [.. _incidents.Select(i => (JsonObject)i.DeepClone())]; } }

    /// <summary>The updates of its only incident, oldest first: <c>status: body</c>.</summary>
    public IReadOnlyList<string> Updates => [.. Incidents.SelectMany(i => i["incident_updates"]!.AsArray().Reverse()).Select(u => $"{u!["status"]}: {u["body"]}")];

    /// <summary>Somebody deletes the incident in Statuspage itself.</summary>
    public void Delete() { lock (_gate) _incidents.Clear(); }

    /// <summary>Somebody deletes the newest update in Statuspage itself.</summary>
    public void DeleteUpdate() { lock (_gate) _incidents[0]["incident_updates"]!.AsArray().RemoveAt(0); }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        var prefix = $"/v1/pages/{Page}";
        Asked.Enqueue($"{context.Request.Method} {(path.StartsWith(prefix, StringComparison.Ordinal) ? path[prefix.Length..] : path)}");
        var trouble = _trouble.TryDequeue(out var next) ? next : default;
        var body = await new StreamReader(context.Request.Body).ReadToEndAsync();
        var (status, answer) = trouble is { Status: > 0, After: false } ? (trouble.Status, null)
            : context.Request.Headers.Authorization.ToString() != "OAuth " + Accepts ? (401, new JsonObject { ["error"] = "Could not authenticate" })
            : !path.StartsWith(prefix, StringComparison.Ordinal) ? (404, new JsonObject { ["error"] = "Not found" })
            : Do(context.Request.Method, path[prefix.Length..].Trim('/').Split('/'), body.Length == 0 ? [] : JsonNode.Parse(body)!.AsObject());
        if (trouble is { After: true }) (status, answer) = (trouble.Status, null);
        if (status is 420 or 429) context.Response.Headers.RetryAfter = "1";
        context.Response.StatusCode = status;
        if (answer is not null) await context.Response.WriteAsync(answer.ToJsonString());
    }

    private (int Status, JsonNode? Answer) Do(string method, string[] path, JsonObject body)
    {
        lock (_gate)
        {
            if (path is [""]) return (200, new JsonObject { ["id"] = Page, ["name"] = "Payments" });
            if (path is ["components"]) return (200, new JsonArray([.. Components.Select(c => new JsonObject { ["id"] = c.Key, ["status"] = c.Value })]));
            if (path is ["incidents"] && method == "GET") return (200, new JsonArray([.. _incidents.AsEnumerable().Reverse().Select(i => i.DeepClone())]));
            if (path is ["incidents"] && method == "POST") return Write(null, body["incident"]!.AsObject());
            if (_incidents.Find(i => i["id"]!.GetValue<string>() == path[1]) is not { } incident) return (404, new JsonObject { ["error"] = "Not found" });
            return (method, path[2..]) switch
            {
                ("GET", []) => (200, incident.DeepClone()),
                ("PATCH", []) => Write(incident, body["incident"]!.AsObject()),
                ("PATCH", ["incident_updates", var id]) => Rewrite(incident, id, body["incident_update"]!.AsObject()),
                ("PUT", ["postmortem"]) => Set(incident, "postmortem_body", body["postmortem"]!["body_draft"]!.DeepClone()),
                ("PUT", ["postmortem", "publish"]) => Publish(incident, body["postmortem"]!.AsObject()),
                ("PUT", ["postmortem", "revert"]) => Revert(incident),
                _ => (404, new JsonObject { ["error"] = "Not found" }),
            };
        }
    }

    private (int, JsonNode?) Write(JsonObject? incident, JsonObject fields)
    {
        static bool Odd(JsonObject fields, string name, string[] known) => fields[name]?.GetValue<string>() is { } value && !known.Contains(value);
        var states = fields["components"]?.AsObject() ?? [];
        string? error = incident is null && string.IsNullOrWhiteSpace(fields["name"]?.GetValue<string>()) ? "Name can't be blank"
            : Odd(fields, "status", Statuses) ? "Status is not included in the list" : Odd(fields, "impact_override", Impacts) ? "Impact override is not included in the list"
            : states.Any(s => !Components.ContainsKey(s.Key)) || (fields["component_ids"]?.AsArray() ?? []).Any(i => !Components.ContainsKey(i!.GetValue<string>())) ? "Component not found"
            : states.Any(s => !ComponentStatuses.Contains(s.Value!.GetValue<string>())) ? "Component status is not included in the list" : null;
        if (error is not null) return (422, new JsonObject { ["error"] = new JsonArray(error) });
        if (incident is null) _incidents.Add(incident = new JsonObject { ["id"] = Next("inc"), ["shortlink"] = $"https://stspg.example/{_ids}", ["incident_updates"] = new JsonArray() });
        var before = incident["status"]?.GetValue<string>();
        foreach (var field in new[] { "name", "status", "impact_override", "component_ids", "metadata" })
            if (fields[field] is { } value) incident[field] = value.DeepClone();
        foreach (var state in states) Components[state.Key] = state.Value!.GetValue<string>();
        // A body, or another status, is an update; other fields are not.
        if (fields["body"] is not null || fields["status"] is { } status && status.GetValue<string>() != before)
            incident["incident_updates"]!.AsArray().Insert(0, new JsonObject
            {
                ["id"] = Next("upd"), ["status"] = incident["status"]!.DeepClone(), ["body"] = Kept(fields["body"]?.GetValue<string>() ?? ""), ["deliver_notifications"] = fields["deliver_notifications"]?.DeepClone() ?? true,
            });
        return (200, incident.DeepClone());
    }

    private static (int, JsonNode?) Rewrite(JsonObject incident, string id, JsonObject fields)
    {
        if (incident["incident_updates"]!.AsArray().FirstOrDefault(u => u!["id"]!.GetValue<string>() == id) is not JsonObject update) return (404, new JsonObject { ["error"] = "Not found" });
        update["body"] = fields["body"]!.DeepClone();
        return (200, update.DeepClone());
    }

    private (int, JsonNode?) Publish(JsonObject incident, JsonObject fields)
    {
        if (fields["notify_subscribers"]!.GetValue<bool>()) Mailed.Enqueue(incident["postmortem_body"]!.GetValue<string>());
        return Set(incident, "status", "postmortem");
    }

    /// <summary>The incident is what it was before: resolved.</summary>
    private static (int, JsonNode?) Revert(JsonObject incident)
    {
        incident["status"] = "resolved";
        return Set(incident, "postmortem_body", null);
    }

    private static (int, JsonNode?) Set(JsonObject incident, string field, JsonNode? value)
    {
        incident[field] = value;
        return (200, new JsonObject { ["body"] = incident["postmortem_body"]?.DeepClone() });
    }

    private string Kept(string body) => Keeps?.Invoke(body) ?? body;

    private string Next(string kind) => kind + (++_ids).ToString("000000000", CultureInfo.InvariantCulture);
}
