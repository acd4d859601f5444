using Bot.Chat.Asking;
using Bot.Chat.Phrases;
using Quickenshtein;

namespace Bot.Features.Desks;

/// <summary>Finds the word a mistyped one was meant to be.</summary>
internal static class Nearest
{
    /// <summary>The nearest word within a third of the length, else the shortest that begins so, or nothing: two letters are near to everything.</summary>
    /// <param name="begun">Whether the beginning of a word is enough.</param>
    public static string? To(string typed, IReadOnlyCollection<string> words, bool begun = true)
    {
        if (typed.Length < 3) return null;
        var folded = Folding.Fold(Cutting.Head(typed, 40));
        var best = words.Select(w => (Word: w, Distance: Levenshtein.GetDistance(folded, w)))
            .OrderBy(p => p.Distance).ThenBy(p => Math.Abs(p.Word.Length - folded.Length)).ThenBy(p => p.Word, StringComparer.Ordinal)
            .FirstOrDefault();
        return best.Word is not null && best.Distance <= Math.Max(1, folded.Length / 3) ? best.Word : !begun ? null
            : words.Where(w => w.StartsWith(folded, StringComparison.Ordinal)).OrderBy(w => w.Length).ThenBy(w => w, StringComparer.Ordinal).FirstOrDefault();
    }
}
