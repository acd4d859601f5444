using Bot.Chat.Delivery;
using Bot.Features.Keeping;
using Bot.Incidents;
using Bot.Incidents.Timelines;

namespace Bot.Storage.Writing;

/// <summary>
/// One turn. It collects what is to be written and answers reads from memory first; reads that memory cannot answer go to the
/// database, and then what was collected so far is written before, so that a turn sees its own writing.
/// </summary>
internal sealed class Turn : ITurn
{
    private readonly IPen _pen;
    private readonly IRecord _stored;
    private readonly List<Draft> _drafts = [];
    private readonly List<(int Incident, IReadOnlyList<Reminder> Reminders)> _remindersSet = [];
    private readonly List<Person> _peopleKnown = [];
    private int _numbersTaken;

    public Turn(IPen pen)
    {
        _pen = pen;
        _stored = pen.Reading(Glance, Glance);
    }

    /// <summary>What is to be written.</summary>
    public Writes Writes { get; } = new();

    /// <summary>The incidents the turn changed, those written early included.</summary>
    public IReadOnlyList<Draft> Drafts => _drafts;

    /// <summary>Reminders it set, in order.</summary>
    public IReadOnlyList<(int Incident, IReadOnlyList<Reminder> Reminders)> RemindersSet => _remindersSet;

    /// <summary>People it got to know.</summary>
    public IReadOnlyList<Person> PeopleKnown => _peopleKnown;

    /// <summary>Whether it put something else in the place of what an entry said.</summary>
    public bool Rewrote { get; private set; }

    /// <summary>Ready for the next turn.</summary>
    public void Clear()
    {
        Writes.Clear();
        _drafts.Clear();
        _remindersSet.Clear();
        _peopleKnown.Clear();
        _numbersTaken = 0;
        Rewrote = false;
    }

    public bool IsFirst(string deliveryKey)
    {
        if (Writes.Deliveries.Contains(deliveryKey) || _pen.Seen(deliveryKey)) return false;
        Writes.Deliveries.Add(deliveryKey);
        return true;
    }

    public void Undecided(string deliveryKey) => Writes.Deliveries.Remove(deliveryKey);

    public int NextNumber() => _pen.NextNumber(_numbersTaken++);

    public void Append(Incident after, IReadOnlyList<Entry> entries)
    {
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(entries);
        if (entries.Count == 0) return;
        var draft = DraftOf(after.Number);
        foreach (var entry in entries)
        {
            if (entry.Seq != draft.HeadSeq + 1)
                throw new InvalidOperationException($"Entry {entry.Seq} of incident {after.Number} does not continue the record, which ends at {draft.HeadSeq}.");
            var content = Put(entry);
            var link = HashChain.Link(draft.HeadLink, entry.Seq, Writes.Text(content));
            Writes.Entries.Add(new(after.Number, entry.Seq, entry.Source, entry.What.ChangesState ? draft.LastChange : null, entry.What.Revises, content, link));
            (draft.HeadSeq, draft.HeadLink) = (entry.Seq, link);
            if (entry.What.ChangesState) (draft.LastChange, draft.Changes) = (entry.Seq, draft.Changes + 1);
            draft.StateDue |= entry.What.Refolds;
        }
        if (draft.Changes > 0) draft.State = after;
        if (draft.State is null)
            throw new InvalidOperationException($"Incident {after.Number} cannot begin with an entry that does not change its state.");
    }

    public string Rewrite(int incident, Entry rewritten)
    {
        ArgumentNullException.ThrowIfNull(rewritten);
        Settle();
        var (content, first) = _pen.FindContent(incident, rewritten.Seq)
            ?? throw new InvalidOperationException($"Incident {incident} has no entry {rewritten.Seq} to rewrite.");
        var now = Put(rewritten);
        Writes.Rewrites.Add(new(incident, rewritten.Seq, now, first ?? HashChain.ContentHash(content)));
        Rewrote = true;
        return HashChain.ContentHash(Writes.Text(now));
    }

    public void Mask(int incident, string text) => Writes.Masks.Add((incident, text));

    public void Enqueue(int incident, string platform, Effect effect)
    {
        ArgumentNullException.ThrowIfNull(effect);
        var start = Writes.Length;
        ChatJson.Write(Writes.Texts, effect);
        Writes.Effects.Add(new(incident, platform, effect.Coalesce, effect.Kind(), Writes.Since(start)));
    }

    public void Remind(int incident, IReadOnlyList<Reminder> reminders)
    {
        ArgumentNullException.ThrowIfNull(reminders);
        if (RemindersOf(incident).SequenceEqual(reminders)) return;
        IReadOnlyList<Reminder> set = [.. reminders];
        Writes.Reminders.Add((incident, set));
        _remindersSet.Add((incident, set));
    }

    public Person? Known(string personId) => _peopleKnown.Find(p => p.Id == personId) ?? _pen.FindPerson(personId);

    public void Know(Person person)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (_pen.FindPerson(person.Id) == person) return;
        Writes.People.Add(person);
        _peopleKnown.Add(person);
    }

    public void ForgetRoom(int incident, string platform, string? memory) => Writes.Forgotten.Add((incident, platform, memory));

    public Incident? ByNumber(int number) => Changed(number) is { } draft ? draft.State : _pen.Find(number)?.State;

    private Incident? Glance(int number) => Changed(number) is { } draft ? draft.State : _pen.Glance(number);

    private IReadOnlyDictionary<int, Incident> Glance(IReadOnlyList<int> numbers)
    {
        var changed = _drafts.Where(d => numbers.Contains(d.Number)).ToDictionary(d => d.Number, d => d.State!);
        if (changed.Count == 0) return _pen.Glance(numbers);
        var found = new Dictionary<int, Incident>(_pen.Glance([.. numbers.Where(n => !changed.ContainsKey(n))]));
        foreach (var (number, state) in changed) found[number] = state;
        return found;
    }

    public Incident? ByRoom(Place place)
    {
        ArgumentNullException.ThrowIfNull(place);
        foreach (var draft in _drafts)
            if (draft.State!.Rooms.GetValueOrDefault(place.Platform) is { } room && room.Workspace == place.Workspace && room.Channel == place.Channel)
                return draft.State;
        return _pen.FindRoom(place) is > 0 and var number ? ByNumber(number) : null;
    }

    public (long Seq, string Link) Head(int incident) =>
        Changed(incident) is { } draft ? (draft.HeadSeq, draft.HeadLink)
        : _pen.Find(incident) is { } kept ? (kept.HeadSeq, kept.HeadLink)
        : (0, HashChain.Start);

    public Incident? ByTicket(string ticket) => Settled.ByTicket(ticket);
    public IReadOnlyList<Incident> List(bool openOnly, int limit) => Settled.List(openOnly, limit);
    public IReadOnlyList<int> Over() => Settled.Over();

    public (int Incident, Entry Entry)? BySource(string source)
    {
        Settle();
        return _pen.FindSource(source) is { } found ? (found.Incident, EntryJson.Read(found.Content)) : null;
    }

    public Entry? EntryOf(int incident, long seq) => Settled.EntryOf(incident, seq);
    public IEnumerable<Entry> Entries(int incident, long afterSeq = 0) => Settled.Entries(incident, afterSeq);
    public IReadOnlyList<Entry> LastEntries(int incident, int count) => Settled.LastEntries(incident, count);
    public IReadOnlyList<Entry> Changes(int incident) => Settled.Changes(incident);
    public IReadOnlyList<Entry> Revisions(int incident, long seq) => Settled.Revisions(incident, seq);
    public IEnumerable<StoredEntry> Chain(int incident) => Settled.Chain(incident);

    public IReadOnlyList<Person> PeopleNamed(string nameOrId)
    {
        if (Writes.People.Count > 0) WriteEarly();
        return _stored.PeopleNamed(nameOrId);
    }

    public IReadOnlyList<Person> PeopleCalled(string firstName)
    {
        if (Writes.People.Count > 0) WriteEarly();
        return _stored.PeopleCalled(firstName);
    }

    public IReadOnlyList<Person> People(int limit)
    {
        if (Writes.People.Count > 0) WriteEarly();
        return _stored.People(limit);
    }

    public string? LastSource(string sourcePrefix) => Settled.LastSource(sourcePrefix);

    public StoredIncident? Stored(int incident)
    {
        Settle();
        // Only what this transaction changed is written, so that the rest is seen as it is, tampered with or not.
        var draft = Changed(incident);
        if ((draft is not null || _pen.Find(incident) is { HeadMoved: true }) && Head(incident) is var (seq, link))
        {
            _pen.MoveHead(incident, seq, link, ByNumber(incident)!);
            if (draft is { StateDue: true } || _pen.Find(incident) is { StateDue: true }) _pen.KeepState(incident, ByNumber(incident)!);
        }
        return _stored.Stored(incident);
    }

    private IReadOnlyList<Reminder> RemindersOf(int incident) =>
        _remindersSet.FindLastIndex(r => r.Incident == incident) is >= 0 and var last ? _remindersSet[last].Reminders
        : _pen.Find(incident) is { } kept ? _pen.FindReminders(kept, incident)
        : [];

    private IRecord Settled
    {
        get
        {
            Settle();
            return _stored;
        }
    }

    /// <summary>Writes what reads of entries and incidents would miss. Most turns read before they write, and have nothing.</summary>
    private void Settle()
    {
        if (Writes.Drafts.Count + Writes.Rewrites.Count > 0) WriteEarly();
    }

    private void WriteEarly()
    {
        _pen.WriteEarly(Writes);
        Writes.Clear();
    }

    private Draft? Changed(int number)
    {
        foreach (var draft in _drafts)
            if (draft.Number == number) return draft;
        return null;
    }

    private Draft DraftOf(int number)
    {
        if (Changed(number) is { } known)
        {
            if (!Writes.Drafts.Contains(known)) Writes.Drafts.Add(known);
            return known;
        }
        var draft = new Draft(number, _pen.Find(number));
        _drafts.Add(draft);
        Writes.Drafts.Add(draft);
        return draft;
    }

    private Writes.Slice Put(Entry entry)
    {
        var start = Writes.Length;
        EntryJson.Write(Writes.Texts, entry);
        return Writes.Since(start);
    }
}
