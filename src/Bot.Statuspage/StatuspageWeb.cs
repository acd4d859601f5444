using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Chat.Delivery;

namespace Bot.Statuspage;

/// <summary>Statuspage's manage API, with its ways to fail told apart: try again, or tell a person.</summary>
internal sealed class StatuspageWeb(StatuspageOptions options, IHttpClientFactory http, TimeProvider time)
{
    /// <summary>The name of its HTTP client.</summary>
    public const string Client = "statuspage";

    /// <summary>The reason of a refusal where the page, or what was asked of it, is not there.</summary>
    public const string NotFound = "page_not_found";

    private static readonly TimeSpan WhenNotTold = TimeSpan.FromSeconds(60); // Statuspage counts the requests of a minute.
    private static readonly TimeSpan KeyPause = TimeSpan.FromSeconds(10);

    private long _quietUntil; // UTC ticks: incidents are told of side by side.

    /// <summary>Sends one request to the page; gives back what it answered.</summary>
    /// <exception cref="ChatBusyException">Rate limited, down, unreachable, or the key does not work (any more).</exception>
    /// <exception cref="ChatRefusedException">Statuspage will not do it as things are.</exception>
    public async Task<JsonNode?> SendAsync(HttpMethod method, string path, JsonNode? body, CancellationToken cancel)
    {
        var quiet = TimeSpan.FromTicks(Volatile.Read(ref _quietUntil) - time.GetUtcNow().UtcTicks);
        if (quiet > TimeSpan.Zero) throw new ChatBusyException("Statuspage asked to wait", quiet);
        try
        {
            using var client = http.CreateClient(Client);
            using var request = new HttpRequestMessage(method, $"{options.ApiUrl}pages/{Uri.EscapeDataString(options.PageId)}/{path}");
            request.Headers.Authorization = new AuthenticationHeaderValue("OAuth", options.ApiKey);
            if (body is not null) request.Content = JsonContent.Create(body);
            using var response = await client.SendAsync(request, cancel);
            if (!response.IsSuccessStatusCode) throw await WhyAsync(response, cancel);
            return JsonNode.Parse(await response.Content.ReadAsStringAsync(cancel));
        }
        catch (Exception e) when (e is HttpRequestException or IOException or JsonException or TaskCanceledException { InnerException: TimeoutException })
        {
            throw new ChatBusyException("Statuspage cannot be reached", null, e);
        }
    }

    private async Task<Exception> WhyAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        switch ((int)response.StatusCode)
        {
            case 420 or 429:
                var wait = response.Headers.RetryAfter?.Delta ?? WhenNotTold;
                Volatile.Write(ref _quietUntil, (time.GetUtcNow() + wait).UtcTicks);
                return new ChatBusyException("Statuspage asked to wait", wait);
            case (int)HttpStatusCode.Unauthorized or (int)HttpStatusCode.Forbidden:
                // Every update would meet this: none is given up for it, and a person is told where the record is read.
                return new ChatBusyException("Statuspage refuses the key", KeyPause, null, new StepFailure("connection", "key_refused"));
            case (int)HttpStatusCode.NotFound:
                return new ChatRefusedException("publish", NotFound);
            case >= 500 or (int)HttpStatusCode.RequestTimeout:
                return new ChatBusyException($"Statuspage answered {(int)response.StatusCode}", null);
            default:
                return new ChatRefusedException("publish", $"page_refused: {Said(await response.Content.ReadAsStringAsync(cancel))}");
        }
    }

    /// <summary>Statuspage's own first word for what is wrong, short.</summary>
    private static string Said(string body)
    {
        try
        {
            var error = (JsonNode.Parse(body) as JsonObject)?["error"];
            var first = error is JsonArray { Count: > 0 } several ? several[0] : error;
            return first is JsonValue value ? Chat.Phrases.Cutting.Shortened(value.ToString().ReplaceLineEndings(" "), 120) : "no reason given";
        }
        catch (JsonException)
        {
            return "no reason given";
        }
    }
}
