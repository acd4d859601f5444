using System.Buffers;
using System.Text.RegularExpressions;
using Bot.Incidents.Texts;

namespace Bot.Features.Declare;

/// <summary>
/// Splits a declare line into its title and the public text after it. The first marker may follow the title without a full
/// stop when another one follows in its usual place: "Payments down FR Nous … . EN We …".
/// </summary>
internal static partial class TitleAndText
{
    private const string SentenceEnds = ".!?…\n";
    private const string Quotes = "«\"“(@:";
    private static readonly SearchValues<char> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ-");

    public static (string Title, LocalText Text) Split(string line, IReadOnlyList<string> codes, string author)
    {
        if (LanguageMarkers.Marker(line, 0, codes) is var (_, first) && LocalText.Parse(line, codes, author) is var said && (said.Languages.Count > 1 || !IsShouted(line[first..])))
        {
            // No title, only what the public reads, or a title that says its language.
            var title = OneLine(said[author] ?? said[said.Languages[0]]!).TrimEnd('.', ' ');
            return (title, said.Languages.Count > 1 ? said : LocalText.Empty);
        }
        for (var at = 1; at < line.Length; at++)
        {
            if (!char.IsWhiteSpace(line[at - 1]) || char.IsWhiteSpace(line[at]) || LanguageMarkers.Marker(line, at, codes) is not var (_, length)) continue;
            var marker = line.AsSpan(at, length);
            var behind = line.AsSpan(at + length).TrimStart();
            var isWord = !marker.ContainsAnyExcept(Letters) && !char.IsUpper(behind[0]) && !char.IsDigit(behind[0]) && !Quotes.Contains(behind[0], StringComparison.Ordinal);
            // "EN 16931" is a standard.
            if (Figures().IsMatch(behind)) continue;
            var before = line[..at];
            var head = before.TrimEnd();
            var text = LocalText.Parse(line[at..], codes, author);
            var afterSentence = head.Length > 0 && SentenceEnds.Contains(head[^1], StringComparison.Ordinal) || before.Contains('\n', StringComparison.Ordinal);
            // "… refuse FR paiements refusés. EN payments fail.": the second one stands where no word can.
            if (isWord && (text.Languages.Count < 2 || EndsInLittleWord().IsMatch(head))) continue;
            if (head.Length > 0 && (text.Languages.Count > 1 || afterSentence || marker[0] != ':' && marker.Contains(':') || IsSentence(behind) && !EndsInLittleWord().IsMatch(head)))
                return (OneLine(head), text);
        }
        var breakAt = line.IndexOf('\n', StringComparison.Ordinal);
        return breakAt < 0 ? (OneLine(line), LocalText.Empty)
            : (OneLine(line[..breakAt]), LocalText.Parse(line[breakAt..].Trim(), codes, author));
    }

    /// <summary>"Terminals offline FR Les terminaux sont hors ligne.": a title has no sentence in it.</summary>
    private static bool IsSentence(ReadOnlySpan<char> text) => text.TrimEnd() is [.., '.' or '!' or '…'] && text.Count(' ') >= 2;

    [GeneratedRegex(@"^[0-9]{4,}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Figures();

    /// <summary>"Merchants in FR …": the country.</summary>
    [GeneratedRegex(@"\b(?:in|from|for|of|to|the|and|or|en|de|du|pour|et|ou|la|le|les)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex EndsInLittleWord();

    /// <summary>"EN PANNE : terminaux": among capitals a marker is a word.</summary>
    private static bool IsShouted(string text) => text.TrimStart() is [var one, var two, ..] && char.IsUpper(one) && char.IsUpper(two);

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
