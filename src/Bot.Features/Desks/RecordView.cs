using Bot.Chat.Delivery;
using Bot.Features.Keeping;
using Bot.Incidents;
using Bot.Incidents.Timelines;

namespace Bot.Features.Desks;

/// <summary>A record seen through another one; what a view shows otherwise it overrides.</summary>
internal abstract class RecordView(IRecord record) : IRecord
{
    public virtual Incident? ByNumber(int number) => record.ByNumber(number);
    public virtual Incident? ByRoom(Place place) => record.ByRoom(place);
    public virtual Incident? ByTicket(string ticket) => record.ByTicket(ticket);
    public virtual IReadOnlyList<Incident> List(bool openOnly, int limit) => record.List(openOnly, limit);
    public IReadOnlyList<int> Over() => record.Over();

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
    public IReadOnlyList<Person> PeopleCalled(string firstName) => record.PeopleCalled(firstName);
    public IReadOnlyList<Person> People(int limit) => record.People(limit);
    public string? LastSource(string sourcePrefix) => record.LastSource(sourcePrefix);
}
