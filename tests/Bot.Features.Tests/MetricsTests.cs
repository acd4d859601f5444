using Bot.Testing;
using NodaTime;

namespace Bot.Features.Tests;

/// <summary>How the incidents of the last days went, as somebody reads it in a chat.</summary>
public class MetricsTests
{
    [Fact]
    public async Task The_incidents_of_the_last_days_are_told_in_figures_beside_those_before()
    {
        await using var bot = TestBot.Empty();
        await IncidentAsync(bot, 1, "P1", detected: 40, ended: 90);
        await bot.Wait(Duration.FromDays(31));
        await IncidentAsync(bot, 2, "P2", detected: 10, ended: 30);
        await IncidentAsync(bot, 3, "P2", detected: 20, ended: 125);
        await IncidentAsync(bot, 4, "P3", detected: 14, ended: null);
        await bot.Hears("ana", "/incident action add late alerts -> clean up error messages due 2d", "#inc-2");
        await bot.Hears("ana", "/incident action add one big deployment -> deploy in parts", "#inc-2");
        await bot.Hears("ana", "/incident action done 2", "#inc-2");
        await bot.Hears("ana", "/incident declare --anyway P3 Nothing at all", "#ops");
        await bot.Hears("ana", "/incident cancel false alarm", "#inc-5");
        await bot.Hears("ana", "/incident declare --drill P1 An exercise", "#ops");
        await bot.Hears("ana", "/incident declare --private P1 A fraud", "#ops");
        await bot.Wait(Duration.FromDays(4));

        Assert.Equal(
        [
            "Last 30 days: 3 incidents (the 30 days before: 1)",
            "P2: 2 · P3: 1 · open: 1",
            "False alarms: 1",
            "Time to detect: median 14 min, longest 20 min (3 incidents, before: 40 min)",
            "Time to publish: median 3 h 00 min, longest 3 h 00 min (2 incidents, before: 3 h 00 min)",
            "Impact: median 1 h 17 min, longest 2 h 05 min (2 incidents, before: 1 h 30 min)",
            "Page duration: median 0 s, longest 0 s (2 incidents, before: 0 s)",
            "Without a postmortem: INC-2, INC-3",
            "Follow-ups: 2, done: 1, overdue: 1",
        ], (await bot.Hears("ben", "/incident metrics", "#ops")).Split('\n'));
        var french = await bot.Hears("ben", "/incident indicateurs 90j", "#ops", "fr-FR");
        Assert.StartsWith("90 derniers jours : 4 incidents (les 90 jours d’avant : 0)\nP1 : 1 · P2 : 2 · P3 : 1 · en cours : 1", french, StringComparison.Ordinal);
        Assert.Contains("médiane 17 min, maximum 40 min (4 incidents)", french, StringComparison.Ordinal);
        // Ana is in the private one and counts it.
        Assert.StartsWith("Last 30 days: 4 incidents", await bot.Hears("ana", "/incident insights", "#ops"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_at_all_is_told_as_nothing_and_what_is_no_time_is_refused()
    {
        await using var bot = TestBot.Empty();
        Assert.Equal("Last 30 days: 0 incidents (the 30 days before: 0)", await bot.Hears("ben", "/incident metrics", "#ops"));
        Assert.Equal("Last day: 0 incidents (the day before: 0)", await bot.Hears("ben", "/incident metrics 1d", "#ops"));
        foreach (var typed in new[] { "often", "5m", "99999d", "30d please" })
            Assert.StartsWith(typed + " is not a number of days.", await bot.Hears("ben", "/incident metrics " + typed, "#ops"), StringComparison.Ordinal);
        Assert.Contains("status", await bot.Hears("ben", "/incident statsu", "#ops"), StringComparison.Ordinal);
    }

    /// <summary>An incident that started an hour before it was declared; times in minutes after the start.</summary>
    private static async Task IncidentAsync(TestBot bot, int number, string priority, int detected, int? ended)
    {
        var channel = $"#inc-{number}";
        await bot.Hears("ana", $"/incident declare --anyway {priority} Incident {number}", "#ops");
        await bot.Hears("ana", "/incident mark started 3h ago", channel);
        await bot.Hears("ana", $"/incident mark detected {180 - detected}m ago", channel);
        if (ended is not { } end) return;
        await bot.Hears("ana", $"/incident mark ended {180 - end}m ago", channel);
        await bot.Hears("ana", "/incident resolved", channel);
    }
}
