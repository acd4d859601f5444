namespace Bot.Incidents.Lifecycles;

/// <summary>Which status may follow which.</summary>
public static class Lifecycle
{
    /// <summary>What a step from one status to another would be.</summary>
    public static Step Judge(Status from, Status to) => (from, to) switch
    {
        _ when from == to => Step.Same,
        (_, Status.Postmortem) => from == Status.Resolved ? Step.ByPublishing : Step.ResolveFirst,
        (Status.Resolved or Status.Postmortem, _) => Step.ByReopening,
        _ when to < from => Step.NeedsReason,
        _ => Step.Forward,
    };

    /// <summary>The statuses a forward step jumps over, in order.</summary>
    public static IReadOnlyList<Status> Skipped(Status from, Status to) =>
        to <= from ? [] : [.. Enumerable.Range((int)from + 1, (int)to - (int)from - 1).Select(i => (Status)i)];
}

/// <summary>What kind of step it is.</summary>
public enum Step
{
    /// <summary>The same status: an update, no transition.</summary>
    Same,

    /// <summary>Allowed as it is.</summary>
    Forward,

    /// <summary>Back among the first three: allowed with a reason.</summary>
    NeedsReason,

    /// <summary>Only <c>reopen</c> leads back from resolved.</summary>
    ByReopening,

    /// <summary>Only publishing a postmortem leads to <see cref="Status.Postmortem"/>.</summary>
    ByPublishing,

    /// <summary>A postmortem comes after resolved.</summary>
    ResolveFirst,
}
