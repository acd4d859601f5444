using System.Text.RegularExpressions;

namespace Bot.Slack.Inbound;

/// <summary>Slack's text as people read it: names instead of ids, links as they are, its three escapes undone.</summary>
internal static partial class SlackText
{
    [GeneratedRegex(@"<(?<sign>[@#!]?)(?<id>[^|>]*)(?:\|(?<label>[^>]*))?>", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();

    /// <summary>For the record: <c>@Ana</c>, <c>#ops</c>, link labels with their address.</summary>
    public static Task<string> ReadableAsync(string text, People people, CancellationToken cancel) => ReplaceAsync(text, people, forCommand: false, cancel);

    /// <summary>For a command: people stay addressable, <c>&lt;@slack:U1|Ana&gt;</c>.</summary>
    public static Task<string> CommandAsync(string text, People people, CancellationToken cancel) => ReplaceAsync(text, people, forCommand: true, cancel);

    private static async Task<string> ReplaceAsync(string text, People people, bool forCommand, CancellationToken cancel)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match match in Reference().Matches(text))
            if (match.Groups["sign"].Value == "@" && !names.ContainsKey(match.Groups["id"].Value))
                names[match.Groups["id"].Value] = (await people.OfAsync(match.Groups["id"].Value, match.Groups["label"].Success ? match.Groups["label"].Value : null, cancel)).Name;
        var read = Reference().Replace(text, m =>
        {
            var (id, label) = (m.Groups["id"].Value, m.Groups["label"].Value);
            return m.Groups["sign"].Value switch
            {
                // The angle brackets of what we write are put back after the escapes are undone.
                "@" => forCommand ? $"\u0001@slack:{id}|{names[id]}\u0002" : "@" + names[id],
                "#" => "#" + (label.Length > 0 ? label : id),
                "!" => "@" + (label.Length > 0 ? label.TrimStart('@') : id.Split('^')[0]),
                _ => label.Length > 0 && label != id && !forCommand ? $"{label} ({id})" : label.Length > 0 ? label : id,
            };
        });
        return read.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal)
            .Replace('\u0001', '<').Replace('\u0002', '>');
    }
}
