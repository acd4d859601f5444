using System.Text.Json;

namespace Bot.Slack.Inbound;

/// <summary>Who the bot is in Slack: asked once, and until Slack tells, as its events say.</summary>
internal sealed class Self(SlackWeb web, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(30);

    private volatile Me? _me;
    private volatile string _told = "";
    private DateTimeOffset _nextTry = DateTimeOffset.MinValue;

    /// <summary>An event names whom it is for: the bot, where <c>is_bot</c> says so.</summary>
    public void Heard(JsonElement authorization)
    {
        if (authorization.Get("is_bot").ValueKind == JsonValueKind.True) _told = authorization.Text("user_id");
    }

    /// <summary>Whether a message's user or bot is this bot. While nothing says who the bot is, nobody is.</summary>
    public async Task<bool> IsAsync(string user, string bot, CancellationToken cancel) =>
        (user.Length > 0 && user == _told) || (user.Length > 0 || bot.Length > 0) && await MeAsync(cancel) is { } me && ((user.Length > 0 && user == me.UserId) || (bot.Length > 0 && bot == me.BotId));

    /// <summary>Where a message can be read, once Slack said where the workspace is.</summary>
    public async Task<string?> PermalinkAsync(string channel, string ts, string? thread, CancellationToken cancel)
    {
        if (await MeAsync(cancel) is not { Url.Length: > 0 } me || ts.Length == 0) return null;
        var link = $"{me.Url.TrimEnd('/')}/archives/{channel}/p{ts.Replace(".", "", StringComparison.Ordinal)}";
        return thread is null || thread == ts ? link : $"{link}?thread_ts={thread}&cid={channel}";
    }

    /// <summary>Whether a workspace is the bot's own, or of its organisation. While Slack does not say which that is, every one is.</summary>
    public async Task<bool> IsHomeAsync(string team, string enterprise, CancellationToken cancel) =>
        await MeAsync(cancel) is not { TeamId.Length: > 0 } me || team == me.TeamId || (enterprise.Length > 0 && enterprise == me.EnterpriseId);

    private async Task<Me?> MeAsync(CancellationToken cancel)
    {
        if (_me is { } known) return known;
        if (time.GetUtcNow() < _nextTry) return null;
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            limit.CancelAfter(Patience);
            return _me = await web.Api.Post<Me>("auth.test", [], limit.Token);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested && (SlackWeb.IsSlacks(e) || e is OperationCanceledException))
        {
            _nextTry = time.GetUtcNow() + AskAgain;
            return null;
        }
    }

    private sealed class Me
    {
        public string Url { get; set; } = "";
        public string UserId { get; set; } = "";
        public string BotId { get; set; } = "";
        public string TeamId { get; set; } = "";
        public string? EnterpriseId { get; set; }
    }
}
