using System.Security.Claims;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Authentication against one cloud. Tokens of emulators and of other bots are refused.</summary>
internal sealed class ChannelAuthentication(
    ChannelAddresses cloud,
    bool validateAuthority,
    ServiceClientCredentialsFactory credentials,
    AuthenticationConfiguration configuration,
    IHttpClientFactory httpClients) : BotFrameworkAuthentication
{
    private readonly ChannelTokenValidator _tokens = new(
        cloud.TokenIssuer,
        new OpenIdKeys(cloud.OpenIdMetadataUrl, httpClients?.CreateClient() ?? new HttpClient(), TimeProvider.System),
        credentials,
        configuration,
        TimeProvider.System);

    public override string GetOriginatingAudience() => cloud.OAuthScope;

    public override async Task<AuthenticateRequestResult> AuthenticateRequestAsync(Activity activity, string authHeader, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var identity = await AuthenticateAsync(activity, authHeader, cancellationToken).ConfigureAwait(false);
        return new AuthenticateRequestResult
        {
            ClaimsIdentity = identity,
            Audience = cloud.OAuthScope,
            CallerId = cloud.CallerId,
            ConnectorFactory = CreateConnectorFactory(identity),
        };
    }

    public override Task<AuthenticateRequestResult> AuthenticateStreamingRequestAsync(string authHeader, string channelIdHeader, CancellationToken cancellationToken) =>
        throw new UnauthorizedAccessException("Streaming connections are not served.");

    public override ConnectorFactory CreateConnectorFactory(ClaimsIdentity claimsIdentity)
    {
        ArgumentNullException.ThrowIfNull(claimsIdentity);
        var appId = claimsIdentity.FindFirst(AuthenticationConstants.AudienceClaim)?.Value
            ?? claimsIdentity.FindFirst(AuthenticationConstants.AppIdClaim)?.Value;
        return new Clients(async (serviceUrl, audience, ct) =>
        {
            var identity = await credentials.CreateCredentialsAsync(appId, audience ?? cloud.OAuthScope, cloud.LoginUrl, validateAuthority, ct).ConfigureAwait(false);
            return new ConnectorClient(new Uri(serviceUrl), identity, httpClients?.CreateClient(), disposeHttpClient: true);
        });
    }

    public override Task<UserTokenClient> CreateUserTokenClientAsync(ClaimsIdentity claimsIdentity, CancellationToken cancellationToken) =>
        Task.FromResult<UserTokenClient>(new NoUserTokens());

    private async Task<ClaimsIdentity> AuthenticateAsync(Activity activity, string authHeader, CancellationToken ct)
    {
        if (!string.IsNullOrWhiteSpace(authHeader))
            return await _tokens.ValidateAsync(authHeader, activity.ChannelId, activity.ServiceUrl, ct).ConfigureAwait(false);
        if (await credentials.IsAuthenticationDisabledAsync(ct).ConfigureAwait(false))
            return new ClaimsIdentity([], AuthenticationConstants.AnonymousAuthType);
        throw new UnauthorizedAccessException("No Authorization header");
    }

    private sealed class Clients(Func<string, string, CancellationToken, Task<IConnectorClient>> create) : ConnectorFactory
    {
        public override Task<IConnectorClient> CreateAsync(string serviceUrl, string audience, CancellationToken cancellationToken) =>
            create(serviceUrl, audience, cancellationToken);
    }

    private sealed class NoUserTokens : UserTokenClient;
}
