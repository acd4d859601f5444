using Bot.Chat.Posting;

namespace Bot.Chat.Delivery;

/// <summary>What the person who did something gets back, seen by nobody else. It exists only once everything is on disk.</summary>
/// <param name="Post">A private message.</param>
/// <param name="Form">A form to open.</param>
/// <param name="FieldErrors">On a submitted form: field id to what is wrong with it; the form stays open.</param>
public sealed record Answer(Post? Post = null, Form? Form = null, IReadOnlyDictionary<string, string>? FieldErrors = null)
{
    /// <summary>Nothing to say.</summary>
    public static Answer None { get; } = new();
}
