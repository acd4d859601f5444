using System.Text.Json;
using System.Text.RegularExpressions;
using Bot.Chat.Delivery;
using Bot.Chat.Phrases;

namespace Bot.Slack.Inbound;

/// <summary>Slack's text as people read it: names instead of ids, links as they are, emoji instead of their names, its three escapes undone.</summary>
internal sealed partial class SlackText(People people, Labels labels, Self self, Func<string?, Language> languages)
{
    /// <summary>Slack's own bot, the same in every workspace.</summary>
    private const string Slackbot = "USLACKBOT";

    /// <summary>The subtype of the message that stands for a huddle.</summary>
    public const string Huddle = "huddle_thread";

    [GeneratedRegex(@"<(?<sign>[@#!]?)(?<id>[^|<>]*)(?:\|(?<label>[^<>]*))?>", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();

    /// <summary>For the record: <c>@Ana</c>, <c>#ops</c>, link labels with their address.</summary>
    public ValueTask<string> ReadableAsync(string text, CancellationToken cancel) => ReplaceAsync(text, forCommand: false, cancel);

    /// <summary>For a command: people stay addressable, <c>&lt;@slack:U1|Ana&gt;</c>.</summary>
    public ValueTask<string> CommandAsync(string text, CancellationToken cancel) => ReplaceAsync(Tame(text), forCommand: true, cancel);

    /// <summary>All a message says, for the record.</summary>
    public ValueTask<string> OfAsync(JsonElement message, CancellationToken cancel) => message.Text("subtype") == Huddle
        ? ValueTask.FromResult(SlackTexts.Huddle().In(languages(null))) : ReadableAsync(WholeText.Of(message), cancel);

    private ValueTask<string> ReplaceAsync(string text, bool forCommand, CancellationToken cancel) =>
        text.Contains('<', StringComparison.Ordinal) ? NameAsync(text, forCommand, cancel) : ValueTask.FromResult(Emoji.Of(Unescape(text)));

    private async ValueTask<string> NameAsync(string text, bool forCommand, CancellationToken cancel)
    {
        var references = Reference().Matches(text).DistinctBy(m => m.Value).ToList();
        // Asked for together: however many there are, Slack is waited for once.
        var said = await Task.WhenAll(references.Select(m => SayAsync(m, forCommand, cancel)));
        var names = references.Zip(said).ToDictionary(n => n.First.Value, n => n.Second, StringComparer.Ordinal);
        // The angle brackets of what we write are put back after the escapes are undone.
        return Emoji.Of(Unescape(Reference().Replace(text, m => names[m.Value]))).Replace('\u0001', '<').Replace('\u0002', '>');
    }

    private async Task<string> SayAsync(Match match, bool forCommand, CancellationToken cancel)
    {
        var (id, label) = (match.Groups["id"].Value, match.Groups["label"].Value);
        switch (match.Groups["sign"].Value)
        {
            case "@":
                var name = (await people.OfAsync(id, label.Length > 0 ? label : null, cancel)).Name;
                // The bot, by whichever id: no role is given to it.
                return forCommand ? $"\u0001@{(id == Slackbot || await self.IsAsync(id, "", cancel) ? Person.Bot.Id : "slack:" + id)}|{name.Replace('|', ' ').Replace('>', ' ')}\u0002" : "@" + name;
            case "#":
                return "#" + (label.Length > 0 ? label : await labels.ChannelAsync(id, cancel));
            case "!" when id.StartsWith("date^", StringComparison.Ordinal):
                return label;
            case "!":
                return "@" + (label.Length > 0 ? label.TrimStart('@') : id.StartsWith("subteam^", StringComparison.Ordinal) ? await labels.GroupAsync(id["subteam^".Length..], cancel) : id);
            default:
                return label.Length == 0 ? id : IsItself(label, id) ? label : $"{label} ({id})";
        }
    }

    /// <summary>Slack makes links of what looks like an address: <c>&lt;http://acme.io|acme.io&gt;</c>, <c>&lt;mailto:a@acme.io|a@acme.io&gt;</c>.</summary>
    private static bool IsItself(string label, string address) => label == address
        || (address.EndsWith(label, StringComparison.OrdinalIgnoreCase) && address[..^label.Length] is "http://" or "https://" or "mailto:" or "tel:");

    /// <summary>A command's text in which nobody is addressed but by a mention of Slack's: what somebody typed to look like ours is words.</summary>
    private static string Tame(string text) =>
        text.Replace('\u0001', ' ').Replace('\u0002', ' ').Replace("&lt;@", "@", StringComparison.Ordinal);

    private static string Unescape(string text) => !text.Contains('&', StringComparison.Ordinal) ? text
        : text.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);
}
