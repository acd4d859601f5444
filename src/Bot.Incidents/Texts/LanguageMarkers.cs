namespace Bot.Incidents.Texts;

/// <summary>
/// The markers of the <c>FR … EN …</c> grammar. A marker stands at the start, after a sentence end or after a line break, and is
/// followed by text: <c>FR</c> in capitals, <c>fr:</c> in any case, <c>(FR)</c>, <c>*FR*</c>, or a flag. "We sell in FR and EN" has
/// none. <c>[FR]</c> can be nothing else and stands behind any word; <c>FR … / EN …</c>, <c>FR: … EN: …</c>, <c>(FR) … (EN) …</c>,
/// <c>FR - … EN - …</c> and two flags part two languages as well.
/// </summary>
public static class LanguageMarkers
{
    private const string SentenceEnds = ".!?…";
    private const string NextTo = ";\"”»"; // What a marker may follow where another one came before it.
    private const string Closers = "\"'”’»)]*_";
    private const string LineBreaks = "\n\r\u0085\u2028\u2029";
    private const string Openers = "[(*_";
    private const string Dashes = "-–—";
    private const string Separators = "/|•·" + Dashes;
    private const int MostOpeners = 3;

    /// <summary>The flags that stand for a language beside that of its own code.</summary>
    private static readonly (string Region, string Language)[] Flags = [("gb", "en"), ("us", "en"), ("uk", "en")];

    private static readonly (string Name, string Language)[] Names = [("français", "fr"), ("francais", "fr"), ("french", "fr"), ("english", "en"), ("anglais", "en"), ("version française", "fr"), ("french version", "fr"), ("version anglaise", "en"), ("english version", "en"),
        ("deutsch", "de"), ("german", "de"), ("allemand", "de"), ("español", "es"), ("spanish", "es"), ("espagnol", "es"), ("italiano", "it"), ("italian", "it"), ("italien", "it")];

    /// <summary>The parts of a text with their languages, in order. Text before the first marker is in the author's language.</summary>
    public static IReadOnlyList<(string Language, string Text)> Split(string text, IReadOnlyList<string> languages, string authorLanguage)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(languages);
        var parts = new List<(string, string)>();
        var language = authorLanguage;
        var from = 0;
        var isClear = false;
        var dress = '\0';
        var named = false;
        for (var i = 0; i < text.Length; i++)
        {
            // The marker first: looking back from words only, and never past other words, keeps the whole linear.
            if (i > 0 && !char.IsWhiteSpace(text[i - 1]) || !MayBegin(text[i]) || Marker(text, i, languages) is not var (marked, length)) continue;
            // "English: all good" within a text is said of English; whoever began with a language's name goes on so.
            var isName = IsNamed(text.AsSpan(i, length));
            if (isName && !named && !BeginsLine(text, i)) continue;
            named |= isName && from == 0;
            var isNext = from > 0 && marked != language && !Has(parts, marked);
            var sign = text.AsSpan(i, length);
            var clear = IsFlag(text[i]) || sign.Contains(':');
            // "FR: … EN: …", "🇫🇷 … 🇬🇧 …": whoever began so goes on so, full stop or not. But "en:" in small letters is a word and a colon.
            var goesOn = isNext && isClear && clear && (IsFlag(text[i]) || !sign.ContainsAnyInRange('a', 'z'))
                || isNext && dress != '\0' && dress == Dress(sign);
            if (!MayStand(text, i, from, isNext, out var end) && !goesOn) continue;
            (isClear, dress) = (clear, Dress(sign));
            Add(parts, language, text.AsSpan(from..end));
            language = marked;
            from = i + length;
            // "🇫🇷 FR …" says it twice.
            var again = SkipSpaces(text, from);
            if (Marker(text, again, languages) is var (same, more) && same == marked) from = again + more;
            i = from - 1;
        }
        Add(parts, language, text.AsSpan(from));
        return parts;
    }

    /// <summary>Whether a marker is a language's name, and not its code or flag.</summary>
    private static bool IsNamed(ReadOnlySpan<char> marker)
    {
        var letters = 0;
        foreach (var sign in marker)
            if (char.IsLetter(sign)) letters++;
        return letters > LongestCode && !IsFlag(marker[0]);
    }

    /// <summary>What sets a marker apart from words beside its letters, so that a second one is known by it: <c>(FR)</c>, <c>*FR*</c>, <c>FR -</c>.</summary>
    private static char Dress(ReadOnlySpan<char> marker) => Openers.Contains(marker[0], StringComparison.Ordinal) ? marker[0] : Dashes.Contains(marker[^1], StringComparison.Ordinal) ? '-' : '\0';

    /// <summary>
    /// Where a second language may begin that nothing sets apart, in a text that begins with the marker of one: <c>FR le service est rétabli
    /// EN the service is back</c>, where <c>EN</c> may be a word as well. Nothing where each language has its part, or no further one is named.
    /// </summary>
    public static (string Language, int At)? Unclear(string text, IReadOnlyList<string> languages)
    {
        ArgumentNullException.ThrowIfNull(text);
        // Most texts have no word in them that could be a marker.
        if (Next(text, 1, languages) is null) return null;
        var parts = Split(text, languages, "");
        if (parts is [{ Language.Length: 0 }] or []) return null;
        var flags = IsFlag(text[SkipSpaces(text, 0)]);
        for (var next = Next(text, 1, languages); next is var (language, at, length); next = Next(text, at + 1, languages))
            if ((flags || !IsFlag(text[at])) && !Has(parts, language) && !IsNamed(text.AsSpan(at, length))) return (language, at);
        return null;
    }

    /// <summary>The next word from a place on that would be a marker if one may stand there.</summary>
    private static (string Language, int At, int Length)? Next(string text, int from, IReadOnlyList<string> languages)
    {
        for (var i = from; i < text.Length; i++)
            if (char.IsWhiteSpace(text[i - 1]) && MayBegin(text[i]) && Marker(text, i, languages) is var (language, length)) return (language, i, length);
        return null;
    }

    private const int LongestCode = 5; // Letters: PT-BR has four.

    // No lambda: it would be allocated for every letter of a text.
    private static bool Has(IReadOnlyList<(string Language, string Text)> parts, string language)
    {
        for (var i = 0; i < parts.Count; i++)
            if (parts[i].Language == language) return true;
        return false;
    }

    private static void Add(List<(string, string)> parts, string language, ReadOnlySpan<char> text)
    {
        if (text.Trim() is { Length: > 0 } trimmed) parts.Add((language, trimmed.ToString()));
    }

    /// <summary>Whether what stands before a word lets it be a marker: nothing, the end of a sentence or a line; before brackets anything.</summary>
    /// <param name="from">Where the part before begins.</param>
    /// <param name="isNext">The part before was marked as another language's, and this one has no part yet.</param>
    /// <param name="end">Where the part before ends: a slash or a dash between the two belongs to neither.</param>
    private static bool MayStand(string text, int at, int from, bool isNext, out int end)
    {
        end = at;
        var back = Back(text, at - 1, out var broken);
        var sign = back;
        while (sign >= from && back - sign < 2 && Separators.Contains(text[sign], StringComparison.Ordinal)) sign--;
        var isApart = sign < back && (sign < from || char.IsWhiteSpace(text[sign]));
        if (isApart)
        {
            isNext &= text[back] is '/' or '|';
            end = sign + 1;
            back = Back(text, sign, out var brokenBefore);
            broken |= brokenBefore;
        }
        if (broken || back < 0 || text[at] is '[' || isApart && isNext) return true;
        if (isNext && NextTo.Contains(text[back], StringComparison.Ordinal))
        {
            // As French writes it, apart, it stands between the two.
            if (text[back] is ';' && back > from && char.IsWhiteSpace(text[back - 1])) end = back;
            return true;
        }
        // French puts a space, often one that does not break, before its closing quote.
        while (back > 0 && (Closers.Contains(text[back], StringComparison.Ordinal) || char.IsWhiteSpace(text[back]))) back--;
        return SentenceEnds.Contains(text[back], StringComparison.Ordinal);
    }

    /// <summary>The last sign at a place or before it that is no white space, and whether a line ends in between.</summary>
    private static int Back(string text, int at, out bool broken)
    {
        broken = false;
        while (at >= 0 && char.IsWhiteSpace(text[at])) broken |= LineBreaks.Contains(text[at--], StringComparison.Ordinal);
        return at;
    }

    /// <summary>A flag begins so: the first half of a letter it is made of, or <c>:fr:</c>.</summary>
    private static bool IsFlag(char c) => c is ':' or '\uD83C';

    private static bool MayBegin(char c) => char.IsAsciiLetter(c) || c is '[' or '(' or '*' or '_' || IsFlag(c);

    /// <summary>What would be a marker at a place of a text if one may stand there, and how long it is; or nothing.</summary>
    public static (string Language, int Length)? Marker(string text, int at, IReadOnlyList<string> languages)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(languages);
        if (at >= text.Length) return null;
        var code = at;
        while (code < text.Length && code - at < MostOpeners && Openers.Contains(text[code], StringComparison.Ordinal)) code++;
        var (language, end) = IsFlag(text[at]) ? Flag(text, at, languages) : Code(text, code, languages);
        if (language is null || Behind(text, at, code, end) is not { } length || text.AsSpan(at + length).IsWhiteSpace()) return null;
        return (language, length);
    }

    /// <summary>How long a marker is whose code stands from <paramref name="code"/> to <paramref name="end"/>, with what sets it apart from the text; nothing where it is only a word.</summary>
    private static int? Behind(string text, int at, int code, int end)
    {
        var behind = SkipSpaces(text, end);
        var apart = code > at || IsFlag(text[at]);
        if (Is(text, behind, ':') && (behind == end || !IsEmoji(text, behind))) (apart, end) = (true, behind + 1);
        for (var opener = code - 1; opener >= at; opener--, end++)
            if (!Is(text, end, text[opener] switch { '[' => ']', '(' => ')', var same => same })) return null;
        if (!apart && (end >= text.Length || !char.IsWhiteSpace(text[end]) && !IsDash(text, end) || text.AsSpan(at, end - at).ContainsAnyInRange('a', 'z') && !(char.IsAsciiLetterLower(text[code]) && IsDash(text, SkipSpaces(text, end)) && BeginsLine(text, at)))) return null;
        behind = SkipSpaces(text, end);
        if (Is(text, behind, ':') && !IsEmoji(text, behind)) end = behind + 1;
        else if (behind == end && IsDash(text, end)) end++;
        else if (text[end - 1] != ':' && behind > end && behind + 1 < text.Length && Dashes.Contains(text[behind], StringComparison.Ordinal) && char.IsWhiteSpace(text[behind + 1])) end = behind + 1;
        return end - at;
    }

    private static (string? Language, int End) Code(string text, int at, IReadOnlyList<string> languages)
    {
        string? found = null;
        // By index: this is asked for every word, and an enumerator each would be much of what a command allocates.
        for (var i = 0; i < languages.Count; i++)
        {
            var language = languages[i];
            var end = at + language.Length;
            // Most words begin with no language.
            if (end >= text.Length || language is not [var first, ..] || (text[at] | 0x20) != (first | 0x20) || !text.AsSpan(at, language.Length).Equals(language, StringComparison.OrdinalIgnoreCase)) continue;
            if (found is null || language.Length > found.Length) found = language;
        }
        return found is null || char.IsLetter(text[at + found.Length]) ? Name(text, at, languages) : (found, at + found.Length);
    }

    /// <summary>A language by its name, which only a colon makes a marker: <c>english: …</c>.</summary>
    private static (string? Language, int End) Name(string text, int at, IReadOnlyList<string> languages)
    {
        foreach (var (name, language) in Names)
            if (at < text.Length && (text[at] | 0x20) == name[0] && string.Compare(text, at, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0
                && Is(text, SkipSpaces(text, at + name.Length), ':') && languages.Contains(language)) return (language, at + name.Length);
        return (null, at);
    }

    /// <summary>A flag, as the letters of its region that emoji are made of, or as a chat calls it: <c>:fr:</c>, <c>:flag-fr:</c>.</summary>
    private static (string? Language, int End) Flag(string text, int at, IReadOnlyList<string> languages)
    {
        Span<char> region = stackalloc char[2];
        int end;
        if (text[at] is ':')
        {
            var name = at + (text.AsSpan(at + 1).StartsWith("flag-", StringComparison.OrdinalIgnoreCase) ? 6 : 1);
            end = name + 3;
            if (!Is(text, end - 1, ':')) return (null, at);
            text.AsSpan(name, 2).ToLowerInvariant(region);
        }
        else
        {
            end = at + 4;
            if (end > text.Length || !Letter(text, at, out region[0]) || !Letter(text, at + 2, out region[1])) return (null, at);
        }
        foreach (var (known, language) in Flags)
            if (region.SequenceEqual(known) && languages.Contains(language)) return (language, end);
        for (var i = 0; i < languages.Count; i++)
            if (region.SequenceEqual(languages[i])) return (languages[i], end);
        return (null, at);
    }

    /// <summary>One of the letters, U+1F1E6 to U+1F1FF, two of which are a flag.</summary>
    private static bool Letter(string text, int at, out char letter)
    {
        letter = (char)(text[at + 1] - '\uDDE6' + 'a');
        return text[at] == '\uD83C' && letter is >= 'a' and <= 'z';
    }

    /// <summary>Whether a dash stands there, and a space behind it.</summary>
    private static bool IsDash(string text, int at) => at + 1 < text.Length && Dashes.Contains(text[at], StringComparison.Ordinal) && char.IsWhiteSpace(text[at + 1]);

    private static bool BeginsLine(string text, int at) => Back(text, at - 1, out var broken) < 0 || broken;

    /// <summary>Whether a colon begins an emoji as chats write it: <c>:warning:</c>.</summary>
    private static bool IsEmoji(string text, int at)
    {
        var end = at + 1;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '_' or '-' or '+' or '\'')) end++;
        return end > at + 1 && Is(text, end, ':');
    }

    private static bool Is(string text, int at, char c) => at < text.Length && text[at] == c;

    private static int SkipSpaces(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]) && !LineBreaks.Contains(text[at], StringComparison.Ordinal)) at++;
        return at;
    }
}
