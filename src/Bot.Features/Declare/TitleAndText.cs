using System.Text.RegularExpressions;
using Bot.Incidents.Texts;

namespace Bot.Features.Declare;

/// <summary>
/// Splits a declare line into its title and the public text after it. The first marker may follow the title without a full
/// stop when another one follows in its usual place: "Payments down FR Nous … . EN We …".
/// </summary>
internal static class TitleAndText
{
    public static (string Title, LocalText Text) Split(string line, IReadOnlyList<string> codes, string author)
    {
        var markers = string.Join('|', codes.Select(c => Regex.Escape(c.ToUpperInvariant())));
        var first = new Regex($@"(?<=\s)(?:{markers})\s+(?=\p{{Lu}}|[«""“(\d])|(?<=\s)(?:{markers})\s*:\s*", RegexOptions.CultureInvariant);
        foreach (Match match in first.Matches(line))
        {
            var head = line[..match.Index].TrimEnd();
            var text = LocalText.Parse(line[match.Index..], codes, author);
            var afterSentence = head.Length > 0 && ".!?…\n".Contains(head[^1], StringComparison.Ordinal) || line[..match.Index].Contains('\n', StringComparison.Ordinal);
            if (head.Length > 0 && (text.Languages.Count > 1 || afterSentence || match.Value.Contains(':', StringComparison.Ordinal)))
                return (OneLine(head), text);
        }
        var breakAt = line.IndexOf('\n', StringComparison.Ordinal);
        return breakAt < 0 ? (OneLine(line), LocalText.Empty)
            : (OneLine(line[..breakAt]), LocalText.Parse(line[breakAt..].Trim(), codes, author));
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
