using Bot.Features.Keeping;
using Bot.Incidents;

namespace Bot.Storage.Writing;

/// <summary>An incident in the writer's memory: its state and the end of its chain, and what of that is not written yet.</summary>
/// <param name="tail">How many changes came after the state was last written.</param>
internal sealed class Kept(Incident state, long headSeq, string headLink, int tail)
{
    /// <summary>How many changes may come before the state is written again. Reading folds them, so they are few; most turns need not write it, so they are not one.</summary>
    public const int MostTail = 64;

    public Incident State { get; private set; } = state;
    public long HeadSeq { get; private set; } = headSeq;
    public string HeadLink { get; private set; } = headLink;

    public int Tail { get; private set; } = tail;

    /// <summary>The head moved since the last transaction.</summary>
    public bool HeadMoved { get; private set; }

    /// <summary>The state has to be written with this transaction.</summary>
    public bool StateDue { get; private set; }

    /// <summary>Its reminders, once they were looked at.</summary>
    public IReadOnlyList<Reminder>? Reminders { get; set; }

    /// <summary>Takes over what a turn made of it.</summary>
    public void Accept(Draft draft)
    {
        (State, HeadSeq, HeadLink, HeadMoved) = (draft.State!, draft.HeadSeq, draft.HeadLink, true);
        Tail += draft.Changes;
        StateDue |= draft.StateDue || Tail >= MostTail;
    }

    /// <summary>What was to be written is.</summary>
    public void Written()
    {
        if (StateDue) Tail = 0;
        HeadMoved = StateDue = false;
    }
}
