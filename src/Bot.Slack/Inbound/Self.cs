using SlackNet;

namespace Bot.Slack.Inbound;

/// <summary>Who the bot is in Slack, asked once.</summary>
internal sealed class Self(SlackWeb web)
{
    private volatile SlackNet.WebApi.AuthTestResponse? _me;

    /// <summary>Whether a message's user or bot is this bot. Slack being away at the first question means no.</summary>
    public async Task<bool> IsAsync(string user, string bot, CancellationToken cancel)
    {
        if (user.Length == 0 && bot.Length == 0) return false;
        try
        {
            var me = _me ??= await web.Api.Auth.Test(cancel);
            return me is not null && ((user.Length > 0 && user == me.UserId) || (bot.Length > 0 && bot == me.BotId));
        }
        catch (Exception e) when (e is SlackException or SlackRateLimitException or HttpRequestException or IOException)
        {
            return false;
        }
    }
}
