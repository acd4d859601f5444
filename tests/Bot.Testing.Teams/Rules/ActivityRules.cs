using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Testing.Teams.Rest;

namespace Bot.Testing.Teams.Rules;

/// <summary>What Teams asks of a message.</summary>
internal static class ActivityRules
{
    private const int Ceiling = 100 * 1024;
    private const int Advised = 80 * 1024;
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Why the message is refused, or nothing; what it gets away with goes to <paramref name="violations"/>.</summary>
    public static Reply? Check(JsonObject activity, Action<string> violations)
    {
        var type = activity["type"]?.GetValue<string>();
        if (type is "typing") return null;
        if (type is not "message") return Reply.Refuse(400, "BadSyntax", $"Activity type '{type}' is not supported.");
        var size = Encoding.Unicode.GetByteCount(activity.ToJsonString(Plain));
        if (size > Ceiling) return Reply.Refuse(413, "MessageSizeTooBig", "Message size too large.");
        if (size > Advised) violations($"a message of {size / 1024} KB: Teams advises 80 KB at most");

        var text = activity["text"]?.GetValue<string>() ?? "";
        var attachments = (activity["attachments"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        if (string.IsNullOrWhiteSpace(text) && attachments.Count == 0) return Reply.Refuse(400, "BadArgument", "The message is empty.");
        foreach (var entity in (activity["entities"] as JsonArray ?? []).OfType<JsonObject>().Where(e => e["type"]?.GetValue<string>() == "mention"))
        {
            var mention = entity["text"]?.GetValue<string>();
            if (mention is null || !text.Contains(mention, StringComparison.Ordinal))
                return Reply.Refuse(400, "BadArgument", "A mention's text does not stand in the message's text.");
        }
        if (activity["serviceUrl"]?.GetValue<string>() is { } url && !url.StartsWith("http", StringComparison.Ordinal)) violations($"serviceUrl '{url}'");
        foreach (var card in attachments.Where(a => a["contentType"]?.GetValue<string>() == "application/vnd.microsoft.card.adaptive"))
            foreach (var fault in CardRules.Check(card["content"] as JsonObject)) violations("a card: " + fault);
        return null;
    }

    /// <summary>Text and a card, or two cards one below the other, become several messages, and none of their ids comes back.</summary>
    public static IReadOnlyList<JsonObject> Split(JsonObject activity)
    {
        var attachments = (activity["attachments"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        var hasText = !string.IsNullOrWhiteSpace(activity["text"]?.GetValue<string>());
        var isCarousel = activity["attachmentLayout"]?.GetValue<string>() == "carousel";
        if (attachments.Count + (hasText ? 1 : 0) <= 1 || (isCarousel && !hasText)) return [activity];
        var parts = new List<JsonObject>();
        if (hasText)
        {
            var said = (JsonObject)activity.DeepClone();
            said.Remove("attachments");
            parts.Add(said);
        }
        foreach (var attachment in attachments)
        {
            var shown = (JsonObject)activity.DeepClone();
            shown.Remove("text");
            shown.Remove("entities");
            shown["attachments"] = new JsonArray(attachment.DeepClone());
            parts.Add(shown);
        }
        return parts;
    }
}
