using NodaTime;

namespace Bot.Chat.Delivery;

/// <summary>What can happen in a chat that the bot cares about.</summary>
public abstract record Happening
{
    private Happening() { }

    /// <summary>A command. <paramref name="Text"/> is what follows <c>/incident</c>; <c>/tsr x</c> comes as <c>tsr x</c>.</summary>
    /// <param name="Said">
    /// The message it stands in, in chats where a command is a message to the bot: recorded when it turns out to be none.
    /// </param>
    public sealed record Command(string Text, Message? Said = null) : Happening;

    /// <summary>A message, a thread reply included.</summary>
    /// <param name="Id">The chat's own id of the message (Slack's <c>ts</c>).</param>
    /// <param name="Text">Its text, people and channels by name.</param>
    /// <param name="Thread">The id of the message it answers, when it is a thread reply.</param>
    /// <param name="Files">Files by name and link.</param>
    /// <param name="Permalink">Where it can be read.</param>
    /// <param name="Recovered">Read back from the chat's history after the bot had been away.</param>
    public sealed record Message(string Id, string Text, string? Thread = null, IReadOnlyList<FileLink>? Files = null,
        string? Permalink = null, bool Recovered = false) : Happening;

    /// <summary>A message's text was changed, or brought back after a deletion.</summary>
    /// <param name="Id">The chat's own id of the message.</param>
    /// <param name="Text">What it says now.</param>
    /// <param name="Copy">The message as it is now, in case the bot never heard it.</param>
    public sealed record Edit(string Id, string Text, MessageCopy? Copy = null) : Happening
    {
        /// <summary>Whether it can bring a deleted message back; false in chats where a deletion is for good.</summary>
        public bool Revives { get; init; } = true;
    }

    /// <summary>A message was deleted.</summary>
    /// <param name="Id">The chat's own id of the message.</param>
    /// <param name="Copy">Who said it when, without its words, in case the bot never heard it: it stays deleted when it comes late.</param>
    public sealed record Deletion(string Id, MessageCopy? Copy = null) : Happening;

    /// <summary>A reaction was put on a message or taken off. <paramref name="Name"/> is the emoji's name without colons.</summary>
    public sealed record Reaction(string MessageId, string Name, bool Added) : Happening
    {
        /// <summary>Seen on a message that was read back: it counts if it never did.</summary>
        public bool Recovered { get; init; }

        /// <summary>A message the bot never heard can be read from the chat's history.</summary>
        public bool Readable { get; init; }
    }

    /// <summary>The reactions that messages carried when they were read back, at the delivery's time: who is no longer among them took theirs off.</summary>
    /// <param name="Messages">By message id, who reacted with which emoji.</param>
    public sealed record ReactionsRead(IReadOnlyDictionary<string, IReadOnlyList<(string Person, string Name)>> Messages) : Happening;

    /// <summary>
    /// "Add to timeline" on a message, or a pin made in the chat. The message comes along, in case the bot never saw it.
    /// </summary>
    public sealed record Curation(string MessageId, bool Added, MessageCopy? Copy = null, string? IncidentKey = null) : Happening
    {
        /// <summary>Seen on a message that was read back: it counts if it never did.</summary>
        public bool Recovered { get; init; }
    }

    /// <summary>The channel changed: someone joined or left, its topic, name or state.</summary>
    public sealed record Channel(ChannelChange Change, string Detail = "") : Happening
    {
        /// <summary>What was said while the bot was not in it can be read from the chat's history.</summary>
        public bool Readable { get; init; }
    }

    /// <summary>A button of a card was pressed.</summary>
    /// <param name="Action">The button's action id.</param>
    /// <param name="Value">The button's value, an incident key for most.</param>
    public sealed record Button(string Action, string Value) : Happening;

    /// <summary>Somebody opened the bot's own page in the chat (Slack's App Home).</summary>
    public sealed record HomeOpened : Happening;

    /// <summary>A form is wanted: a global shortcut, "Declare incident" on a message.</summary>
    public sealed record FormWanted(string FormId, string Context = "", MessageCopy? Copy = null) : Happening;

    /// <summary>A form was submitted.</summary>
    /// <param name="FormId">The form's id.</param>
    /// <param name="Context">What the form carried since it was opened.</param>
    /// <param name="Values">Field id to value; a multi-select's values are joined by a comma.</param>
    public sealed record FormSubmitted(string FormId, string Context, IReadOnlyDictionary<string, string> Values) : Happening;

    /// <summary>A chat says that a room it was asked to open is open.</summary>
    /// <param name="Readable">What was said there while it was being set up can be read back.</param>
    public sealed record RoomOpened(string IncidentKey, Place Room, bool Readable = false) : Happening;

    /// <summary>A chat gave the channel another id; the delivery's place is the old one.</summary>
    /// <param name="To">The channel as it is known from now on.</param>
    /// <param name="Since">The chat's own mark of when.</param>
    public sealed record RoomMoved(Place To, string Since) : Happening;

    /// <summary>A status page has the incident now.</summary>
    /// <param name="IncidentKey">Which incident.</param>
    /// <param name="Url">Where the public reads it.</param>
    public sealed record PageOpened(string IncidentKey, string Url) : Happening;

    /// <summary>A chat says that something it was asked to do cannot be done, or is done again.</summary>
    /// <param name="IncidentKey">The incident it is for.</param>
    /// <param name="Step">Which step: <c>room</c>, <c>card</c>, <c>pin</c>, <c>topic</c>, <c>bookmarks</c>, <c>invite</c>, <c>on_call</c>, <c>announcement</c>, <c>post</c>, <c>connection</c>.</param>
    /// <param name="Reason">The chat's own word, such as <c>missing_scope: pins:write</c>; empty when it is put right.</param>
    public sealed record StepFailed(string IncidentKey, string Step, string Reason) : Happening;

    /// <summary>Somebody listens again, or from now on: what was missed is to be read back in every recorded channel.</summary>
    /// <param name="Platform">Which chat.</param>
    /// <param name="Since">The chat's own mark of when nobody listened any more; null: the last message on the record.</param>
    public sealed record RecorderListens(string Platform, string? Since = null) : Happening;

    /// <summary>A step of reading back is done.</summary>
    /// <param name="IncidentKey">Of which incident.</param>
    /// <param name="Platform">In which chat.</param>
    /// <param name="Done">The step that was done.</param>
    /// <param name="Next">The step to do next; null: all was read.</param>
    /// <param name="Recovered">How many messages were found in all steps.</param>
    public sealed record HistoryRead(string IncidentKey, string Platform, Effect.ReadBack Done, Effect.ReadBack? Next, int Recovered) : Happening;

    /// <summary>A reminder fell due. The bot's own clock sends it.</summary>
    public sealed record ReminderDue(string IncidentKey, string Reminder) : Happening;
}

/// <summary>A message as the chat hands it over beside a shortcut, a pin or an edit.</summary>
public sealed record MessageCopy(string Id, string Text, Person Author, Instant At, string? Permalink = null, string? Thread = null, IReadOnlyList<FileLink>? Files = null);

/// <summary>A file by name and link.</summary>
public sealed record FileLink(string Name, string? Url);

/// <summary>How a channel can change.</summary>
public enum ChannelChange
{
    Joined, Left, Topic, Renamed, Archived, Unarchived, BotRemoved, BotAdded, Deleted, MadePrivate,

    /// <summary>Somebody is in it who joined before anything was told; of those who are known to be in it that is no news.</summary>
    Present,
}
