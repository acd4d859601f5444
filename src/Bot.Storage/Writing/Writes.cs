using System.Buffers;
using Bot.Chat.Delivery;
using Bot.Features.Keeping;
using Bot.Incidents;

namespace Bot.Storage.Writing;

/// <summary>
/// What a turn wants written, kept until its function has returned: a turn that throws has written nothing. Texts are UTF-8 in
/// one buffer that is used again by the next turn.
/// </summary>
internal sealed class Writes
{
    private readonly ArrayBufferWriter<byte> _texts = new(16 * 1024);

    public List<string> Deliveries { get; } = [];
    public List<Draft> Drafts { get; } = [];
    public List<EntryRow> Entries { get; } = [];
    public List<RewriteRow> Rewrites { get; } = [];
    public List<(int Incident, string Text)> Masks { get; } = [];
    public List<EffectRow> Effects { get; } = [];
    public List<(int Incident, IReadOnlyList<Reminder> Reminders)> Reminders { get; } = [];
    public List<Person> People { get; } = [];
    public List<(int Incident, string Platform, string? Memory)> Forgotten { get; } = [];

    public IBufferWriter<byte> Texts => _texts;

    public int Length => _texts.WrittenCount;

    public bool Any => Deliveries.Count + Drafts.Count + Rewrites.Count + Masks.Count + Effects.Count + Reminders.Count + People.Count + Forgotten.Count > 0;

    public ReadOnlySpan<byte> Text(Slice slice) => _texts.WrittenSpan.Slice(slice.Start, slice.Length);

    public Slice Since(int start) => new(start, _texts.WrittenCount - start);

    public void Clear()
    {
        Deliveries.Clear();
        Drafts.Clear();
        Entries.Clear();
        Rewrites.Clear();
        Masks.Clear();
        Effects.Clear();
        Reminders.Clear();
        People.Clear();
        Forgotten.Clear();
        _texts.ResetWrittenCount();
    }

    /// <summary>A piece of the buffer.</summary>
    public readonly record struct Slice(int Start, int Length);

    /// <summary>A new entry.</summary>
    public readonly record struct EntryRow(int Incident, long Seq, string? Source, long? ChangeBefore, long? Revises, Slice Content, string Link);

    /// <summary>New content for an entry, and the hash its content had.</summary>
    public readonly record struct RewriteRow(int Incident, long Seq, Slice Content, string HashBefore);

    /// <summary>A new effect.</summary>
    public readonly record struct EffectRow(int Incident, string Platform, string? LatestOf, EffectKind Kind, Slice Payload);
}

/// <summary>An incident as a turn wants it: what it was before the turn (nothing, when it is new), and what it is after.</summary>
internal sealed class Draft(int number, Kept? before)
{
    public int Number { get; } = number;
    public Kept? Before { get; } = before;
    public Incident? State { get; set; } = before?.State;
    public long HeadSeq { get; set; } = before?.HeadSeq ?? 0;
    public string HeadLink { get; set; } = before?.HeadLink ?? Incidents.Timelines.HashChain.Start;

    /// <summary>The last entry that changed its state, 0 for none.</summary>
    public long LastChange { get; set; } = before?.State.Version ?? 0;

    /// <summary>How many entries of the turn changed it.</summary>
    public int Changes { get; set; }

    /// <summary>Its state does not follow from the stored one and the changes since, so it has to be written.</summary>
    public bool StateDue { get; set; } = before is null;

    /// <summary>Written already, because the turn read its own writing; only what came after is left to write.</summary>
    public bool RowExists { get; set; } = before is not null;

    /// <summary>The state whose lookups (rooms, tickets, open or not) are written.</summary>
    public Incident? LookedUp { get; set; } = before?.State;
}
