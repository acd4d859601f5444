using Bot.Chat.Delivery;
using Bot.Incidents;
using NodaTime;

namespace Bot.Features.Keeping;

/// <summary>
/// One turn's writing: delivery key, entries, state and outbox, all in one transaction with everything else the turn does.
/// A turn that throws leaves nothing behind.
/// </summary>
public interface ITurn : IRecord
{
    /// <summary>Notes a delivery. False when it was noted before: then nothing may be written.</summary>
    bool IsFirst(string deliveryKey);

    /// <summary>Takes the note of this turn's delivery back: a form that was refused is looked at again when it is handed in again.</summary>
    void Undecided(string deliveryKey);

    /// <summary>The next incident number; never given twice, never reused.</summary>
    int NextNumber();

    /// <summary>
    /// Appends entries to an incident and keeps its state. The entries' <see cref="Entry.Seq"/> must continue the record.
    /// Also keeps the lookups current: its rooms, tickets, status.
    /// </summary>
    void Append(Incident after, IReadOnlyList<Entry> entries);

    /// <summary>Rewrites the content of an entry for a redaction, keeping its first hash. Returns the new content's hash.</summary>
    string Rewrite(int incident, Entry rewritten);

    /// <summary>Masks a text in what waits in the incident's outboxes, and in what was given up there (see <see cref="Redact.Redaction.InEffect"/>).</summary>
    void Mask(int incident, string text);

    /// <summary>Puts an effect into the outbox of one chat, behind those already waiting for this incident.</summary>
    /// <param name="incident">Number, or 0 for effects of no incident.</param>
    void Enqueue(int incident, string platform, Effect effect);

    /// <summary>The reminders of an incident from now on; those not listed any more are forgotten.</summary>
    void Remind(int incident, IReadOnlyList<Reminder> reminders);

    /// <summary>The person of an id as remembered, or nothing.</summary>
    Person? Known(string personId);

    /// <summary>Remembers a person's name, locale and zone.</summary>
    void Know(Person person);

    /// <summary>Forgets what a chat remembers of an incident (the channel, the card), so that it is made anew.</summary>
    void ForgetRoom(int incident, string platform, string? memory);
}

/// <summary>Something to come back to.</summary>
/// <param name="Name">What, and which: <c>promise/2025-09-16T14:31:54Z</c>. Unique within the incident.</param>
/// <param name="Due">When.</param>
public sealed record Reminder(string Name, Instant Due);
