using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Rest;

namespace Microsoft.Bot.Builder.Integration.AspNet.Core;

/// <summary>The bot's identity as the configuration says: <c>MultiTenant</c> (the default) or <c>SingleTenant</c>, with a password.</summary>
public class ConfigurationServiceClientCredentialFactory : ServiceClientCredentialsFactory
{
    private readonly PasswordServiceClientCredentialFactory _inner;

    public ConfigurationServiceClientCredentialFactory(IConfiguration configuration, HttpClient httpClient = null, ILogger logger = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        string Value(string key) => configuration.GetSection(key).Value is { Length: > 0 } value ? value : null;
        var tenantId = Value(MicrosoftAppCredentials.MicrosoftAppTenantIdKey);
        var tenant = (Value(MicrosoftAppCredentials.MicrosoftAppTypeKey) ?? "MultiTenant").ToUpperInvariant() switch
        {
            "MULTITENANT" => null,
            "SINGLETENANT" => tenantId ?? throw new ArgumentException("MicrosoftAppTenantId is required for a SingleTenant app.", nameof(configuration)),
            var other => throw new NotSupportedException($"MicrosoftAppType '{other}' needs the real packages."),
        };
        _inner = new PasswordServiceClientCredentialFactory(
            Value(MicrosoftAppCredentials.MicrosoftAppIdKey), Value(MicrosoftAppCredentials.MicrosoftAppPasswordKey), tenant, httpClient ?? new HttpClient(), logger);
    }

    public override Task<bool> IsValidAppIdAsync(string appId, CancellationToken cancellationToken) =>
        _inner.IsValidAppIdAsync(appId, cancellationToken);

    public override Task<bool> IsAuthenticationDisabledAsync(CancellationToken cancellationToken) =>
        _inner.IsAuthenticationDisabledAsync(cancellationToken);

    public override Task<ServiceClientCredentials> CreateCredentialsAsync(string appId, string audience, string loginEndpoint, bool validateAuthority, CancellationToken cancellationToken) =>
        _inner.CreateCredentialsAsync(appId, audience, loginEndpoint, validateAuthority, cancellationToken);
}
