using System.Globalization;
using Bot.Benchmarks.Load;
using Bot.Testing.Slack;

namespace Bot.Benchmarks;

/// <summary>Acknowledged and durable: commands and events a second beside the limit, Bolt and one transaction per request; latency at a pace.</summary>
internal static class TurnsBenchmark
{
    public static async Task<int> RunAsync(string[] args)
    {
        var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 5;
        // While working on it: one half, beside the limit and another published bot.dll only, with these connections, of this kind; nothing written.
        var (quick, half) = (args.Length > 2, args.Length > 2 ? args[2] : "");
        var time = TimeSpan.FromSeconds(args.Length > 1 ? double.Parse(args[1], CultureInfo.InvariantCulture) : 4);
        await using var slack = await FakeSlack.StartAsync();
        await using var bot = await Candidate.BotAsync(slack);
        await using var other = args.Length > 3 ? await Candidate.BotAsync(slack, args[3]) : null;
        await using var limit = await Candidate.MinimalAsync("limit");
        await using var naive = quick ? null : await Candidate.MinimalAsync("naive");
        await using var bolt = quick ? null : await Candidate.BoltAsync(slack);
        int[] connections = args.Length > 4 ? [.. args[4].Split(',').Select(n => int.Parse(n, CultureInfo.InvariantCulture))] : [1, 8, 64];
        string[] kinds = args.Length > 5 ? [args[5]] : ["commands", "events"];
        var all = new[] { bot, other, limit, naive, bolt }.OfType<Candidate>().ToArray();
        var report = new Report("turns", "Acknowledged and durable");
        foreach (var kind in kinds)
        {
            foreach (var candidate in all) await Client.SaturateAsync(candidate.Port, new Requests(kind, candidate.Channels), 32, TimeSpan.FromSeconds(3));
            if (half != "pace") await SaturateAsync(report, kind, all, connections, rounds, time);
            if (half != "rate") await PaceAsync(report, kind, all, rounds, time);
        }
        if (!quick) report.Write();
        return 0;
    }

    /// <summary>Acknowledgements at 50 a second while Slack's own answers take 200 ms.</summary>
    public static async Task<int> AcknowledgeAsync()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var bot = await Candidate.BotAsync(slack);
        slack.Latency = TimeSpan.FromMilliseconds(200);
        var report = new Report("ack", "Acknowledged while Slack is slow");
        report.Say("50 a second for 20 s each, Slack answering every call of the bot's in 200 ms; latency in ms from when a request was due. Slack gives three seconds.");
        var rows = new List<string[]>();
        foreach (var kind in new[] { "commands", "events" })
        {
            await Client.PaceAsync(bot.Port, new Requests(kind, bot.Channels), 50, TimeSpan.FromSeconds(5));
            var took = await Client.PaceAsync(bot.Port, new Requests(kind, bot.Channels), 50, TimeSpan.FromSeconds(20));
            rows.Add([kind, Report.Number(took[took.Length / 2]), Report.Number(took[took.Length * 99 / 100]), Report.Number(took[^1])]);
        }
        report.Table(["what", "p50", "p99", "most"], rows);
        report.Write();
        return 0;
    }

    /// <summary>Keeps the bot busy for a profiler: twenty seconds of one kind.</summary>
    public static async Task<int> BusyAsync(string kind, int connections)
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var bot = await Candidate.BotAsync(slack);
        var (requests, time) = (new Requests(kind, bot.Channels), TimeSpan.FromSeconds(15));
        await Client.SaturateAsync(bot.Port, requests, connections, TimeSpan.FromSeconds(5));
        async Task<double[]> CountsAsync() => [bot.Cpu * 1e6, await bot.CountAsync("dotnet_gc_heap_total_allocated") ?? 0, await bot.CountAsync("dotnet_gc_collections") ?? 0, await bot.CountAsync("dotnet_gc_pause_time") ?? 0, await bot.FlushesAsync() ?? 0];
        var before = await CountsAsync();
        var turns = await Client.SaturateAsync(bot.Port, requests, connections, time) * time.TotalSeconds;
        var used = (await CountsAsync()).Zip(before, (after, b) => after - b).ToArray();
        Console.WriteLine($"{Report.Number(turns / time.TotalSeconds)} a second; each {Report.Number(used[0] / turns)} µs of the processor and {Report.Number(used[1] / turns)} bytes, {Report.Number(used[4] / turns)} flushes; {Report.Number(used[2])} collections took {Report.Number(used[3])} s of {time.TotalSeconds}");
        return 0;
    }

    private static async Task SaturateAsync(Report report, string kind, Candidate[] all, int[] counts, int rounds, TimeSpan time)
    {
        var rows = new List<string[]>();
        foreach (var connections in counts)
        {
            var rates = all.ToDictionary(c => c.Name, _ => new List<double>());
            var cpus = all.ToDictionary(c => c.Name, _ => new List<double>());
            var flushes = new List<double>();
            for (var round = 0; round < rounds; round++)
                foreach (var candidate in Turned(all, round))
                {
                    // Its counters first: to tell them takes some of the processor time that is measured.
                    var flushed = await candidate.FlushesAsync();
                    var cpu = candidate.Cpu;
                    var rate = await Client.SaturateAsync(candidate.Port, new Requests(kind, candidate.Channels), connections, time);
                    rates[candidate.Name].Add(rate);
                    cpus[candidate.Name].Add((candidate.Cpu - cpu) / (rate * time.TotalSeconds) * 1e6);
                    if (candidate.Name == "bot" && flushed is { } before && await candidate.FlushesAsync() is { } after) flushes.Add((after - before) / (rate * time.TotalSeconds));
                }
            var (own, most) = (Report.Median(rates["bot"]), Report.Median(rates["limit"]));
            rows.AddRange(all.Select(c => new[]
            {
                connections.ToString(CultureInfo.InvariantCulture), c.Name, Report.Number(Report.Median(rates[c.Name])), Report.Number(Report.Median(rates[c.Name]) / most), Report.Number(own / Report.Median(rates[c.Name])),
                Report.Number(Report.Median(cpus[c.Name])), c.Name == "bot" && flushes.Count > 0 ? Report.Number(Report.Median(flushes)) : "",
            }));
        }
        report.Say($"## {kind}, as fast as answers come: medians of {rounds} interleaved rounds");
        report.Table(["connections", "what", "a second", "of the limit", "bot / it", "CPU µs each", "flushes each"], rows);
    }

    private static async Task PaceAsync(Report report, string kind, Candidate[] all, int rounds, TimeSpan time)
    {
        var took = all.ToDictionary(c => c.Name, _ => new List<double[]>());
        for (var round = 0; round < rounds; round++)
            foreach (var candidate in Turned(all, round)) took[candidate.Name].Add(await Client.PaceAsync(candidate.Port, new Requests(kind, candidate.Channels), 200, time));
        report.Say($"## {kind}, 200 a second: latency in ms, medians of {rounds} interleaved rounds");
        report.Table(["what", "p50", "p99", "p99 / the limit's"], all.Select(c => new[]
        {
            c.Name, Report.Number(Report.Median([.. took[c.Name].Select(t => t[t.Length / 2])])), Report.Number(P99(took[c.Name])), Report.Number(P99(took[c.Name]) / P99(took["limit"])),
        }));
    }

    /// <summary>Another order every other round, so that none always comes after the one that leaves the disk busiest.</summary>
    private static IEnumerable<Candidate> Turned(Candidate[] all, int round) => round % 2 == 0 ? all : all.Reverse();

    private static double P99(List<double[]> rounds) => Report.Median([.. rounds.Select(t => t[t.Length * 99 / 100])]);
}
