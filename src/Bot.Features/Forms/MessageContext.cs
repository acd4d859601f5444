using System.Globalization;
using System.Text.Json;
using Bot.Chat.Delivery;
using Bot.Chat.Phrases;
using Bot.Incidents;

namespace Bot.Features.Forms;

/// <summary>A message on its way through a form's context. Slack gives a modal 3,000 characters for it, so a long one is cut, saying by how much and where the whole stands.</summary>
public static class MessageContext
{
    private const int Longest = 2900; // As JSON; what the form puts before it has the rest.

    /// <summary>The message as text.</summary>
    public static string Write(MessageCopy copy)
    {
        ArgumentNullException.ThrowIfNull(copy);
        // No form keeps them, and the words need the room.
        copy = copy with { Files = null };
        var json = JsonSerializer.Serialize(copy, EntryJson.Options);
        for (var kept = copy.Text.Length; json.Length > Longest && kept > 0;)
        {
            // A character is at most six in JSON, so this never takes too much away.
            kept = Cutting.Before(copy.Text, kept - Math.Max(1, (json.Length - Longest) / 6));
            json = JsonSerializer.Serialize(copy with { Text = Cut(copy, kept) }, EntryJson.Options);
        }
        return json;
    }

    private static string Cut(MessageCopy copy, int kept) =>
        string.Create(CultureInfo.InvariantCulture, $"{copy.Text[..kept].TrimEnd()}… [+{copy.Text.Length - kept}] {copy.Permalink}").TrimEnd();

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
