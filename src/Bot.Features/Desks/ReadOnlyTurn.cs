using Bot.Chat.Delivery;
using Bot.Features.Keeping;
using Bot.Incidents;
using Bot.Incidents.Timelines;

namespace Bot.Features.Desks;

/// <summary>A turn while the record can be read but not written: whoever only asks is answered, and what would be kept is refused.</summary>
/// <param name="record">As it stands on disk.</param>
/// <param name="lost">Why nothing can be kept.</param>
internal sealed class ReadOnlyTurn(IRecord record, NotKeptException lost) : ITurn
{
    public bool IsFirst(string deliveryKey) => true;
    public Person? Known(string personId) => record.PeopleNamed(personId) is [var person, ..] ? person : null;

    /// <summary>Who asks is met again another time.</summary>
    public void Know(Person person) { }

    public int NextNumber() => throw lost;
    public void Append(Incident after, IReadOnlyList<Entry> entries) => throw lost;
    public string Rewrite(int incident, Entry rewritten) => throw lost;
    public void Mask(int incident, string text) => throw lost;
    public void Enqueue(int incident, string platform, Effect effect) => throw lost;
    public void Remind(int incident, IReadOnlyList<Reminder> reminders) => throw lost;
    public void ForgetRoom(int incident, string platform, string? memory) => throw lost;

    public Incident? ByNumber(int number) => record.ByNumber(number);
    public Incident? ByRoom(Place place) => record.ByRoom(place);
    public Incident? ByTicket(string ticket) => record.ByTicket(ticket);
    public IReadOnlyList<Incident> List(bool openOnly, int limit) => record.List(openOnly, limit);
    public (int Incident, Entry Entry)? BySource(string source) => record.BySource(source);
    public Entry? EntryOf(int incident, long seq) => record.EntryOf(incident, seq);
    public IEnumerable<Entry> Entries(int incident, long afterSeq = 0) => record.Entries(incident, afterSeq);
    public IReadOnlyList<Entry> LastEntries(int incident, int count) => record.LastEntries(incident, count);
    public IReadOnlyList<Entry> Changes(int incident) => record.Changes(incident);
    public IReadOnlyList<Entry> Revisions(int incident, long seq) => record.Revisions(incident, seq);
    public IEnumerable<StoredEntry> Chain(int incident) => record.Chain(incident);
    public (long Seq, string Link) Head(int incident) => record.Head(incident);
    public StoredIncident? Stored(int incident) => record.Stored(incident);
    public IReadOnlyList<Person> PeopleNamed(string nameOrId) => record.PeopleNamed(nameOrId);
    public string? LastSource(string sourcePrefix) => record.LastSource(sourcePrefix);
}
