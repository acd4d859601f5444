using Bot.Chat.Asking;
using NodaTime;
using NodaTime.Text;

namespace Bot.Features.Actions;

/// <summary>Reads a due date: <c>3d</c>, <c>2w</c>, <c>30/09</c>, <c>30/09/2025</c>, <c>2025-09-30</c>, <c>tomorrow</c>.</summary>
internal static class DueDates
{
    public static LocalDate? Read(string text, Instant now, DateTimeZone zone)
    {
        var today = now.InZone(zone).Date;
        var folded = Folding.Fold(text.Trim());
        if (folded is "today" or "aujourd'hui") return today;
        if (folded is "tomorrow" or "demain") return today.PlusDays(1);
        if (folded.Length > 1 && int.TryParse(folded[..^1], out var count) && count is > 0 and <= 730)
            switch (folded[^1])
            {
                case 'd' or 'j': return today.PlusDays(count);
                case 'w' or 's': return today.PlusWeeks(Math.Min(count, 104));
                case 'm': return today.PlusMonths(Math.Min(count, 24));
            }
        if (LocalDatePattern.Iso.Parse(folded) is { Success: true } iso) return iso.Value;
        if (LocalDatePattern.CreateWithInvariantCulture("d/M/uuuu").Parse(folded) is { Success: true } full) return full.Value;
        var parts = folded.Split('/');
        if (parts.Length != 2 || !int.TryParse(parts[0], out var day) || !int.TryParse(parts[1], out var month)
            || month is < 1 or > 12 || day < 1 || day > CalendarSystem.Iso.GetDaysInMonth(today.Year, month)) return null;
        var date = new LocalDate(today.Year, month, day);
        return date < today ? date.PlusYears(1) : date;
    }
}
