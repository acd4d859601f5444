using System.Collections.Immutable;
using Bot.Incidents.Clocks;
using Bot.Incidents.Fields;
using NodaTime;

namespace Bot.Incidents.Lifecycles;

/// <summary>An incident was declared.</summary>
/// <param name="As">How its components are, where that is no partial outage.</param>
[EventName("declared")]
public sealed record Declared(int Number, string Key, string Title, Priority Priority, ImmutableList<string> Tickets,
    ImmutableList<string> Components, bool Private, bool Drill, string Platform, ComponentStatus? As = null) : IncidentEvent
{
    /// <inheritdoc/>
    public override Incident Apply(Incident incident, Entry entry) => (incident with
    {
        Number = Number, Key = Key, Title = Title, Priority = Priority, Tickets = Tickets, Private = Private, Drill = Drill,
        Components = [.. Components.Select(c => new ComponentState(c, As ?? ComponentStatus.PartialOutage))],
        Platforms = [Platform], DeclaredBy = entry.Who, DeclaredAt = entry.HappenedAt,
        Members = incident.Members.Add(entry.Who.Id),
    }).Tick(Clock.Declared, entry.HappenedAt, entry.Seq);
}

/// <summary>The status moved.</summary>
/// <param name="Skipped">Statuses jumped over.</param>
/// <param name="Reason">Why it went back, where it did.</param>
[EventName("status_changed")]
public sealed record StatusChanged(Status From, Status To, ImmutableList<Status> Skipped, string? Reason = null) : IncidentEvent
{
    /// <inheritdoc/>
    public override Incident Apply(Incident incident, Entry entry)
    {
        var next = incident with { Status = To, StatusSince = entry.HappenedAt, StatusBy = entry.Who, Skipped = incident.Skipped.AddRange(Skipped) };
        return To == Status.Resolved ? next.Tick(Clock.Resolved, entry.HappenedAt, entry.Seq) : next;
    }
}

/// <summary>A resolved incident is open again.</summary>
[EventName("reopened")]
public sealed record Reopened(Status To, string? Reason = null) : IncidentEvent
{
    /// <inheritdoc/>
    public override Incident Apply(Incident incident, Entry entry) => incident with
    {
        Status = To, StatusSince = entry.HappenedAt, StatusBy = entry.Who, Closure = Closure.None, ClosureReason = null,
        TimesReopened = incident.TimesReopened + 1, Clocks = incident.Clocks.Remove(Clock.Resolved).Remove(Clock.Postmortem),
    };
}

/// <summary>It was a false alarm.</summary>
[EventName("cancelled")]
public sealed record Cancelled(string Reason) : IncidentEvent
{
    /// <inheritdoc/>
    public override Incident Apply(Incident incident, Entry entry) =>
        incident with { Closure = Closure.Cancelled, ClosureReason = Reason, StatusBy = entry.Who, StatusSince = entry.HappenedAt, Promise = null };
}

/// <summary>It is the same incident as another one, which goes on.</summary>
[EventName("merged")]
public sealed record MergedInto(string Into) : IncidentEvent
{
    /// <inheritdoc/>
    public override Incident Apply(Incident incident, Entry entry) =>
        incident with { Closure = Closure.Merged, ClosureReason = Into, StatusBy = entry.Who, StatusSince = entry.HappenedAt, Promise = null };
}

/// <summary>Another incident turned out to be this one.</summary>
/// <param name="Other">Its key.</param>
/// <param name="Components">What was affected there, and is followed here from now on.</param>
[EventName("absorbed")]
public sealed record Absorbed(string Other, ImmutableList<ComponentState>? Components = null) : IncidentEvent
{
    /// <inheritdoc/>
    public override Incident Apply(Incident incident, Entry entry) => incident with
    {
        Absorbed = incident.Absorbed.Add(Other),
        Components = (Components ?? []).Aggregate(incident.Components, (all, theirs) =>
            all.FirstOrDefault(c => c.Id == theirs.Id) is not { } ours ? all.Add(theirs) : ours.Status < theirs.Status ? all.Replace(ours, theirs) : all),
    };
}

/// <summary>The last change of its author was taken back; the entries stay on the timeline.</summary>
/// <param name="Seqs">The entries that no longer count.</param>
[EventName("undone")]
public sealed record Undone(ImmutableList<long> Seqs) : IncidentEvent
{
    /// <inheritdoc/>
    public override Incident Apply(Incident incident, Entry entry) => incident;

    /// <inheritdoc/>
    public override bool Refolds => true;
}
