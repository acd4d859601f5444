using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Unicode;
using NodaTime;

namespace Bot.Slack.Inbound;

/// <summary>Slack's request signature, version 0: HMAC-SHA256 over time and raw body, at most five minutes old.</summary>
internal static class Signature
{
    private static readonly Duration Window = Duration.FromMinutes(5);

    /// <summary>Whether Slack signed these bytes just now.</summary>
    public static bool Holds(ReadOnlySpan<byte> secret, string? timestamp, string? signature, ReadOnlySpan<byte> body, Instant now)
    {
        if (secret.Length == 0 || signature is not { Length: 67 } || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds > 253402300799) return false;
        var age = now - Instant.FromUnixTimeSeconds(seconds);
        if (age > Window || age < -Window) return false;
        var signed = ArrayPool<byte>.Shared.Rent(64 + body.Length);
        try
        {
            Utf8.TryWrite(signed, CultureInfo.InvariantCulture, $"v0:{timestamp}:", out var head);
            body.CopyTo(signed.AsSpan(head));
            Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
            HMACSHA256.HashData(secret, signed.AsSpan(0, head + body.Length), hash);
            Span<char> expected = stackalloc char[67];
            "v0=".CopyTo(expected);
            Convert.TryToHexStringLower(hash, expected[3..], out _);
            return CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(expected), MemoryMarshal.AsBytes(signature.AsSpan()));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(signed);
        }
    }
}
