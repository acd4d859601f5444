using Bot.Incidents;
using Bot.Incidents.Clocks;
using Bot.Incidents.Texts;
using NodaTime;

namespace Bot.Features.Postmortems;

/// <summary>The lines of the overview: marked clocks, notes and curated messages, by the time they happened.</summary>
public static class OverviewLines
{
    /// <summary>The lines of an incident, in order.</summary>
    public static IReadOnlyList<OverviewItem> Of(Incident incident)
    {
        ArgumentNullException.ThrowIfNull(incident);
        var clocks = incident.Clocks.Where(c => ClockKinds.IsMarked(c.Key))
            .Select(c => new OverviewItem(c.Value.Seq, c.Value.At, c.Value.Text, c.Key, null, null));
        var notes = incident.Overview.Values.Select(l => new OverviewItem(l.Seq, l.At, l.Text, null, l.Permalink, l.By));
        return [.. clocks.Concat(notes).OrderBy(l => l.At).ThenBy(l => l.Clock ?? Clock.Declared).ThenBy(l => l.Seq)];
    }
}

/// <summary>A line before it has a language.</summary>
/// <param name="Seq">The timeline entry it came from.</param>
/// <param name="At">When it happened.</param>
/// <param name="Text">What, per language; empty for a clock with its standard words.</param>
/// <param name="Clock">The clock, for a clock's line.</param>
/// <param name="Permalink">Where it was said, for a message.</param>
/// <param name="By">Who said it, for a message or note.</param>
public sealed record OverviewItem(long Seq, Instant At, LocalText Text, Clock? Clock, string? Permalink, Actor? By);
