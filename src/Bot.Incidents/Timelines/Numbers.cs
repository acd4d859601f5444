using System.Text;

namespace Bot.Incidents.Timelines;

/// <summary>Finds card numbers and IBANs in a text by scanning it once.</summary>
internal static class Numbers
{
    public static string Mask(string text, ref int count)
    {
        StringBuilder? masked = null;
        var copied = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var (end, mask) = (0, "");
            if (char.IsAsciiDigit(text[i]))
            {
                if (i == copied || !char.IsAsciiDigit(text[i - 1])) (end, mask) = CardNumbers.At(text, i, copied);
            }
            else if (char.IsAsciiLetter(text[i]) && (i == copied || !char.IsLetterOrDigit(text[i - 1])) && Ibans.At(text, i) is var iban and > 0)
            {
                (end, mask) = (iban, "[masked IBAN]");
            }
            if (end == 0) continue;
            masked ??= new StringBuilder(text.Length);
            masked.Append(text, copied, i - copied).Append(mask);
            copied = end;
            i = end - 1;
            count++;
        }
        return masked is null ? text : masked.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>How many signs that people put between groups stand here: up to three spaces and dashes, or one point.</summary>
    public static int Gap(string text, int at)
    {
        if (at < text.Length && text[at] == '.') return 1;
        var length = 0;
        while (length < 3 && at + length < text.Length && text[at + length] is ' ' or '\u00a0' or '\u2009' or '\u202f' or '-' or '\u2010' or '\u2011' or '–') length++;
        return length;
    }
}
