using System.Text;

namespace Bot.Incidents.Timelines;

/// <summary>Finds card numbers and IBANs in a text by scanning it once.</summary>
internal static class Numbers
{
    private const int ShortestCard = 13;
    private const int LongestCard = 19;
    private const int ShortestIban = 15;
    private const int LongestIban = 34;

    public static string Mask(string text, ref int count)
    {
        StringBuilder? masked = null;
        var copied = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (i > 0 && char.IsLetterOrDigit(text[i - 1])) continue;
            var (end, mask) = char.IsAsciiDigit(text[i]) ? Card(text, i) : char.IsAsciiLetter(text[i]) ? Iban(text, i) : (0, "");
            if (end == 0) continue;
            masked ??= new StringBuilder(text.Length);
            masked.Append(text, copied, i - copied).Append(mask);
            copied = end;
            i = end - 1;
            count++;
        }
        return masked is null ? text : masked.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>The longest run of digits from here, in groups joined by one space or dash each, that is a card number.</summary>
    private static (int End, string Mask) Card(string text, int start)
    {
        Span<char> digits = stackalloc char[LongestCard];
        Span<int> ends = stackalloc int[LongestCard];
        var n = 0;
        var i = start;
        for (; i < text.Length; i++)
        {
            if (char.IsAsciiDigit(text[i]))
            {
                if (n == LongestCard) { n = Fits(text, ends, n) ? n : 0; break; }
                digits[n] = text[i];
                ends[n++] = i + 1;
            }
            else if (text[i] is not (' ' or '-' or '\u00a0' or '\u202f' or '.') || i + 1 >= text.Length || !char.IsAsciiDigit(text[i + 1])) break;
        }
        for (var length = n; length >= ShortestCard; length--)
        {
            var end = ends[length - 1];
            if ((end == text.Length || !char.IsLetterOrDigit(text[end])) && IsIssuer(digits[..length]) && Luhn(digits[..length]))
                return (end, $"[masked card …{digits[(length - 4)..length]}]");
        }
        return (0, "");
    }

    /// <summary>A run longer than a card number is no card number, unless a group ends within it.</summary>
    private static bool Fits(string text, ReadOnlySpan<int> ends, int n) => ends[n - 1] < text.Length && !char.IsAsciiDigit(text[ends[n - 1]]);

    /// <summary>Card numbers begin with 2 to 6 (Mastercard, American Express, Visa, Discover, Maestro); timestamps and ids rarely do.</summary>
    private static bool IsIssuer(ReadOnlySpan<char> digits) => digits[0] is >= '2' and <= '6';

    private static bool Luhn(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            if (i % 2 == 1) digit = digit > 4 ? digit * 2 - 9 : digit * 2;
            sum += digit;
        }
        return sum % 10 == 0 && digits.IndexOfAnyExcept(digits[0]) >= 0;
    }

    private static (int End, string Mask) Iban(string text, int start)
    {
        if (start + ShortestIban > text.Length || !char.IsAsciiLetter(text[start + 1]) || !char.IsAsciiDigit(text[start + 2]) || !char.IsAsciiDigit(text[start + 3])) return (0, "");
        Span<char> iban = stackalloc char[LongestIban];
        Span<int> ends = stackalloc int[LongestIban];
        var n = 0;
        for (var i = start; i < text.Length && n < LongestIban; i++)
        {
            if (char.IsAsciiLetterOrDigit(text[i]))
            {
                iban[n] = char.ToUpperInvariant(text[i]);
                ends[n++] = i + 1;
            }
            else if (text[i] is not (' ' or '-' or '\u00a0') || n < 4) break;
        }
        for (var length = n; length >= ShortestIban; length--)
        {
            var end = ends[length - 1];
            if ((end == text.Length || !char.IsLetterOrDigit(text[end])) && Mod97(iban[..length])) return (end, "[masked IBAN]");
        }
        return (0, "");
    }

    private static bool Mod97(ReadOnlySpan<char> iban)
    {
        var rest = 0;
        for (var i = 0; i < iban.Length; i++)
        {
            var c = iban[(i + 4) % iban.Length];
            rest = char.IsAsciiDigit(c) ? (rest * 10 + c - '0') % 97 : (rest * 100 + c - 'A' + 10) % 97;
        }
        return rest == 1;
    }
}
