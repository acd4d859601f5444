using Bot.Chat.Asking;
using Bot.Chat.Phrases;
using Bot.Features.Cards;
using Bot.Features.Deciding;
using Bot.Features.Settings;
using Bot.Incidents.Fields;

namespace Bot.Features.Set;

/// <summary><c>set components nexo=major_outage, web</c>: the affected components, all of them, each with its status.</summary>
internal static class SetComponents
{
    public static Decision Set(Case @case, string text, string? field = null)
    {
        if (text.Trim().Length == 0) return Decision.Refuse(SetTexts.WhichComponents(@case.House, ""), field);
        if (Folding.Fold(text.Trim()) is "none" or "aucun") return Done(@case, []);
        var states = new List<ComponentState>();
        foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var pair = part.Split('=', 2, StringSplitOptions.TrimEntries);
            if (@case.House.Component(pair[0]) is not { } component) return Decision.Refuse(SetTexts.WhichComponents(@case.House, pair[0]), field);
            var status = ComponentStatus.PartialOutage;
            if (pair.Length == 2 && !TryStatus(@case.House, pair[1], out status)) return Decision.Refuse(SetTexts.WhichComponentStatus(pair[1]), field);
            states.RemoveAll(s => s.Id == component.Id);
            states.Add(new ComponentState(component.Id, status));
        }
        return Done(@case, states);
    }

    private static Decision Done(Case @case, IReadOnlyList<ComponentState> states) =>
        @case.Incident.Components.SequenceEqual(states) ? Decision.Refuse(SetTexts.Same())
        : Decision.Record(new ComponentsSet([.. states])).Saying(SetTexts.Now("components", Line(@case, states)));

    private static string Line(Case @case, IReadOnlyList<ComponentState> states) => states.Count == 0 ? "–"
        : string.Join(", ", states.Select(s => $"{@case.House.ComponentName(s.Id, @case.House.Channel.Code)} ({@case.House.Channel.Label(StatusLabels.Key(s.Status))})"));

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
