using Bot.Chat.Delivery;
using Bot.Incidents;
using Bot.Incidents.Timelines;

namespace Bot.Features.Keeping;

/// <summary>What is kept, for reading. All of it as of one moment.</summary>
public interface IRecord
{
    /// <summary>The incident of a number, or nothing.</summary>
    Incident? ByNumber(int number);

    /// <summary>The incident whose channel this is, or nothing.</summary>
    Incident? ByRoom(Place place);

    /// <summary>The incident that claims a ticket reference (exact, ignoring case), or nothing. The oldest, if several do.</summary>
    Incident? ByTicket(string ticket);

    /// <summary>Incidents, newest first; open ones only or all.</summary>
    IReadOnlyList<Incident> List(bool openOnly, int limit);

    /// <summary>The numbers of the incidents that are over, newest first.</summary>
    IReadOnlyList<int> Over();

    /// <summary>The entry recorded for a chat message, or nothing. <paramref name="source"/> is <see cref="Entry.Source"/>.</summary>
    (int Incident, Entry Entry)? BySource(string source);

    /// <summary>One entry of an incident.</summary>
    Entry? EntryOf(int incident, long seq);

    /// <summary>Entries in the order they were recorded, from <paramref name="afterSeq"/> (exclusive) on. Streams.</summary>
    IEnumerable<Entry> Entries(int incident, long afterSeq = 0);

    /// <summary>The last entries recorded, oldest of them first.</summary>
    IReadOnlyList<Entry> LastEntries(int incident, int count);

    /// <summary>The entries that can change the state (<see cref="IncidentEvent.ChangesState"/>), in order.</summary>
    IReadOnlyList<Entry> Changes(int incident);

    /// <summary>What revised a message (<see cref="IncidentEvent.Revises"/>), in order: its edits and deletions.</summary>
    IReadOnlyList<Entry> Revisions(int incident, long seq);

    /// <summary>The raw chain, in order, streamed, for <see cref="HashChain.Verify"/>.</summary>
    IEnumerable<StoredEntry> Chain(int incident);

    /// <summary>The last entry and link the incident's row knows of.</summary>
    (long Seq, string Link) Head(int incident);

    /// <summary>The incident's own rows as they are in the database, for <see cref="Verification"/>; nothing when there is none.</summary>
    StoredIncident? Stored(int incident);

    /// <summary>People seen so far whose display name or id is this, ignoring case.</summary>
    IReadOnlyList<Person> PeopleNamed(string nameOrId);

    /// <summary>People seen so far whose display name begins with this word and goes on, ignoring case: <c>Luc</c> for Luc Moreau.</summary>
    IReadOnlyList<Person> PeopleCalled(string firstName);

    /// <summary>People seen so far, by name; not more than so many.</summary>
    IReadOnlyList<Person> People(int limit);

    /// <summary>The greatest source that begins so, or nothing: the newest message said in a room, for reading back its history.</summary>
    string? LastSource(string sourcePrefix);
}

/// <summary>An incident as the store has it.</summary>
/// <param name="HeadSeq">The last entry its row knows of.</param>
/// <param name="HeadLink">The link of that entry.</param>
/// <param name="State">Its state as of <paramref name="Version"/>, JSON; what changed since stands in the entries only.</param>
/// <param name="Version">The entry the state was written at.</param>
/// <param name="LastChange">The last entry its row knows to have changed it.</param>
/// <param name="IsOpen">Whether lists of what is open show it.</param>
/// <param name="Rooms">The channels it is looked up by.</param>
/// <param name="Tickets">The references it is looked up by, in whatever case.</param>
public sealed record StoredIncident(long HeadSeq, string HeadLink, string? State, long Version, long LastChange, bool IsOpen, IReadOnlyList<Place> Rooms, IReadOnlyList<string> Tickets);
