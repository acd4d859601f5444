using Bot.Chat.Delivery;
using Bot.Features.Keeping;
using Bot.Incidents;

namespace Bot.Features.Desks;

/// <summary>A turn while the record can be read but not written: whoever only asks is answered, and what would be kept is refused.</summary>
/// <param name="record">As it stands on disk.</param>
/// <param name="lost">Why nothing can be kept.</param>
internal sealed class ReadOnlyTurn(IRecord record, NotKeptException lost) : RecordView(record), ITurn
{
    public bool IsFirst(string deliveryKey) => true;
    public void Undecided(string deliveryKey) { }
    public Person? Known(string personId) => PeopleNamed(personId) is [var person, ..] ? person : null;

    /// <summary>Who asks is met again another time.</summary>
    public void Know(Person person) { }

    public int NextNumber() => throw lost;
    public void Append(Incident after, IReadOnlyList<Entry> entries) => throw lost;
    public string Rewrite(int incident, Entry rewritten) => throw lost;
    public void Mask(int incident, string text) => throw lost;
    public void Enqueue(int incident, string platform, Effect effect) => throw lost;
    public void Remind(int incident, IReadOnlyList<Reminder> reminders) => throw lost;
    public void ForgetRoom(int incident, string platform, string? memory) => throw lost;
}
