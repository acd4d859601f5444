using Bot.Incidents.Texts;
using NodaTime;

namespace Bot.Incidents.Clocks;

/// <summary>Somebody set a clock. The entry's happened-at is the clock's time.</summary>
[EventName("clock_marked")]
public sealed record ClockMarked(Clock Clock, Instant At, LocalText Text) : IncidentEvent
{
    /// <inheritdoc/>
    public override Incident Apply(Incident incident, Entry entry)
    {
        // What was said of an end that did not last is not said of the next one.
        var text = incident.Clocks.TryGetValue(Clock, out var earlier) && (Clock != Clock.Ended || earlier.At == At || incident.StandingEnd() is not null) ? earlier.Text.Merge(Text) : Text;
        return incident with { Clocks = incident.Clocks.SetItem(Clock, new ClockMark(At, text, entry.Seq)) };
    }
}

/// <summary>A clock was set by mistake and is empty again.</summary>
[EventName("clock_cleared")]
public sealed record ClockCleared(Clock Clock) : IncidentEvent
{
    /// <inheritdoc/>
    public override Incident Apply(Incident incident, Entry entry) => incident with { Clocks = incident.Clocks.Remove(Clock) };
}
