using Bot.Chat.Posting;

namespace Bot.Chat.Delivery;

/// <summary>What the person who did something gets back, seen by nobody else. It exists only once everything is on disk.</summary>
/// <param name="Post">A private message.</param>
/// <param name="Form">A form to open.</param>
/// <param name="FieldErrors">On a submitted form: field id to what is wrong with it; the form stays open.</param>
/// <param name="Home">The bot's own page, for whoever opened it.</param>
/// <param name="Noted">Something that was said or done was new, and is on the record now.</param>
public sealed record Answer(Post? Post = null, Form? Form = null, IReadOnlyDictionary<string, string>? FieldErrors = null, Home? Home = null, bool Noted = false)
{
    /// <summary>Nothing to say.</summary>
    public static Answer None { get; } = new();

    /// <summary>Nothing to say of something that is on the record now.</summary>
    public static Answer Recorded { get; } = new(Noted: true);
}
