using System.Text.Json;
using Bot.Features.Deciding;
using Bot.Incidents.Fields;

namespace Bot.Features.Set;

/// <summary><c>set components nexo=major_outage, web</c>: the affected components, all of them, each with its status.</summary>
internal static class SetComponents
{
    public static Decision Set(Case @case, string text, string? field = null)
    {
        if (text.Trim().Length == 0) return Decision.Refuse(SetTexts.WhichComponents(@case.House, ""), field);
        if (Chat.Asking.Folding.Fold(text.Trim()) is "none" or "aucun") return Done(@case, []);
        var states = new List<ComponentState>();
        foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var pair = part.Split('=', 2, StringSplitOptions.TrimEntries);
            if (@case.House.Component(pair[0]) is not { } component) return Decision.Refuse(SetTexts.WhichComponents(@case.House, pair[0]), field);
            var status = ComponentStatus.PartialOutage;
            if (pair.Length == 2 && !TryStatus(pair[1], out status)) return Decision.Refuse(SetTexts.WhichComponentStatus(pair[1]), field);
            states.RemoveAll(s => s.Id == component.Id);
            states.Add(new ComponentState(component.Id, status));
        }
        return Done(@case, states);
    }

    /// <summary>The word of a component status, as Statuspage writes it.</summary>
    public static string Word(ComponentStatus status) => JsonNamingPolicy.SnakeCaseLower.ConvertName(status.ToString());

    private static Decision Done(Case @case, IReadOnlyList<ComponentState> states) =>
        @case.Incident.Components.SequenceEqual(states) ? Decision.Refuse(SetTexts.Same())
        : Decision.Record(new ComponentsSet([.. states])).Saying(SetTexts.Now("components", Line(@case, states)));

    private static string Line(Case @case, IReadOnlyList<ComponentState> states) => states.Count == 0 ? "–"
        : string.Join(", ", states.Select(s => $"{@case.House.ComponentName(s.Id, @case.House.Channel.Code)} ({Word(s.Status)})"));

    private static bool TryStatus(string word, out ComponentStatus status)
    {
        foreach (var candidate in Enum.GetValues<ComponentStatus>())
            if (Word(candidate) == word.ToLowerInvariant().Replace(' ', '_').Replace('-', '_')) { status = candidate; return true; }
        status = default;
        return false;
    }
}
