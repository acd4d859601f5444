using System.Text.Json;
using System.Text.RegularExpressions;

namespace Bot.Slack.Inbound;

/// <summary>Slack's text as people read it: names instead of ids, links as they are, its three escapes undone.</summary>
internal sealed partial class SlackText(People people, Labels labels)
{
    [GeneratedRegex(@"<(?<sign>[@#!]?)(?<id>[^|<>]*)(?:\|(?<label>[^<>]*))?>", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();

    /// <summary>For the record: <c>@Ana</c>, <c>#ops</c>, link labels with their address.</summary>
    public ValueTask<string> ReadableAsync(string text, CancellationToken cancel) => ReplaceAsync(text, forCommand: false, cancel);

    /// <summary>For a command: people stay addressable, <c>&lt;@slack:U1|Ana&gt;</c>.</summary>
    public ValueTask<string> CommandAsync(string text, CancellationToken cancel) => ReplaceAsync(text, forCommand: true, cancel);

    /// <summary>What a message says, for the record. An alert often says it in attachments or blocks only.</summary>
    public ValueTask<string> OfAsync(JsonElement message, CancellationToken cancel) =>
        ReadableAsync(message.Text("text") is { Length: > 0 } text ? text : string.Join('\n', Attached(message).Concat(message.Get("blocks").Items().SelectMany(Blocks)).Where(t => t.Length > 0)), cancel);

    private static IEnumerable<string> Attached(JsonElement message)
    {
        foreach (var attachment in message.Get("attachments").Items())
        {
            var said = new[] { attachment.Text("pretext"), attachment.Text("title"), attachment.Text("text") }.Where(t => t.Length > 0)
                .Concat(attachment.Get("fields").Items().Select(f => $"{f.Text("title")}: {f.Text("value")}")).Concat(attachment.Get("blocks").Items().SelectMany(Blocks)).ToList();
            yield return said.Count > 0 ? string.Join('\n', said) : attachment.Text("fallback");
        }
    }

    private static IEnumerable<string> Blocks(JsonElement block) =>
        new[] { block.Get("text").Text("text") }.Concat(block.Get("fields").Items().Select(f => f.Text("text"))).Concat(block.Get("elements").Items().Select(e => e.Text("text"))).Where(t => t.Length > 0);

    private async ValueTask<string> ReplaceAsync(string text, bool forCommand, CancellationToken cancel)
    {
        if (!text.Contains('<', StringComparison.Ordinal)) return Unescape(text);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match match in Reference().Matches(text))
            if (!names.ContainsKey(match.Value)) names[match.Value] = await SayAsync(match, forCommand, cancel);
        // The angle brackets of what we write are put back after the escapes are undone.
        return Unescape(Reference().Replace(text, m => names[m.Value])).Replace('\u0001', '<').Replace('\u0002', '>');
    }

    private async Task<string> SayAsync(Match match, bool forCommand, CancellationToken cancel)
    {
        var (id, label) = (match.Groups["id"].Value, match.Groups["label"].Value);
        switch (match.Groups["sign"].Value)
        {
            case "@":
                var name = (await people.OfAsync(id, label.Length > 0 ? label : null, cancel)).Name;
                return forCommand ? $"\u0001@slack:{id}|{name.Replace('|', ' ').Replace('>', ' ')}\u0002" : "@" + name;
            case "#":
                return "#" + (label.Length > 0 ? label : await labels.ChannelAsync(id, cancel));
            case "!" when id.StartsWith("date^", StringComparison.Ordinal):
                return label;
            case "!":
                return "@" + (label.Length > 0 ? label.TrimStart('@') : id.StartsWith("subteam^", StringComparison.Ordinal) ? await labels.GroupAsync(id["subteam^".Length..], cancel) : id);
            default:
                return label.Length > 0 && label != id && !forCommand ? $"{label} ({id})" : label.Length > 0 ? label : id;
        }
    }

    private static string Unescape(string text) => !text.Contains('&', StringComparison.Ordinal) ? text
        : text.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);
}
