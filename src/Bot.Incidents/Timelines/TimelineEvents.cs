using System.Collections.Immutable;
using Bot.Incidents.Texts;
using NodaTime;

namespace Bot.Incidents.Timelines;

/// <summary>A line for the postmortem's overview, written by hand or taken from a message that was said elsewhere.</summary>
/// <param name="Permalink">Where it was said, for a message.</param>
[EventName("noted")]
public sealed record Noted(LocalText Text, string? Permalink = null) : IncidentEvent
{
    /// <inheritdoc/>
    public override Incident Apply(Incident incident, Entry entry) => incident with
    {
        Overview = incident.Overview.SetItem(entry.Seq, new OverviewLine(entry.Seq, entry.HappenedAt, Text, entry.Who, Permalink, [])),
    };
}

/// <summary>The words or the time of an overview line were changed.</summary>
[EventName("line_amended")]
public sealed record LineAmended(long Line, LocalText Text, Instant? At = null) : IncidentEvent
{
    /// <inheritdoc/>
    public override Incident Apply(Incident incident, Entry entry) => !incident.Overview.TryGetValue(Line, out var line) ? incident : incident with
    {
        Overview = incident.Overview.SetItem(Line, line with { Text = line.Text.Merge(Text), At = At ?? line.At }),
    };
}

/// <summary>An overview line was taken off the overview.</summary>
[EventName("line_dropped")]
public sealed record LineDropped(long Line) : IncidentEvent
{
    /// <inheritdoc/>
    public override Incident Apply(Incident incident, Entry entry) => incident with { Overview = incident.Overview.Remove(Line) };
}

/// <summary>A message was put on the overview by somebody: by reaction, shortcut or pin.</summary>
/// <param name="Line">The entry of the message.</param>
/// <param name="At">When the message was said.</param>
/// <param name="Text">What it says.</param>
/// <param name="Author">Who said it.</param>
/// <param name="Permalink">Where it can be read.</param>
/// <param name="By">Who put it there, and how: a person who both reacts and pins counts twice.</param>
[EventName("curated")]
public sealed record Curated(long Line, Instant At, LocalText Text, Actor Author, string? Permalink, string By) : IncidentEvent
{
    /// <inheritdoc/>
    public override Incident Apply(Incident incident, Entry entry)
    {
        var line = incident.Overview.GetValueOrDefault(Line) ?? new OverviewLine(Line, At, Text, Author, Permalink, []);
        return incident with { Overview = incident.Overview.SetItem(Line, line with { Curators = line.Curators.Add(By) }) };
    }
}

/// <summary>Somebody took a message off the overview; it stays while others keep it there.</summary>
[EventName("uncurated")]
public sealed record Uncurated(long Line, string By) : IncidentEvent
{
    /// <inheritdoc/>
    public override Incident Apply(Incident incident, Entry entry)
    {
        if (!incident.Overview.TryGetValue(Line, out var line)) return incident;
        var left = line.Curators.Remove(By);
        return incident with { Overview = left.IsEmpty ? incident.Overview.Remove(Line) : incident.Overview.SetItem(Line, line with { Curators = left }) };
    }
}

/// <summary>A line of the postmortem's overview.</summary>
/// <param name="Seq">The timeline entry it stands for.</param>
/// <param name="At">When it happened.</param>
/// <param name="Text">What happened, per language.</param>
/// <param name="By">Who said or noted it.</param>
/// <param name="Permalink">Where it was said, for a message.</param>
/// <param name="Curators">Who put the message there; empty for a note.</param>
public sealed record OverviewLine(long Seq, Instant At, LocalText Text, Actor By, string? Permalink, ImmutableSortedSet<string> Curators);

/// <summary>A text was masked everywhere on the record; the rows stay.</summary>
/// <param name="Rewritten">Entry to the hash of its content after masking, so that the chain still proves the rest.</param>
[EventName("redacted")]
public sealed record Redacted(ImmutableSortedDictionary<long, string> Rewritten) : IncidentEvent
{
    /// <inheritdoc/>
    public override Incident Apply(Incident incident, Entry entry) => incident;

    /// <inheritdoc/>
    public override bool Refolds => true;
}
