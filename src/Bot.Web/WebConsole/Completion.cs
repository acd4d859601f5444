using Bot.Chat.Asking;
using Bot.Chat.Phrases;
using Bot.Features.Deciding;
using Bot.Features.Settings;
using Bot.Incidents;

namespace Bot.Web.WebConsole;

/// <summary>One thing the composer offers.</summary>
/// <param name="Text">The whole line after taking it.</param>
/// <param name="Label">What it shows.</param>
/// <param name="Help">What it does.</param>
public sealed record Suggestion(string Text, string Label, string Help);

/// <summary>Completes <c>/incident …</c>: the words in both languages, then what may follow them.</summary>
public static class Completion
{
    private const int Most = 8;
    private const string Slash = "/incident ";

    /// <summary>What may be meant by a line typed so far.</summary>
    public static IReadOnlyList<Suggestion> Of(string line, House house, Language language, IReadOnlyList<Incident> incidents, IReadOnlyList<string> people)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(house);
        if (line.Length == 0 || line.Contains('\n', StringComparison.Ordinal) || line[0] != '/') return [];
        if (!line.StartsWith(Slash, StringComparison.OrdinalIgnoreCase))
            return [.. new[] { ("/incident ", "/incident …"), ("/tsr ", "/tsr TSR-…") }.Where(s => s.Item1.StartsWith(line, StringComparison.OrdinalIgnoreCase) && s.Item1 != line)
                .Select(s => new Suggestion(s.Item1, s.Item2, ""))];
        var rest = line[Slash.Length..];
        var named = rest.Split(' ', 2) is [var key, var more] && house.NumberOf(key) is not null ? (Key: key + " ", Typed: more) : (Key: "", Typed: rest);
        return named.Typed.Contains(' ', StringComparison.Ordinal)
            ? Arguments(Slash + named.Key, named.Typed, house, incidents, people) : Words(Slash + named.Key, named.Typed, language);
    }

    private static List<Suggestion> Words(string before, string typed, Language language)
    {
        var folded = Folding.Fold(typed);
        return [.. Catalogue.Own.Commands
            .Select(c => (c.Words, Word: c.Words.All.OrderByDescending(w => typed != folded && w.StartsWith(typed, StringComparison.OrdinalIgnoreCase)).ThenByDescending(w => w == c.Words.WordIn(language)).ThenBy(w => c.Words.LanguageOf(Folding.Fold(w)) is { } other && other != language.Code).FirstOrDefault(w => Folding.Fold(w).StartsWith(folded, StringComparison.Ordinal))))
            // A word of the reader's own language comes first, whatever else begins so.
            .Where(p => p.Word is not null).OrderBy(p => p.Words.LanguageOf(Folding.Fold(p.Word!)) is { } other && other != language.Code)
            .Select(p => new Suggestion($"{before}{p.Word} ", p.Word!, Markup.Plain(p.Words.Help.In(language)))).Take(Most)];
    }

    private static List<Suggestion> Arguments(string before, string rest, House house, IReadOnlyList<Incident> incidents, IReadOnlyList<string> people)
    {
        var split = rest.IndexOf(' ', StringComparison.Ordinal);
        var (word, typed) = (rest[..split], rest[(split + 1)..]);
        if (Catalogue.Own.Find(word) is not { } command) return [];
        return [.. command.Words.Completions.SelectMany(c => Filled(c, house, incidents, people))
            .Where(c => Folding.Fold(c).StartsWith(Folding.Fold(typed), StringComparison.Ordinal) && c.Length > typed.Length)
            .Distinct().Take(Most).Select(c => new Suggestion($"{before}{word} {Typable(c)}", c, ""))];
    }

    /// <summary>An ellipsis is to be written over, not sent.</summary>
    private static string Typable(string completion) => completion.IndexOf('…', StringComparison.Ordinal) is var at and >= 0 ? completion[..at] : completion;

    private static IEnumerable<string> Filled(string completion, House house, IReadOnlyList<Incident> incidents, IReadOnlyList<string> people)
    {
        var open = completion.IndexOf('{', StringComparison.Ordinal);
        if (open < 0) return [completion];
        var close = completion.IndexOf('}', open);
        IEnumerable<string> values = completion[(open + 1)..close] switch
        {
            "component" => house.Settings.Components.Select(c => c.Id),
            "category" => house.Settings.Categories,
            "responsibility" => house.Settings.Responsibilities,
            "role" => house.Settings.Roles,
            "person" => people.Select(p => "@" + p),
            "incident" => incidents.Where(i => i.IsOpen).Select(i => i.Key),
            "word" => Catalogue.Own.Commands.Select(c => c.Words.Word),
            _ => [],
        };
        return values.SelectMany(v => Filled(completion[..open] + v + completion[(close + 1)..], house, incidents, people));
    }
}
