using System.Diagnostics;
using System.Globalization;
using Bot.Chat.Delivery;
using Bot.Features.Desks;
using Bot.Features.Settings;
using Bot.Storage;
using Bot.Storage.Postgres;
using Bot.Storage.Sqlite;
using Bot.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Npgsql;

namespace Bot.Benchmarks;

/// <summary>What turn number 1,000,000 of one incident costs against number 1,000: it must not grow.</summary>
internal static class GrowthBenchmark
{
    private const int Sample = 4_000;
    private const int WarmUp = 60_000;
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(15);

    /// <param name="args">How many turns; then, for PostgreSQL beside SQLite, a connection string of an empty database.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        var turns = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
        var report = new Report(args.Length > 1 ? "growth-postgres" : "growth", "Cost of a turn as an incident grows");
        using var folder = new TempFolder(onDisk: true);
        await using IStore store = args.Length > 1
            ? PostgresStore.Open(new StorageOptions { ConnectionString = args[1] }, SystemClock.Instance, NullLogger<PostgresStore>.Instance)
            : SqliteStore.Open(new StorageOptions { Path = folder.File("bot.db") }, SystemClock.Instance, NullLogger<SqliteStore>.Instance);
        var desk = new Desk(store, new House(new BotSettings()), SystemClock.Instance);
        var place = new Place("test", "", "C1");
        await Receive(desk, new Place("test", "", "ops"), "declare", new Happening.Command("declare P2 Benchmark"));
        await Receive(desk, place, "open", new Happening.RoomOpened("INC-1", place));
        var rows = new List<string[]>();
        // Another incident first, so that the program is compiled before anything is measured.
        await Receive(desk, new Place("test", "", "ops"), "declare-warm", new Happening.Command("declare P3 Warm up"));
        await Receive(desk, new Place("test", "", "C2"), "open-warm", new Happening.RoomOpened("INC-2", new Place("test", "", "C2")));
        await TurnsAsync(desk, new Place("test", "", "C2"), -WarmUp, WarmUp);
        var (first, firstEdit) = (0.0, 0.0);
        for (var done = 0; done < turns;)
        {
            if (args.Length > 1) await CheckpointAsync(args[1]);
            await Task.Delay(Settle);
            var measured = await TurnsAsync(desk, place, done, Sample);
            done += Sample;
            var edit = await EditsAsync(desk, place, done);
            if (first == 0) (first, firstEdit) = (measured, edit);
            rows.Add([done.ToString("#,0", CultureInfo.InvariantCulture), Report.Number(measured), Report.Number(measured / first), Report.Number(edit), Report.Number(edit / firstEdit)]);
            var next = Math.Min(turns, done * 4);
            while (done < next - Sample) done += await FillAsync(desk, place, done, Math.Min(50_000, next - Sample - done));
            if (done + Sample > turns) break;
        }
        report.Say("Messages into one incident, and edits of messages from all over it, 64 at a time, through the desk and the store that ships; µs of wall time each, medians of slices. Measured fifteen seconds after filling up" + (args.Length > 1 ? ", a checkpoint and a vacuum" : "") + ", so that what the disk still has to write does not stand beside it.");
        report.Table(["messages", "µs a message", "against the first", "µs an edit", "against the first"], rows);
        report.Write();
        return 0;
    }

    private static async Task CheckpointAsync(string database)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        foreach (var sql in new[] { "vacuum analyze", "checkpoint" })
        {
            await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
            await command.ExecuteNonQueryAsync();
        }
    }

    private static async Task<int> FillAsync(Desk desk, Place place, int from, int count)
    {
        await TurnsAsync(desk, place, from, count);
        return count;
    }

    private static Task<double> TurnsAsync(Desk desk, Place place, int from, int count) => MeasureAsync(from, count, number =>
        Receive(desk, place, number.ToString(CultureInfo.InvariantCulture), new Happening.Message(Id(number), $"the scheduler logs signature expired, number {number}")));

    private static Task<double> EditsAsync(Desk desk, Place place, int messages) => MeasureAsync(0, Sample, number =>
        Receive(desk, place, $"edit/{messages}/{number}", new Happening.Edit(Id(1 + (int)(number * 7919L % messages)), $"the scheduler logs signature expired at {messages}, edit {number}")));

    private static string Id(int number) => number.ToString("00000000", CultureInfo.InvariantCulture);

    private static async Task<double> MeasureAsync(int from, int count, Func<int, Task> turn)
    {
        const int Together = 64;
        var slices = new List<double>();
        for (var slice = 0; slice < count; slice += 1000)
        {
            var size = Math.Min(1000, count - slice);
            var clock = Stopwatch.StartNew();
            var next = from + slice;
            var end = next + size;
            // Each in a task of its own: a turn that nothing hinders is done when the call returns.
            await Task.WhenAll(Enumerable.Range(0, Together).Select(_ => Task.Run(async () =>
            {
                for (var number = Interlocked.Increment(ref next); number <= end; number = Interlocked.Increment(ref next)) await turn(number);
            })));
            slices.Add(clock.Elapsed.TotalMicroseconds / size);
        }
        return Report.Median(slices);
    }

    private static Task<Answer> Receive(Desk desk, Place place, string key, Happening what) =>
        desk.ReceiveAsync(new Delivery("bench/" + key, place, new Person("test:ana", "Ana", "en-GB", "Europe/Paris"), SystemClock.Instance.GetCurrentInstant(), what), CancellationToken.None);
}
