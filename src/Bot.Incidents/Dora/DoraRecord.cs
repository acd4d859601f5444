using System.Collections.Immutable;
using NodaTime;

namespace Bot.Incidents.Dora;

/// <summary>What was recorded of an incident for the reports of Regulation (EU) 2022/2554 (DORA), Art. 19.</summary>
public sealed record DoraRecord
{
    public ImmutableSortedDictionary<DoraFact, DoraValue> Facts { get; init; } = ImmutableSortedDictionary<DoraFact, DoraValue>.Empty;

    /// <summary>What was decided last; nothing where nobody decided yet.</summary>
    public DoraDecision? Decision { get; init; }

    /// <summary>What was sent to the authority, in the order it was.</summary>
    public ImmutableList<DoraSubmission> Sent { get; init; } = [];

    /// <summary>When a report was sent last, where it was.</summary>
    public Instant? SentAt(DoraReport report) => Sent.FindLast(s => s.Report == report)?.At;

    /// <summary>What is known of a question.</summary>
    internal bool? Yes(DoraFact fact) => Facts.GetValueOrDefault(fact)?.Yes;

    /// <summary>What is known of a number.</summary>
    internal decimal? Number(DoraFact fact) => Facts.GetValueOrDefault(fact)?.Number;

    /// <summary>How many names are known; nothing where none were given.</summary>
    internal int? Count(DoraFact fact) => Facts.GetValueOrDefault(fact)?.Named?.Count;
}

/// <summary>Somebody decided whether the incident is major.</summary>
/// <param name="Major">What was decided.</param>
/// <param name="At">When: the classification that the limits run from.</param>
/// <param name="By">Who.</param>
/// <param name="Reason">Why, where it was said.</param>
public sealed record DoraDecision(bool Major, Instant At, Actor By, string? Reason = null);

/// <summary>A report was sent to the authority.</summary>
/// <param name="Report">Which.</param>
/// <param name="At">When.</param>
/// <param name="By">Who said so.</param>
public sealed record DoraSubmission(DoraReport Report, Instant At, Actor By);

/// <summary>The reports on a major incident, in order. Source: Regulation (EU) 2022/2554, Art. 19(4).</summary>
public enum DoraReport { Initial, Intermediate, Final }
