using System.Data;
using System.Data.Common;
using Bot.Chat.Delivery;
using Bot.Features.Keeping;
using Bot.Storage.Reading;
using Bot.Storage.Writing;
using Microsoft.Extensions.Logging;
using NodaTime;
using Npgsql;

namespace Bot.Storage.Postgres;

/// <summary>
/// The record in a PostgreSQL database that several bots share. Each has one thread that writes, many turns in one transaction; an
/// incident's row keeps turns on it in order across all of them, and the outbox is claimed lane by lane.
/// </summary>
public sealed class PostgresStore : IStore
{
    private static readonly OutboxSql Outbox = new("for update skip locked", "for update");

    private readonly NpgsqlDataSource _source;
    private readonly IClock _clock;
    private readonly PostgresWriter _writer;
    private readonly PostgresListener _listener;
    private readonly StateCache _states = new();
    private readonly SemaphoreSlim _readers;
    private int _disposed;

    private PostgresStore(NpgsqlDataSource source, StorageOptions options, IClock clock, ILogger<PostgresStore> log)
    {
        (_source, _clock, _readers) = (source, clock, new(options.MaxReaders, options.MaxReaders));
        _writer = new(source, options, clock, log, Tell);
        _listener = new(source, _writer.Name, log, Hear);
    }

    public event Action<int>? Changed;

    public event Action<string>? Enqueued;

    public event Action? Reminded;

    /// <summary>Transactions written since the start.</summary>
    public long Transactions => _writer.Transactions;

    /// <summary>Connects to the database and brings its schema up to date.</summary>
    /// <exception cref="StorageException">Not to be reached, or written by a newer program.</exception>
    public static PostgresStore Open(StorageOptions options, IClock clock, ILogger<PostgresStore> log)
    {
        ArgumentNullException.ThrowIfNull(options);
        var source = PostgresDatabase.Connect(options.ConnectionString ?? throw new StorageException("Storage:ConnectionString is empty."));
        try
        {
            PostgresDatabase.Migrate(source);
            return new(source, options, clock, log);
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    public Task<T> RunAsync<T>(Func<ITurn, T> turn, CancellationToken cancel) => _writer.RunAsync(turn, cancel);

    public async Task ProbeAsync(CancellationToken cancel)
    {
        try { await WriteAsync((c, t) => DeliverySql.Probe(c, t, _clock.GetCurrentInstant()), cancel); }
        catch (DbException failure) { throw new NotKeptException(failure.Message, failure); }
    }

    public Task<T> ReadAsync<T>(Func<IRecord, T> read, CancellationToken cancel) => ConnectedAsync(connection =>
    {
        using var transaction = connection.BeginTransaction(IsolationLevel.RepeatableRead); // All of it as of one moment.
        var result = read(_states.Record(connection, transaction));
        transaction.Commit();
        return result;
    }, cancel);

    public Task<IReadOnlyList<Waiting>> ClaimAsync(string platform, Instant now, Duration lease, int limit, CancellationToken cancel) =>
        WriteAsync((c, t) => Outbox.Claim(c, t, platform, now, lease, limit), cancel);

    public Task DoneAsync(Waiting waiting, RoomState room, Instant? rest, CancellationToken cancel) =>
        WriteAsync((c, t) => { Outbox.Done(c, t, waiting, room, rest); return 0; }, cancel);

    public Task PostponeAsync(Waiting waiting, Instant notBefore, string why, RoomState? room, CancellationToken cancel) =>
        WriteAsync((c, t) => { Outbox.Postpone(c, t, waiting, notBefore, why, room); return 0; }, cancel);

    public Task GiveUpAsync(Waiting waiting, string why, RoomState? room, CancellationToken cancel) =>
        WriteAsync((c, t) => { Outbox.GiveUp(c, t, waiting, why, room, _clock.GetCurrentInstant()); return 0; }, cancel);

    public Task<Instant?> NextDueAsync(string platform, CancellationToken cancel) => ConnectedAsync(c => OutboxSql.NextDue(c, platform), cancel);

    public Task<int> CountWaitingAsync(CancellationToken cancel) => ConnectedAsync(OutboxSql.CountWaiting, cancel);

    public Task<IReadOnlyList<(int Incident, Reminder Reminder)>> DueAsync(Instant now, CancellationToken cancel) =>
        ConnectedAsync(c => ReminderSql.Due(c, now), cancel);

    public Task<Instant?> NextAsync(CancellationToken cancel) => ConnectedAsync(ReminderSql.Next, cancel);

    public async Task<int> PruneDeliveriesAsync(Instant before, CancellationToken cancel)
    {
        var (dropped, after) = (0, "");
        while (await WriteAsync((c, t) => DeliverySql.Prune(c, t, after, before), cancel) is { Last: { } last } piece)
            (dropped, after) = (dropped + piece.Dropped, last);
        return dropped;
    }

    public Task<int> PruneGivenUpAsync(Instant before, CancellationToken cancel) => WriteAsync((c, t) => OutboxSql.PruneGivenUp(c, t, before), cancel);

    /// <summary>Finishes what was accepted, then disconnects.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1) return; // A container that knows it under several names disposes it under each.
        await _writer.DisposeAsync();
        await _listener.DisposeAsync();
        await _source.DisposeAsync();
        _readers.Dispose();
    }

    private async Task<T> ConnectedAsync<T>(Func<NpgsqlConnection, T> work, CancellationToken cancel)
    {
        await _readers.WaitAsync(cancel);
        try
        {
            return await Task.Run(() =>
            {
                using var connection = PostgresDatabase.Open(_source);
                return work(connection);
            }, cancel);
        }
        finally
        {
            _readers.Release();
        }
    }

    private Task<T> WriteAsync<T>(Func<NpgsqlConnection, NpgsqlTransaction, T> work, CancellationToken cancel) => ConnectedAsync(connection =>
    {
        using var transaction = connection.BeginTransaction();
        var result = work(connection, transaction);
        transaction.Commit();
        return result;
    }, cancel);

    private void Tell(News news) => news.Tell(Changed, Enqueued, Reminded);

    private void Hear(PostgresNews news)
    {
        foreach (var incident in news.Incidents) Changed?.Invoke(incident);
        foreach (var platform in news.Platforms) Enqueued?.Invoke(platform);
        if (news.Reminders) Reminded?.Invoke();
    }
}
