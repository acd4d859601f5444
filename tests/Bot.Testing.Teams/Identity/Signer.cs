using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Bot.Testing.Teams.Identity;

/// <summary>Makes the Authorization header of a delivery, right or wrong in one way.</summary>
internal sealed class Signer(SigningKeys keys, string appId)
{
    public const string Issuer = "https://api.botframework.com";
    private const string OtherApp = "99999999-9999-4999-8999-999999999999";
    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };

    public string? Header(string serviceUrl, Forgery forgery) => forgery switch
    {
        Forgery.NoToken => null,
        Forgery.OtherScheme => "Basic dGVhbXM6dGVhbXM=",
        Forgery.Garbage => "Bearer not.a.token",
        _ => "Bearer " + Token(serviceUrl, forgery),
    };

    private string Token(string serviceUrl, Forgery forgery)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var from = forgery switch { Forgery.Expired => now.AddHours(-2), Forgery.NotYetValid => now.AddHours(1), _ => now.AddMinutes(-1) };
        var claims = new Dictionary<string, object>
        {
            [JwtRegisteredClaimNames.Iss] = forgery switch
            {
                Forgery.WrongIssuer => "https://api.botframework.example",
                Forgery.EmulatorIssuer => "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/",
                _ => Issuer,
            },
            [JwtRegisteredClaimNames.Aud] = forgery switch
            {
                Forgery.WrongAudience => OtherApp,
                Forgery.TwoAudiences => new[] { OtherApp, appId },
                _ => appId,
            },
            ["serviceurl"] = forgery == Forgery.WrongServiceUrl ? "https://smba.example/amer/" : serviceUrl,
            [JwtRegisteredClaimNames.Nbf] = EpochTime.GetIntDate(from),
            [JwtRegisteredClaimNames.Exp] = EpochTime.GetIntDate(from.AddHours(1)),
        };
        if (forgery == Forgery.NoServiceUrl) claims.Remove("serviceurl");
        if (forgery == Forgery.NoExpiry) claims.Remove(JwtRegisteredClaimNames.Exp);
        if (forgery == Forgery.Playground) claims = new() { ["serviceurl"] = serviceUrl, ["iat"] = EpochTime.GetIntDate(now) };
        if (forgery == Forgery.WithoutSignature) return Unsigned(claims);
        var token = Handler.CreateToken(new SecurityTokenDescriptor { Claims = claims, SigningCredentials = Credentials(forgery) });
        return forgery == Forgery.Tampered ? Tamper(token) : token;
    }

    private SigningCredentials Credentials(Forgery forgery) => forgery switch
    {
        Forgery.UnknownKey => Rsa(keys.Stranger.Secret),
        Forgery.NotEndorsed => Rsa(keys.Unendorsed.Secret),
        Forgery.WrongSignature => Rsa(new RsaSecurityKey(keys.Stranger.Secret.Rsa) { KeyId = keys.Current.Id }),
        Forgery.Hs256 => Hmac(keys.Current.PublicBytes, keys.Current.Id),
        // HMAC wants 256 bits, so the known secret is stretched: what matters is the algorithm.
        Forgery.Playground => Hmac(SHA256.HashData(Encoding.UTF8.GetBytes("dummy-secret-key")), null),
        _ => Rsa(keys.Current.Secret),
    };

    // Providers cached by key would outlive the connector that made the key.
    private static SigningCredentials Rsa(RsaSecurityKey key) =>
        new(key, SecurityAlgorithms.RsaSha256) { CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false } };

    private static SigningCredentials Hmac(byte[] secret, string? keyId) =>
        new(new SymmetricSecurityKey(secret) { KeyId = keyId }, SecurityAlgorithms.HmacSha256);

    private static string Unsigned(Dictionary<string, object> claims)
    {
        var signed = Handler.CreateToken(new SecurityTokenDescriptor { Claims = claims });
        var parts = signed.Split('.');
        return $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{parts[1]}.";
    }

    private static string Tamper(string token)
    {
        var parts = token.Split('.');
        var claims = Base64UrlEncoder.Decode(parts[1]).Replace("\"exp\":1", "\"exp\":2", StringComparison.Ordinal);
        return $"{parts[0]}.{Base64UrlEncoder.Encode(claims)}.{parts[2]}";
    }
}
