using System.Text.RegularExpressions;
using Bot.Chat.Asking;
using Bot.Chat.Phrases;
using Bot.Features.Cards;
using Bot.Features.Deciding;
using Bot.Features.Settings;
using Bot.Incidents.Fields;

namespace Bot.Features.Set;

/// <summary><c>set components nexo=major_outage, web</c>: the affected components, all of them, each with its status.</summary>
internal static partial class SetComponents
{
    [GeneratedRegex(@"\s+(?:et|and|&)\s+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex And();

    [GeneratedRegex(@"^(?<name>[^=:→(]+)(?:[=:→]|->)\s*(?<status>.+)$|^(?<name>[^=:→(]+)\((?<status>[^()]+)\)$", RegexOptions.CultureInvariant)]
    private static partial Regex SetOff();

    public static Decision Set(Case @case, string text, string? field = null)
    {
        if (text.Trim().Length == 0) return Decision.Refuse(SetTexts.WhichComponents(@case.House, ""), field);
        if (Folding.Fold(text.Trim()) is "none" or "aucun") return Done(@case, []);
        // "add api", "remove api", "+ api": those there are stay.
        var (verb, listed) = Verb(text.Trim());
        List<ComponentState> states = verb is null ? [] : [.. @case.Incident.Components];
        if (verb is not null) text = listed;
        foreach (var part in text.Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).SelectMany(p => Apart(p)).SelectMany(p => Several(@case.House, p)))
        {
            var (name, typed) = Pair(@case.House, part);
            if (@case.House.Component(name) is not { } component) return Decision.Refuse(SetTexts.WhichComponents(@case.House, name), field);
            var status = PublicPages.PublicPage.ComponentsOf(@case.Incident.Priority, @case.House) ?? ComponentStatus.PartialOutage;
            if (typed is not null && !TryStatus(@case.House, typed, out status)) return Decision.Refuse(SetTexts.WhichComponentStatus(typed), field);
            states.RemoveAll(s => s.Id == component.Id);
            if (verb is false) continue;
            states.Add(new ComponentState(component.Id, status));
        }
        return Done(@case, states);
    }

    /// <summary>Whether components are added (true), taken away (false) or set, and which.</summary>
    private static (bool? Adds, string Listed) Verb(string text)
    {
        var word = text.Split(' ', 2) is [var first, _] ? Folding.Fold(first) : "";
        bool? adds = word is "add" or "also" or "ajouter" or "aussi" or "+" ? true : word is "remove" or "drop" or "retirer" or "enlever" or "-" ? false : null;
        return (adds, adds is null ? text : text[word.Length..].Trim());
    }

    /// <summary>"nexo=major api=partial" are two, with no comma between them.</summary>
    private static IEnumerable<string> Apart(string part) => part.Count(c => c == '=') < 2 ? [part] : Signed().Split(part).Where(p => p.Trim().Length > 0).Select(p => p.Trim());

    [GeneratedRegex(@"\s+(?=[^\s=]+=)", RegexOptions.CultureInvariant)]
    private static partial Regex Signed();

    /// <summary>"nexo and api" are two, unless a component is called so.</summary>
    private static string[] Several(House house, string part) =>
        house.Component(part) is null && And().Split(part) is { Length: > 1 } names && names.All(n => house.Component(Pair(house, n).Name) is not null) ? names : [part];

    /// <summary>The component and its status, set off by a sign, in brackets, or only behind it: <c>nexo=major_outage</c>, <c>nexo: major</c>, <c>nexo (major outage)</c>, <c>nexo panne majeure</c>.</summary>
    private static (string Name, string? Status) Pair(House house, string part)
    {
        if (house.Component(part) is not null) return (part, null);
        if (SetOff().Match(part) is { Success: true } set) return (set.Groups["name"].Value.Trim(), set.Groups["status"].Value.Trim());
        for (var space = part.IndexOf(' ', StringComparison.Ordinal); space > 0; space = part.IndexOf(' ', space + 1))
            if (house.Component(part[..space]) is not null && TryStatus(house, part[space..].Trim(), out _)) return (part[..space], part[space..].Trim());
        return (part, null);
    }

    private static Decision Done(Case @case, IReadOnlyList<ComponentState> states) =>
        @case.Incident.Components.SequenceEqual(states) ? Decision.Refuse(SetTexts.Same())
        : Decision.Record(new ComponentsSet([.. states])).Saying(SetTexts.Now("components", SetTexts.Components(states, @case.House)));

    private static bool TryStatus(House house, string typed, out ComponentStatus status)
    {
        var folded = Folding.Fold(typed).Replace(' ', '_').Replace('-', '_');
        var meant = Enum.GetValues<ComponentStatus>().Where(s => Named(house, s).Any(n => n == folded || folded.Length >= 4 && ("_" + n).Contains("_" + folded, StringComparison.Ordinal))).ToList();
        status = meant is [var only] ? only : default;
        return meant.Count == 1;
    }

    /// <summary>What a status is called: Statuspage's word, and its label in each language.</summary>
    private static IEnumerable<string> Named(House house, ComponentStatus status) =>
        house.Languages.Append(house.Channel).Select(l => Folding.Fold(l.Label(StatusLabels.Key(status))).Replace(' ', '_')).Prepend(StatusLabels.Word(status));
}
