using System.Globalization;
using System.Text.RegularExpressions;
using Bot.Incidents.Texts;

namespace Bot.Features.Postmortems.Checks;

/// <summary>Compares the times, amounts and ticket numbers of a text's languages: they are facts, the same in every language.</summary>
internal static partial class SameFacts
{
    [GeneratedRegex(@"(?<![\w-])(?<ticket>[A-Z]{2,10}-\d+)(?![\w-])|(?<![\w:.,])(?<h>\d{1,2})(?:(?:\s?h\s?(?<m>\d{2})?)|:(?<m>\d{2}))(?:\s?(?<ap>am|pm))?(?![\w:])|(?<![\w:.,])(?<h>\d{1,2})\s?(?<ap>am|pm)\b|(?<![\w.,:])(?<n>\d+(?:[ .,\u00a0\u202f]\d+)*)(?![\d:]|[.,]\d)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Fact();

    /// <summary>Facts that one language states and another does not, one line per pair.</summary>
    public static IEnumerable<string> Differences(LocalText text, IReadOnlyList<string> codes)
    {
        var stated = codes.Where(text.Has).Select(c => (Code: c, Facts: Of(text[c]!))).ToList();
        for (var i = 1; i < stated.Count; i++)
        {
            var (a, b) = (stated[0], stated[i]);
            var onlyA = a.Facts.Except(b.Facts).ToList();
            var onlyB = b.Facts.Except(a.Facts).ToList();
            if (onlyA.Count + onlyB.Count > 0)
                yield return string.Join("; ", new[] { Say(a.Code, onlyA), Say(b.Code, onlyB) }.Where(s => s.Length > 0));
        }
    }

    private static string Say(string code, List<string> facts) => facts.Count == 0 ? "" : $"{code.ToUpperInvariant()} {string.Join(", ", facts)}";

    private static HashSet<string> Of(string text)
    {
        var facts = new HashSet<string>(StringComparer.Ordinal);
        foreach (Match match in Fact().Matches(text))
        {
            if (match.Groups["ticket"].Success) facts.Add(match.Groups["ticket"].Value.ToUpperInvariant());
            else if (match.Groups["h"].Success) facts.Add(Time(match));
            else facts.Add(Number(match.Groups["n"].Value));
        }
        return facts;
    }

    private static string Time(Match match)
    {
        var hour = int.Parse(match.Groups["h"].Value, CultureInfo.InvariantCulture);
        var minute = match.Groups["m"].Success ? int.Parse(match.Groups["m"].Value, CultureInfo.InvariantCulture) : 0;
        if (match.Groups["ap"].Success) hour = hour % 12 + (match.Groups["ap"].Value is ['p' or 'P', ..] ? 12 : 0);
        return string.Create(CultureInfo.InvariantCulture, $"{hour:00}:{minute:00}");
    }

    /// <summary>12,5 and 12.5 are one amount, and so are 12 000 and 12,000.</summary>
    private static string Number(string written)
    {
        var plain = written.Replace(" ", "", StringComparison.Ordinal).Replace("\u00a0", "", StringComparison.Ordinal).Replace("\u202f", "", StringComparison.Ordinal);
        var last = plain.LastIndexOfAny(['.', ',']);
        if (last < 0) return plain;
        var (whole, rest) = (plain[..last].Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal), plain[(last + 1)..]);
        return rest.Length == 3 ? whole + rest : $"{whole}.{rest.TrimEnd('0')}".TrimEnd('.');
    }
}
