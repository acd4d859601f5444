using System.Collections.Concurrent;
using System.Net;
using Newtonsoft.Json;
using SlackNet;

namespace Bot.Slack;

/// <summary>
/// Sends Web API requests. A method that Slack asked to leave alone is not called until its time is over, whoever wants it; other
/// methods go on. Answers that are no JSON are failures to try again, never a success.
/// </summary>
internal sealed class SlackHttp(IHttpClientFactory http, SlackJsonSettings json, TimeProvider time) : IHttp
{
    private static readonly TimeSpan WhenNotTold = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _quietUntil = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    /// <exception cref="SlackRateLimitException">Slack asked to wait, now or before.</exception>
    /// <exception cref="HttpRequestException">Slack cannot be reached, or did not answer as Slack does.</exception>
    public async Task<T> Execute<T>(HttpRequestMessage requestMessage, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(requestMessage);
        var method = requestMessage.RequestUri!.Segments[^1];
        var now = time.GetUtcNow();
        if (_quietUntil.TryGetValue(method, out var until) && until > now) throw new SlackRateLimitException(until - now);
        using var client = http.CreateClient("slack");
        using var response = await client.SendAsync(requestMessage, cancellationToken);
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
        {
            var wait = response.Headers.RetryAfter?.Delta ?? WhenNotTold;
            _quietUntil[method] = time.GetUtcNow() + wait;
            throw new SlackRateLimitException(wait);
        }
        if (!response.IsSuccessStatusCode) throw new HttpRequestException($"Slack answered {(int)response.StatusCode}", null, response.StatusCode);
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        try
        {
            return JsonConvert.DeserializeObject<T>(body, json.SerializerSettings) ?? throw new HttpRequestException("Slack answered nothing");
        }
        catch (JsonException e)
        {
            throw new HttpRequestException("Slack's answer is no JSON", e);
        }
    }
}
