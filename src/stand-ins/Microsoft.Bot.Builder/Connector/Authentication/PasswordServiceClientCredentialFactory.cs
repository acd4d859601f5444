using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Rest;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>One app with its password. Without an app id, authentication is off in both directions.</summary>
public class PasswordServiceClientCredentialFactory : ServiceClientCredentialsFactory
{
    private readonly ConcurrentDictionary<(string Scope, string Login), AppCredentials> _credentials = new();
    private readonly HttpClient _http;
    private readonly ILogger _logger;

    public PasswordServiceClientCredentialFactory(string appId, string password, string tenantId, HttpClient httpClient, ILogger logger) =>
        (AppId, Password, TenantId, _http, _logger) = (appId, password, tenantId, httpClient, logger);

    public string AppId { get; set; }

    public string Password { get; set; }

    public string TenantId { get; }

    public override Task<bool> IsValidAppIdAsync(string appId, CancellationToken cancellationToken) =>
        Task.FromResult(!string.IsNullOrEmpty(AppId) && string.Equals(appId, AppId, StringComparison.Ordinal));

    public override Task<bool> IsAuthenticationDisabledAsync(CancellationToken cancellationToken) =>
        Task.FromResult(string.IsNullOrEmpty(AppId));

    public override Task<ServiceClientCredentials> CreateCredentialsAsync(string appId, string audience, string loginEndpoint, bool validateAuthority, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(AppId)) return Task.FromResult<ServiceClientCredentials>(MicrosoftAppCredentials.Empty);
        if (appId != AppId) throw new InvalidOperationException($"Invalid appId '{appId}'.");
        return Task.FromResult<ServiceClientCredentials>(_credentials.GetOrAdd((audience, Login(loginEndpoint)), key =>
            new MicrosoftAppCredentials(AppId, Password, TenantId, _http, _logger, key.Scope) { LoginEndpoint = key.Login }));
    }

    /// <summary>A single-tenant app signs in at its own tenant of the known clouds; any other address is taken as it is.</summary>
    private string Login(string loginEndpoint)
    {
        var template = loginEndpoint switch
        {
            AuthenticationConstants.ToChannelFromBotLoginUrl => AuthenticationConstants.ToChannelFromBotLoginUrlTemplate,
            GovernmentAuthenticationConstants.ToChannelFromBotLoginUrl => GovernmentAuthenticationConstants.ToChannelFromBotLoginUrlTemplate,
            _ => null,
        };
        return template is null || string.IsNullOrEmpty(TenantId) ? loginEndpoint : string.Format(CultureInfo.InvariantCulture, template, TenantId);
    }
}
