using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace Bot.Chat.Asking;

/// <summary>A day as typed: <c>hier</c>, <c>16/09</c>, <c>16.09.2025</c>, <c>16 septembre 2025</c>, <c>Sep 16, 2025</c>, <c>2025-09-16</c>.</summary>
/// <param name="Text">As typed.</param>
/// <param name="FromToday">Days from today, for a word like <c>hier</c>; the figures are then 0.</param>
/// <param name="Named">The month is written as a word, so a sentence hardly says it by chance.</param>
internal sealed partial record TypedDay(string Text, int? FromToday, int Day, int Month, int? Year, bool Named)
{
    private static readonly string[] Weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];

    private const int LeapYearsApart = 8;
    private const RegexOptions How = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    [GeneratedRegex(@"\G(?<y>[0-9]{4})-(?<mo>[0-9]{2})-(?<d>[0-9]{2})(?:(?=T[0-9])|(?![\w-]))", How)]
    private static partial Regex Iso();

    /// <summary>With points or dashes only whole: <c>2.5</c> is a figure.</summary>
    [GeneratedRegex(@"\G(?<d>[0-9]{1,2})(?:/(?<mo>[0-9]{1,2})(?:/(?<y>[0-9]{4}|[0-9]{2}))?|(?<sign>[.-])(?<mo>[0-9]{1,2})\k<sign>(?<y>[0-9]{4}))(?![\w/.-])", How)]
    private static partial Regex Slashes();

    [GeneratedRegex(@"\G(?:(?<d>[0-9]{1,2})(?:er|st|nd|rd|th)?\s+(?<name>\p{L}[\p{L}\p{M}]{2,11})\.?|(?<name>\p{L}[\p{L}\p{M}]{2,11})\.?\s+(?<d>[0-9]{1,2})(?:st|nd|rd|th)?)(?![\w:/])(?:,?\s+(?<y>(?:19|20|21)[0-9]{2})(?![\w:]))?", How)]
    private static partial Regex Names();

    private static readonly FrozenDictionary<string, int> Months = new[]
    {
        "janvier january jan janv", "fevrier february feb fevr fev", "mars march mar", "avril april apr avr", "mai may", "juin june jun", "juillet july jul juil",
        "aout august aug", "septembre september sep sept", "octobre october oct", "novembre november nov", "decembre december dec",
    }.SelectMany((names, i) => names.Split(' ').Select(name => (name, i + 1))).ToFrozenDictionary(m => m.name, m => m.Item2, StringComparer.Ordinal);

    /// <summary>A day of the month alone, where <c>le</c> or <c>on</c> stands before it and no word behind: <c>le 22</c>, <c>on the 22nd</c>.</summary>
    [GeneratedRegex(@"\G(?>\s*)(?:the\s+)?(?<d>[0-9]{1,2})(?:er|st|nd|rd|th)?(?=\s*\z|[,.;](?:\s|\z)|\s+(?:FR|EN)[\s:])", RegexOptions.CultureInvariant)]
    private static partial Regex OfMonth();

    /// <summary>The day of the week, for a word like <c>lundi</c>; the figures are then 0.</summary>
    public IsoDayOfWeek? Weekday { get; private init; }

    /// <summary>The time behind it is one after noon: <c>hier soir 10h</c>.</summary>
    public bool AfterNoon { get; private init; }

    /// <summary>The day that stands at the cursor, or nothing.</summary>
    public static TypedDay? Take(ref Cursor cursor)
    {
        if (TakeWord(ref cursor, tomorrowToo: true) is { } word) return word;
        if (TakeWeekday(ref cursor) is { } weekday) return weekday;
        var ahead = cursor;
        ahead.SkipSpaces();
        if ((!ahead.Take(Iso(), out var match) && !ahead.Take(Slashes(), out match) && !ahead.Take(Names(), out match))
            || MonthOf(match) is not { } month) return null;
        cursor = ahead;
        int? year = match.Groups["y"].Success ? Number(match, "y") : null;
        return new TypedDay(match.Value.Trim(), null, Number(match, "d"), month, year < 100 ? 2000 + year : year, match.Groups["name"].Success);
    }

    /// <summary>A day that stands behind the time: <c>15h11 hier</c>, <c>15h11 le 16/09</c>, <c>15h11 on Thursday</c>, <c>3pm, 16 September 2025</c>.
    /// Figures with words behind them belong to the text ("15h11 3/4 nodes down").</summary>
    public static TypedDay? TakeBehind(ref Cursor cursor, bool futureAllowed)
    {
        if (TakeWord(ref cursor, futureAllowed) is { } word) return word;
        var ahead = cursor;
        // "15h11 Monday release" is about a release.
        if (TakeWeekday(ref ahead) is { } weekday && ahead.Rest is "" or [',' or ':' or '.', ..] or [>= 'A' and <= 'Z', >= 'A' and <= 'Z', ..])
        {
            cursor = ahead;
            return weekday;
        }
        ahead = cursor;
        ahead.Take(',');
        var introduced = ahead.TakeWord("le", "on");
        if (introduced && (TakeWeekday(ref ahead) ?? TakeOfMonth(ref ahead)) is { } meant)
        {
            cursor = ahead;
            return meant;
        }
        if (Take(ref ahead) is not { FromToday: null, Weekday: null } day || (!introduced && day.Year is null && !ahead.AtEnd && !ahead.IsMarked) || !day.Exists) return null;
        cursor = ahead;
        return day;
    }

    private static TypedDay? TakeOfMonth(ref Cursor cursor)
    {
        var ahead = cursor;
        if (!ahead.Take(OfMonth(), out var match) || Number(match, "d") is not (>= 1 and <= 31 and var day)) return null;
        cursor = ahead;
        return new TypedDay(match.Value.Trim(), null, day, 0, null, false);
    }

    /// <summary>There is such a day in some year.</summary>
    public bool Exists => FromToday is not null || Weekday is not null || Month == 0 || In(Year ?? 2024) is not null;

    /// <summary>Written as a machine writes it, so an offset may follow at once.</summary>
    public bool IsIso => Text is [_, _, _, _, '-', ..] && FromToday is null;

    private const int Soon = 45; // Days.

    /// <summary>The day meant. Without a year: the last one that is not in the future; for promises the next one.</summary>
    /// <param name="today">Today where the person is, which is what <c>hier</c> counts from.</param>
    /// <param name="todayThere">Today in the zone that was written.</param>
    public LocalDate? Nearest(LocalDate today, LocalDate todayThere, bool future)
    {
        if (FromToday is { } days) return today.PlusDays(days);
        if (Weekday is { } weekday) return today.DayOfWeek == weekday ? today : future ? today.Next(weekday) : today.Previous(weekday);
        if (Year is { } year) return In(year);
        if (Month == 0)
        {
            var near = Enumerable.Range(-2, 5).Select(today.PlusMonths).Where(m => Day <= m.Calendar.GetDaysInMonth(m.Year, m.Month)).Select(m => new LocalDate(m.Year, m.Month, Day));
            // "Le 27" on the 26th is tomorrow, "le 30" on the 2nd is over.
            return future ? near.First(d => d >= today) : near.MinBy(d => Math.Abs(Period.DaysBetween(today, d)));
        }
        var limit = future ? LocalDate.Min(today, todayThere) : LocalDate.Max(today, todayThere);
        // "27/10" on the 26th is tomorrow, and not a year ago.
        if (!future && In(limit.Year) is { } soon && soon > limit && soon <= limit.PlusDays(Soon)) return soon;
        return Enumerable.Range(0, LeapYearsApart + 1).Select(n => In(limit.Year + (future ? n : -n)))
            .FirstOrDefault(date => date is { } on && (future ? on >= limit : on <= limit));
    }

    /// <summary>The day these figures are where the month comes first, if that is today or was a moment ago, and the other one is long past.</summary>
    public LocalDate? MonthFirst(LocalDate today, LocalDate read) =>
        !Named && Year is null && Month is >= 1 and <= 12 && Day is >= 1 and <= 12 && read < today.PlusDays(-Soon)
            && new LocalDate(today.Year, Day, Month) is var other && other <= today && other >= today.PlusDays(-1) ? other : null;

    private static TypedDay? TakeWord(ref Cursor cursor, bool tomorrowToo)
    {
        var start = cursor.At;
        int? days = cursor.TakeWord("yesterday", "hier") ? -1
            : cursor.TakeWord("today", "aujourd'hui") ? 0
            : cursor.TakeWord("avant-hier") ? -2
            : TakeThis(ref cursor) ? 0
            : tomorrowToo && cursor.TakeWord("tomorrow", "demain") ? 1
            : tomorrowToo && cursor.TakeWord("apres-demain") ? 2 : null;
        if (days is null) return null;
        var afterNoon = TakePart(ref cursor);
        return new TypedDay(cursor.Since(start), days, 0, 0, null, false) { AfterNoon = afterNoon };
    }

    /// <summary>The beginning of <c>ce matin</c>, <c>this morning</c>; the part of the day is left.</summary>
    private static bool TakeThis(ref Cursor cursor)
    {
        var ahead = cursor;
        if (!ahead.TakeWord("this", "ce", "cet", "cette")) return false;
        var part = ahead;
        TakePart(ref part);
        if (part == ahead) return false;
        cursor = ahead;
        return true;
    }

    /// <summary>Takes the part of a day, if one is said, and says whether it is after noon.</summary>
    private static bool TakePart(ref Cursor cursor) =>
        !cursor.TakeWord("morning", "matin") && cursor.TakeWord("afternoon", "apres-midi", "evening", "soir");

    private static TypedDay? TakeWeekday(ref Cursor cursor)
    {
        var ahead = cursor;
        var start = ahead.At;
        ahead.TakeWord("last", "next", "this", "ce");
        var index = ahead.TakeOneOf(Weekdays);
        if (index < 0) return null;
        ahead.TakeWord("dernier", "passe", "prochain");
        var afterNoon = TakePart(ref ahead);
        cursor = ahead;
        return new TypedDay(ahead.Since(start), null, 0, 0, null, false) { Weekday = (IsoDayOfWeek)(index % 7 + 1), AfterNoon = afterNoon };
    }

    private LocalDate? In(int year) =>
        year is >= 1970 and <= 2200 && Month is >= 1 and <= 12 && Day >= 1 && Day <= CalendarSystem.Iso.GetDaysInMonth(year, Month)
            ? new LocalDate(year, Month, Day) : null;

    private static int? MonthOf(Match match) => match.Groups["name"] is not { Success: true } name ? Number(match, "mo")
        : Months.TryGetValue(Folding.Fold(name.Value), out var month) ? month : null;

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);
}
