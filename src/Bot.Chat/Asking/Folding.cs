using System.Text;

namespace Bot.Chat.Asking;

/// <summary>Makes words comparable: lower case, without accents. Needs no ICU, so it is the same on every machine.</summary>
public static class Folding
{
    private static readonly Dictionary<char, char> Plain = Table();

    /// <summary>The text in lower case without accents; <c>œ</c> is <c>oe</c>, <c>ß</c> is <c>ss</c>, <c>’</c> is <c>'</c>.</summary>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Ascii.IsValid(text) && !text.AsSpan().ContainsAnyInRange('A', 'Z')) return text;
        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var lower = char.ToLowerInvariant(c);
            if (lower < 128) folded.Append(lower);
            else if (Plain.TryGetValue(lower, out var plain)) folded.Append(plain);
            else if (lower is 'œ') folded.Append("oe");
            else if (lower is 'æ') folded.Append("ae");
            else if (lower is 'ß') folded.Append("ss");
            else if (lower is '’' or '‘') folded.Append('\'');
            else if (lower is not (>= '\u0300' and <= '\u036f')) folded.Append(lower);
        }
        return folded.ToString();
    }

    private static Dictionary<char, char> Table()
    {
        var table = new Dictionary<char, char>();
        foreach (var (range, plain) in new[]
        {
            ("àáâãäåāăą", 'a'), ("çćĉċč", 'c'), ("ďđ", 'd'), ("èéêëēĕėęě", 'e'), ("ĝğġģ", 'g'), ("ĥħ", 'h'), ("ìíîïĩīĭįı", 'i'),
            ("ĵ", 'j'), ("ķ", 'k'), ("ĺļľł", 'l'), ("ñńņň", 'n'), ("òóôõöøōŏő", 'o'), ("ŕŗř", 'r'), ("śŝşš", 's'), ("ţťŧț", 't'),
            ("ùúûüũūŭůűų", 'u'), ("ŵ", 'w'), ("ýÿŷ", 'y'), ("źżž", 'z'),
        })
            foreach (var c in range) table[c] = plain;
        return table;
    }
}
