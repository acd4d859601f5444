using Bot.Testing;
using Bot.Features.Keeping;
using Bot.Incidents;
using Bot.Incidents.Fields;
using Bot.Incidents.Lifecycles;
using Bot.Incidents.Timelines;
using Bot.Chat.Delivery;
using Bot.Chat.Posting;
using Bot.Storage.Postgres;
using Bot.Storage.Tests.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace Bot.Storage.Tests.Postgres;

public sealed class PostgresFaultTests(PostgresCluster cluster)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Instant Now => SystemClock.Instance.GetCurrentInstant();

    [Fact]
    public async Task Connections_that_are_cut_under_load_lose_nothing_that_was_acknowledged_and_heal()
    {
        var home = new PostgresHome(cluster);
        await using var store = await home.OpenStoreAsync(SystemClock.Instance);
        var number = await Declare(store);
        var acknowledged = new List<int>();
        for (var i = 0; i < 300; i++)
        {
            if (i % 50 == 25)
                await home.TamperAsync("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
            try
            {
                // As a chat does: what was not acknowledged comes again.
                await store.RunAsync(t =>
                {
                    if (t.IsFirst($"k{i}")) Append(t, number, new MessageSaid($"m{i}"));
                    return 0;
                }, Cancel);
                acknowledged.Add(i);
            }
            catch (NotKeptException)
            {
                i--;
            }
        }
        var said = await store.ReadAsync(r => r.Entries(number, 1).Select(e => ((MessageSaid)e.What).Text).ToList(), Cancel);
        Assert.Equal(acknowledged.Distinct().Select(i => $"m{i}"), said);
        Assert.True(await store.ReadAsync(r => Verification.Of(r, number).Holds, Cancel));
    }

    [Theory]
    [InlineData(CutLine.Cut.Before)]
    [InlineData(CutLine.Cut.After)]
    public async Task A_commit_whose_answer_is_lost_is_looked_up_and_is_kept_once(object where)
    {
        var home = new PostgresHome(cluster);
        await (await home.OpenStoreAsync(SystemClock.Instance)).DisposeAsync();
        using var line = new CutLine(home.ConnectionString!);
        await using var store = PostgresStore.Open(new() { ConnectionString = line.ConnectionString }, SystemClock.Instance, NullLogger<PostgresStore>.Instance);
        var number = await Declare(store);
        var changed = 0;
        store.Changed += _ => Interlocked.Increment(ref changed);

        line.CutNext((CutLine.Cut)where);
        Assert.Equal("answer", await store.RunAsync(t =>
        {
            if (!t.IsFirst("k1")) return "seen before";
            Append(t, number, new MessageSaid("once"));
            return "answer";
        }, Cancel));

        Assert.Equal(1, line.Lost);
        await Eventually.Until(() => Volatile.Read(ref changed) == 1, "what was kept is told to those who watch");
        Assert.Single(await store.ReadAsync(r => r.Entries(number, 1).ToList(), Cancel));
        await store.RunAsync(t => { Append(t, number, new MessageSaid("more")); return 0; }, Cancel);
        Assert.True(await store.ReadAsync(r => Verification.Of(r, number).Holds, Cancel));
    }

    [Fact]
    public async Task A_commit_whose_answer_is_lost_with_the_database_may_have_been_kept_and_nothing_else_is_said()
    {
        var home = new PostgresHome(cluster);
        await (await home.OpenStoreAsync(SystemClock.Instance)).DisposeAsync();
        using var line = new CutLine(home.ConnectionString!);
        await using var store = PostgresStore.Open(new() { ConnectionString = line.ConnectionString }, SystemClock.Instance, NullLogger<PostgresStore>.Instance);
        var number = await Declare(store);
        line.CutNext(CutLine.Cut.AfterForGood);
        await Assert.ThrowsAsync<PerhapsKeptException>(() => store.RunAsync(t => { t.IsFirst("k1"); Append(t, number, new MessageSaid("once")); return 0; }, Cancel));
    }

    [Fact]
    public async Task A_turn_that_is_overtaken_again_and_again_fails_by_itself()
    {
        var home = new PostgresHome(cluster);
        await using var store = await home.OpenStoreAsync(SystemClock.Instance);
        using var busy = new ManualResetEventSlim();
        var first = store.RunAsync(_ => { busy.Wait(Cancel); return 0; }, Cancel);
        var overtaken = store.RunAsync<int>(_ => throw new ConflictException(), Cancel);
        var others = Enumerable.Range(0, 5).Select(i => store.RunAsync(t => t.IsFirst($"k{i}"), Cancel)).ToList();
        busy.Set();
        await Assert.ThrowsAsync<NotKeptException>(() => overtaken);
        Assert.All(await Task.WhenAll(others), Assert.True);
        Assert.Equal(0, await first);
    }

    [Fact]
    public async Task A_bots_record_moves_from_its_file_with_nothing_lost()
    {
        using var from = new SqliteHome();
        await using (var store = from.Open(SystemClock.Instance))
        {
            await Declare(store);
            await Declare(store);
            await store.RunAsync(t =>
            {
                t.IsFirst("slack/W/C/1/message");
                t.Know(new Person("test:élodie", "Élodie 😀", "fr-FR", "Europe/Paris"));
                Append(t, 2, new RoomIsOpen("test", "W", "C2", "inc-2"));
                Append(t, 2, new TicketsSet(["TSR-2292"]));
                for (var i = 0; i < 1500; i++) Append(t, 2, new MessageSaid($"m{i} 支付"));
                t.Enqueue(2, "test", new Effect.Say(new Post("hello")));
                t.Remind(2, [new("promise/1", Now)]);
                return 0;
            }, Cancel);
            Assert.Single(await store.ClaimAsync("test", Now, Duration.FromMinutes(5), 1, Cancel));
        }

        var home = new PostgresHome(cluster);
        await (await home.OpenStoreAsync(SystemClock.Instance)).DisposeAsync();
        var options = new StorageOptions { ConnectionString = home.ConnectionString };
        Assert.Equal((2, 1504L), await SqliteToPostgres.CopyAsync(new() { Path = from.Path }, options, Cancel));

        await using var moved = await home.OpenStoreAsync(SystemClock.Instance);
        Assert.False(await moved.RunAsync(t => t.IsFirst("slack/W/C/1/message"), Cancel));
        Assert.Equal(2, (await moved.RunAsync(t => t.ByRoom(new Place("test", "W", "C2")), Cancel))!.Number);
        Assert.Equal(2, (await moved.ReadAsync(r => r.ByTicket("tsr-2292"), Cancel))!.Number);
        Assert.Equal("Élodie 😀", Assert.Single(await moved.ReadAsync(r => r.PeopleNamed("TEST:ÉLODIE"), Cancel)).Name);
        Assert.Single(await moved.DueAsync(Now, Cancel));
        Assert.Equal(2, Assert.Single(await moved.ClaimAsync("test", Now, Duration.FromMinutes(5), 1, Cancel)).Attempt);
        Assert.Equal(3, await Declare(moved));
        await moved.RunAsync(t => { t.Enqueue(3, "test", new Effect.ShowCard()); return 0; }, Cancel);
        Assert.True(Assert.Single(await moved.ClaimAsync("test", Now, Duration.FromMinutes(5), 1, Cancel)).Id > 1);

        await Assert.ThrowsAsync<StorageException>(() => SqliteToPostgres.CopyAsync(new() { Path = from.Path }, options, Cancel));
    }

    [Fact]
    public async Task A_record_that_was_tampered_with_is_not_moved()
    {
        using var from = new SqliteHome();
        await using (var store = from.Open(SystemClock.Instance)) await Declare(store);
        await from.TamperAsync("update entry set content = replace(content, 'Title', 'Titel')");
        var home = new PostgresHome(cluster);
        await using var empty = await home.OpenStoreAsync(SystemClock.Instance);
        await Assert.ThrowsAsync<StorageException>(() => SqliteToPostgres.CopyAsync(new() { Path = from.Path }, new() { ConnectionString = home.ConnectionString }, Cancel));
        Assert.Empty(await empty.ReadAsync(r => r.List(false, 10), Cancel));
    }

    [Fact]
    public async Task Whoever_only_looks_reads_the_record_beside_the_bot_and_sees_what_was_changed_behind_its_back()
    {
        var home = new PostgresHome(cluster);
        await using (var store = await home.OpenStoreAsync(SystemClock.Instance)) await Declare(store);
        var options = new StorageOptions { ConnectionString = home.ConnectionString };
        Task<string?> LookAsync() => PostgresReader.ReadAsync(options, (record, counts) => $"{record.List(false, 9).Count} {Verification.Of(record, 1).Holds} {counts.Waiting} {counts.LastNumber}", Cancel);
        Assert.Equal("1 True 0 1", await LookAsync());
        await home.TamperAsync("update entry set content = replace(content, 'Title', 'Titel')");
        Assert.Equal("1 False 0 1", await LookAsync());

        var empty = new StorageOptions { ConnectionString = await cluster.NewEmptyDatabaseAsync() };
        Assert.Null(await PostgresReader.ReadAsync(empty, (_, _) => "", Cancel));
        await home.TamperAsync("insert into schema_version (version) values (999)");
        await Assert.ThrowsAsync<StorageException>(LookAsync);
        await Assert.ThrowsAsync<StorageException>(() => PostgresReader.ReadAsync(options with { ConnectionString = home.ConnectionString!.Replace("Username=bot", "Username=nobody", StringComparison.Ordinal) }, (_, _) => "", Cancel));
    }

    private static Task<int> Declare(IStore store) => store.RunAsync(t =>
    {
        var number = t.NextNumber();
        Append(t, number, new Declared(number, $"INC-{number}", "Title", Priority.P3, [], [], false, false, "test"));
        return number;
    }, Cancel);

    private static void Append(ITurn turn, int number, IncidentEvent what)
    {
        var entry = new Entry(turn.Head(number).Seq + 1, Now, Now, new Actor("test:ana", "Ana"), what);
        turn.Append((turn.ByNumber(number) ?? new Incident()).After(entry), [entry]);
    }
}
