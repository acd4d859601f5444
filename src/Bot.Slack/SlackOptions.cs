using Microsoft.Extensions.Configuration;

namespace Bot.Slack;

/// <summary>How the bot reaches Slack: the section <c>Slack</c> of the configuration.</summary>
public sealed record SlackOptions
{
    /// <summary>The bot token, <c>xoxb-…</c>.</summary>
    public string BotToken { get; init; } = "";

    /// <summary>The app-level token, <c>xapp-…</c>, for Socket Mode.</summary>
    public string AppToken { get; init; } = "";

    /// <summary>The signing secret of the app, for HTTP: every request from Slack is checked with it.</summary>
    public string SigningSecret { get; init; } = "";

    /// <summary>Where the Web API is; tests and proxies point it elsewhere.</summary>
    public string ApiUrl { get; init; } = "https://slack.com/api/";

    /// <summary>The id of the channel that announcements go to; empty for none.</summary>
    public string AnnounceChannel { get; init; } = "";

    /// <summary>The id of the user group that is on call (<c>S0123456789</c>), invited into every incident that is not private; empty for none.</summary>
    public string OnCallGroup { get; init; } = "";

    /// <summary>Whether guests of the workspace may use commands, buttons and forms as its members do.</summary>
    public bool Guests { get; init; }

    /// <summary>How many messages a second go to one channel. Slack allows one.</summary>
    public double MessagesPerSecond { get; init; } = 1;

    /// <summary>How many messages of a channel's history are read with one call, and how many calls a minute; <c>15</c> and <c>1</c> for apps that Slack counts as distributed outside its Marketplace.</summary>
    public int HistoryPage { get; init; } = 200;

    /// <summary>Calls a minute that read history.</summary>
    public int HistoryCallsPerMinute { get; init; } = 40;

    /// <summary>Never shows a secret.</summary>
    public override string ToString() => $"Slack at {ApiUrl}";

    /// <summary>The options, or nothing where Slack is not configured.</summary>
    /// <exception cref="ArgumentException">Half of it is configured; the message says what is missing.</exception>
    public static SlackOptions? Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var (section, built) = (configuration.GetSection("Slack"), new SlackOptions());
        var options = new SlackOptions
        {
            BotToken = section[nameof(BotToken)]?.Trim() ?? "", AppToken = section[nameof(AppToken)]?.Trim() ?? "", SigningSecret = section[nameof(SigningSecret)]?.Trim() ?? "",
            ApiUrl = section[nameof(ApiUrl)] is { Length: > 0 } url ? url.TrimEnd('/') + "/" : built.ApiUrl,
            AnnounceChannel = section[nameof(AnnounceChannel)]?.Trim() ?? "", OnCallGroup = section[nameof(OnCallGroup)]?.Trim() ?? "",
            Guests = section.GetValue(nameof(Guests), false),
            MessagesPerSecond = section.GetValue(nameof(MessagesPerSecond), built.MessagesPerSecond), HistoryPage = section.GetValue(nameof(HistoryPage), built.HistoryPage), HistoryCallsPerMinute = section.GetValue(nameof(HistoryCallsPerMinute), built.HistoryCallsPerMinute),
        };
        if (options.MessagesPerSecond <= 0 || options.HistoryPage is < 1 or > 999 || options.HistoryCallsPerMinute < 1)
            throw new ArgumentException("Slack:MessagesPerSecond and Slack:HistoryCallsPerMinute are above 0, Slack:HistoryPage is from 1 to 999.");
        if (options is { BotToken: "", SigningSecret: "", AppToken: "" }) return null;
        if (options.BotToken.Length == 0) throw new ArgumentException("Slack:BotToken is missing. Copy the Bot User OAuth Token (xoxb-…) from the app's page \"OAuth & Permissions\".");
        if (options is { SigningSecret: "", AppToken: "" })
            throw new ArgumentException("Slack:BotToken is set, but neither Slack:AppToken (xapp-…, for Socket Mode) nor Slack:SigningSecret (for HTTP) is. Both are on the app's page \"Basic Information\".");
        return options;
    }
}
