using System.Buffers;

namespace Bot.Incidents.Timelines;

/// <summary>A text after masking, and how many things were masked in it.</summary>
public readonly record struct Masked(string Text, int Count);

/// <summary>
/// Masks what must never be kept: card numbers (Luhn-checked), IBANs (mod 97), bearer tokens, keys and passwords. Runs on every
/// text before anything is stored; linear in its length, and without an allocation where nothing looks suspicious.
/// </summary>
public static class Masking
{
    /// <summary>Fewer figures than any card number or IBAN has.</summary>
    private const int FewestDigits = 8;

    /// <summary>Masking one thing can bare the edge of the next (<c>4111…sk_live_…</c>); deeper than this nothing is glued together.</summary>
    private const int MostRounds = 8;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");

    /// <summary>The text with every secret masked.</summary>
    public static Masked Mask(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var count = 0;
        for (var (round, before) = (0, -1); round < MostRounds && count > before; round++)
        {
            before = count;
            text = Secrets.Mask(text, ref count);
            if (HasDigits(text)) text = Numbers.Mask(text, ref count);
        }
        return new Masked(text, count);
    }

    private static bool HasDigits(string text)
    {
        var seen = 0;
        for (var rest = text.AsSpan(); rest.IndexOfAny(Digits) is var at and >= 0; rest = rest[(at + 1)..])
            if (++seen >= FewestDigits) return true;
        return false;
    }
}
