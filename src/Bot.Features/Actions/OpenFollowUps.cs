using Bot.Incidents;
using Bot.Incidents.FollowUps;
using Bot.Incidents.Lifecycles;
using NodaTime;

namespace Bot.Features.Actions;

/// <summary>What is still to be done after the incidents.</summary>
public static class OpenFollowUps
{
    /// <summary>The open follow-ups of incidents, the most urgent first; those of false alarms are left out.</summary>
    public static IReadOnlyList<(Incident Incident, FollowUp FollowUp)> Of(IEnumerable<Incident> incidents) =>
        [.. incidents.SelectMany(i => i.ToDo.Select(f => (Incident: i, FollowUp: f)))
            .OrderBy(o => o.FollowUp.Due ?? LocalDate.MaxIsoValue).ThenByDescending(o => o.Incident.Number).ThenBy(o => o.FollowUp.Number)];
}
