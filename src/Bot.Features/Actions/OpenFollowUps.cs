using Bot.Features.Keeping;
using Bot.Incidents;
using Bot.Incidents.FollowUps;
using Bot.Incidents.Lifecycles;

namespace Bot.Features.Actions;

/// <summary>What is still to be done after the incidents.</summary>
internal static class OpenFollowUps
{
    /// <summary>The open follow-ups of as many of the newest incidents, those that were closed as false alarms or merged left out.</summary>
    public static IEnumerable<(Incident Incident, FollowUp FollowUp)> Of(IRecord visible, int newest) => visible.List(openOnly: false, newest).Where(i => i.Closure == Closure.None)
        .SelectMany(i => i.FollowUps.Values.Where(f => f.State == FollowUpState.Open).Select(f => (i, f)));
}
