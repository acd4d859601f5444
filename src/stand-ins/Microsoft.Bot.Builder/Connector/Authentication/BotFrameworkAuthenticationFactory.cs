using Microsoft.Extensions.Logging;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Chooses a cloud, or takes every address as given as soon as one is given.</summary>
public static class BotFrameworkAuthenticationFactory
{
    public static BotFrameworkAuthentication Create(
        string channelService,
        bool validateAuthority,
        string toChannelFromBotLoginUrl,
        string toChannelFromBotOAuthScope,
        string toBotFromChannelTokenIssuer,
        string oAuthUrl,
        string toBotFromChannelOpenIdMetadataUrl,
        string toBotFromEmulatorOpenIdMetadataUrl,
        string callerId,
        ServiceClientCredentialsFactory credentialFactory,
        AuthenticationConfiguration authConfiguration,
        IHttpClientFactory httpClientFactory,
        ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(credentialFactory);
        ArgumentNullException.ThrowIfNull(authConfiguration);
        string[] given =
        [
            toChannelFromBotLoginUrl, toChannelFromBotOAuthScope, toBotFromChannelTokenIssuer, oAuthUrl,
            toBotFromChannelOpenIdMetadataUrl, toBotFromEmulatorOpenIdMetadataUrl, callerId,
        ];
        var cloud = given.Any(g => !string.IsNullOrEmpty(g))
            ? new ChannelAddresses(toChannelFromBotLoginUrl, toChannelFromBotOAuthScope, toBotFromChannelTokenIssuer, toBotFromChannelOpenIdMetadataUrl, callerId)
            : channelService switch
            {
                null or "" => ChannelAddresses.Public,
                GovernmentAuthenticationConstants.ChannelService => ChannelAddresses.Government,
                _ => throw new ArgumentException("The provided ChannelService value is not supported.", nameof(channelService)),
            };
        return new ChannelAuthentication(cloud, validateAuthority, credentialFactory, authConfiguration, httpClientFactory);
    }
}
