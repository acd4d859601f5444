using Bot.Chat.Asking;

namespace Bot.Features.Settings;

/// <summary>Finds what stands in one of the company's lists, as people name it.</summary>
internal static class Listed
{
    private const int Shortest = 3; // Letters of a word that may stand for a longer one.

    /// <summary>The one that is called so, accents and case apart, or named in part; nothing where there is none, or more than one.</summary>
    public static T? One<T>(IReadOnlyList<T> list, Func<T, IEnumerable<string>> names, string typed) where T : class
    {
        var folded = Folding.Fold(typed.Trim());
        return list.FirstOrDefault(one => names(one).Any(n => Folding.Fold(n) == folded)) ?? InPart(list, names, typed);
    }

    /// <summary>The only one in whose name every word typed begins a word, a plural apart: <c>prod processing</c>, <c>payouts</c>, <c>e-commerce</c>.</summary>
    private static T? InPart<T>(IReadOnlyList<T> list, Func<T, IEnumerable<string>> names, string typed) where T : class
    {
        var words = Words(typed);
        return words.Length > 0 && words.All(w => w.Length >= Shortest)
            && list.Where(one => names(one).Any(name => Fits(words, Words(name)))).Take(2).ToList() is [var only] ? only : null;
    }

    private static bool Fits(string[] typed, string[] name) => typed.All(t => name.Any(n => n.StartsWith(t, StringComparison.Ordinal) || n + "s" == t));

    /// <summary>The words of a name; what a hyphen joins is one.</summary>
    private static string[] Words(string name) => Folding.Fold(name).Replace("-", "", StringComparison.Ordinal).Split([' ', '/', '(', ')', ','], StringSplitOptions.RemoveEmptyEntries);
}
