using System.Net;
using Bot.Teams.Wire;
using Microsoft.Extensions.Configuration;

namespace Bot.Teams;

/// <summary>The section <c>Teams</c>: the app registration's id, its secret and its tenant.</summary>
public sealed record TeamsOptions
{
    /// <summary>Keys of the SDK that reach it unchanged when they are in the section: other clouds, proxies.</summary>
    public static IReadOnlyList<string> SdkKeys { get; } =
    [
        "ChannelService", "ToChannelFromBotLoginUrl", "ToChannelFromBotOAuthScope", "ToBotFromChannelTokenIssuer", "OAuthUrl",
        "ToBotFromChannelOpenIdMetadataUrl", "ToBotFromEmulatorOpenIdMetadataUrl", "CallerId", "ValidateAuthority",
    ];

    /// <summary>Application (client) id of the app registration.</summary>
    public string AppId { get; init; } = "";

    /// <summary>Its client secret.</summary>
    public string AppPassword { get; init; } = "";

    /// <summary>The tenant it belongs to, and the only one that is listened to.</summary>
    public string TenantId { get; init; } = "";

    /// <summary>Accept requests that nobody signed, on this machine only: for the Agents Playground.</summary>
    public bool AllowAnonymous { get; init; }

    /// <summary>The id of the team channel that incidents are opened in; empty for the channel or chat they are declared in.</summary>
    public string Channel { get; init; } = "";

    /// <summary>The id of the team channel that announcements go to; empty for none.</summary>
    public string AnnounceChannel { get; init; } = "";

    /// <summary>Where the Bot Connector is until an activity has told it.</summary>
    public string ServiceUrl { get; init; } = "https://smba.trafficmanager.net/teams/";

    /// <summary>Where the bot signs in.</summary>
    public Uri SignInUrl => new((Sdk.GetValueOrDefault("ToChannelFromBotLoginUrl") is { Length: > 0 } url ? url : "https://login.microsoftonline.com/" + TenantId).TrimEnd('/') + "/oauth2/v2.0/token");

    /// <summary>What the SDK is told.</summary>
    internal IReadOnlyDictionary<string, string?> Sdk { get; init; } = new Dictionary<string, string?>();

    /// <summary>Never shows a secret.</summary>
    public override string ToString() => AllowAnonymous ? "Teams, unauthenticated" : $"Teams as {AppId}";

    /// <summary>The options, or nothing where Teams is not configured.</summary>
    /// <exception cref="ArgumentException">Half of it is configured; the message says what is missing.</exception>
    public static TeamsOptions? Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var section = configuration.GetSection("Teams");
        string Value(string key) => section[key]?.Trim() ?? "";
        var anonymous = Value(nameof(AllowAnonymous)) switch
        {
            "" => false,
            var word when bool.TryParse(word, out var yes) => yes,
            var word => throw new ArgumentException($"Teams:AllowAnonymous is '{word}'. It is true or false."),
        };
        var options = new TeamsOptions
        {
            AppId = Value(nameof(AppId)), AppPassword = Value(nameof(AppPassword)), TenantId = Value(nameof(TenantId)), AllowAnonymous = anonymous,
            Channel = ConversationIds.OfChannel(Value(nameof(Channel))), AnnounceChannel = ConversationIds.OfChannel(Value(nameof(AnnounceChannel))),
            ServiceUrl = Value(nameof(ServiceUrl)) is { Length: > 0 } url ? url.TrimEnd('/') + "/" : new TeamsOptions().ServiceUrl,
        };
        if (!Uri.TryCreate(options.ServiceUrl, UriKind.Absolute, out _)) throw new ArgumentException($"Teams:ServiceUrl '{options.ServiceUrl}' is not an address.");
        if (options is { AppId: "", AppPassword: "", TenantId: "" }) return anonymous ? options : null;
        if (anonymous) throw new ArgumentException("Teams:AllowAnonymous and an app registration exclude each other. Take Teams:AllowAnonymous out, or AppId, AppPassword and TenantId.");
        var missing = new[] { (nameof(AppId), options.AppId), (nameof(AppPassword), options.AppPassword), (nameof(TenantId), options.TenantId) }
            .Where(p => p.Item2.Length == 0).Select(p => "Teams:" + p.Item1).ToList();
        if (missing.Count > 0)
            throw new ArgumentException($"Half of Teams is configured: {string.Join(" and ", missing)} {(missing.Count == 1 ? "is" : "are")} missing. All three are on the app registration's pages \"Overview\" and \"Certificates & secrets\".");
        var sdk = new Dictionary<string, string?>
        {
            ["MicrosoftAppType"] = "SingleTenant", ["MicrosoftAppId"] = options.AppId, ["MicrosoftAppPassword"] = options.AppPassword, ["MicrosoftAppTenantId"] = options.TenantId,
        };
        foreach (var key in SdkKeys.Where(k => section[k] is not null)) sdk[key] = section[key];
        return options with { Sdk = sdk };
    }

    /// <summary>Whether an address is on this machine.</summary>
    internal static bool IsLoopback(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && (uri.IsLoopback || (IPAddress.TryParse(uri.Host, out var ip) && IPAddress.IsLoopback(ip)));
}
