using Bot.Incidents;
using Bot.Incidents.Fields;
using Bot.Incidents.Lifecycles;
using NodaTime;

namespace Bot.Features.Metrics;

/// <summary>How many incidents were declared in each piece of a time, oldest first, the empty pieces too.</summary>
/// <param name="From">The piece's first day.</param>
/// <param name="To">Its last day.</param>
/// <param name="ByPriority">How many of each priority, those there are, the worst first.</param>
public sealed record IncidentsOverTime(LocalDate From, LocalDate To, IReadOnlyList<(Priority Priority, int Count)> ByPriority)
{
    private const int MostDays = 31;
    private const int MostWeeks = 27;

    /// <summary>How many in all.</summary>
    public int Count => ByPriority.Sum(p => p.Count);

    /// <summary>By day for a month, by week (from Monday) for half a year, else by month. The first and the last piece end where the time does, so that all of them count what was declared in it.</summary>
    /// <param name="counted">The incidents that count; false alarms are left out.</param>
    /// <param name="length">How far back.</param>
    /// <param name="now">Now.</param>
    /// <param name="zone">Where days begin.</param>
    public static IReadOnlyList<IncidentsOverTime> Of(IReadOnlyList<Incident> counted, Duration length, Instant now, DateTimeZone zone)
    {
        ArgumentNullException.ThrowIfNull(counted);
        ArgumentNullException.ThrowIfNull(zone);
        var today = now.InZone(zone).Date;
        var first = (now - length).InZone(zone).Date;
        var days = Period.DaysBetween(first, today);
        Func<LocalDate, LocalDate> start = days <= MostDays ? day => day : days <= MostWeeks * 7 ? day => day.With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday)) : day => day.With(DateAdjusters.StartOfMonth);
        Func<LocalDate, LocalDate> next = days <= MostDays ? day => day.PlusDays(1) : days <= MostWeeks * 7 ? day => day.PlusWeeks(1) : day => day.PlusMonths(1);
        var byPiece = counted.Where(i => i.Closure == Closure.None && i.DeclaredAt > now - length).ToLookup(i => start(i.DeclaredAt.InZone(zone).Date));
        var pieces = new List<IncidentsOverTime>();
        for (var from = start(first); from <= today; from = next(from))
            pieces.Add(new(LocalDate.Max(from, first), LocalDate.Min(next(from).PlusDays(-1), today), [.. byPiece[from].GroupBy(i => i.Priority).OrderBy(g => g.Key).Select(g => (g.Key, g.Count()))]));
        return pieces;
    }
}
