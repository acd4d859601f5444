using Bot.Testing;
using NodaTime;

namespace Bot.Features.Tests;

/// <summary>What is still to be done after all the incidents, wherever it is asked.</summary>
public class FollowUpsEverywhereTests
{
    [Theory]
    [InlineData("28/09/2025", "2025-09-28T07:00:00Z")]
    [InlineData("26/10/2025", "2025-10-26T08:00:00Z")]
    [InlineData("29/03/2026", "2026-03-29T07:00:00Z")]
    public async Task Who_owes_a_follow_up_is_reminded_at_nine_in_the_morning_also_when_the_clocks_change(string due, string at)
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", $"/incident action add late alerts -> clean up @ana due {due}");
        Assert.Equal(at, (await bot.Store.NextAsync(TestContext.Current.CancellationToken))!.Value.ToString());
    }

    [Fact]
    public async Task Outside_an_incident_the_follow_ups_of_all_are_listed_the_most_urgent_first()
    {
        await using var bot = await BotAsync();
        var all = await bot.Hears("ana", "/incident actions", "#ops");
        Assert.Equal(
        [
            "Follow-ups still to be done: 3",
            "▫ INC-1 1. late alerts → clean up error messages (ben, due 18/09/2025)",
            "▫ INC-2 1. slow rollback → practise it (ana, due 20/09/2025)",
            "▫ INC-1 2. one big deployment → deploy in parts (no owner, no date)",
        ], all.Split('\n'));
        Assert.Equal(all, await bot.Hears("ben", "/incident actions all"));
        Assert.Equal(3, (await bot.Hears("ana", "/incident actions")).Split('\n').Length);

        var mine = await bot.Hears("ana", "/incident actions mine", "#ops");
        Assert.Contains("practise it", mine, StringComparison.Ordinal);
        Assert.DoesNotContain("clean up", mine, StringComparison.Ordinal);

        Assert.Equal("No follow-up is overdue. /incident actions all lists those still to be done.", await bot.Hears("ana", "/incident actions overdue", "#ops"));
        await bot.Wait(Duration.FromDays(3));
        var late = await bot.Hears("ana", "/incident actions retard", "#ops", "fr-FR");
        Assert.Equal(["Actions encore à mener : 1", "⏰ INC-1 1. late alerts → clean up error messages (ben, échéance 18/09/2025)"], late.Split('\n'));

        await bot.Hears("ben", "/incident action done 1");
        Assert.StartsWith("No follow-up is overdue.", await bot.Hears("ana", "/incident actions overdue", "#ops"), StringComparison.Ordinal);
        Assert.StartsWith("No follow-up is left for you to do.", await bot.Hears("ben", "/incident actions mine", "#ops"), StringComparison.Ordinal);
        Assert.StartsWith("soon is no list of follow-ups.", await bot.Hears("ben", "/incident actions soon", "#ops"), StringComparison.Ordinal);
        Assert.Contains("late alerts", await bot.Hears("ana", "/incident INC-1 actions", "#ops"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Those_of_a_private_incident_are_listed_for_its_people_only_and_those_of_a_false_alarm_for_nobody()
    {
        await using var bot = await BotAsync();
        await bot.Hears("ana", "/incident declare --private --anyway P2 A fraud");
        await bot.Hears("ana", "/incident action add stolen key -> rotate it @ana due 3d", "#inc-3");
        Assert.Contains("rotate it", await bot.Hears("ana", "/incident actions", "#ops"), StringComparison.Ordinal);
        Assert.DoesNotContain("rotate it", await bot.Hears("ben", "/incident actions", "#ops"), StringComparison.Ordinal);
        await bot.Hears("ana", "/incident cancel false alarm", "#inc-2");
        Assert.DoesNotContain("practise it", await bot.Hears("ana", "/incident actions", "#ops"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_there_are_very_many_the_most_urgent_are_listed_and_the_rest_counted()
    {
        await using var bot = await BotAsync();
        for (var i = 0; i < 45; i++) await bot.Hears("ana", $"/incident action add symptom {i} -> action {i} due 30d");
        var all = (await bot.Hears("ana", "/incident actions all")).Split('\n');
        Assert.Equal(42, all.Length);
        Assert.Equal("… and 8 more, due later.", all[^1]);
    }

    private static async Task<TestBot> BotAsync()
    {
        var bot = await TestBot.WithIncident();
        Assert.Equal("", await bot.Hears("ben", "hello"));
        await bot.Hears("ana", "/incident action add late alerts -> clean up error messages @ben due 2d");
        await bot.Hears("ana", "/incident action add one big deployment -> deploy in parts");
        await bot.Hears("ana", "/incident declare --anyway P3 Another one", "#ops");
        await bot.Hears("ana", "/incident action add slow rollback -> practise it @ana due 4d", "#inc-2");
        return bot;
    }
}
