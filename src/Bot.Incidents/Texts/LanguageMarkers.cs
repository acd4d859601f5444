namespace Bot.Incidents.Texts;

/// <summary>
/// The markers of the <c>FR … EN …</c> grammar. A marker stands at the start, after a sentence end or after a line break, and is
/// followed by text: <c>FR</c> in capitals, or <c>fr:</c> in any case. "We sell in FR and EN" has none.
/// </summary>
public static class LanguageMarkers
{
    private const string SentenceEnds = ".!?…";
    private const string Closers = "\"'”’»)]*_";
    private const string LineBreaks = "\n\r\u0085\u2028\u2029";

    /// <summary>The parts of a text with their languages, in order. Text before the first marker is in the author's language.</summary>
    public static IReadOnlyList<(string Language, string Text)> Split(string text, IReadOnlyList<string> languages, string authorLanguage)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(languages);
        var parts = new List<(string, string)>();
        var language = authorLanguage;
        var from = 0;
        for (var i = 0; i < text.Length; i++)
        {
            // The marker first: looking back from letters only, and never past other letters, keeps the whole linear.
            if (!char.IsAsciiLetter(text[i]) || Marker(text, i, languages) is not var (marked, length) || !MayStand(text, i)) continue;
            Add(parts, language, text[from..i]);
            language = marked;
            from = i + length;
            i = from - 1;
        }
        Add(parts, language, text[from..]);
        return parts;
    }

    private static void Add(List<(string, string)> parts, string language, string text)
    {
        if (text.Trim() is { Length: > 0 } trimmed) parts.Add((language, trimmed));
    }

    /// <summary>At the start, or behind white space that follows a sentence end or holds a line break.</summary>
    private static bool MayStand(string text, int at)
    {
        if (at > 0 && !char.IsWhiteSpace(text[at - 1])) return false;
        var back = at - 1;
        while (back >= 0 && char.IsWhiteSpace(text[back]))
            if (LineBreaks.Contains(text[back--], StringComparison.Ordinal)) return true;
        if (back < 0) return true;
        // French puts a space, often one that does not break, before its closing quote.
        while (back > 0 && (Closers.Contains(text[back], StringComparison.Ordinal) || char.IsWhiteSpace(text[back]))) back--;
        return SentenceEnds.Contains(text[back], StringComparison.Ordinal);
    }

    private static (string Language, int Length)? Marker(string text, int at, IReadOnlyList<string> languages)
    {
        // By index: this is asked for every letter, and an enumerator each would be most of what a command allocates.
        for (var i = 0; i < languages.Count; i++)
        {
            var language = languages[i];
            var end = at + language.Length;
            // Most letters begin no language.
            if (end >= text.Length || language is not [var first, ..] || (text[at] | 0x20) != (first | 0x20) || !text.AsSpan(at, language.Length).Equals(language, StringComparison.OrdinalIgnoreCase)) continue;
            var colon = end;
            while (colon < text.Length && char.IsWhiteSpace(text[colon]) && !LineBreaks.Contains(text[colon], StringComparison.Ordinal)) colon++;
            var length = colon < text.Length && text[colon] == ':' ? colon + 1 - at
                : char.IsWhiteSpace(text[end]) && text.AsSpan(at, language.Length).SequenceEqual(language.ToUpperInvariant()) ? language.Length : 0;
            if (length > 0 && !text.AsSpan(at + length).IsWhiteSpace()) return (language, length);
        }
        return null;
    }
}
