using System.Text.Json;
using Bot.Chat.Delivery;
using Bot.Incidents;

namespace Bot.Features.Forms;

/// <summary>A message on its way through a form's context. Kept short: Slack gives a modal 3,000 characters for it.</summary>
public static class MessageContext
{
    private const int MaxText = 1200;

    /// <summary>The message as text.</summary>
    public static string Write(MessageCopy copy)
    {
        ArgumentNullException.ThrowIfNull(copy);
        return JsonSerializer.Serialize(copy.Text.Length > MaxText ? copy with { Text = copy.Text[..MaxText] + "…" } : copy, EntryJson.Options);
    }

    /// <summary>The message of a text, or nothing.</summary>
    public static MessageCopy? Read(string text)
    {
        if (!text.StartsWith('{')) return null;
        try
        {
            return JsonSerializer.Deserialize<MessageCopy>(text, EntryJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
