using System.Collections.Immutable;
using NodaTime;

namespace Bot.Incidents.Clocks;

/// <summary>A derived time with both ends named, or the reason why there is none.</summary>
/// <param name="Name">Which: <c>time_to_alert</c>, <c>impact</c>, ….</param>
/// <param name="From">The clock it runs from.</param>
/// <param name="To">The clock it runs to.</param>
/// <param name="Length">How long, when both ends are known and in order.</param>
/// <param name="Gap">Why there is no number.</param>
public sealed record Interval(string Name, Clock From, Clock To, Duration? Length, IntervalGap Gap)
{
    private static readonly ImmutableArray<(string Name, Clock From, Clock To)> Kinds =
    [
        ("time_to_alert", Clock.Started, Clock.Alerted),
        ("time_to_detect", Clock.Started, Clock.Detected),
        ("time_to_publish", Clock.Started, Clock.Published),
        ("impact", Clock.Started, Clock.Ended),
        ("page_duration", Clock.Published, Clock.Resolved),
        ("time_to_postmortem", Clock.Resolved, Clock.Postmortem),
    ];

    /// <summary>Every derived time of an incident, always all of them, in a fixed order.</summary>
    public static IReadOnlyList<Interval> Of(Incident incident)
    {
        ArgumentNullException.ThrowIfNull(incident);
        var stale = incident.At(Clock.Ended) is not null && incident.StandingEnd() is null;
        return [.. Kinds.Select(k => Between(k.Name, k.From, k.To, incident.Clocks)).Select(i => stale && i is { To: Clock.Ended, Length: not null } ? i with { Length = null, Gap = IntervalGap.WentBack } : i)];
    }

    private static Interval Between(string name, Clock from, Clock to, ImmutableSortedDictionary<Clock, ClockMark> clocks) =>
        !clocks.TryGetValue(from, out var start) ? new(name, from, to, null, IntervalGap.FromMissing)
        : !clocks.TryGetValue(to, out var end) ? new(name, from, to, null, IntervalGap.ToMissing)
        : end.At < start.At ? new(name, from, to, null, IntervalGap.Backwards)
        : new(name, from, to, end.At - start.At, IntervalGap.None);
}

/// <summary>Why an interval has no number.</summary>
public enum IntervalGap
{
    /// <summary>It has one.</summary>
    None,

    /// <summary>The first clock is not set.</summary>
    FromMissing,

    /// <summary>The second clock is not set.</summary>
    ToMissing,

    /// <summary>The second clock is before the first.</summary>
    Backwards,

    /// <summary>The incident went back after the second clock was set.</summary>
    WentBack,
}
