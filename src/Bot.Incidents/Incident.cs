using System.Collections.Immutable;
using Bot.Incidents.Clocks;
using Bot.Incidents.Dora;
using Bot.Incidents.Fields;
using Bot.Incidents.FollowUps;
using Bot.Incidents.Lifecycles;
using Bot.Incidents.Postmortems;
using Bot.Incidents.Promises;
using Bot.Incidents.Texts;
using Bot.Incidents.Timelines;
using Bot.Incidents.Updates;
using NodaTime;

namespace Bot.Incidents;

/// <summary>
/// An incident as it stands: what its entries add up to. It holds what decisions and documents need, not the messages, so it
/// stays small however much is said.
/// </summary>
public sealed record Incident
{
    /// <summary>42; never reused.</summary>
    public int Number { get; init; }

    /// <summary><c>INC-42</c>.</summary>
    public string Key { get; init; } = "";

    public string Title { get; init; } = "";
    public Status Status { get; init; }
    public Instant StatusSince { get; init; }
    public Actor? StatusBy { get; init; }
    public Closure Closure { get; init; }

    /// <summary>Why it was cancelled, or the key of the incident it was merged into.</summary>
    public string? ClosureReason { get; init; }

    public Priority Priority { get; init; } = Priority.P3;
    public string? Category { get; init; }
    public string? Responsibility { get; init; }
    public ImmutableList<ComponentState> Components { get; init; } = [];

    /// <summary>Ticket references, the primary one first.</summary>
    public ImmutableList<string> Tickets { get; init; } = [];

    /// <summary>References typed in the channel, linked but not claimed.</summary>
    public ImmutableList<string> Mentioned { get; init; } = [];

    public ImmutableSortedDictionary<TextField, LocalText> Texts { get; init; } = ImmutableSortedDictionary<TextField, LocalText>.Empty;
    public ImmutableSortedDictionary<Clock, ClockMark> Clocks { get; init; } = ImmutableSortedDictionary<Clock, ClockMark>.Empty;
    public ImmutableSortedDictionary<string, Actor> Roles { get; init; } = ImmutableSortedDictionary.Create<string, Actor>(StringComparer.Ordinal);

    /// <summary>Roles offered to somebody who has not answered yet.</summary>
    public ImmutableSortedDictionary<string, Actor> Handovers { get; init; } = ImmutableSortedDictionary.Create<string, Actor>(StringComparer.Ordinal);

    public ImmutableList<PublicUpdate> Updates { get; init; } = [];
    public ImmutableSortedDictionary<long, OverviewLine> Overview { get; init; } = ImmutableSortedDictionary<long, OverviewLine>.Empty;
    public ImmutableSortedDictionary<int, FollowUp> FollowUps { get; init; } = ImmutableSortedDictionary<int, FollowUp>.Empty;
    public Promise? Promise { get; init; }

    /// <summary>Reminders that rang, by name.</summary>
    public ImmutableSortedSet<string> Reminded { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    public int PromisesMissed { get; init; }
    public ImmutableSortedDictionary<PostmortemPart, LocalText> PostmortemEdits { get; init; } = ImmutableSortedDictionary<PostmortemPart, LocalText>.Empty;

    /// <summary>The postmortem as published, Markdown.</summary>
    public string? PublishedPostmortem { get; init; }

    /// <summary>Statuses that were jumped over.</summary>
    public ImmutableList<Status> Skipped { get; init; } = [];

    public int TimesReopened { get; init; }
    public bool Private { get; init; }
    public bool Drill { get; init; }
    public Actor? DeclaredBy { get; init; }
    public Instant DeclaredAt { get; init; }

    /// <summary>Who may see it when it is private, by person id.</summary>
    public ImmutableSortedSet<string> Members { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>Who asked to be let in and has no answer yet, by person id.</summary>
    public ImmutableSortedSet<string> Asking { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>Incidents that were merged into this one.</summary>
    public ImmutableList<string> Absorbed { get; init; } = [];

    /// <summary>Chats that have, or will have, a channel for it; the first is where it was declared.</summary>
    public ImmutableList<string> Platforms { get; init; } = [];

    /// <summary>The open channels, by platform.</summary>
    public ImmutableSortedDictionary<string, Room> Rooms { get; init; } = ImmutableSortedDictionary.Create<string, Room>(StringComparer.Ordinal);

    /// <summary>Where the public reads of it, by status page.</summary>
    public ImmutableSortedDictionary<string, string> Pages { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>What a chat could not do, <c>platform/step</c> to the chat's reason.</summary>
    public ImmutableSortedDictionary<string, string> Problems { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>What the regulator may have to be told of it; nothing where nobody said anything about that.</summary>
    public DoraRecord? Dora { get; init; }

    /// <summary>Grows with every entry that can change the state; forms and cards carry it to see that they are still current.</summary>
    public long Version { get; init; }

    /// <summary>Open: not resolved, not cancelled, not merged.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsOpen => Closure == Closure.None && Status < Status.Resolved;

    /// <summary>The public reads its updates: those of a private incident or a drill stay on its record.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsPublic => !Private && !Drill;

    /// <summary>The follow-ups that are still to be done; after a false alarm none is.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public IEnumerable<FollowUp> ToDo => Closure == Closure.Cancelled ? [] : FollowUps.Values.Where(f => f.State == FollowUpState.Open);

    /// <summary>Whether a person may know of it: everybody, unless it is private.</summary>
    public bool IsVisibleTo(string person) => !Private || Members.Contains(person);

    /// <summary>A text field, empty where nobody filled it.</summary>
    public LocalText TextOf(TextField field) => Texts.GetValueOrDefault(field) ?? LocalText.Empty;

    /// <summary>When a clock stands, if it is set.</summary>
    public Instant? At(Clock clock) => Clocks.TryGetValue(clock, out var mark) ? mark.At : null;

    /// <summary>
    /// When it last went back to an earlier status than the public was told, with the entry that did, unless the end of the impact was
    /// told again with it; nothing when it only went forward.
    /// </summary>
    public (Status To, Instant At, long Seq)? WentBack()
    {
        (Status, Instant, long)? back = null;
        for (var i = 1; i < Updates.Count; i++)
            if (Updates[i].Status < Updates[i - 1].Status && Updates[i].ShownEnd is null) back = (Updates[i].Status, Updates[i].DisplayAt, Updates[i].Seq);
        // Reopened, and the public does not know yet.
        return Updates is [.., var last] && Status < last.Status ? (Status, StatusSince, long.MaxValue) : back;
    }

    /// <summary>The end of the impact as far as it stands: one that was marked before the incident went back does not.</summary>
    public Instant? StandingEnd() =>
        Clocks.TryGetValue(Clock.Ended, out var mark) && !(WentBack() is { } back && mark.Seq < back.Seq && mark.At < back.At) ? mark.At : null;

    /// <summary>Sets one of the bot's own clocks.</summary>
    internal Incident Tick(Clock clock, Instant at, long seq) =>
        this with { Clocks = Clocks.SetItem(clock, new ClockMark(at, LocalText.Empty, seq)) };

    /// <summary>The incident after one more entry.</summary>
    public Incident After(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry.What.ChangesState ? entry.What.Apply(this, entry) with { Version = entry.Seq } : this;
    }

    /// <summary>The incident its entries add up to, those taken back left out.</summary>
    public static Incident Of(IReadOnlyCollection<Entry> entries)
    {
        var undone = entries.Select(e => e.What).OfType<Undone>().SelectMany(u => u.Seqs).ToHashSet();
        return entries.Where(e => !undone.Contains(e.Seq)).Aggregate(new Incident(), (incident, entry) => incident.After(entry));
    }
}
