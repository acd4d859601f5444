using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;
using Microsoft.Rest;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>An app's identity on outgoing requests.</summary>
public abstract class AppCredentials : ServiceClientCredentials
{
    protected AppCredentials(string channelAuthTenant = null, HttpClient customHttpClient = null, ILogger logger = null, string oAuthScope = null)
    {
        (ChannelAuthTenant, CustomHttpClient, Logger) = (channelAuthTenant, customHttpClient, logger);
        OAuthScope = oAuthScope ?? AuthenticationConstants.ToChannelFromBotOAuthScope;
    }

    public string MicrosoftAppId { get; set; }

    public virtual string ChannelAuthTenant { get; set; }

    public virtual string OAuthScope { get; }

    protected HttpClient CustomHttpClient { get; set; }

    protected ILogger Logger { get; set; }

    public override async Task ProcessHttpRequestAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (string.IsNullOrEmpty(MicrosoftAppId)) return;
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await GetTokenAsync().ConfigureAwait(false));
    }

    public abstract Task<string> GetTokenAsync(bool forceRefresh = false);
}
