using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>A key the channel signs with, and the channels it may speak for.</summary>
internal sealed record EndorsedKey(SecurityKey Key, HashSet<string> Endorsements);

/// <summary>
/// The channel's published keys: read once a day, and once more when a token names a key that is not among them, so that a
/// roll-over costs nobody a message. That second read happens once a minute at most, or anybody could make the bot read for ever.
/// </summary>
internal sealed class OpenIdKeys(string metadataUrl, HttpClient http, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(1);
    private static readonly TimeSpan BetweenUnknown = TimeSpan.FromMinutes(1);
    private readonly SemaphoreSlim _one = new(1, 1);
    private Dictionary<string, EndorsedKey> _keys;
    private DateTimeOffset _readAt;
    private DateTimeOffset? _askedForUnknownAt;

    public void Dispose() => _one.Dispose();

    /// <summary>The key of an id, or nothing.</summary>
    public async Task<EndorsedKey> FindAsync(string keyId, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(keyId)) return null;
        if (_keys is { } known && clock.GetUtcNow() - _readAt < Life && known.TryGetValue(keyId, out var at)) return at;
        await _one.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            var now = clock.GetUtcNow();
            if (_keys is null || now - _readAt >= Life) await ReadAsync(now, ct).ConfigureAwait(false);
            if (_keys.TryGetValue(keyId, out var found)) return found;
            if (now - _askedForUnknownAt < BetweenUnknown) return null;
            _askedForUnknownAt = now;
            if (_readAt != now) await ReadAsync(now, ct).ConfigureAwait(false);
            return _keys.GetValueOrDefault(keyId);
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task ReadAsync(DateTimeOffset now, CancellationToken ct)
    {
        try
        {
            var metadata = OpenIdConnectConfiguration.Create(await http.GetStringAsync(new Uri(metadataUrl), ct).ConfigureAwait(false));
            var set = new JsonWebKeySet(await http.GetStringAsync(new Uri(metadata.JwksUri), ct).ConfigureAwait(false));
            _keys = set.Keys
                .Where(k => !string.IsNullOrEmpty(k.KeyId) && k.Kty == JsonWebAlgorithmsKeyTypes.RSA)
                .ToDictionary(k => k.KeyId, k => new EndorsedKey(k, Endorsements(k)), StringComparer.Ordinal);
            _readAt = now;
        }
        catch (Exception) when (_keys is not null && !ct.IsCancellationRequested)
        {
            // The keys already known stay good: an outage of the metadata must not silence the bot. It is asked again in a minute.
            _readAt = now - Life + BetweenUnknown;
        }
    }

    private static HashSet<string> Endorsements(JsonWebKey key) =>
        key.AdditionalData.TryGetValue("endorsements", out var listed) && listed is not null
            ? JToken.Parse(listed.ToString()).Values<string>().ToHashSet(StringComparer.Ordinal)
            : [];
}
