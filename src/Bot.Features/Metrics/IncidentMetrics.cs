using Bot.Incidents;
using Bot.Incidents.Fields;
using Bot.Incidents.FollowUps;
using Bot.Incidents.Lifecycles;
using NodaTime;
using Interval = Bot.Incidents.Clocks.Interval;

namespace Bot.Features.Metrics;

/// <summary>Figures over several incidents.</summary>
/// <param name="Incidents">How many, false alarms apart.</param>
/// <param name="FalseAlarms">How many were cancelled.</param>
/// <param name="Open">How many are not over yet.</param>
/// <param name="ByPriority">How many of each priority, those there are, the worst first.</param>
/// <param name="Times">The derived times of those that have them, in the order of <see cref="Interval.Of"/>.</param>
/// <param name="PromisesMissed">Public updates that were promised and came late.</param>
/// <param name="WithoutPostmortem">Keys of those that are over and have no published postmortem, oldest first.</param>
/// <param name="FollowUps">How many, dropped ones apart.</param>
/// <param name="FollowUpsDone">How many of them are done.</param>
/// <param name="FollowUpsOverdue">How many of them should be.</param>
public sealed record IncidentMetrics(int Incidents, int FalseAlarms, int Open, IReadOnlyList<(Priority Priority, int Count)> ByPriority, IReadOnlyList<TimeMetric> Times,
    int PromisesMissed, IReadOnlyList<string> WithoutPostmortem, int FollowUps, int FollowUpsDone, int FollowUpsOverdue)
{
    /// <summary>How many incidents, newest first, are looked through.</summary>
    public const int Newest = 1000;

    /// <summary>The incidents that count: a drill is none, and what was merged is counted where work went on.</summary>
    public static IReadOnlyList<Incident> Counted(IEnumerable<Incident> incidents) => [.. incidents.Where(i => !i.Drill && i.Closure != Closure.Merged)];

    /// <summary>Those declared in the last so long, and beside them those of the same time before.</summary>
    public static (IncidentMetrics During, IncidentMetrics Before) Beside(IReadOnlyList<Incident> counted, Duration length, Instant now, DateTimeZone zone) =>
        (Of(counted.Where(i => i.DeclaredAt > now - length), now, zone), Of(counted.Where(i => i.DeclaredAt > now - length - length && i.DeclaredAt <= now - length), now, zone));

    private static IncidentMetrics Of(IEnumerable<Incident> incidents, Instant now, DateTimeZone zone)
    {
        var all = incidents.ToList();
        List<Incident> real = [.. all.Where(i => i.Closure == Closure.None)];
        List<FollowUp> followUps = [.. real.SelectMany(i => i.FollowUps.Values).Where(f => f.State != FollowUpState.Dropped)];
        var today = now.InZone(zone).Date;
        return new(real.Count, all.Count - real.Count, real.Count(i => i.IsOpen),
            [.. real.GroupBy(i => i.Priority).OrderBy(g => g.Key).Select(g => (g.Key, g.Count()))],
            [.. real.SelectMany(Interval.Of).GroupBy(t => t.Name).Select(g => TimeMetric.Of(g.Key, g.Select(t => t.Length).OfType<Duration>())).OfType<TimeMetric>()],
            real.Sum(i => i.PromisesMissed),
            [.. real.Where(i => i.Status == Status.Resolved).OrderBy(i => i.Number).Select(i => i.Key)],
            followUps.Count, followUps.Count(f => f.State == FollowUpState.Done), followUps.Count(f => f.IsOverdue(today)));
    }
}

/// <summary>A derived time over several incidents.</summary>
/// <param name="Name">Which: <c>time_to_detect</c>, <c>impact</c>, ….</param>
/// <param name="Median">Half took no longer; between two, the mean of both.</param>
/// <param name="Longest">The longest.</param>
/// <param name="Count">How many incidents have it.</param>
public sealed record TimeMetric(string Name, Duration Median, Duration Longest, int Count)
{
    /// <summary>Of these; nothing where there are none.</summary>
    public static TimeMetric? Of(string name, IEnumerable<Duration> lengths)
    {
        List<Duration> sorted = [.. lengths.Order()];
        return sorted.Count == 0 ? null : new(name, (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2, sorted[^1], sorted.Count);
    }
}
