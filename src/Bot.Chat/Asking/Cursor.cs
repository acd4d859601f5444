using System.Text.RegularExpressions;

namespace Bot.Chat.Asking;

/// <summary>A place in a text that moves right as pieces are read; copying it keeps the place, and nothing of the text is copied.</summary>
internal record struct Cursor(string Text, int At)
{
    private const int LongestWord = 24;

    /// <summary>The sign that stands here; NUL at the end.</summary>
    public readonly char Next => At < Text.Length ? Text[At] : '\0';

    /// <summary>Nothing but white space is left.</summary>
    public readonly bool AtEnd => Text.AsSpan(At).IsWhiteSpace();

    /// <summary>The text in a language begins here: <c>FR</c>, and words behind it.</summary>
    public readonly bool IsMarked => Text.AsSpan(At).TrimStart() is [var first, var second, var sign, ..] && (first, second) is ('F', 'R') or ('E', 'N') && (sign is ':' || char.IsWhiteSpace(sign));

    /// <summary>What is left, trimmed.</summary>
    public readonly string Rest => Text.AsSpan(At).Trim().ToString();

    /// <summary>What was read since <paramref name="start"/>, trimmed.</summary>
    public readonly string Since(int start) => Text[start..At].Trim();

    /// <summary>Moves over white space, and says whether there was any.</summary>
    public bool SkipSpaces()
    {
        var start = At;
        while (At < Text.Length && char.IsWhiteSpace(Text[At])) At++;
        return At > start;
    }

    /// <summary>Takes a sign if it stands here.</summary>
    public bool Take(char sign)
    {
        if (Next != sign) return false;
        At++;
        return true;
    }

    /// <summary>Takes what a pattern that begins with <c>\G</c> matches here.</summary>
    public bool Take(Regex pattern, out Match match)
    {
        match = pattern.Match(Text, At);
        if (match.Success) At += match.Length;
        return match.Success;
    }

    /// <summary>Takes the word that stands here, behind white space, if it is one of these; accents and case apart.</summary>
    /// <param name="words">In small letters without accents.</param>
    public bool TakeWord(params ReadOnlySpan<string> words) => TakeOneOf(words) >= 0;

    /// <summary>The same, and which of the words it was; -1 for none.</summary>
    public int TakeOneOf(ReadOnlySpan<string> words)
    {
        var ahead = this;
        ahead.SkipSpaces();
        var start = ahead.At;
        while (ahead.At < Text.Length && ahead.At - start <= LongestWord && IsOfWord(ahead.At)) ahead.At++;
        var index = ahead.At == start ? -1 : words.IndexOf(Folding.Fold(Text[start..ahead.At]));
        if (index >= 0) this = ahead;
        return index;
    }

    /// <summary>A letter, its accent, a figure, or the apostrophe or hyphen between two letters: <c>aujourd’hui</c>, <c>avant-hier</c>.</summary>
    private readonly bool IsOfWord(int at) => char.IsLetterOrDigit(Text[at]) || Text[at] is '_' || char.GetUnicodeCategory(Text[at]) is System.Globalization.UnicodeCategory.NonSpacingMark
        || Text[at] is '\'' or '’' or '-' && at + 1 < Text.Length && char.IsLetter(Text[at + 1]);
}
