using System.Diagnostics;
using System.Globalization;
using Bot.Chat.Delivery;
using Bot.Features.Desks;
using Bot.Features.Postmortems;
using Bot.Features.Settings;
using Bot.Storage;
using Bot.Storage.Sqlite;
using Bot.Testing;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace Bot.Benchmarks;

/// <summary>The postmortem draft from 10,000 and 100,000 messages, against a bare read of the same rows.</summary>
internal static class DraftBenchmark
{
    private const int Rounds = 7;

    public static async Task<int> RunAsync()
    {
        var report = new Report("draft", "Postmortem draft");
        var rows = new List<string[]>();
        foreach (var messages in new[] { 10_000, 100_000 })
        {
            using var folder = new TempFolder(onDisk: true);
            var house = new House(new BotSettings());
            await using var store = SqliteStore.Open(new StorageOptions { Path = folder.File("bot.db") }, SystemClock.Instance, NullLogger<SqliteStore>.Instance);
            await FillAsync(new Desk(store, house, SystemClock.Instance), messages);
            var (drafts, reads, draftBytes, readBytes) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
            for (var round = 0; round < Rounds; round++)
            {
                var (time, bytes) = await MeasureAsync(() => store.ReadAsync(r => PostmortemDocument.Write(r.ByNumber(1)!, house, draft: true).Length, default));
                drafts.Add(time);
                draftBytes.Add(bytes);
                (time, bytes) = await MeasureAsync(() => Task.FromResult(BareRead(folder.File("bot.db"))));
                reads.Add(time);
                readBytes.Add(bytes);
            }
            rows.Add([messages.ToString("#,0", CultureInfo.InvariantCulture), Report.Number(Report.Median(drafts)), Report.Number(Report.Median(reads)), Report.Number(Report.Median(drafts) / Report.Median(reads)), Report.Number(Report.Median(draftBytes) / 1024), Report.Number(Report.Median(readBytes) / 1024)]);
        }
        report.Say($"Every hundredth message is on the timeline. Medians of {Rounds} interleaved rounds. The draft is written from the incident's state, which holds what was put on the timeline; the messages themselves are not read.");
        report.Table(["messages", "draft, ms", "bare read, ms", "draft / read", "draft, KiB allocated", "read, KiB allocated"], rows);
        report.Write();
        return 0;
    }

    private static async Task FillAsync(Desk desk, int messages)
    {
        var place = new Place("test", "", "C1");
        var ana = new Person("test:ana", "Ana", "en-GB", "Europe/Paris");
        Task<Answer> Receive(Place where, string key, Happening what) => desk.ReceiveAsync(new Delivery("bench/" + key, where, ana, SystemClock.Instance.GetCurrentInstant(), what), CancellationToken.None);
        await Receive(new Place("test", "", "ops"), "declare", new Happening.Command("declare P2 Benchmark"));
        await Receive(place, "open", new Happening.RoomOpened("INC-1", place));
        foreach (var some in Enumerable.Range(0, messages).Chunk(256))
            await Task.WhenAll(some.Select(async n =>
            {
                var id = n.ToString("00000000", CultureInfo.InvariantCulture);
                await Receive(place, "m" + id, new Happening.Message(id, $"the scheduler logs signature expired, number {n}"));
                if (n % 100 == 0) await Receive(place, "r" + id, new Happening.Reaction(id, "pushpin", true));
            }));
    }

    private static int BareRead(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        return connection.Query<string>("select content from entry where incident = 1 order by seq", buffered: false).Sum(c => c.Length);
    }

    private static async Task<(double Milliseconds, double Bytes)> MeasureAsync(Func<Task<int>> work)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var clock = Stopwatch.StartNew();
        await work();
        return (clock.Elapsed.TotalMilliseconds, GC.GetTotalAllocatedBytes(precise: true) - before);
    }
}
