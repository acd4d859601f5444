using System.Collections.Immutable;
using Bot.Incidents.Clocks;
using Bot.Incidents.Lifecycles;
using NodaTime;

namespace Bot.Incidents.Dora;

/// <summary>The criteria of CDR (EU) 2024/1772.</summary>
public enum DoraCriterion
{
    /// <summary>Critical services are affected (Art. 6): no incident is major without it.</summary>
    CriticalServices,

    /// <summary>Clients, financial counterparts and transactions (Art. 1).</summary>
    Clients,

    /// <summary>Reputation (Art. 2).</summary>
    Reputation,

    /// <summary>Duration and downtime (Art. 3).</summary>
    Duration,

    /// <summary>Geographical spread (Art. 4).</summary>
    Geography,

    /// <summary>Data losses (Art. 5).</summary>
    Data,

    /// <summary>Economic impact (Art. 7).</summary>
    Economic,
}

/// <summary>
/// What the record of an incident makes of it under CDR (EU) 2024/1772, as it stands at an instant. Yes, no, or nothing where it
/// is not known yet: what is not known counts neither way. It is for people to decide.
/// </summary>
/// <param name="Met">Whether each criterion is met.</param>
/// <param name="Lasted">How long it lasted.</param>
/// <param name="Downtime">How long regular activities were interrupted.</param>
/// <param name="Further">Whether what Art. 8 asks for beside critical services is there: a malicious access that may lose data, or two other criteria.</param>
/// <param name="Major">Whether it would be major.</param>
public sealed record DoraAssessment(ImmutableSortedDictionary<DoraCriterion, bool?> Met, DoraLength? Lasted, DoraLength? Downtime, bool? Further, bool? Major)
{
    // CDR (EU) 2024/1772, Art. 9: more than these, in percent, clients and euros; of Member States, at least.
    private const decimal ClientShare = 10, ClientCount = 100_000, CounterpartShare = 30, TransactionShare = 10, Cost = 100_000;
    private const int MemberStates = 2;
    private static readonly Duration Longest = Duration.FromHours(24), LongestDown = Duration.FromHours(2);

    private const int OtherCriteria = 2; // Art. 8.

    /// <summary>The criteria that are not known yet and can still decide.</summary>
    public IEnumerable<DoraCriterion> Missing => Major is not null ? []
        : Met.Where(c => c.Value is null && (c.Key == DoraCriterion.CriticalServices || Further is null)).Select(c => c.Key);

    /// <summary>The assessment at an instant. Pure.</summary>
    public static DoraAssessment Of(Incident incident, Instant now)
    {
        ArgumentNullException.ThrowIfNull(incident);
        var dora = incident.Dora ?? new();
        var over = incident.At(Clock.Resolved) ?? (incident.Closure != Closure.None ? incident.StatusSince : null);
        var lasted = DoraLength.Of(incident, over, now);
        var downtime = DoraLength.Of(incident, incident.StandingEnd() ?? over, now);
        var malicious = dora.Yes(DoraFact.Malicious);
        // Art. 6: a successful malicious access is one to critical services.
        var critical = dora.Yes(DoraFact.Critical) | malicious;
        var met = ImmutableSortedDictionary.CreateRange(new Dictionary<DoraCriterion, bool?>
        {
            [DoraCriterion.CriticalServices] = critical,
            [DoraCriterion.Clients] = Clients(dora) | Over(dora.Number(DoraFact.CounterpartShare), CounterpartShare)
                | Over(dora.Number(DoraFact.TransactionShare), TransactionShare) | Over(dora.Number(DoraFact.ValueShare), TransactionShare) | dora.Yes(DoraFact.Relevant),
            [DoraCriterion.Reputation] = dora.Count(DoraFact.Reputation) is { } harms ? harms > 0 : null,
            [DoraCriterion.Duration] = Over(lasted?.Length, Longest) | (Over(downtime?.Length, LongestDown) & critical),
            [DoraCriterion.Geography] = dora.Count(DoraFact.States) is { } states ? states >= MemberStates : null,
            [DoraCriterion.Data] = dora.Yes(DoraFact.Data) | malicious,
            [DoraCriterion.Economic] = Over(dora.Number(DoraFact.Cost), Cost),
        });
        var others = met.Where(c => c.Key != DoraCriterion.CriticalServices).Select(c => c.Value).ToList();
        bool? further = malicious is true || others.Count(o => o is true) >= OtherCriteria ? true : malicious is false && others.Count(o => o is not false) < OtherCriteria ? false : null;
        return new(met, lasted, downtime, further, critical & further);
    }

    /// <summary>Where nobody is affected, neither share nor number can be over.</summary>
    private static bool? Clients(DoraRecord dora)
    {
        var (share, count) = (dora.Number(DoraFact.ClientShare), dora.Number(DoraFact.ClientCount));
        return share == 0 || count == 0 ? false : Over(share, ClientShare) | Over(count, ClientCount);
    }

    private static bool? Over<T>(T? value, T limit) where T : struct, IComparable<T> => value is { } known ? known.CompareTo(limit) > 0 : null;
}

/// <summary>A length of an incident.</summary>
/// <param name="Length">How long.</param>
/// <param name="GoesOn">It is not over: so far.</param>
public sealed record DoraLength(Duration Length, bool GoesOn)
{
    /// <summary>When it occurred: its start; where that is unknown, its detection (CDR (EU) 2024/1772, Art. 3); or nothing.</summary>
    public static Instant? Occurred(Incident incident)
    {
        ArgumentNullException.ThrowIfNull(incident);
        return incident.At(Clock.Started) ?? incident.At(Clock.Detected);
    }

    /// <summary>From when it occurred to its end, or until now; nothing where the record does not know, or contradicts itself.</summary>
    internal static DoraLength? Of(Incident incident, Instant? end, Instant now) =>
        Occurred(incident) is { } from && (end ?? now) >= from ? new((end ?? now) - from, end is null) : null;
}
