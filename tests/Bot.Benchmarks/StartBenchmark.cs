using System.Diagnostics;
using System.Globalization;
using Bot.Benchmarks.Load;
using Bot.Testing.Slack;

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
        report.Say($"After {((int)sent).ToString("#,0", CultureInfo.InvariantCulture)} messages as fast as they go in: {Report.Number(busy.Resident)} MiB resident, {Report.Number((busy.DatabaseSize - before) / sent)} bytes on disk for each message of 57 characters (entry, hash chain, indexes, delivery key).");
        report.Write();
        return 0;
    }
}
