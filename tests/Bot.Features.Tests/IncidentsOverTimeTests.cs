using Bot.Features.Metrics;
using Bot.Testing;
using NodaTime;
using NodaTime.Text;

namespace Bot.Features.Tests;

/// <summary>The columns of the dashboard.</summary>
public class IncidentsOverTimeTests
{
    private static readonly DateTimeZone Paris = DateTimeZoneProviders.Tzdb["Europe/Paris"];

    [Theory]
    [InlineData(7, 8, "2025-10-20", "2025-10-27")]
    [InlineData(30, 31, "2025-09-27", "2025-10-27")]
    [InlineData(90, 14, "2025-07-29", "2025-10-27")]
    [InlineData(365, 13, "2024-10-27", "2025-10-27")]
    [InlineData(3660, 121, "2015-10-20", "2025-10-27")]
    public void Are_days_for_a_month_weeks_for_half_a_year_else_months(int days, int columns, string from, string to)
    {
        // The day after the clocks went back.
        var shown = IncidentsOverTime.Of([], Duration.FromDays(days), InstantPattern.General.Parse("2025-10-27T11:00:00Z").Value, Paris);
        Assert.Equal((columns, from, to), (shown.Count, shown[0].From.ToString("uuuu-MM-dd", null), shown[^1].To.ToString("uuuu-MM-dd", null)));
        for (var i = 1; i < shown.Count; i++) Assert.Equal(shown[i - 1].To.PlusDays(1), shown[i].From);
    }

    [Fact]
    public async Task An_incident_is_counted_on_the_day_it_was_declared_here_and_a_false_alarm_not_at_all()
    {
        await using var bot = TestBot.Empty();
        bot.Clock.Advance(InstantPattern.General.Parse("2025-09-16T22:30:00Z").Value - bot.Clock.GetCurrentInstant());
        await bot.Hears("ana", "/incident declare P3 Payouts are late", "#ops");
        await bot.Hears("ana", "/incident declare P1 Terminals refuse cards", "#ops");
        await bot.Hears("ana", "/incident declare P1 A test", "#ops");
        await bot.Hears("ana", "/incident cancel only a test", "#inc-3");
        var shown = IncidentsOverTime.Of([await bot.Incident(1), await bot.Incident(2), await bot.Incident(3)], Duration.FromDays(7), bot.Clock.GetCurrentInstant(), Paris);
        Assert.Equal((new LocalDate(2025, 9, 17), 2), (shown[^1].From, shown[^1].Count));
        Assert.Equal("P1 1, P3 1", string.Join(", ", shown[^1].ByPriority.Select(p => $"{p.Priority} {p.Count}")));
        Assert.Equal(0, shown[^2].Count);
    }
}
