using Bot.Chat.Delivery;
using Bot.Features.Keeping;
using Bot.Incidents;
using Bot.Incidents.Timelines;

namespace Bot.Features.Desks;

/// <summary>The record as one person may see it: private incidents are not there for those outside.</summary>
internal sealed class Visible(IRecord all, Sitting sitting) : IRecord
{
    private Incident? If(Incident? incident) => incident is not null && sitting.MaySee(incident) ? incident : null;

    public Incident? ByNumber(int number) => If(all.ByNumber(number));
    public Incident? ByRoom(Place place) => If(all.ByRoom(place));
    public Incident? ByTicket(string ticket) => If(all.ByTicket(ticket));

    public IReadOnlyList<Incident> List(bool openOnly, int limit) =>
        [.. all.List(openOnly, limit).Where(sitting.MaySee)];

    public (int Incident, Entry Entry)? BySource(string source) => all.BySource(source);
    public Entry? EntryOf(int incident, long seq) => all.EntryOf(incident, seq);
    public IEnumerable<Entry> Entries(int incident, long afterSeq = 0) => all.Entries(incident, afterSeq);
    public IReadOnlyList<Entry> LastEntries(int incident, int count) => all.LastEntries(incident, count);
    public IReadOnlyList<Entry> Changes(int incident) => all.Changes(incident);
    public IReadOnlyList<Entry> Revisions(int incident, long seq) => all.Revisions(incident, seq);
    public IEnumerable<StoredEntry> Chain(int incident) => all.Chain(incident);
    public (long Seq, string Link) Head(int incident) => all.Head(incident);
    public StoredIncident? Stored(int incident) => all.Stored(incident);
    public IReadOnlyList<Person> PeopleNamed(string nameOrId) => all.PeopleNamed(nameOrId);
    public string? LastSource(string sourcePrefix) => all.LastSource(sourcePrefix);
}
