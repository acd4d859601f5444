using NodaTime;

namespace Bot.Chat.Delivery;

/// <summary>Something that reached the bot from a chat, told the same way for every chat.</summary>
/// <param name="Key">
/// What makes it one delivery however often it comes and whichever id it carries:
/// platform, workspace, channel, message timestamp and kind, joined by <c>/</c>.
/// </param>
/// <param name="Place">Where it was said or pressed.</param>
/// <param name="Person">Who.</param>
/// <param name="At">When it happened, by the chat's clock.</param>
/// <param name="What">What happened.</param>
public sealed record Delivery(string Key, Place Place, Person Person, Instant At, Happening What)
{
    /// <summary>Everybody in the place reads the answer: nothing may stand in it that only this person may know.</summary>
    public bool Overheard { get; init; }

    /// <summary>Where a private incident that is declared here is worked on.</summary>
    public PrivateRoom PrivateRoom { get; init; }
}

/// <summary>Where a private incident is worked on.</summary>
public enum PrivateRoom
{
    /// <summary>In a channel of its own.</summary>
    Own,

    /// <summary>In the conversation it is declared in, as long as no other open incident has that.</summary>
    Here,

    /// <summary>In no conversation: others would read along, and the chat has no other place.</summary>
    None,
}
