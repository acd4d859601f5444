using System.Text.Json.Nodes;
using Bot.Incidents;
using Bot.Incidents.Timelines;

namespace Bot.Features.Redact;

/// <summary>Masks a text in every string of an entry, whatever the event.</summary>
internal static class Redaction
{
    /// <summary>What stands there instead.</summary>
    public const string Mask = "[redacted]";

    /// <summary>The entry with the text masked, or nothing where it does not say it.</summary>
    public static Entry? Of(Entry entry, string text)
    {
        var node = JsonNode.Parse(EntryJson.Write(entry))!.AsObject();
        // Names of events, people's ids and sources are structure, not text.
        var found = Replace(node["what"], text) | ReplaceIn(node, "via", text);
        return found ? EntryJson.Read(node.ToJsonString(EntryJson.Options)) : null;
    }

    /// <summary>What an entry says in its own words.</summary>
    public static string? TextOf(Entry entry) => entry.What switch
    {
        MessageSaid said => said.Text,
        MessageEdited edited => edited.Text,
        Noted noted => noted.Text.Languages.Select(l => noted.Text[l]).FirstOrDefault(),
        _ => null,
    };

    private static bool Replace(JsonNode? node, string text)
    {
        var found = false;
        switch (node)
        {
            case JsonObject fields:
                foreach (var name in fields.Select(f => f.Key).ToList())
                    if (name is not ("event" or "id" or "thread" or "permalink")) found |= ReplaceIn(fields, name, text);
                break;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                    if (Masked(items[i], text) is { } masked) { items[i] = masked; found = true; }
                    else found |= Replace(items[i], text);
                break;
        }
        return found;
    }

    private static bool ReplaceIn(JsonObject fields, string name, string text)
    {
        if (Masked(fields[name], text) is not { } masked) return Replace(fields[name], text);
        fields[name] = masked;
        return true;
    }

    private static string? Masked(JsonNode? node, string text) =>
        node is JsonValue value && value.TryGetValue<string>(out var says) && says.Contains(text, StringComparison.OrdinalIgnoreCase)
            ? says.Replace(text, Mask, StringComparison.OrdinalIgnoreCase) : null;
}
