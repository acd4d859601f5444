namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Where a cloud signs bots in, and how it signs its own calls.</summary>
internal sealed record ChannelAddresses(string LoginUrl, string OAuthScope, string TokenIssuer, string OpenIdMetadataUrl, string CallerId)
{
    public static ChannelAddresses Public { get; } = new(
        AuthenticationConstants.ToChannelFromBotLoginUrl,
        AuthenticationConstants.ToChannelFromBotOAuthScope,
        AuthenticationConstants.ToBotFromChannelTokenIssuer,
        AuthenticationConstants.ToBotFromChannelOpenIdMetadataUrl,
        "urn:botframework:azure");

    public static ChannelAddresses Government { get; } = new(
        GovernmentAuthenticationConstants.ToChannelFromBotLoginUrl,
        GovernmentAuthenticationConstants.ToChannelFromBotOAuthScope,
        GovernmentAuthenticationConstants.ToBotFromChannelTokenIssuer,
        GovernmentAuthenticationConstants.ToBotFromChannelOpenIdMetadataUrl,
        "urn:botframework:azureusgov");
}
