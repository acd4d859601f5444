using Bot.Chat.Asking;
using Bot.Features.Deciding;
using Bot.Incidents;
using NodaTime;
using Quickenshtein;

namespace Bot.Features.Declare;

/// <summary>Finds an open incident of the last ten minutes that is probably the same.</summary>
internal static class Similar
{
    private static readonly Duration Window = Duration.FromMinutes(10);

    public static Incident? To(string title, Case @case)
    {
        var words = Words(title);
        return @case.Record.List(openOnly: true, limit: 50)
            .Where(i => @case.Ask.Now - i.DeclaredAt <= Window && i.DeclaredAt <= @case.Ask.Now)
            .FirstOrDefault(i => Alike(words, Words(i.Title)));
    }

    private static bool Alike(HashSet<string> a, HashSet<string> b)
    {
        if (a.Count == 0 || b.Count == 0) return false;
        var shared = a.Count(x => b.Any(y => SameWord(x, y)));
        return shared * 2.0 / (a.Count + b.Count) >= 0.7;
    }

    /// <summary>The same but for an ending or a slip: "fail" and "failing", "payment" and "paiement".</summary>
    private static bool SameWord(string x, string y) =>
        x == y || (Math.Min(x.Length, y.Length) >= 4 && (x.StartsWith(y, StringComparison.Ordinal) || y.StartsWith(x, StringComparison.Ordinal) || Levenshtein.GetDistance(x, y) <= 1));

    private static readonly HashSet<string> Small = ["the", "and", "for", "are", "les", "des", "une", "aux", "est", "sont", "pas", "sur", "dans", "not"];

    private static HashSet<string> Words(string title) =>
        [.. new string([.. Folding.Fold(title).Select(c => char.IsLetterOrDigit(c) ? c : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length > 2 && !Small.Contains(w))];
}
