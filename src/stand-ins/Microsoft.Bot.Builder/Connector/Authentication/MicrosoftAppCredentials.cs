using System.Globalization;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>An app that signs in with its password; a token is kept until shortly before it expires.</summary>
public class MicrosoftAppCredentials : AppCredentials
{
    public const string MicrosoftAppTypeKey = "MicrosoftAppType";
    public const string MicrosoftAppPasswordKey = "MicrosoftAppPassword";
    public const string MicrosoftAppIdKey = "MicrosoftAppId";
    public const string MicrosoftAppTenantIdKey = "MicrosoftAppTenantId";

    public static readonly MicrosoftAppCredentials Empty = new(null, null, null);

    private static readonly TimeSpan Early = TimeSpan.FromMinutes(5);
    private readonly SemaphoreSlim _one = new(1, 1);
    private (string Token, DateTimeOffset RefreshAt) _kept;

    public MicrosoftAppCredentials(string appId, string password, string channelAuthTenant, HttpClient customHttpClient = null, ILogger logger = null, string oAuthScope = null)
        : base(channelAuthTenant, customHttpClient, logger, oAuthScope) => (MicrosoftAppId, MicrosoftAppPassword) = (appId, password);

    public string MicrosoftAppPassword { get; set; }

    internal string LoginEndpoint { get; init; } = AuthenticationConstants.ToChannelFromBotLoginUrl;

    internal TimeProvider Clock { get; init; } = TimeProvider.System;

    public override async Task<string> GetTokenAsync(bool forceRefresh = false)
    {
        if (!forceRefresh && Kept() is { } token) return token;
        await _one.WaitAsync().ConfigureAwait(false);
        try
        {
            if (!forceRefresh && Kept() is { } waited) return waited;
            _kept = await FetchAsync().ConfigureAwait(false);
            return _kept.Token;
        }
        finally
        {
            _one.Release();
        }
    }

    private string Kept() => _kept is (not null, var refreshAt) && Clock.GetUtcNow() < refreshAt ? _kept.Token : null;

    private async Task<(string Token, DateTimeOffset RefreshAt)> FetchAsync()
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = MicrosoftAppId,
            ["client_secret"] = MicrosoftAppPassword,
            ["scope"] = OAuthScope + "/.default",
        });
        var http = CustomHttpClient ?? throw new InvalidOperationException("An HttpClient is needed to sign in.");
        using var response = await http.PostAsync(new Uri(LoginEndpoint.TrimEnd('/') + "/oauth2/v2.0/token"), form).ConfigureAwait(false);
        var text = await response.Content.ReadAsStringAsync().ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            // The answer names the reason and never holds the password.
            throw new HttpRequestException(
                string.Create(CultureInfo.InvariantCulture, $"Signing in as {MicrosoftAppId} was refused with {(int)response.StatusCode}: {text}"), null, response.StatusCode);
        }
        var answer = JObject.Parse(text);
        var lifetime = TimeSpan.FromSeconds(answer.Value<int?>("expires_in") ?? 3600);
        // Never more than half of a short life.
        var early = Early < lifetime / 2 ? Early : lifetime / 2;
        return (answer.Value<string>("access_token"), Clock.GetUtcNow() + lifetime - early);
    }
}
