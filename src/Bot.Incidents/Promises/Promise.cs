using Bot.Incidents.Lifecycles;
using NodaTime;

namespace Bot.Incidents.Promises;

/// <summary>A promise to the public: the next update comes by then.</summary>
/// <param name="Due">By when.</param>
/// <param name="Every">Repeats after each update, when it does.</param>
/// <param name="By">Who promised.</param>
/// <param name="Missed">It fell due without an update, and that is on the timeline.</param>
public sealed record Promise(Instant Due, Duration? Every, Actor By, bool Missed = false)
{
    /// <summary>The promise that holds after an update: the next one of a series; none once it is resolved.</summary>
    public Promise? After(Instant update, Status status) =>
        Every is { } every && status < Status.Resolved ? this with { Due = update + every, Missed = false } : null;
}

/// <summary>An update was promised.</summary>
[EventName("promise_made")]
public sealed record PromiseMade(Instant Due, Duration? Every) : IncidentEvent
{
    /// <inheritdoc/>
    public override Incident Apply(Incident incident, Entry entry) => incident with { Promise = new Promise(Due, Every, entry.Who) };
}

/// <summary>The promise no longer holds.</summary>
[EventName("promise_dropped")]
public sealed record PromiseDropped : IncidentEvent
{
    /// <inheritdoc/>
    public override Incident Apply(Incident incident, Entry entry) => incident with { Promise = null };
}

/// <summary>Somebody was reminded; that reminder does not come again.</summary>
/// <param name="Reminder">Which, by its name.</param>
[EventName("reminded")]
public sealed record Reminded(string Reminder) : IncidentEvent
{
    /// <inheritdoc/>
    public override Incident Apply(Incident incident, Entry entry) => incident with { Reminded = incident.Reminded.Add(Reminder) };
}

/// <summary>The time passed and no update came.</summary>
[EventName("promise_missed")]
public sealed record PromiseMissed(Instant Due) : IncidentEvent
{
    /// <inheritdoc/>
    public override Incident Apply(Incident incident, Entry entry) => incident with
    {
        Promise = incident.Promise is { } promise && promise.Due == Due
            ? promise.Every is { } every ? promise with { Due = Due + every } : promise with { Missed = true }
            : incident.Promise,
        PromisesMissed = incident.PromisesMissed + 1,
    };
}
