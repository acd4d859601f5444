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

    private readonly NpgsqlDataSource _source;
    private readonly StorageOptions _options;
    private readonly IClock _clock;
    private readonly ILogger _log;
    private readonly Action<News> _tell;
    private readonly Intake _intake;
    private readonly Thread _thread;
    private PostgresPen? _pen;
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
                    _log.LogError(failure, "A transaction with {Turns} turns could not be written", batch.Count);
                    foreach (var work in batch) work.Failure ??= new NotKeptException(failure.Message, failure);
                    done = batch.Count;
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
        var committing = false;
        try
        {
            _pen ??= new(PostgresDatabase.OpenToWrite(_source), _clock);
            _pen.Begin(patient: alone);
            var done = 0;
            foreach (var work in batch)
            {
                work.Failure = work.IsCancelled ? new OperationCanceledException() : null;
                if (work.Failure is null && !_pen.Run(work, careful)) break;
                done++;
                if (alone) break;
            }
            var news = _pen.News.Any ? new PostgresNews(Name, [.. _pen.News.Incidents], [.. _pen.News.Platforms], _pen.News.Reminders).ToString() : null;
            committing = true;
            _pen.Commit(news);
            Interlocked.Increment(ref _transactions);
            Telemetry.Flushes.Add(1);
            return (done, null);
        }
        catch (Exception failure)
        {
            Abandon();
            return (0, committing && Broken(failure) ? new UnknownEndException(failure) : failure);
        }
    }

    private void Finish(List<Work> batch, int done)
    {
        Answered.Tell(batch, done);
        batch.RemoveRange(0, done);
        if (_pen is null) return;
        try { _tell(_pen.News); }
        catch (Exception failure) { _log.LogError(failure, "Someone who listens to the store failed"); }
        _pen.News.Clear();
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

    private static bool Broken(Exception failure) => failure is NpgsqlException and not PostgresException;
}

/// <summary>The connection broke while the transaction was being committed: only the database knows whether it is kept.</summary>
internal sealed class UnknownEndException(Exception inner) : Exception("the connection broke before the end was known", inner);
