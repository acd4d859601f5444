using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace Bot.Slack.Inbound;

/// <summary>Slack's request signature, version 0: HMAC-SHA256 over time and raw body, at most five minutes old.</summary>
internal static class Signature
{
    private static readonly Duration Window = Duration.FromMinutes(5);

    /// <summary>Whether Slack signed these bytes just now.</summary>
    public static bool Holds(string secret, string? timestamp, string? signature, ReadOnlySpan<byte> body, Instant now)
    {
        if (secret.Length == 0 || signature is not { Length: 67 } || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds > 253402300799) return false;
        var age = now - Instant.FromUnixTimeSeconds(seconds);
        if (age > Window || age < -Window) return false;
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hmac.AppendData(Encoding.ASCII.GetBytes($"v0:{timestamp}:"));
        hmac.AppendData(body);
        var expected = Encoding.ASCII.GetBytes("v0=" + Convert.ToHexStringLower(hmac.GetHashAndReset()));
        return CryptographicOperations.FixedTimeEquals(expected, Encoding.ASCII.GetBytes(signature));
    }
}
