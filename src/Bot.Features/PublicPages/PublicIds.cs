using System.Security.Cryptography;
using System.Text;

namespace Bot.Features.PublicPages;

/// <summary>Ids as Statuspage's: twelve lower-case letters and digits. The same thing has the same one on every machine, for ever.</summary>
public static class PublicIds
{
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";
    private const int Length = 12;
    private const int NumberLength = 6;

    /// <summary>The id of what a text names.</summary>
    public static string Of(string name)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(name));
        return string.Create(Length, hash, static (id, bytes) =>
        {
            for (var i = 0; i < id.Length; i++) id[i] = Digits[bytes[i] % Digits.Length];
        });
    }

    /// <summary>The same, with an incident's number at its end, so that the incident is found by it.</summary>
    internal static string Of(string name, int number)
    {
        Span<char> end = stackalloc char[NumberLength];
        for (var i = end.Length - 1; i >= 0; i--, number /= Digits.Length) end[i] = Digits[number % Digits.Length];
        return string.Concat(Of(name).AsSpan(0, Length - NumberLength), end);
    }

    /// <summary>The number in an id; nothing where the text is none.</summary>
    internal static int? NumberIn(string id)
    {
        if (id.Length != Length) return null;
        long number = 0;
        foreach (var digit in id.AsSpan(Length - NumberLength))
        {
            var value = Digits.IndexOf(digit, StringComparison.Ordinal);
            if (value < 0) return null;
            number = number * Digits.Length + value;
        }
        return number <= int.MaxValue ? (int)number : null;
    }
}
