using System.Text.Json.Serialization;
using Bot.Chat.Posting;
using NodaTime;

namespace Bot.Chat.Delivery;

/// <summary>Something to do in a chat, kept in the outbox until it is done. JSON names are a wire format; <c>close_room</c> was one, and is not given again.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(OpenRoom), "open_room")]
[JsonDerivedType(typeof(MoveRoom), "move_room")]
[JsonDerivedType(typeof(Say), "say")]
[JsonDerivedType(typeof(ShowCard), "card")]
[JsonDerivedType(typeof(Announce), "announce")]
[JsonDerivedType(typeof(SetTopic), "topic")]
[JsonDerivedType(typeof(SetLinks), "links")]
[JsonDerivedType(typeof(Invite), "invite")]
[JsonDerivedType(typeof(Tell), "tell")]
[JsonDerivedType(typeof(ReadBack), "read_back")]
[JsonDerivedType(typeof(Publish), "publish")]
public abstract record Effect
{
    private Effect() { }

    /// <summary>Only the latest effect of one key matters; earlier ones that still wait are dropped. Null: every one matters.</summary>
    [JsonIgnore]
    public virtual string? Coalesce => null;

    /// <summary>Whether it carries nothing of its own and draws what stands when it is done.</summary>
    [JsonIgnore]
    public virtual bool IsRedraw => false;

    /// <summary>Open the incident's channel and bring people in.</summary>
    /// <param name="Name">The wished name in any script, for example <c>inc-42 Card payments down</c>; the chat makes it legal.</param>
    /// <param name="Title">The incident's title, plain.</param>
    /// <param name="Private">Only for those invited.</param>
    /// <param name="People">People to bring in, by person id.</param>
    /// <param name="Links">Bookmarks: label and URL.</param>
    /// <param name="From">Where it was asked for in this chat, when it was asked for there.</param>
    public sealed record OpenRoom(string Name, string Title, bool Private, IReadOnlyList<string> People,
        IReadOnlyList<FileLink> Links, Place? From = null) : Effect;

    /// <summary>The chat gave the incident's channel another id: what is done from now on is done there.</summary>
    public sealed record MoveRoom(Place To) : Effect;

    /// <summary>Post in the incident's channel.</summary>
    public sealed record Say(Post Post) : Effect;

    /// <summary>Make the incident's card show today's state: posted and pinned once, edited in place after.</summary>
    public sealed record ShowCard : Effect
    {
        /// <inheritdoc/>
        [JsonIgnore]
        public override string? Coalesce => "card";

        /// <inheritdoc/>
        [JsonIgnore]
        public override bool IsRedraw => true;
    }

    /// <summary>Make the announcement in the configured channel show today's state.</summary>
    public sealed record Announce : Effect
    {
        /// <inheritdoc/>
        [JsonIgnore]
        public override string? Coalesce => "announce";

        /// <inheritdoc/>
        [JsonIgnore]
        public override bool IsRedraw => true;
    }

    /// <summary>The channel's topic, plain text.</summary>
    public sealed record SetTopic(string Text) : Effect
    {
        /// <inheritdoc/>
        [JsonIgnore]
        public override string? Coalesce => "topic";
    }

    /// <summary>The channel's bookmarks: those listed, and no others of the bot's.</summary>
    public sealed record SetLinks(IReadOnlyList<FileLink> Links) : Effect
    {
        /// <inheritdoc/>
        [JsonIgnore]
        public override string? Coalesce => "links";
    }

    /// <summary>Bring people into the incident's channel.</summary>
    public sealed record Invite(IReadOnlyList<string> People) : Effect;

    /// <summary>A direct message to one person.</summary>
    public sealed record Tell(string Person, Post Post) : Effect;

    /// <summary>Make a status page show what the public is to read, as it stands now.</summary>
    /// <param name="Anew">Somebody asked for it: what was deleted from the page is made once more.</param>
    public sealed record Publish(bool Anew = false) : Effect
    {
        /// <inheritdoc/>
        [JsonIgnore]
        public override string? Coalesce => Anew ? null : "publish";

        /// <inheritdoc/>
        [JsonIgnore]
        public override bool IsRedraw => !Anew;
    }

    /// <summary>Something this program cannot read: a newer one put it there, or it is damaged. It is never put there as such.</summary>
    public sealed record Unreadable : Effect;

    /// <summary>Read back from the chat's history what was said while nobody listened: one step of it, so that it can stop and go on anywhere.</summary>
    /// <param name="Room">The channel.</param>
    /// <param name="Since">The chat's own mark of the last message known.</param>
    /// <param name="From">Since when nobody listened.</param>
    /// <param name="Cursor">Where the chat's list goes on; empty at its beginning.</param>
    /// <param name="Older">Whether the list is that of messages before <paramref name="Since"/>, looked through for later replies and edits.</param>
    /// <param name="Threads">Threads still to be read.</param>
    /// <param name="Recovered">How many messages were found so far.</param>
    /// <param name="Page">How many pages of the list were read before.</param>
    /// <param name="Only">The one message to read, by the chat's own id, instead of a list.</param>
    public sealed record ReadBack(Place Room, string Since, Instant From, string Cursor = "", bool Older = false, IReadOnlyList<string>? Threads = null, int Recovered = 0, int Page = 0, string? Only = null) : Effect;
}
