using System.Buffers;
using System.Collections.Frozen;

namespace Bot.Incidents.Texts;

/// <summary>
/// Tells French from English by the small words that only one of them has, by what French elides and by its accents. Somebody French
/// whose chat speaks English types French all the same, and the public is told in the language it was written in.
/// </summary>
public static class LanguageGuess
{
    private const int Enough = 2; // Signs of a language for a text to be in it where nothing speaks for the other.
    private const int Outweighs = 4; // How many times as many there have to be where something does: a name, a quotation.

    /// <summary>Small words of one language that are none of the other's, nor names.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> French = Words(
        "le la les des du une est sont était étaient et pour par dans avec sur sous nous vous ont aux au cette ces depuis pas qui que ne se leur leurs ils elles été être aucun aucune mais où"),
        English = Words("the is are and of to for with we our you your has have had been not from this that these they their it its will was were be again which can cannot by at than there");

    private static readonly SearchValues<char> Accents = SearchValues.Create("éèêàçùûîôœë");

    /// <summary>Whether it tells a language from the other one; what is in a third one cannot be told from these.</summary>
    public static bool Knows(string language) => language is "fr" or "en";

    /// <summary>The language a text is clearly in, or nothing.</summary>
    /// <param name="text">A text without markers.</param>
    /// <param name="languages">Codes of the languages it may be in.</param>
    public static string? Of(string text, IReadOnlyList<string> languages)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(languages);
        var (french, english) = (0, 0);
        var rest = text.AsSpan();
        while (Next(ref rest, out var word, out var before, out var behind))
        {
            // In capitals it is an abbreviation: EST, LA, IT.
            if (word.Length > 1 && !word.ContainsAnyExceptInRange('A', 'Z')) continue;
            if (IsApostrophe(behind) && word is "l" or "d" or "n" or "s" or "qu" or "j" or "c" or "L" or "D" or "N" or "S" or "Qu" or "J" or "C") french += rest is [_, var first, var second, ..] && char.IsUpper(first) && char.IsLower(second) ? 0 : 1;
            else if (IsApostrophe(before) && word is "t" or "re" or "ve" or "ll") english++;
            else if (French.Contains(word)) french++;
            else if (English.Contains(word)) english++;
            // In a name, which begins with a capital, an accent says nothing.
            else if (char.IsLower(word[0]) && word.ContainsAny(Accents)) french++;
        }
        return IsClear(french, english) && languages.Contains("fr") ? "fr" : IsClear(english, french) && languages.Contains("en") ? "en" : null;
    }

    private static bool IsClear(int signs, int others) => signs >= Enough && signs >= others * Outweighs;

    /// <summary>Takes the next run of letters off a text, with the signs that stand before and behind it.</summary>
    private static bool Next(ref ReadOnlySpan<char> rest, out ReadOnlySpan<char> word, out char before, out char behind)
    {
        word = default;
        before = behind = ' ';
        var from = 0;
        while (from < rest.Length && !char.IsLetter(rest[from])) before = rest[from++];
        if (from == rest.Length) return false;
        var end = from;
        while (end < rest.Length && char.IsLetter(rest[end])) end++;
        word = rest[from..end];
        if (end < rest.Length) behind = rest[end];
        rest = rest[end..];
        return true;
    }

    private static bool IsApostrophe(char sign) => sign is '\'' or '’';

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words(string words) =>
        words.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
