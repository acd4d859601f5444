using System.Collections.Frozen;
using System.Text;
using System.Text.Json.Nodes;
using Bot.Chat.Phrases;
using Bot.Features.Postmortems;
using Bot.Incidents;
using Bot.Incidents.Texts;
using Bot.Incidents.Timelines;
using Bot.Incidents.Updates;

namespace Bot.Features.Redact;

/// <summary>Masks a text in whatever holds words: entries of any event, and what waits to be said in a chat.</summary>
public static class Redaction
{
    /// <summary>What stands there instead.</summary>
    public const string InPlace = "[redacted]";

    /// <summary>What holds words. Everything else (names of events, states and fields, ids, channels, times) is structure: masked, the record could not be read any more.</summary>
    private static readonly FrozenSet<string> Words = FrozenSet.Create(StringComparer.Ordinal, "text", "title", "category", "responsibility", "reason", "body", "detail", "name", "url", "ticket", "tickets", "symptom", "action", "via",
        "markup", "label", "heading", "lead", "content");

    /// <summary>The entry with the texts masked, or nothing where it says none of them.</summary>
    internal static Entry? Of(Entry entry, IReadOnlyList<string> texts)
    {
        var node = JsonNode.Parse(EntryJson.Write(entry))!.AsObject();
        var found = false;
        foreach (var text in texts)
            // A published postmortem says it as Markdown does.
            foreach (var written in new[] { text, Md.Escape(text), Md.Escape(Md.OneLine(text)) }.Distinct())
                found |= Mask(node, "what", written, words: false) | Mask(node, "via", written, words: false);
        return found ? EntryJson.Read(node.ToJsonString(EntryJson.Options)) : null;
    }

    /// <summary>The JSON of what is to be done in a chat with the text masked, as it was typed or as markup writes it; nothing where it does not say it.</summary>
    public static string? InEffect(string json, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var node = JsonNode.Parse(json);
        var found = false;
        foreach (var written in new[] { text, Markup.Escape(text), Md.Escape(text), Md.Escape(Md.OneLine(text)) }.Distinct()) found |= MaskBelow(node, written, words: false);
        return found ? node!.ToJsonString(EntryJson.Options) : null;
    }

    /// <summary>What an entry says in its own words, in every language and with what it was changed into; nothing where it has none.</summary>
    internal static IReadOnlyList<string> TextsOf(Entry entry, IReadOnlyList<Entry> revisions) =>
    [
        .. (entry.What switch
        {
            MessageSaid said => [said.Text, .. revisions.Select(r => r.What).OfType<MessageEdited>().Select(e => e.Text)],
            MessageEdited edited => [edited.Text],
            Noted noted => In(noted.Text),
            UpdatePublished update => In(update.Text),
            UpdateAmended amended => In(amended.Text),
            _ => Array.Empty<string>(),
        }).Where(t => t.Trim().Length > 0 && t != InPlace).Distinct().OrderByDescending(t => t.Length),
    ];

    private static IEnumerable<string> In(LocalText text) => text.Languages.Select(l => text[l]!);

    /// <summary>Masks within one field of an object; what lies below words is words.</summary>
    private static bool Mask(JsonObject fields, string name, string text, bool words)
    {
        words |= Words.Contains(name);
        if (words && Masked(fields[name], text) is { } masked)
        {
            fields[name] = masked;
            return true;
        }
        return MaskBelow(fields[name], text, words);
    }

    private static bool MaskBelow(JsonNode? node, string text, bool words)
    {
        var found = false;
        if (node is JsonObject fields)
            foreach (var name in fields.Select(f => f.Key).ToList()) found |= Mask(fields, name, text, words);
        else if (node is JsonArray items)
            for (var i = 0; i < items.Count; i++)
                if (words && Masked(items[i], text) is { } masked)
                {
                    items[i] = masked;
                    found = true;
                }
                else
                {
                    found |= MaskBelow(items[i], text, words);
                }
        return found;
    }

    private static string? Masked(JsonNode? node, string text)
    {
        if (node is not JsonValue value || !value.TryGetValue<string>(out var says)) return null;
        StringBuilder? masked = null;
        var copied = 0;
        foreach (var (from, to) in Likeness.Find(says, text))
        {
            // "Ana" is not in "banana", nor 120 in TSR-1200.
            if (IsWithin(says, from - 1, says[from]) || IsWithin(says, to, says[to - 1])) continue;
            (masked ??= new StringBuilder()).Append(says, copied, from - copied).Append(InPlace);
            copied = to;
        }
        return masked?.Append(says, copied, says.Length - copied).ToString();
    }

    private static bool IsWithin(string says, int at, char edge) => char.IsLetterOrDigit(edge) && at >= 0 && at < says.Length && char.IsLetterOrDigit(says[at]);
}
