using System.Globalization;
using System.Text.RegularExpressions;
using Bot.Chat.Asking;
using Bot.Chat.Phrases;

namespace Bot.Features.Dora;

/// <summary>A figure as people write it: <c>12%</c>, <c>12,5 %</c>, <c>120 000</c>, <c>150k</c>, <c>1,2 M€</c>.</summary>
/// <param name="Number">How much.</param>
/// <param name="IsShare">It is in percent.</param>
/// <param name="IsMoney">It is in euros.</param>
internal sealed partial record DoraFigure(decimal Number, bool IsShare, bool IsMoney)
{
    private const string Group = @"[ \u00a0\u202f.,'’]";

    [GeneratedRegex(@"^[~≈<>]?\s*(?<e>€|eur\s)?\s*(?<n>[0-9]{1,3}(?:" + Group + @"[0-9]{3}){1,4}(?![0-9])|[0-9]{1,12}(?:[.,][0-9]{1,4})?)\s*(?:(?<p>%|percent|pour\s?cent)|(?<k>k|mille|thousand)|(?<m>m|mio|millions?))?\s*(?:d['’]\s?)?(?<e>€|eur(?:os?)?)?[,;.]?(?=\s|$)\s*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Figure();

    /// <summary>Takes one where it stands next.</summary>
    public static DoraFigure? Take(Ask ask)
    {
        if (Figure().Match(ask.Rest) is not { Success: true } match) return null;
        ask.ContinueWith(ask.Rest[match.Length..]);
        var (isShare, thousands, millions) = (match.Groups["p"].Success, match.Groups["k"].Success, match.Groups["m"].Success);
        var typed = match.Groups["n"].Value;
        // "120.000" is a hundred and twenty thousand, "1.234 M€" a little more than one million.
        var isDecimal = typed.Count(c => !char.IsAsciiDigit(c)) == 1 && typed.IndexOfAny([',', '.']) is > 0 and var sign && (isShare || thousands || millions || typed.Length - sign != 4);
        var digits = isDecimal ? typed.Replace(',', '.') : string.Concat(typed.Where(char.IsAsciiDigit));
        return new(decimal.Parse(digits, CultureInfo.InvariantCulture) * (thousands ? 1000 : millions ? 1_000_000 : 1), isShare, match.Groups["e"].Success);
    }

    /// <summary>A number as the language's readers write it: <c>120,000</c>, <c>120 000</c>; <c>12.5</c>, <c>12,5</c>.</summary>
    public static Spoken Written(decimal number) => new(l => number.ToString("#,##0.##", CultureInfo.InvariantCulture) is var written && l.Code == "fr" ? written.Replace(',', '\u00a0').Replace('.', ',') : written);
}
