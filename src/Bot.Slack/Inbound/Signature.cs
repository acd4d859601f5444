using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Unicode;
using NodaTime;

namespace Bot.Slack.Inbound;

/// <summary>Slack's request signature, version 0: HMAC-SHA256 over time and raw body, at most five minutes old.</summary>
/// <param name="secret">The app's signing secret; with none, nothing holds.</param>
internal sealed class Signature(byte[] secret) : IDisposable
{
    private static readonly Duration Window = Duration.FromMinutes(5);

    // Each thread's own, with the key worked in: to begin anew with every request takes twice as long.
    private readonly ThreadLocal<IncrementalHash> _hmac = new(() => IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret), trackAllValues: true);

    /// <summary>Whether Slack signed these bytes just now.</summary>
    public bool Holds(string? timestamp, string? signature, ReadOnlySpan<byte> body, Instant now)
    {
        if (secret.Length == 0 || signature is not { Length: 67 } || timestamp is not { Length: <= 20 } || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds > 253402300799) return false;
        var age = now - Instant.FromUnixTimeSeconds(seconds);
        if (age > Window || age < -Window) return false;
        Span<byte> head = stackalloc byte[24];
        Utf8.TryWrite(head, CultureInfo.InvariantCulture, $"v0:{timestamp}:", out var length);
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var hmac = _hmac.Value!;
        hmac.AppendData(head[..length]);
        hmac.AppendData(body);
        hmac.GetHashAndReset(hash);
        Span<char> expected = stackalloc char[67];
        "v0=".CopyTo(expected);
        Convert.TryToHexStringLower(hash, expected[3..], out _);
        return CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(expected), MemoryMarshal.AsBytes(signature.AsSpan()));
    }

    public void Dispose()
    {
        foreach (var hmac in _hmac.Values) hmac.Dispose();
        _hmac.Dispose();
    }
}
