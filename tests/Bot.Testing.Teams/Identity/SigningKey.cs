using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace Bot.Testing.Teams.Identity;

/// <summary>A key the connector signs with.</summary>
public sealed class SigningKey : IDisposable
{
    // Making a key takes long, and nothing depends on its being another one in every test.
    private static readonly ConcurrentDictionary<string, RSAParameters> Made = new(StringComparer.Ordinal);
    private readonly RSA _rsa;

    internal SigningKey(string id, params string[] endorsements)
    {
        (Id, Endorsements) = (id, endorsements);
        _rsa = RSA.Create(Made.GetOrAdd(id, static _ => NewSecret()));
        Secret = new RsaSecurityKey(_rsa) { KeyId = id };
    }

    public string Id { get; }

    public IReadOnlyList<string> Endorsements { get; }

    internal RsaSecurityKey Secret { get; }

    /// <summary>The public half, as a JSON Web Key would have it in text: what a forger can get hold of.</summary>
    internal byte[] PublicBytes => _rsa.ExportSubjectPublicKeyInfo();

    internal JsonObject ToJson()
    {
        var key = _rsa.ExportParameters(false);
        var json = new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = Id,
            ["x5t"] = Id,
            ["n"] = Base64UrlEncoder.Encode(key.Modulus),
            ["e"] = Base64UrlEncoder.Encode(key.Exponent),
        };
        if (Endorsements.Count > 0) json["endorsements"] = new JsonArray([.. Endorsements.Select(e => JsonValue.Create(e))]);
        return json;
    }

    public void Dispose() => _rsa.Dispose();

    private static RSAParameters NewSecret()
    {
        using var rsa = RSA.Create(2048);
        return rsa.ExportParameters(true);
    }
}
