using System.Globalization;
using System.Text.RegularExpressions;
using Bot.Features.Keeping;
using Bot.Incidents.Fields;
using Bot.Incidents.Timelines;
using Bot.Storage;
using Bot.Storage.Postgres;
using Bot.Storage.Sqlite;
using Bot.Storage.Tests.Postgres;
using Bot.Testing;
using Bot.Testing.Slack;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace Bot.Faults.Tests;

/// <summary>
/// Killed at random moments under load: what was acknowledged is on the record exactly once, and every effect reached Slack exactly
/// once and in order. A few rounds in every test run; <c>BOT_KILL_ROUNDS=50</c> asks for more.
/// </summary>
public sealed partial class KillTests(PostgresCluster cluster)
{
    private static readonly int Rounds = int.TryParse(Environment.GetEnvironmentVariable("BOT_KILL_ROUNDS"), CultureInfo.InvariantCulture, out var rounds) ? rounds : 2;

    private const int Enough = 6;

    [GeneratedRegex(@"step (\d+) of many", RegexOptions.CultureInvariant)]
    private static partial Regex Step();

    [GeneratedRegex(@"""waiting"":(\d+)", RegexOptions.CultureInvariant)]
    private static partial Regex Waiting();

    [Fact]
    public async Task On_SQLite_nothing_acknowledged_is_lost_or_doubled()
    {
        using var folder = new TempFolder(onDisk: true);
        await using var slack = await FakeSlack.StartAsync();
        using var bot = new BotProcess(slack, new Dictionary<string, string> { ["Storage__Path"] = folder.File("bot.db") });
        await bot.StartAsync();
        var channel = await DeclareAsync(slack, bot);
        var load = new Load(channel.Id);
        for (var round = 0; round < Rounds; round++)
        {
            using var stop = new CancellationTokenSource();
            var sending = load.SendAsync(_ => bot, stop.Token);
            await UnderWayAsync(load, (round + 1) * Enough / 2);
            await Task.Delay(Random.Shared.Next(0, 1000), CancellationToken.None);
            await bot.KillAsync();
            await bot.StartAsync();
            await stop.CancelAsync();
            await sending;
        }
        await QuietAsync(bot);
        await bot.KillAsync();
        await using var store = SqliteStore.Open(new StorageOptions { Path = folder.File("bot.db") }, SystemClock.Instance, NullLogger<SqliteStore>.Instance);
        await JudgeAsync(store, load, channel, slack);
    }

    [Fact]
    public async Task On_PostgreSQL_with_two_processes_of_which_one_is_killed_neither()
    {
        var database = await cluster.NewDatabaseAsync();
        await using var slack = await FakeSlack.StartAsync();
        var settings = new Dictionary<string, string> { ["Storage__ConnectionString"] = database, ["Outbox__LeaseSeconds"] = "4" };
        using var one = new BotProcess(slack, settings);
        using var two = new BotProcess(slack, settings);
        await one.StartAsync();
        await two.StartAsync();
        var channel = await DeclareAsync(slack, one);
        var load = new Load(channel.Id);
        var rounds = Math.Max(2, Rounds * 2 / 5);
        for (var round = 0; round < rounds; round++)
        {
            var (victim, other) = round % 2 == 0 ? (one, two) : (two, one);
            using var stop = new CancellationTokenSource();
            var up = true;
            var sending = load.SendAsync(person => person % 2 == 0 && Volatile.Read(ref up) ? victim : other, stop.Token);
            await UnderWayAsync(load, (round + 1) * Enough / 2);
            await Task.Delay(Random.Shared.Next(0, 1000), CancellationToken.None);
            await victim.KillAsync();
            Volatile.Write(ref up, false);
            await Task.Delay(Random.Shared.Next(100, 400), CancellationToken.None);
            await stop.CancelAsync();
            await sending;
            await victim.StartAsync();
        }
        await QuietAsync(one);
        await one.KillAsync();
        await two.KillAsync();
        await using var store = PostgresStore.Open(new StorageOptions { ConnectionString = database }, SystemClock.Instance, NullLogger<PostgresStore>.Instance);
        await JudgeAsync(store, load, channel, slack);
    }

    [Fact]
    public async Task Told_to_stop_it_finishes_what_it_acknowledged_and_leaves_well()
    {
        using var folder = new TempFolder(onDisk: true);
        await using var slack = await FakeSlack.StartAsync();
        using var bot = new BotProcess(slack, new Dictionary<string, string> { ["Storage__Path"] = folder.File("bot.db") });
        await bot.StartAsync();
        var channel = await DeclareAsync(slack, bot);
        var load = new Load(channel.Id);
        using var stop = new CancellationTokenSource();
        var sending = load.SendAsync(_ => bot, stop.Token);
        await UnderWayAsync(load, Enough);
        Assert.Equal(0, await bot.StopAsync());
        await stop.CancelAsync();
        await sending;
        await bot.StartAsync();
        await QuietAsync(bot);
        await bot.KillAsync();
        await using var store = SqliteStore.Open(new StorageOptions { Path = folder.File("bot.db") }, SystemClock.Instance, NullLogger<SqliteStore>.Instance);
        await JudgeAsync(store, load, channel, slack);
    }

    private static async Task<Channel> DeclareAsync(FakeSlack slack, BotProcess bot)
    {
        Assert.True(await bot.TypesAsync("COPS", "declare P2 Payouts are late", "declare"));
        for (var i = 0; i < 400 && slack.World.Named("inc-1-payouts-are-late") is null; i++) await Task.Delay(25);
        await QuietAsync(bot);
        return slack.World.Named("inc-1-payouts-are-late")!;
    }

    /// <summary>Waits until so many commands were acknowledged, however slow the machine is.</summary>
    private static async Task UnderWayAsync(Load load, int commands)
    {
        for (var i = 0; i < 1200 && load.Commands.Count < commands; i++) await Task.Delay(25);
    }

    /// <summary>Waits until every effect is in the chat, however many there are, as long as they get fewer.</summary>
    private static async Task QuietAsync(BotProcess bot)
    {
        var least = int.MaxValue;
        for (var i = 0; i < 1200; i++)
        {
            var ready = await bot.GetAsync("/readyz");
            if (ready is not null && int.TryParse(Waiting().Match(ready).Groups[1].ValueSpan, CultureInfo.InvariantCulture, out var waiting))
            {
                if (waiting == 0) return;
                if (waiting < least) (least, i) = (waiting, 0);
            }
            await Task.Delay(50);
        }
        Assert.Fail("The outbox does not empty: " + await bot.GetAsync("/readyz"));
    }

    private static async Task JudgeAsync(IStore store, Load load, Channel channel, FakeSlack slack)
    {
        var entries = await store.ReadAsync(r => r.Entries(1).ToList(), CancellationToken.None);
        var steps = entries.Where(e => e.What is TextSet).Select(e => long.Parse(Step().Match(((TextSet)e.What).Text["en"]!).Groups[1].ValueSpan, CultureInfo.InvariantCulture)).ToList();
        var said = entries.Where(e => e.What is MessageSaid).Select(e => long.Parse(((MessageSaid)e.What).Text.Split(' ')[1], CultureInfo.InvariantCulture)).ToList();
        Assert.True(load.Commands.Count >= Enough, $"only {load.Commands.Count} commands and {load.Messages.Count} messages");
        Assert.Empty(load.Commands.Keys.Except(steps));
        Assert.Empty(load.Messages.Keys.Except(said));
        Assert.Equal(steps.Count, steps.Distinct().Count());
        Assert.Equal(said.Count, said.Distinct().Count());
        Assert.True(await store.ReadAsync(r => Verification.Of(r, 1).Holds, CancellationToken.None));
        var posted = channel.Messages.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => m.Value["text"]!.GetValue<string>())
            .Where(t => !t.StartsWith("INC-1", StringComparison.Ordinal)).Select(t => Step().Match(t)).Where(m => m.Success).Select(m => long.Parse(m.Groups[1].ValueSpan, CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(steps, posted);
        Assert.Empty(slack.Violations);
        TestContext.Current.SendDiagnosticMessage($"{load.Commands.Count} commands and {load.Messages.Count} messages acknowledged, {posted.Count} posts, none lost, none doubled, in order");
    }
}
