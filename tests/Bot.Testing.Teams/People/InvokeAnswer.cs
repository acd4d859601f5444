using System.Text.Json.Nodes;
using Bot.Testing.Teams.World;

namespace Bot.Testing.Teams.People;

/// <summary>What a person sees after pressing something.</summary>
/// <param name="Card">The card shown to them alone in place of the one they pressed.</param>
/// <param name="Text">A short text shown to them.</param>
/// <param name="Error">What went wrong, as it is shown to them.</param>
/// <param name="Dialog">A dialog that opens.</param>
public sealed record InvokeAnswer(Delivered Delivered, JsonObject? Card, string? Text, string? Error, Dialog? Dialog)
{
    internal static InvokeAnswer Nothing(Delivered delivered) => new(delivered, null, null, null, null);

    internal static InvokeAnswer Failed(Delivered delivered) =>
        new(delivered, null, null, delivered.Status is { } status ? $"HTTP {(int)status}" : "no answer", null);
}

/// <summary>A dialog that is open before a person.</summary>
/// <param name="Command">The action command it belongs to; nothing for one that a card's button opened.</param>
public sealed record Dialog(string? Title, JsonObject Card, Conversation Conversation, ChatMessage? Message, string? Command);
