using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>
/// Whether a request is from the channel: signed by a key the channel published, for this bot, for this channel, for this service
/// URL, now. Every way to fail is one exception.
/// </summary>
internal sealed class ChannelTokenValidator(
    string issuer, OpenIdKeys keys, ServiceClientCredentialsFactory credentials, AuthenticationConfiguration configuration, TimeProvider clock)
{
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);
    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };

    /// <exception cref="UnauthorizedAccessException">It is not.</exception>
    public async Task<ClaimsIdentity> ValidateAsync(string authHeader, string channelId, string serviceUrl, CancellationToken ct)
    {
        var token = Read(authHeader);
        if (!AuthenticationConstants.AllowedSigningAlgorithms.Contains(token.Alg)) throw Refused("signing algorithm");
        if (token.Issuer != issuer) throw Refused("issuer");
        var key = await keys.FindAsync(token.Kid, ct).ConfigureAwait(false) ?? throw Refused("signing key");

        var result = await _handler.ValidateTokenAsync(token, Rules(key.Key)).ConfigureAwait(false);
        if (!result.IsValid) throw new UnauthorizedAccessException("Invalid token.", result.Exception);

        if (channelId is null || !key.Endorsements.Contains(channelId)) throw Refused("endorsement of the channel");
        if (!configuration.RequiredEndorsements.All(key.Endorsements.Contains)) throw Refused("endorsement");
        var identity = result.ClaimsIdentity;
        var audiences = identity.FindAll(AuthenticationConstants.AudienceClaim).Select(c => c.Value).ToList();
        if (audiences is not [var audience] || !await credentials.IsValidAppIdAsync(audience, ct).ConfigureAwait(false)) throw Refused("audience");
        var claimed = identity.FindFirst(AuthenticationConstants.ServiceUrlClaim)?.Value;
        if (string.IsNullOrWhiteSpace(claimed) || !string.Equals(claimed, serviceUrl, StringComparison.OrdinalIgnoreCase)) throw Refused("service URL");
        if (configuration.ClaimsValidator is { } rule) await rule.ValidateClaimsAsync(identity.Claims.ToList()).ConfigureAwait(false);
        return identity;
    }

    private TokenValidationParameters Rules(SecurityKey key) => new()
    {
        ValidIssuer = issuer,
        IssuerSigningKey = key,
        ValidAlgorithms = AuthenticationConstants.AllowedSigningAlgorithms,
        RequireSignedTokens = true,
        // The audience is compared below: which app ids are ours is the credentials' to say, asynchronously.
        ValidateAudience = false,
        RequireExpirationTime = true,
        LifetimeValidator = (from, until, _, _) =>
            until is { } end && clock.GetUtcNow().UtcDateTime < end + Skew && !(from is { } start && clock.GetUtcNow().UtcDateTime < start - Skew),
    };

    private static JsonWebToken Read(string authHeader)
    {
        var parts = authHeader.Split(' ');
        if (parts is not ["Bearer", { Length: > 0 } text]) throw Refused("Authorization header");
        try
        {
            return new JsonWebToken(text);
        }
        catch (Exception e) when (e is ArgumentException or SecurityTokenException)
        {
            throw new UnauthorizedAccessException("Malformed token.", e);
        }
    }

    private static UnauthorizedAccessException Refused(string what) => new($"Invalid {what}.");
}
