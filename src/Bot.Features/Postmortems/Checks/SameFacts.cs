using System.Globalization;
using System.Text.RegularExpressions;
using Bot.Incidents.Texts;

namespace Bot.Features.Postmortems.Checks;

/// <summary>Compares the times, amounts and ticket numbers of a text's languages: they are facts, the same in every language.</summary>
internal static partial class SameFacts
{
    /// <summary>Lengths first: "1 h 51 min", "3 hours"; without their minutes' unit they are written as a time of day is.</summary>
    [GeneratedRegex(@"(?<![\w-])(?<ticket>[A-Z]{2,10}-\d+)(?![\w-])|(?<![\w:.,])(?<h>\d{1,3})\s?(?<length>h(?:ours?|eures?|rs?)?)(?:\s(?:and|et))?\s?(?<m>\d{1,2})\s?(?:m|mn|mins?|minutes?)(?!\w)|(?<![\w:.,])(?<h>\d{1,3})\s?(?<length>h(?:ours?|eures?|rs?))(?!\w)|(?<![\w:.,])(?<m>\d{2,4})\s?(?<length>mn|mins?|minutes?)(?!\w)|(?<![\w:.,])(?<h>\d{1,2})(?:(?:\s?h\s?(?<m>\d{2})?)|:(?<m>\d{2}))(?:\s?(?<ap>am|pm))?(?![\w:])|(?<![\w:.,])(?<h>\d{1,2})\s?(?<ap>am|pm)\b|(?<![\w-])(?:(?<noon>midi|noon)|(?<midnight>minuit|midnight))(?![\w-])|(?<![\w.,:])(?<n>\d+(?:[ .,\u00a0\u202f]\d+)*)(?![\d:]|[.,]\d)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Fact();

    /// <summary>Facts that one language states and another does not, one line per pair.</summary>
    public static IEnumerable<string> Differences(LocalText text, IReadOnlyList<string> codes)
    {
        var stated = codes.Where(text.Has).Select(c => (Code: c, Facts: Of(text[c]!))).ToList();
        for (var i = 1; i < stated.Count; i++)
        {
            var (a, b) = (stated[0], stated[i]);
            var onlyA = a.Facts.Where(f => !b.Facts.ContainsKey(f.Key)).Select(f => f.Value).ToList();
            var onlyB = b.Facts.Where(f => !a.Facts.ContainsKey(f.Key)).Select(f => f.Value).ToList();
            if (onlyA.Count + onlyB.Count > 0)
                yield return string.Join("; ", new[] { Say(a.Code, onlyA), Say(b.Code, onlyB) }.Where(s => s.Length > 0));
        }
    }

    private static string Say(string code, List<string> facts) => facts.Count == 0 ? "" : $"{code.ToUpperInvariant()} {string.Join(", ", facts)}";

    /// <summary>What a text states, each fact with how it is told: a length as it was written, so that nobody takes it for a time of day.</summary>
    private static Dictionary<string, string> Of(string text)
    {
        var facts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match match in Fact().Matches(text))
        {
            var fact = match.Groups["ticket"].Success ? match.Groups["ticket"].Value.ToUpperInvariant()
                : match.Groups["noon"].Success ? "12:00" : match.Groups["midnight"].Success ? "00:00"
                : match.Groups["h"].Success || match.Groups["length"].Success ? Time(match) : Number(match.Groups["n"].Value);
            facts.TryAdd(fact, match.Groups["h"].Success && (match.Groups["length"].Success || match.Value.Contains(' ', StringComparison.Ordinal)) ? match.Value : fact);
        }
        return facts;
    }

    /// <summary>"1 h 51" may be a time or a length and is one fact; minutes alone are a number as long as they are no hour.</summary>
    private static string Time(Match match)
    {
        var hour = match.Groups["h"].Success ? int.Parse(match.Groups["h"].Value, CultureInfo.InvariantCulture) : 0;
        var minute = match.Groups["m"].Success ? int.Parse(match.Groups["m"].Value, CultureInfo.InvariantCulture) : 0;
        if (match.Groups["ap"].Success) hour = hour % 12 + (match.Groups["ap"].Value is ['p' or 'P', ..] ? 12 : 0);
        if (match.Groups["length"].Success) (hour, minute) = (hour + minute / 60, minute % 60);
        return hour == 0 && match.Groups["length"].Success ? minute.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{hour:00}:{minute:00}");
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
