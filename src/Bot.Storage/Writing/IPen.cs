using Bot.Chat.Delivery;
using Bot.Features.Keeping;
using Bot.Incidents;

namespace Bot.Storage.Writing;

/// <summary>What a turn needs of its database while it runs.</summary>
internal interface IPen
{
    /// <summary>Whether a delivery was handled, in this transaction or before.</summary>
    bool Seen(string deliveryKey);

    /// <summary>
    /// An incident as of this moment of the transaction, other turns' unwritten changes included. Nobody else can change it until
    /// the transaction is over.
    /// </summary>
    Kept? Find(int number);

    /// <summary>An incident for a list: as of this moment, without claiming it for the turn.</summary>
    Incident? Glance(int number);

    /// <summary>The same of many at once, by number.</summary>
    IReadOnlyDictionary<int, Incident> Glance(IReadOnlyList<int> numbers);

    /// <summary>The incident of a room, 0 for none.</summary>
    int FindRoom(Place place);

    /// <summary>The number after <paramref name="taken"/> numbers that this turn took already.</summary>
    int NextNumber(int taken);

    /// <summary>The person as known, or nothing.</summary>
    Person? FindPerson(string id);

    /// <summary>The incident's reminders as they are.</summary>
    IReadOnlyList<Reminder> FindReminders(Kept incident, int number);

    /// <summary>Writes what a turn holds before it is over, so that it can read it; undone when the turn fails.</summary>
    void WriteEarly(Writes writes);

    /// <summary>Reads from the transaction. Incidents come from the turn.</summary>
    IRecord Reading(Func<int, Incident?> incident, Func<IReadOnlyList<int>, IReadOnlyDictionary<int, Incident>> incidents);

    /// <summary>An entry's content and the hash of its content as first written, if that differs.</summary>
    (string Content, string? FirstHash)? FindContent(int incident, long seq);

    /// <summary>The first entry of a source.</summary>
    (int Incident, string Content)? FindSource(string source);

    /// <summary>Writes an incident's head now, for a turn that reads the stored rows.</summary>
    void MoveHead(int number, long seq, string link, Incident state);

    /// <summary>Writes an incident's state now, for a turn that reads the stored rows.</summary>
    void KeepState(int number, Incident state);
}
