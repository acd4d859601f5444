using System.Collections.Immutable;
using NodaTime;

namespace Bot.Incidents.Timelines;

/// <summary>Something was said in the incident's channel.</summary>
/// <param name="Text">Masked before it was stored.</param>
/// <param name="Thread">The source of the message it answers.</param>
/// <param name="Masked">How many secrets were masked.</param>
[EventName("message")]
public sealed record MessageSaid(string Text, string? Thread = null, ImmutableList<FileNote>? Files = null, string? Permalink = null,
    int Masked = 0, bool Recovered = false) : IncidentEvent
{
    /// <inheritdoc/>
    public override bool ChangesState => false;

    /// <inheritdoc/>
    public override Incident Apply(Incident incident, Entry entry) => incident;
}

/// <summary>A file's name and link.</summary>
public sealed record FileNote(string Name, string? Url);

/// <summary>A message was edited; what it said before stays on the record as a revision.</summary>
[EventName("message_edited")]
public sealed record MessageEdited(long Message, string Text, int Masked = 0) : IncidentEvent
{
    /// <inheritdoc/>
    public override long? Revises => Message;

    /// <inheritdoc/>
    public override Incident Apply(Incident incident, Entry entry) =>
        incident.Overview.TryGetValue(Message, out var line) && line.Text.Languages is [var only]
            ? incident with { Overview = incident.Overview.SetItem(Message, line with { Text = line.Text.With(only, Text) }) }
            : incident;
}

/// <summary>A message was deleted in the chat; the record keeps what it said.</summary>
[EventName("message_deleted")]
public sealed record MessageDeleted(long Message) : IncidentEvent
{
    /// <inheritdoc/>
    public override long? Revises => Message;

    /// <inheritdoc/>
    public override Incident Apply(Incident incident, Entry entry) => incident with { Overview = incident.Overview.Remove(Message) };
}

/// <summary>A reaction that means something was put on a message or taken off.</summary>
[EventName("reaction")]
public sealed record Reacted(long Message, string Name, bool Added) : IncidentEvent
{
    /// <inheritdoc/>
    public override bool ChangesState => false;

    /// <inheritdoc/>
    public override Incident Apply(Incident incident, Entry entry) => incident;
}

/// <summary>The channel changed: somebody joined, the topic, the name.</summary>
/// <param name="Change">As the chat adapter names it: <c>joined</c>, <c>left</c>, <c>topic</c>, <c>renamed</c>, <c>archived</c>, ….</param>
[EventName("channel_changed")]
public sealed record ChannelChanged(string Change, string Detail) : IncidentEvent
{
    /// <inheritdoc/>
    public override Incident Apply(Incident incident, Entry entry) =>
        Change == "joined" ? incident with { Members = incident.Members.Add(entry.Who.Id) } : incident;
}

/// <summary>Somebody outside a private incident asked to be let in.</summary>
[EventName("access_requested")]
public sealed record AccessRequested : IncidentEvent
{
    /// <inheritdoc/>
    public override Incident Apply(Incident incident, Entry entry) => incident with { Asking = incident.Asking.Add(entry.Who.Id) };
}

/// <summary>Somebody was brought in: into the channel, and into what a private incident shows to its own people only.</summary>
[EventName("access_granted")]
public sealed record AccessGranted(Actor To) : IncidentEvent
{
    /// <inheritdoc/>
    public override Incident Apply(Incident incident, Entry entry) => incident with { Members = incident.Members.Add(To.Id), Asking = incident.Asking.Remove(To.Id) };
}

/// <summary>Somebody who got in by joining its chat left that, and may no longer see a private incident.</summary>
[EventName("access_ended")]
public sealed record AccessEnded(Actor Of) : IncidentEvent
{
    /// <inheritdoc/>
    public override Incident Apply(Incident incident, Entry entry) => incident with { Members = incident.Members.Remove(Of.Id) };
}

/// <summary>The recorder was away and read back what it missed.</summary>
[EventName("recorder_away")]
public sealed record RecorderWasAway(Instant From, Instant Until, int Recovered) : IncidentEvent
{
    /// <inheritdoc/>
    public override bool ChangesState => false;

    /// <inheritdoc/>
    public override Incident Apply(Incident incident, Entry entry) => incident;
}

/// <summary>The incident has a channel in a chat.</summary>
[EventName("room_opened")]
public sealed record RoomIsOpen(string Platform, string Workspace, string Channel, string? Name) : IncidentEvent
{
    /// <inheritdoc/>
    public override Incident Apply(Incident incident, Entry entry) => incident with
    {
        Platforms = incident.Platforms.Contains(Platform) ? incident.Platforms : incident.Platforms.Add(Platform),
        // Anew also where it stands already: a chat that another incident had meanwhile is its room again.
        Rooms = incident.Rooms.Remove(Platform).Add(Platform, new Room(Platform, Workspace, Channel, Name)),
        Problems = incident.Problems.Remove(Platform + "/room"),
    };
}

/// <summary>A channel of the incident.</summary>
public sealed record Room(string Platform, string Workspace, string Channel, string? Name);

/// <summary>The public can read of the incident on a status page.</summary>
[EventName("page_opened")]
public sealed record PublicPageOpened(string Platform, string Url) : IncidentEvent
{
    /// <inheritdoc/>
    public override Incident Apply(Incident incident, Entry entry) => incident with { Pages = incident.Pages.SetItem(Platform, Url) };
}

/// <summary>The incident was asked for in a further chat.</summary>
[EventName("room_wanted")]
public sealed record RoomWanted(string Platform) : IncidentEvent
{
    /// <inheritdoc/>
    public override Incident Apply(Incident incident, Entry entry) =>
        incident.Platforms.Contains(Platform) ? incident : incident with { Platforms = incident.Platforms.Add(Platform) };
}

/// <summary>Something the bot should do in a chat failed, or works again.</summary>
/// <param name="Reason">The chat's own word; empty when it works again.</param>
[EventName("step_failed")]
public sealed record ChatStepFailed(string Platform, string Step, string Reason) : IncidentEvent
{
    /// <inheritdoc/>
    public override Incident Apply(Incident incident, Entry entry) => incident with
    {
        Problems = Reason.Length == 0
            ? incident.Problems.Remove($"{Platform}/{Step}")
            : incident.Problems.SetItem($"{Platform}/{Step}", Reason),
    };
}
