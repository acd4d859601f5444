using System.Globalization;
using System.Net;
using Bot.Chat.Delivery;
using SlackNet;

namespace Bot.Slack;

/// <summary>Slack's Web API at the configured address, with its ways to fail told apart: try again, or tell a person.</summary>
internal sealed class SlackWeb(SlackOptions options, SlackHttp http) : ISlackUrlBuilder
{
    /// <summary>How Slack writes JSON.</summary>
    public static SlackJsonSettings Json { get; } = Default.JsonSettings();

    /// <summary>How long a broken connection to the workspace waits for a person before it is tried again.</summary>
    private static readonly TimeSpan TokenPause = TimeSpan.FromSeconds(10);

    /// <summary>The client. It does not wait for rate limits by itself: the outbox does.</summary>
    public ISlackApiClient Api => field ??= new SlackApiClient(http, this, Json, options.BotToken) { DisableRetryOnRateLimit = true };

    /// <inheritdoc/>
    public string Url(string apiMethod, Dictionary<string, object> args)
    {
        ArgumentNullException.ThrowIfNull(args);
        var query = string.Join('&', args.Select(a => $"{Uri.EscapeDataString(a.Key)}={Uri.EscapeDataString(a.Value is bool flag ? flag ? "true" : "false" : Convert.ToString(a.Value, CultureInfo.InvariantCulture) ?? "")}"));
        return options.ApiUrl + apiMethod + (query.Length == 0 ? "" : "?" + query);
    }

    /// <summary>What a call throws when Slack is the reason, not we.</summary>
    public static bool IsSlacks(Exception e) => e is SlackException or SlackRateLimitException or HttpRequestException or IOException or TaskCanceledException or Newtonsoft.Json.JsonException;

    /// <summary>Why, for a log: Slack's code, never a text.</summary>
    public static string Why(Exception e) => e is SlackException slack ? slack.ErrorCode : e.GetType().Name;

    /// <summary>Does one step.</summary>
    /// <param name="step">Its name, for people.</param>
    /// <param name="room">What was done before it: kept, whichever way it ends.</param>
    /// <param name="work">What to do.</param>
    /// <exception cref="ChatBusyException">Rate limited, down, unreachable, or the token does not work (any more).</exception>
    /// <exception cref="ChatRefusedException">Slack will not do it as things are.</exception>
    public static async Task<T> DoAsync<T>(string step, RoomState room, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (SlackRateLimitException e)
        {
            throw new ChatBusyException("Slack asked to wait", e.RetryAfter, e, roomAfter: room);
        }
        catch (SlackException e) when (e.ErrorCode is "ratelimited" or "rate_limited" or "internal_error" or "fatal_error" or "service_unavailable" or "request_timeout" or "team_added_to_org")
        {
            throw new ChatBusyException($"Slack answered {e.ErrorCode}", null, e, roomAfter: room);
        }
        catch (SlackException e) when (e.ErrorCode is "token_revoked" or "token_expired" or "account_inactive" or "invalid_auth" or "not_authed" or "org_login_required")
        {
            // Every effect would meet this: nothing is given up for it, and a person is told where the record is read.
            throw new ChatBusyException($"Slack answered {e.ErrorCode}", TokenPause, e, new StepFailure("connection", e.ErrorCode), room);
        }
        catch (SlackException e)
        {
            throw new ChatRefusedException(step, Reason(e), room);
        }
        catch (HttpRequestException e) when (e.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed or HttpStatusCode.Gone or HttpStatusCode.NotImplemented)
        {
            throw new ChatRefusedException(step, "unknown_method", room);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or Newtonsoft.Json.JsonException or TaskCanceledException { InnerException: TimeoutException })
        {
            throw new ChatBusyException("Slack cannot be reached", null, e, roomAfter: room);
        }
    }

    /// <summary>Slack's code, with what makes it understood: the scope that is needed, or Slack's first message.</summary>
    private static string Reason(SlackException e) =>
        e.ErrorInfo.TryGetValue("needed", out var scope) && e.ErrorCode == "missing_scope" ? $"{e.ErrorCode}: {scope}"
        : e.ErrorMessages.Count > 0 ? $"{e.ErrorCode}: {e.ErrorMessages[0]}"
        : e.ErrorCode;
}
