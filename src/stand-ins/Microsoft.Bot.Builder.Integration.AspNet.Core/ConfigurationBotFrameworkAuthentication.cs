using System.Security.Claims;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Microsoft.Bot.Builder.Integration.AspNet.Core;

/// <summary>Authentication as the configuration says.</summary>
public class ConfigurationBotFrameworkAuthentication : BotFrameworkAuthentication
{
    private readonly BotFrameworkAuthentication _inner;

    public ConfigurationBotFrameworkAuthentication(IConfiguration configuration, ServiceClientCredentialsFactory credentialsFactory = null, AuthenticationConfiguration authConfiguration = null, IHttpClientFactory httpClientFactory = null, ILogger logger = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        string Value(string key) => configuration.GetSection(key).Value;
        var validateAuthority = Value("ValidateAuthority");
        _inner = BotFrameworkAuthenticationFactory.Create(
            Value("ChannelService"),
            string.IsNullOrEmpty(validateAuthority) || bool.Parse(validateAuthority),
            Value("ToChannelFromBotLoginUrl"),
            Value("ToChannelFromBotOAuthScope"),
            Value("ToBotFromChannelTokenIssuer"),
            Value("OAuthUrl"),
            Value("ToBotFromChannelOpenIdMetadataUrl"),
            Value("ToBotFromEmulatorOpenIdMetadataUrl"),
            Value("CallerId"),
            credentialsFactory ?? new ConfigurationServiceClientCredentialFactory(configuration, httpClientFactory?.CreateClient(), logger),
            authConfiguration ?? new AuthenticationConfiguration(),
            httpClientFactory,
            logger);
    }

    public override string GetOriginatingAudience() => _inner.GetOriginatingAudience();

    public override Task<AuthenticateRequestResult> AuthenticateRequestAsync(Activity activity, string authHeader, CancellationToken cancellationToken) =>
        _inner.AuthenticateRequestAsync(activity, authHeader, cancellationToken);

    public override Task<AuthenticateRequestResult> AuthenticateStreamingRequestAsync(string authHeader, string channelIdHeader, CancellationToken cancellationToken) =>
        _inner.AuthenticateStreamingRequestAsync(authHeader, channelIdHeader, cancellationToken);

    public override ConnectorFactory CreateConnectorFactory(ClaimsIdentity claimsIdentity) =>
        _inner.CreateConnectorFactory(claimsIdentity);

    public override Task<UserTokenClient> CreateUserTokenClientAsync(ClaimsIdentity claimsIdentity, CancellationToken cancellationToken) =>
        _inner.CreateUserTokenClientAsync(claimsIdentity, cancellationToken);
}
