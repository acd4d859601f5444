using Bot.Chat.Delivery;
using Bot.Features.Keeping;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Bot.Storage.Sqlite;

/// <summary>
/// The record in one SQLite file. One at a time writes: whoever brings a turn while nobody does, else a thread that takes the turns
/// that wait, runs them in one transaction, and tells those who asked once it is on disk. Readers go beside it.
/// </summary>
public sealed class SqliteStore : IStore
{
    private readonly IClock _clock;
    private readonly string _path;
    private readonly FileGuard _guard;
    private readonly OutboxSql _outbox;
    private readonly SqliteWriter _writer;
    private readonly SqliteReaders _readers;
    private int _disposed;

    private SqliteStore(StorageOptions options, IClock clock, ILogger<SqliteStore> log, FileGuard guard, SqliteConnection connection)
    {
        (_clock, _path, _guard) = (clock, options.Path, guard);
        _readers = new(options);
        var pen = new SqlitePen(connection, clock);
        _outbox = new("", "", pen.EffectIds.Next);
        _writer = new(pen, options, log, news => news.Tell(Changed, Enqueued, Reminded));
    }

    public event Action<int>? Changed;

    public event Action<string>? Enqueued;

    public event Action? Reminded;

    /// <summary>Transactions written since the start, each one flush to the disk.</summary>
    public long Transactions => _writer.Transactions;

    /// <summary>Opens the file, creating it where there is none, and brings its schema up to date.</summary>
    /// <exception cref="StorageException">In use by another process, written by a newer program, or not to be opened.</exception>
    public static SqliteStore Open(StorageOptions options, IClock clock, ILogger<SqliteStore> log)
    {
        ArgumentNullException.ThrowIfNull(options);
        var guard = new FileGuard(options.Path);
        SqliteConnection? connection = null;
        try
        {
            if (WalCheck.Keep(options.Path, clock.GetCurrentInstant()) is { } damage) log.LogCritical("{Damage}", damage);
            connection = SqliteFile.OpenToWrite(options.Path);
            SqliteFile.Migrate(connection, options.Path);
            // Nobody else has the file, so whatever is leased was leased by a process that is gone.
            connection.Execute("update lane set due = 0, leased = 0 where leased <> 0");
            return new(options, clock, log, guard, connection);
        }
        catch (Exception failure)
        {
            connection?.Dispose();
            guard.Dispose();
            if (SqliteFile.IsDamaged(failure)) throw SqliteFile.Damaged(options.Path, failure);
            throw;
        }
    }

    public Task<T> RunAsync<T>(Func<ITurn, T> turn, CancellationToken cancel) => _writer.RunAsync(turn, cancel);

    public Task ProbeAsync(CancellationToken cancel) => !File.Exists(_path)
        // Writing goes on into a file that has another name now, or none.
        ? Task.FromException(new NotKeptException($"{_path} was moved or deleted while the bot runs; stop it, and put the file back or restore a backup"))
        : Direct(c => DeliverySql.Probe(c, null, _clock.GetCurrentInstant()), cancel);

    public Task<T> ReadAsync<T>(Func<IRecord, T> read, CancellationToken cancel) => _readers.ReadAsync(read, cancel);

    public Task<IReadOnlyList<Waiting>> ClaimAsync(string platform, Instant now, Duration lease, int limit, CancellationToken cancel) =>
        Direct(c => _outbox.Claim(c, null, platform, now, lease, limit), cancel);

    public Task DoneAsync(Waiting waiting, RoomState room, Instant? rest, CancellationToken cancel) =>
        Direct(c => { _outbox.Done(c, null, waiting, room, rest); return 0; }, cancel);

    public Task PostponeAsync(Waiting waiting, Instant notBefore, string why, RoomState? room, CancellationToken cancel) =>
        Direct(c => { _outbox.Postpone(c, null, waiting, notBefore, why, room); return 0; }, cancel);

    public Task GiveUpAsync(Waiting waiting, string why, RoomState? room, CancellationToken cancel) =>
        Direct(c => { _outbox.GiveUp(c, null, waiting, why, room, _clock.GetCurrentInstant()); return 0; }, cancel);

    public Task<Instant?> NextDueAsync(string platform, CancellationToken cancel) =>
        _readers.ReadAsync(c => OutboxSql.NextDue(c, platform), cancel);

    public Task<int> CountWaitingAsync(CancellationToken cancel) => _readers.ReadAsync(OutboxSql.CountWaiting, cancel);

    public Task<IReadOnlyList<(int Incident, Reminder Reminder)>> DueAsync(Instant now, CancellationToken cancel) =>
        _readers.ReadAsync(c => ReminderSql.Due(c, now), cancel);

    public Task<Instant?> NextAsync(CancellationToken cancel) => _readers.ReadAsync(ReminderSql.Next, cancel);

    public async Task<int> PruneDeliveriesAsync(Instant before, CancellationToken cancel)
    {
        var (dropped, after) = (0, "");
        while (await Direct(c => DeliverySql.Prune(c, null, after, before), cancel) is { Last: { } last } piece)
            (dropped, after) = (dropped + piece.Dropped, last);
        return dropped;
    }

    public Task<int> PruneGivenUpAsync(Instant before, CancellationToken cancel) => Direct(c => OutboxSql.PruneGivenUp(c, null, before), cancel);

    /// <summary>Finishes what was accepted, then closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1) return; // A container that knows it under several names disposes it under each.
        await _writer.DisposeAsync();
        await _readers.DisposeAsync();
        _guard.Dispose();
    }

    /// <summary>Runs something on the writer's connection, in its turn.</summary>
    internal Task<T> Direct<T>(Func<SqliteConnection, T> work, CancellationToken cancel) => _writer.DirectAsync(work, cancel);
}
