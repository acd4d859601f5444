using Bot.Incidents.Clocks;
using Bot.Incidents.Lifecycles;
using NodaTime;

namespace Bot.Incidents.Dora;

/// <summary>The report that is due next.</summary>
/// <param name="Report">Which.</param>
/// <param name="From">What the limit runs from: the classification, or the submission of the report before.</param>
/// <param name="Until">The limit, strictly: an authority may allow more where it falls on a day off (CDR (EU) 2025/301, Art. 5(4)).</param>
public sealed record DoraDue(DoraReport Report, Instant From, Instant Until);

/// <summary>When reports on a major incident are due. Source: CDR (EU) 2025/301, Art. 5.</summary>
public static class DoraClock
{
    private static readonly Duration AfterClassification = Duration.FromHours(4), AfterAwareness = Duration.FromHours(24), AfterInitial = Duration.FromHours(72);

    /// <summary>The next report; nothing while the incident was not decided to be major, was closed as a false alarm or as another one, or once the final report was sent.</summary>
    /// <param name="incident">The incident.</param>
    /// <param name="zone">The company's zone: what a calendar month is counted in.</param>
    public static DoraDue? Next(Incident incident, DateTimeZone zone)
    {
        ArgumentNullException.ThrowIfNull(incident);
        ArgumentNullException.ThrowIfNull(zone);
        if (incident is not { Closure: Closure.None, Dora: { Decision: { Major: true, At: var classified } } dora } || dora.SentAt(DoraReport.Final) is not null) return null;
        return dora.SentAt(DoraReport.Intermediate) is { } intermediate ? new(DoraReport.Final, intermediate, MonthAfter(intermediate, zone))
            : dora.SentAt(DoraReport.Initial) is { } initial ? new(DoraReport.Intermediate, initial, initial + AfterInitial)
            : new(DoraReport.Initial, classified, Initial(classified, Aware(incident).At));
    }

    /// <summary>When somebody became aware of it, and the clock that says so: the alert, else the detection, else the declaration.</summary>
    public static (Clock Clock, Instant At) Aware(Incident incident)
    {
        ArgumentNullException.ThrowIfNull(incident);
        foreach (var clock in (ReadOnlySpan<Clock>)[Clock.Alerted, Clock.Detected])
            if (incident.At(clock) is { } at) return (clock, at);
        return (Clock.Declared, incident.DeclaredAt);
    }

    /// <summary>4 hours after the classification and 24 after becoming aware; where it was classified later than that, 4 hours after the classification (Art. 5(2)).</summary>
    private static Instant Initial(Instant classified, Instant aware) =>
        aware + AfterAwareness is var limit && classified <= limit ? Instant.Min(classified + AfterClassification, limit) : classified + AfterClassification;

    /// <summary>The same day and time of the next month; its last day where it has no such day, since no text says otherwise.</summary>
    private static Instant MonthAfter(Instant at, DateTimeZone zone) => zone.AtLeniently(at.InZone(zone).LocalDateTime.PlusMonths(1)).ToInstant();
}
