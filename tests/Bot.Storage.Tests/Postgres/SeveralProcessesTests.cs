using System.Collections.Concurrent;
using Bot.Chat.Delivery;
using Bot.Chat.Posting;
using Bot.Features.Keeping;
using Bot.Incidents;
using Bot.Incidents.Fields;
using Bot.Incidents.Lifecycles;
using Bot.Incidents.Timelines;
using Bot.Storage.Postgres;
using Bot.Storage.Schema;
using Dapper;
using NodaTime;

namespace Bot.Storage.Tests.Postgres;

/// <summary>Two bots on one database. Each store has its own connections, thread and memory, as two processes have.</summary>
public sealed class SeveralProcessesTests(PostgresCluster cluster) : IAsyncLifetime
{
    private static readonly Duration Lease = Duration.FromMinutes(1);
    private readonly PostgresHome _home = new(cluster);
    private PostgresStore _one = null!;
    private PostgresStore _two = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Instant Now => SystemClock.Instance.GetCurrentInstant();

    public async ValueTask InitializeAsync()
    {
        _one = await _home.OpenStoreAsync(SystemClock.Instance);
        _two = await _home.OpenStoreAsync(SystemClock.Instance);
    }

    public async ValueTask DisposeAsync()
    {
        if (_one is not null) await _one.DisposeAsync();
        if (_two is not null) await _two.DisposeAsync();
    }

    [Fact]
    public async Task Turns_on_one_incident_never_overwrite_each_other()
    {
        var number = await Declare(_one);
        await BothAsync(200, (store, i) => store.RunAsync(t =>
        {
            Append(t, number, new TitleSet(t.ByNumber(number)!.Title + "."));
            return 0;
        }, Cancel));
        Assert.Equal("Title" + new string('.', 400), await _two.ReadAsync(r => r.ByNumber(number)!.Title, Cancel));
        Assert.True(await _one.ReadAsync(r => Verification.Of(r, number).Holds, Cancel));
    }

    [Fact]
    public async Task A_delivery_that_reaches_both_counts_once()
    {
        var number = await Declare(_one);
        var firsts = 0;
        await BothAsync(200, (store, i) => store.RunAsync(t =>
        {
            if (!t.IsFirst($"slack/W/C/{i}")) return 0;
            Append(t, number, new MessageSaid($"m{i}"));
            return 1;
        }, Cancel).ContinueWith(t => Interlocked.Add(ref firsts, t.Result), Cancel));
        Assert.Equal(200, firsts);
        Assert.Equal(201, await _one.ReadAsync(r => r.Head(number).Seq, Cancel));
    }

    [Fact]
    public async Task A_delivery_of_no_incident_that_reaches_both_counts_once()
    {
        var firsts = 0;
        await BothAsync(300, (store, i) => store.RunAsync(t => t.IsFirst($"slack/W/C/{i}") ? 1 : 0, Cancel)
            .ContinueWith(t => Interlocked.Add(ref firsts, t.Result), Cancel));
        Assert.Equal(300, firsts);
    }

    [Fact]
    public async Task Numbers_are_given_once()
    {
        var numbers = new ConcurrentBag<int>();
        await BothAsync(50, async (store, _) => numbers.Add(await Declare(store)));
        Assert.Equal(100, numbers.Distinct().Count());
    }

    [Fact]
    public async Task Turns_that_need_two_incidents_in_opposite_orders_all_get_through()
    {
        var (a, b) = (await Declare(_one), await Declare(_one));
        await BothAsync(60, (store, i) => store.RunAsync(t =>
        {
            var (first, second) = (store == _one) == (i % 2 == 0) ? (a, b) : (b, a);
            Append(t, first, new MessageSaid("one"));
            Append(t, second, new MessageSaid("two"));
            return 0;
        }, Cancel));
        foreach (var number in new[] { a, b })
        {
            Assert.Equal(121, await _one.ReadAsync(r => r.Head(number).Seq, Cancel));
            Assert.True(await _one.ReadAsync(r => Verification.Of(r, number).Holds, Cancel));
        }
    }

    [Fact]
    public async Task A_turn_that_found_an_incident_in_a_list_does_not_work_on_an_old_state()
    {
        var number = await Declare(_one);
        await BothAsync(60, (store, i) => store.RunAsync(t =>
        {
            var incident = Assert.Single(t.List(openOnly: true, 10));
            Append(t, incident, new TitleSet(incident.Title + "."));
            return 0;
        }, Cancel));
        Assert.Equal("Title" + new string('.', 120), await _two.ReadAsync(r => r.ByNumber(number)!.Title, Cancel));
    }

    [Fact]
    public async Task A_room_that_one_opened_is_known_to_the_other_at_once_and_where_it_moved()
    {
        var room = new Place("test", "W", "C1");
        var number = await Declare(_one);
        Assert.Null(await _two.RunAsync(t => t.ByRoom(room), Cancel));
        await OpenRoom(_one, number, room);
        Assert.Equal(number, (await _two.RunAsync(t => t.ByRoom(room), Cancel))!.Number);
        await OpenRoom(_one, number, room with { Channel = "C2" });
        Assert.Null(await _two.RunAsync(t => t.ByRoom(room), Cancel));
        var other = await Declare(_one);
        await OpenRoom(_one, other, room);
        Assert.Equal(other, (await _two.RunAsync(t => t.ByRoom(room), Cancel))!.Number);
    }

    [Fact]
    public async Task What_one_changed_the_other_is_told()
    {
        var (changed, enqueued, reminded) = (new TaskCompletionSource<int>(), new TaskCompletionSource<string>(), new TaskCompletionSource());
        _two.Changed += n => changed.TrySetResult(n);
        _two.Enqueued += p => enqueued.TrySetResult(p);
        _two.Reminded += () => reminded.TrySetResult();
        // The other may still be connecting, so it is said until it is heard.
        while (!(changed.Task.IsCompleted && enqueued.Task.IsCompleted && reminded.Task.IsCompleted))
        {
            await _one.RunAsync(t =>
            {
                var number = Declare(t);
                t.Enqueue(number, "test", new Effect.ShowCard());
                t.Remind(number, [new("r", Now)]);
                return 0;
            }, Cancel);
            await Task.Delay(20, Cancel);
        }
    }

    [Fact]
    public async Task Effects_of_one_incident_keep_their_order_whoever_does_them_and_each_is_done_once()
    {
        var numbers = new List<int>();
        for (var i = 0; i < 3; i++) numbers.Add(await Declare(_one));
        var done = new ConcurrentQueue<(int Incident, string Text)>();
        using var enough = new CancellationTokenSource();
        var pumps = new[] { PumpAsync(_one), PumpAsync(_two) };
        await BothAsync(60, (store, i) => store.RunAsync(t =>
        {
            var number = numbers[i % 3];
            Append(t, number, new MessageSaid("x"));
            t.Enqueue(number, "test", new Effect.Say(new Post(t.Head(number).Seq.ToString(System.Globalization.CultureInfo.InvariantCulture))));
            return 0;
        }, Cancel));
        while (await _one.CountWaitingAsync(Cancel) > 0) await Task.Delay(10, Cancel);
        await enough.CancelAsync();
        await Task.WhenAll(pumps);

        foreach (var number in numbers)
            Assert.Equal(Enumerable.Range(2, 40).Select(i => $"{i}"), done.Where(d => d.Incident == number).Select(d => d.Text));

        async Task PumpAsync(IStore store)
        {
            while (!enough.IsCancellationRequested)
                foreach (var waiting in await store.ClaimAsync("test", Now, Lease, 4, Cancel))
                {
                    done.Enqueue((waiting.Incident, ((Effect.Say)waiting.Effect).Post.Markup));
                    await store.DoneAsync(waiting, waiting.Room, null, Cancel);
                }
        }
    }

    [Fact]
    public async Task Starting_together_on_an_empty_database_makes_the_schema_once()
    {
        var connection = await cluster.NewEmptyDatabaseAsync();
        var stores = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => PostgresStore.Open(new() { ConnectionString = connection },
            SystemClock.Instance, Microsoft.Extensions.Logging.Abstractions.NullLogger<PostgresStore>.Instance), Cancel)));
        foreach (var store in stores) await store.DisposeAsync();
    }

    [Fact]
    public async Task A_turn_behind_one_that_failed_sees_what_another_bot_wrote_meanwhile()
    {
        var number = await Declare(_one);
        using var hold = new ManualResetEventSlim();
        using var held = new ManualResetEventSlim();
        var first = _one.RunAsync(_ => { held.Set(); hold.Wait(Cancel); return 0; }, Cancel);
        held.Wait(Cancel);
        // All three in one transaction: the second reads its own writing, locks the incident behind that, and fails.
        var declared = 0;
        var failed = _one.RunAsync<int>(t =>
        {
            declared = Declare(t);
            _ = t.List(false, 1);
            _ = t.ByNumber(number);
            throw new InvalidOperationException("ours");
        }, Cancel);
        var third = _one.RunAsync(t =>
        {
            _ = t.IsFirst("asks the database, and takes along what was undone");
            Task.Run(() => _two.RunAsync(other => { Append(other, number, new TitleSet("From the other")); return 0; }, Cancel), Cancel).Wait(Cancel);
            Append(t, number, new TitleSet(t.ByNumber(number)!.Title + ", continued"));
            return 0;
        }, Cancel);
        hold.Set();
        await first;
        await Assert.ThrowsAsync<InvalidOperationException>(() => failed);
        await third;
        Assert.Equal("From the other, continued", await _two.ReadAsync(r => r.ByNumber(number)!.Title, Cancel));
        Assert.Null(await _two.ReadAsync(r => r.ByNumber(declared), Cancel));
    }

    [Fact]
    public async Task Who_may_not_make_tables_is_told_which_right_is_missing_at_the_start_and_by_the_doctor()
    {
        var admin = await cluster.NewEmptyDatabaseAsync();
        await using (var connection = new Npgsql.NpgsqlConnection(admin)) await connection.ExecuteAsync("drop role if exists lim; create role lim login");
        var options = new StorageOptions { ConnectionString = new Npgsql.NpgsqlConnectionStringBuilder(admin) { Username = "lim" }.ToString() };
        Assert.Contains("grant create on schema public to lim;", Refused(options), StringComparison.Ordinal);
        Assert.Contains("grant create on schema public to lim;", (await Assert.ThrowsAsync<StorageException>(() => PostgresReader.ReadAsync(options, (_, _) => "", Cancel))).Message, StringComparison.Ordinal);
        Assert.Contains("Set the search_path", Refused(options with { ConnectionString = new Npgsql.NpgsqlConnectionStringBuilder(admin) { Options = "-c search_path=nope" }.ToString() }), StringComparison.Ordinal);
        Assert.Contains("the server that writes", Refused(options with { ConnectionString = new Npgsql.NpgsqlConnectionStringBuilder(admin) { Options = "-c default_transaction_read_only=on" }.ToString() }), StringComparison.Ordinal);
        Assert.Contains("Maximum Pool Size", Refused(options with { ConnectionString = new Npgsql.NpgsqlConnectionStringBuilder(admin) { MaxPoolSize = 2 }.ToString() }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_make_tables_may_use_those_that_are_there()
    {
        await _home.TamperAsync("drop role if exists user_only; create role user_only login; grant select, insert, update, delete on all tables in schema public to user_only; grant all on all sequences in schema public to user_only");
        await using var store = PostgresStore.Open(new() { ConnectionString = new Npgsql.NpgsqlConnectionStringBuilder(_home.ConnectionString) { Username = "user_only" }.ToString() }, SystemClock.Instance, Microsoft.Extensions.Logging.Abstractions.NullLogger<PostgresStore>.Instance);
        Assert.Equal(1, await Declare(store));
        await _home.TamperAsync("drop owned by user_only");
    }

    private static string Refused(StorageOptions options) => Assert.Throws<StorageException>(() =>
        PostgresStore.Open(options, SystemClock.Instance, Microsoft.Extensions.Logging.Abstractions.NullLogger<PostgresStore>.Instance)).Message;

    [Fact]
    public async Task A_newer_schema_is_refused()
    {
        await _home.TamperAsync("insert into schema_version (version) values (99)");
        var refused = await Assert.ThrowsAsync<StorageException>(() => _home.OpenStoreAsync(SystemClock.Instance));
        Assert.Contains($"its schema is 99, this program knows up to {Migrations.Newest}", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_that_is_not_there_is_said_in_words()
    {
        var refused = Assert.Throws<StorageException>(() => PostgresStore.Open(new() { ConnectionString = "Host=/nowhere;Username=bot;Timeout=2" },
            SystemClock.Instance, Microsoft.Extensions.Logging.Abstractions.NullLogger<PostgresStore>.Instance));
        Assert.Contains("PostgreSQL cannot be reached", refused.Message, StringComparison.Ordinal);
    }

    private Task BothAsync(int each, Func<PostgresStore, int, Task> work) => Task.WhenAll(
        new[] { _one, _two }.Select(store => Task.Run(() => Task.WhenAll(Enumerable.Range(0, each).Select(i => work(store, i))), Cancel)));

    private static Task<int> Declare(PostgresStore store) => store.RunAsync(Declare, Cancel);

    private static int Declare(ITurn t)
    {
        var number = t.NextNumber();
        Append(t, new Incident { Number = number }, new Declared(number, $"INC-{number}", "Title", Priority.P3, [], [], false, false, "test"));
        return number;
    }

    private static Task<int> OpenRoom(PostgresStore store, int number, Place room) => store.RunAsync(t =>
    {
        Append(t, number, new RoomIsOpen(room.Platform, room.Workspace, room.Channel, null));
        return 0;
    }, Cancel);

    private static void Append(ITurn turn, int number, IncidentEvent what) => Append(turn, turn.ByNumber(number)!, what);

    private static void Append(ITurn turn, Incident incident, IncidentEvent what)
    {
        var entry = new Entry(turn.Head(incident.Number).Seq + 1, Now, Now, new Actor("test:ana", "Ana"), what);
        turn.Append((turn.Head(incident.Number).Seq == 0 ? new Incident() : incident).After(entry), [entry]);
    }
}
