using Bot.Chat.Delivery;
using System.Data.Common;
using Bot.Features.Keeping;
using Bot.Storage.Writing;
using Microsoft.Extensions.Logging;
using NodaTime;
using Npgsql;

namespace Bot.Storage.Postgres;

/// <summary>The thread that writes for one process: takes all turns that wait, and keeps them in as few transactions as locks allow.</summary>
internal sealed class PostgresWriter : IAsyncDisposable
{
    private const int MostTries = 10;

    /// <summary>How long is waited, each time, for a database that was lost while it committed: whoever asked waits too, three seconds at most.</summary>
    private static readonly TimeSpan[] Lost = [TimeSpan.Zero, TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(400), TimeSpan.FromSeconds(1)];

    private readonly NpgsqlDataSource _source;
    private readonly StorageOptions _options;
    private readonly IClock _clock;
    private readonly ILogger _log;
    private readonly Action<News> _tell;
    private readonly Intake _intake;
    private readonly Thread _thread;
    private PostgresPen? _pen;
    private News _news = new();
    private long _transactions;

    public PostgresWriter(NpgsqlDataSource source, StorageOptions options, IClock clock, ILogger log, Action<News> tell)
    {
        (_source, _options, _clock, _log, _tell) = (source, options, clock, log, tell);
        var connection = PostgresDatabase.OpenToWrite(source);
        Name = PostgresDatabase.NewName(connection);
        _pen = new(connection, clock);
        _intake = new(options.MaxWaiting);
        _thread = new(Write) { Name = "storage writer", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Names this process to the others.</summary>
    public string Name { get; }

    public long Transactions => Interlocked.Read(ref _transactions);

    public Task<T> RunAsync<T>(Func<ITurn, T> turn, CancellationToken cancel)
    {
        var work = new Work<T>(turn, direct: false, cancel);
        _intake.Add(work);
        return work.Done;
    }

    public async ValueTask DisposeAsync()
    {
        _intake.Close();
        await Task.Run(_thread.Join);
        _pen?.Dispose();
    }

    private void Write()
    {
        var batch = new List<Work>(_options.MaxBatch);
        while (_intake.Take(batch, _options.MaxBatch))
        {
            var (tries, alone, careful) = (0, false, false);
            while (batch.Count > 0)
            {
                var (done, failure) = TryWrite(batch, careful, alone);
                if (failure is not null && (++tries == MostTries || !MayTryAgain(failure, tries)))
                {
                    done = failure is UnknownEndException unknown ? unknown.Turns : alone ? 1 : batch.Count;
                    _log.LogError(failure, "A transaction with {Turns} turns could not be written", done);
                    foreach (var work in batch.Take(done))
                        work.Failure ??= failure is UnknownEndException ? new PerhapsKeptException(failure.Message, failure) : new NotKeptException(failure.Message, failure);
                }
                else if (failure is not null)
                {
                    careful |= failure is PostgresException && !ConflictException.Is(failure);
                    alone |= tries > 1; // Many at once are overtaken again and again; one gets through.
                    continue;
                }
                if (done == 0) alone = true; // The first turn was put off: alone, and waiting for every lock, it will get them.
                else (tries, alone) = (0, false);
                Finish(batch, done);
            }
        }
    }

    /// <summary>Runs turns until one has to wait; says how many are on disk.</summary>
    /// <param name="alone">Only the first turn, which waits for every lock.</param>
    private (int Done, Exception? Failure) TryWrite(List<Work> batch, bool careful, bool alone)
    {
        var (committing, done, keys) = (false, 0, (IReadOnlyList<string>)[]);
        try
        {
            _pen ??= new(PostgresDatabase.OpenToWrite(_source), _clock);
            _pen.Begin(patient: alone);
            foreach (var work in batch)
            {
                work.Failure = work.IsCancelled ? new OperationCanceledException() : null;
                if (work.Failure is null && !_pen.Run(work, careful)) break;
                done++;
                if (alone) break;
            }
            var news = _pen.News.Any ? new PostgresNews(Name, [.. _pen.News.Incidents], [.. _pen.News.Platforms], _pen.News.Reminders).ToString() : null;
            (committing, keys, _news) = (true, _pen.Keys, _pen.News);
            _pen.Commit(news);
            Interlocked.Increment(ref _transactions);
            Telemetry.Committed(batch.Take(done).Count(w => w.IsKeptTurn));
            return (done, null);
        }
        catch (Exception failure)
        {
            Abandon();
            if (committing && Broken(failure))
            {
                if (WasKept(keys) is not { } kept) failure = new UnknownEndException(done, failure);
                else if (kept) return (done, null);
            }
            _news = new();
            return (0, failure);
        }
    }

    /// <summary>Whether a transaction whose end was not heard is on disk; nothing where the database does not tell.</summary>
    private bool? WasKept(IReadOnlyList<string> keys)
    {
        if (keys.Count == 0) return null;
        foreach (var pause in Lost)
        {
            Task.Delay(pause, TimeProvider.System).Wait(); // The writer has nothing else to do meanwhile.
            try
            {
                _pen ??= new(PostgresDatabase.OpenToWrite(_source), _clock);
                return _pen.Noted(keys);
            }
            catch (Exception failure) when (failure is DbException or StorageException)
            {
                _log.LogWarning(failure, "PostgreSQL was lost while it committed, and does not answer yet");
                _pen?.Dispose();
                _pen = null;
            }
        }
        return null;
    }

    private void Finish(List<Work> batch, int done)
    {
        Answered.Tell(batch, done);
        batch.RemoveRange(0, done);
        try { _tell(_news); }
        catch (Exception failure) { _log.LogError(failure, "Someone who listens to the store failed"); }
        _news.Clear();
    }

    private bool MayTryAgain(Exception failure, int tries)
    {
        if (ConflictException.Is(failure)) return true;
        if (failure is UnknownEndException || tries > 1) return false;
        _log.LogWarning(failure, "A transaction could not be written; tried again");
        return failure is DbException;
    }

    private void Abandon()
    {
        try { _pen?.Abandon(); }
        catch (Exception failure) when (failure is DbException or InvalidOperationException or ObjectDisposedException)
        {
            _pen?.Dispose(); // Broken; the next transaction connects again.
            _pen = null;
        }
    }

    private static bool Broken(Exception failure) => failure is NpgsqlException and not PostgresException
        or PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown };
}

/// <summary>The connection broke while the transaction was being committed: only the database knows whether it is kept.</summary>
/// <param name="turns">How many turns it held.</param>
internal sealed class UnknownEndException(int turns, Exception inner) : Exception("the connection broke before the end was known", inner)
{
    public int Turns => turns;
}
