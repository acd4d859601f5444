using Bot.Features.Keeping;
using Bot.Incidents;

namespace Bot.Storage.Writing;

/// <summary>An incident in the writer's memory: its state and the end of its chain, and what of that is not written yet.</summary>
internal sealed class Kept(Incident state, long headSeq, string headLink)
{
    public Incident State { get; set; } = state;
    public long HeadSeq { get; set; } = headSeq;
    public string HeadLink { get; set; } = headLink;

    /// <summary>The head moved, or the state changed, since the last transaction.</summary>
    public bool HeadMoved { get; set; }

    public bool StateChanged { get; set; }

    /// <summary>Its reminders, once they were looked at.</summary>
    public IReadOnlyList<Reminder>? Reminders { get; set; }
}
