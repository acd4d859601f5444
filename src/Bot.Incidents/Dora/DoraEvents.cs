namespace Bot.Incidents.Dora;

/// <summary>A fact was given, or taken back.</summary>
/// <param name="Fact">Which.</param>
/// <param name="Value">Its value; nothing where it is not known after all.</param>
[EventName("dora_fact_set")]
public sealed record DoraFactSet(DoraFact Fact, DoraValue? Value) : IncidentEvent
{
    /// <inheritdoc/>
    public override Incident Apply(Incident incident, Entry entry)
    {
        var dora = incident.Dora ?? new();
        return incident with { Dora = dora with { Facts = Value is null ? dora.Facts.Remove(Fact) : dora.Facts.SetItem(Fact, Value) } };
    }
}

/// <summary>Somebody decided whether the incident is major. The entry's happened-at is the classification.</summary>
[EventName("dora_decided")]
public sealed record DoraDecided(bool Major, string? Reason = null) : IncidentEvent
{
    /// <inheritdoc/>
    public override Incident Apply(Incident incident, Entry entry) =>
        incident with { Dora = (incident.Dora ?? new()) with { Decision = new(Major, entry.HappenedAt, entry.Who, Reason) } };
}

/// <summary>A report was sent to the authority. The entry's happened-at is the submission.</summary>
[EventName("dora_report_sent")]
public sealed record DoraReportSent(DoraReport Report) : IncidentEvent
{
    /// <inheritdoc/>
    public override Incident Apply(Incident incident, Entry entry)
    {
        var dora = incident.Dora ?? new();
        // Of intermediate reports there may be several; of the others a second one corrects the first.
        var kept = Report == DoraReport.Intermediate ? dora.Sent : dora.Sent.RemoveAll(s => s.Report == Report);
        return incident with { Dora = dora with { Sent = kept.Add(new(Report, entry.HappenedAt, entry.Who)) } };
    }
}
