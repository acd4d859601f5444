using Bot.Chat.Asking;
using NodaTime;

namespace Bot.Features.Actions;

/// <summary>Reads a due date: <c>3d</c>, <c>2w</c>, <c>30/09</c>, <c>30 septembre</c>, <c>30/09/2025</c>, <c>2025-09-30</c>, <c>tomorrow</c>.</summary>
internal static class DueDates
{
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
        return WhenParser.ReadDay(text, now, zone);
    }
}
