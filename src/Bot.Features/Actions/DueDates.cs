using System.Globalization;
using System.Text.RegularExpressions;
using Bot.Chat.Asking;
using NodaTime;

namespace Bot.Features.Actions;

/// <summary>
/// Reads a due date: <c>3d</c>, <c>in 2 weeks</c>, <c>30/09</c>, <c>30 septembre</c>, <c>30/09/2025</c>, <c>2025-09-30</c>, <c>tomorrow</c>,
/// <c>friday</c>: the next one, <c>next week</c>, <c>end of month</c>, <c>end of june</c>.
/// </summary>
internal static partial class DueDates
{
    private const int MostDays = 730;

    [GeneratedRegex(@"^(?:(?:in|within|dans|sous|d['’]ici)\s+)?(?<n>[0-9]{1,4}|an?|one|une?)\s?(?<u>d|days?|j|jours?|w|weeks?|s|sem|semaines?|m|months?|mois)$", RegexOptions.CultureInvariant)]
    private static partial Regex Length();

    [GeneratedRegex(@"^(?:the\s+)?(?:end\s+of|late|(?:la\s+)?fin(?:\s+de|\s+d['’])?)\s*(?<month>\p{L}{3,})$", RegexOptions.CultureInvariant)]
    private static partial Regex EndOf();

    public static LocalDate? Read(string text, Instant now, DateTimeZone zone)
    {
        var folded = Folding.Fold(text.Trim());
        var today = now.InZone(zone).Date;
        if (Length().Match(folded) is { Success: true } length)
        {
            var count = int.TryParse(length.Groups["n"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var written) ? written : 1;
            var unit = length.Groups["u"].Value;
            LocalDate? day = count is 0 or > MostDays ? null : unit[0] is 'd' or 'j' ? today.PlusDays(count) : unit[0] is 'm' ? today.PlusMonths(count) : today.PlusWeeks(count);
            return day <= today.PlusDays(MostDays) ? day : null;
        }
        return folded switch
        {
            "next week" or "semaine prochaine" or "la semaine prochaine" => today.PlusWeeks(1),
            "next month" or "mois prochain" or "le mois prochain" => today.PlusMonths(1),
            "end of week" or "end of the week" or "eow" or "fin de semaine" or "la fin de semaine" => today.DayOfWeek == IsoDayOfWeek.Friday ? today : today.Next(IsoDayOfWeek.Friday),
            "end of month" or "end of the month" or "eom" or "fin de mois" or "fin du mois" or "la fin du mois" => today.With(DateAdjusters.EndOfMonth),
            "end of year" or "end of the year" or "eoy" or "fin d'annee" or "fin de l'annee" or "la fin de l'annee" => new LocalDate(today.Year, 12, 31),
            _ => EndOf().Match(folded) is { Success: true } end && WhenParser.ReadDay("1 " + end.Groups["month"].Value, now, zone) is { } first ? EndOfMonth(first.Month, today) : WhenParser.ReadDay(text, now, zone),
        };
    }

    /// <summary>The last day of a month, of this one too.</summary>
    private static LocalDate EndOfMonth(int month, LocalDate today) =>
        new LocalDate(month < today.Month ? today.Year + 1 : today.Year, month, 1).With(DateAdjusters.EndOfMonth);
}
