using System.Diagnostics;
using System.Globalization;
using Bot.Benchmarks.Load;
using Bot.Testing.Slack;
using Microsoft.AspNetCore.Http;

namespace Bot.Benchmarks;

/// <summary>From nothing to ready, memory idle and after an hour's traffic compressed, and what a message takes on disk.</summary>
internal static class StartBenchmark
{
    private const int HourOfMessages = 20_000;

    public static async Task<int> RunAsync()
    {
        var report = new Report("start", "Start, memory, disk");
        await using var slack = await FakeSlack.StartAsync();
        var (ready, idle) = (new List<double>(), new List<double>());
        for (var i = 0; i < 7; i++)
        {
            var clock = Stopwatch.StartNew();
            await using var bot = await Candidate.StartBotAsync(slack);
            await bot.ReadyAsync("/readyz");
            ready.Add(clock.Elapsed.TotalMilliseconds);
            await Task.Delay(2000);
            idle.Add(bot.Resident);
        }
        report.Say($"From process start to `/readyz`, Release, medians of {ready.Count}: **{Report.Number(Report.Median(ready))} ms**. Resident two seconds later: **{Report.Number(Report.Median(idle))} MiB**.");
        await using var busy = await Candidate.BotAsync(slack);
        var before = busy.DatabaseSize;
        var sent = 0.0;
        while (sent < HourOfMessages) sent += await Client.SaturateAsync(busy.Port, new Requests("events", busy.Channels), 16, TimeSpan.FromSeconds(1));
        await Task.Delay(3000);
        var after = busy.DatabaseSize;
        report.Say($"After {((int)sent).ToString("#,0", CultureInfo.InvariantCulture)} messages as fast as they go in: {Report.Number(busy.Resident)} MiB resident, {Report.Number((after.Kept - before.Kept) / sent)} bytes on disk for each message of 57 characters (entry, hash chain, indexes, delivery key); the log, used again and again, {Report.Number(after.Log / 1048576.0)} MiB.");
        await AwayAsync(report, slack);
        report.Write();
        return 0;
    }

    /// <summary>An hour's commands while Slack answers nothing but errors: what they say waits on disk, not in memory.</summary>
    private static async Task AwayAsync(Report report, FakeSlack slack)
    {
        await using var bot = await Candidate.BotAsync(slack);
        foreach (var method in new[] { "chat.postMessage", "chat.update", "conversations.setTopic", "bookmarks.add" }) slack.Fault(method, _ => Results.StatusCode(500));
        var resident = new List<double>();
        var sent = 0.0;
        for (var part = 1; part <= 3; part++)
        {
            while (sent < part * HourOfMessages) sent += await Client.SaturateAsync(bot.Port, new Requests("commands", bot.Channels), 16, TimeSpan.FromSeconds(1));
            await Task.Delay(3000);
            resident.Add(bot.Resident);
        }
        var waiting = await bot.CountAsync("bot_outbox_waiting") ?? 0;
        report.Say($"With Slack answering 500 to everything, after {string.Join(", ", Enumerable.Range(1, 3).Select(p => (p * HourOfMessages).ToString("#,0", CultureInfo.InvariantCulture)))} commands: {string.Join(", ", resident.Select(Report.Number))} MiB resident; {((int)waiting).ToString("#,0", CultureInfo.InvariantCulture)} effects wait, on disk.");
    }
}
