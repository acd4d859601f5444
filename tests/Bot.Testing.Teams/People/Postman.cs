using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Testing.Teams.Identity;
using Bot.Testing.Teams.World;

namespace Bot.Testing.Teams.People;

/// <summary>Hands activities to the bot over HTTP, signed.</summary>
internal sealed class Postman(FakeConnector teams) : IDisposable
{
    // The figure third parties report for Teams.
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(15) };
    private readonly List<Delivered> _deliveries = [];

    public IReadOnlyList<Delivered> Deliveries { get { lock (teams.Gate) return [.. _deliveries]; } }

    public async Task<Delivered> Deliver(JsonObject activity, Forgery forgery)
    {
        activity = (JsonObject)activity.DeepClone();
        if (forgery == Forgery.OtherTenant) Emigrate(activity);
        var serviceUrl = activity["serviceUrl"]?.GetValue<string>() ?? teams.ServiceUrl;
        using var request = new HttpRequestMessage(HttpMethod.Post, teams.BotEndpoint ?? throw new InvalidOperationException("Set BotEndpoint first."));
        request.Content = new StringContent(activity.ToJsonString(), Encoding.UTF8);
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json; charset=utf-8");
        request.Headers.UserAgent.ParseAdd("Microsoft-SkypeBotApi (Microsoft-BotFramework/3.0)");
        if (new Signer(teams.Keys, teams.AppId).Header(serviceUrl, forgery) is { } header) request.Headers.TryAddWithoutValidation("Authorization", header);

        var watch = Stopwatch.StartNew();
        var delivered = await Send(request, activity, watch);
        lock (teams.Gate) _deliveries.Add(delivered);
        return delivered;
    }

    public void Dispose() => _http.Dispose();

    private async Task<Delivered> Send(HttpRequestMessage request, JsonObject activity, Stopwatch watch)
    {
        try
        {
            using var response = await _http.SendAsync(request);
            return new Delivered(activity, response.StatusCode, Parse(await response.Content.ReadAsStringAsync()), watch.Elapsed);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return new Delivered(activity, null, null, watch.Elapsed);
        }
    }

    private static JsonNode? Parse(string body)
    {
        try
        {
            return string.IsNullOrWhiteSpace(body) ? null : JsonNode.Parse(body);
        }
        catch (JsonException)
        {
            return JsonValue.Create(body);
        }
    }

    private static void Emigrate(JsonObject activity)
    {
        var elsewhere = Names.GuidOf("another company").ToString();
        if (activity["channelData"]?["tenant"] is JsonObject tenant) tenant["id"] = elsewhere;
        if (activity["conversation"] is JsonObject conversation) conversation["tenantId"] = elsewhere;
    }
}
