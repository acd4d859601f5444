using Bot.Chat.Asking;
using NodaTime;

namespace Bot.Features.Actions;

/// <summary>Reads a due date: <c>3d</c>, <c>2w</c>, <c>30/09</c>, <c>30 septembre</c>, <c>30/09/2025</c>, <c>2025-09-30</c>, <c>tomorrow</c>, <c>friday</c>: the next one, <c>next week</c>.</summary>
internal static class DueDates
{
    private static readonly string[] English = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    private static readonly string[] French = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];

    public static LocalDate? Read(string text, Instant now, DateTimeZone zone)
    {
        var folded = Folding.Fold(text.Trim());
        var today = now.InZone(zone).Date;
        if (folded.Length > 1 && int.TryParse(folded[..^1], out var count) && count is > 0 and <= 730)
            switch (folded[^1])
            {
                case 'd' or 'j': return today.PlusDays(count);
                case 'w' or 's': return today.PlusWeeks(Math.Min(count, 104));
                case 'm': return today.PlusMonths(Math.Min(count, 24));
            }
        if (folded is "next week" or "semaine prochaine" or "la semaine prochaine") return today.PlusWeeks(1);
        return Weekday(folded) is { } weekday ? today.Next(weekday) : WhenParser.ReadDay(text, now, zone);
    }

    private static IsoDayOfWeek? Weekday(string folded) => Math.Max(Array.IndexOf(English, folded), Array.IndexOf(French, folded)) is >= 0 and var index ? (IsoDayOfWeek)(index + 1) : null;
}
