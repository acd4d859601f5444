using Bot.Chat.Delivery;
using SlackNet;
using SlackNet.WebApi;

namespace Bot.Slack;

/// <summary>Slack's Web API at the configured address, with its ways to fail told apart: try again, or tell a person.</summary>
internal sealed class SlackWeb(SlackOptions options, IHttpClientFactory http) : ISlackUrlBuilder
{
    private static readonly SlackJsonSettings Json = Default.JsonSettings();

    /// <summary>The client. It does not wait for rate limits by itself: the outbox does.</summary>
    public ISlackApiClient Api => field ??= new SlackApiClient(Default.Http(Json, () => http.CreateClient("slack")), this, Json, options.BotToken) { DisableRetryOnRateLimit = true };

    /// <inheritdoc/>
    public string Url(string apiMethod, Dictionary<string, object> args)
    {
        ArgumentNullException.ThrowIfNull(args);
        var query = string.Join('&', args.Select(a => $"{Uri.EscapeDataString(a.Key)}={Uri.EscapeDataString(a.Value is bool flag ? flag ? "true" : "false" : Convert.ToString(a.Value, System.Globalization.CultureInfo.InvariantCulture) ?? "")}"));
        return options.ApiUrl + apiMethod + (query.Length == 0 ? "" : "?" + query);
    }

    /// <summary>Does one step.</summary>
    /// <exception cref="ChatBusyException">Rate limited, down or unreachable.</exception>
    /// <exception cref="ChatRefusedException">Slack will not do it as things are.</exception>
    public static async Task<T> DoAsync<T>(string step, RoomState room, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (SlackRateLimitException e)
        {
            throw new ChatBusyException("Slack asked to wait", e.RetryAfter, e);
        }
        catch (SlackException e) when (e.ErrorCode is "ratelimited" or "internal_error" or "fatal_error" or "service_unavailable" or "request_timeout" or "team_added_to_org")
        {
            throw new ChatBusyException($"Slack answered {e.ErrorCode}", null, e);
        }
        catch (SlackException e)
        {
            throw new ChatRefusedException(step, Reason(e), room);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException { InnerException: TimeoutException } or IOException)
        {
            throw new ChatBusyException("Slack cannot be reached", null, e);
        }
    }

    private static string Reason(SlackException e) => e.ErrorCode switch
    {
        "missing_scope" => "missing_scope: reinstall the app with the scopes of manifests/slack.yaml",
        "token_revoked" or "account_inactive" or "invalid_auth" or "not_authed" => $"{e.ErrorCode}: install the app again and set Slack:BotToken",
        "is_archived" => "is_archived: unarchive the channel",
        "not_in_channel" or "channel_not_found" => $"{e.ErrorCode}: invite the bot to the channel",
        "restricted_action" => "restricted_action: an admin has to allow it",
        _ when e.ErrorMessages.Count > 0 => $"{e.ErrorCode}: {e.ErrorMessages[0]}",
        _ => e.ErrorCode,
    };
}
