using Bot.Incidents.Texts;
using NodaTime;

namespace Bot.Incidents.Clocks;

/// <summary>The named instants of an incident, in the order they usually happen.</summary>
public enum Clock
{
    /// <summary>The deployment or change that started it.</summary>
    Changed,

    /// <summary>The impact began.</summary>
    Started,

    /// <summary>The first alert.</summary>
    Alerted,

    /// <summary>A human is on it.</summary>
    Detected,

    /// <summary>Declared to the bot. Set by the bot.</summary>
    Declared,

    /// <summary>The first public update. Set by the bot.</summary>
    Published,

    /// <summary>The impact is contained, not over.</summary>
    Mitigated,

    /// <summary>The impact is over.</summary>
    Ended,

    /// <summary>Status resolved. Set by the bot.</summary>
    Resolved,

    /// <summary>The postmortem was published. Set by the bot.</summary>
    Postmortem,
}

/// <summary>A clock that was set.</summary>
/// <param name="At">When.</param>
/// <param name="Text">What happened, per language; empty for the standard words.</param>
/// <param name="Seq">The timeline entry that set it last.</param>
public sealed record ClockMark(Instant At, LocalText Text, long Seq);

/// <summary>Which clocks people set, and which the bot does.</summary>
public static class ClockKinds
{
    /// <summary>Set with <c>mark</c>.</summary>
    public static IReadOnlyList<Clock> Marked { get; } =
        [Clock.Changed, Clock.Started, Clock.Alerted, Clock.Detected, Clock.Mitigated, Clock.Ended];

    /// <summary>Whether people set it.</summary>
    public static bool IsMarked(Clock clock) => Marked.Contains(clock);
}
