using Bot.Chat.Delivery;
using Bot.Features.Keeping;

namespace Bot.Storage.Writing;

/// <summary>
/// What a writer remembers between turns, so that a message costs no reading. It holds what finished turns made of it; when a
/// transaction is lost it is forgotten as a whole and read again.
/// </summary>
internal sealed class Ledger
{
    private const int MostIncidents = 4096;
    private const int MostPlaces = 16_384;

    private readonly Dictionary<int, Kept?> _incidents = [];
    private readonly Dictionary<(string, string, string), int> _rooms = [];
    private readonly Dictionary<string, Person?> _people = new(StringComparer.Ordinal);
    private readonly List<(int Number, Kept Kept)> _unwritten = [];

    /// <summary>Incidents whose head or state is not written yet.</summary>
    public IReadOnlyList<(int Number, Kept Kept)> Unwritten => _unwritten;

    public Kept? Incident(int number, Func<int, Kept?> load)
    {
        if (!_incidents.TryGetValue(number, out var kept)) _incidents[number] = kept = load(number);
        return kept;
    }

    public int Room(Place place, Func<Place, int> load)
    {
        var key = (place.Platform, place.Workspace, place.Channel);
        if (!_rooms.TryGetValue(key, out var number)) _rooms[key] = number = load(place);
        return number;
    }

    public Person? Person(string id, Func<string, Person?> load)
    {
        if (!_people.TryGetValue(id, out var person)) _people[id] = person = load(id);
        return person;
    }

    /// <summary>The incident as it was known last, for a writer that checks whether it still is.</summary>
    public Kept? Known(int number) => _incidents.GetValueOrDefault(number);

    /// <summary>Remembers an incident as it was just read.</summary>
    public void Remember(int number, Kept kept) => _incidents[number] = kept;

    public int KnownRoom(Place place) => _rooms.GetValueOrDefault((place.Platform, place.Workspace, place.Channel));

    public void RememberRoom(Place place, int number) => _rooms[(place.Platform, place.Workspace, place.Channel)] = number;

    /// <summary>Takes over what a finished turn wrote.</summary>
    public void Accept(Turn turn)
    {
        foreach (var draft in turn.Drafts)
        {
            var kept = draft.Before ?? new Kept(draft.State!, 0, "", 0);
            if (draft.Before is null)
            {
                _incidents[draft.Number] = kept;
                kept.Reminders = [];
            }
            if (!kept.HeadMoved) _unwritten.Add((draft.Number, kept));
            if (draft.Before is null ? !kept.State.Rooms.IsEmpty : kept.State.Rooms != draft.State!.Rooms) _rooms.Clear();
            kept.Accept(draft);
        }
        foreach (var (incident, reminders) in turn.RemindersSet)
            if (_incidents.GetValueOrDefault(incident) is { } kept) kept.Reminders = reminders;
        foreach (var person in turn.PeopleKnown) _people[person.Id] = person;
    }

    /// <summary>Heads and states are on disk.</summary>
    public void Written()
    {
        foreach (var (_, kept) in _unwritten) kept.Written();
        _unwritten.Clear();
        if (_incidents.Count > MostIncidents) _incidents.Clear();
        if (_rooms.Count > MostPlaces) _rooms.Clear();
        if (_people.Count > MostPlaces) _people.Clear();
    }

    /// <summary>Nothing of what is remembered can be trusted.</summary>
    public void Forget()
    {
        _unwritten.Clear();
        _incidents.Clear();
        _rooms.Clear();
        _people.Clear();
    }
}
