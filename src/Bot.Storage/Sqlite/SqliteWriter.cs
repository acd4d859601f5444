using System.Diagnostics;
using Bot.Chat.Delivery;
using Bot.Features.Keeping;
using Bot.Storage.Writing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Bot.Storage.Sqlite;

/// <summary>
/// Writes: the turns that wait in one transaction, answered once it is on disk. A turn that comes while nothing is written is
/// written by whoever brings it; what comes meanwhile waits for the thread.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private const int Few = 32; // Turns in one transaction.

    private readonly SqlitePen _pen;
    private readonly StorageOptions _options;
    private readonly ILogger _log;
    private readonly Action<News> _tell;
    private readonly Intake _intake;
    private readonly Thread _thread;
    private readonly List<Work> _single = new(1);
    private long _transactions;
    private int _fitting = Few;

    public SqliteWriter(SqlitePen pen, StorageOptions options, ILogger log, Action<News> tell)
    {
        (_pen, _options, _log, _tell) = (pen, options, log, tell);
        _intake = new(options.MaxWaiting);
        _thread = new(Write) { Name = "storage writer", IsBackground = true };
        _thread.Start();
    }

    public long Transactions => Interlocked.Read(ref _transactions);

    public Task<T> RunAsync<T>(Func<ITurn, T> turn, CancellationToken cancel) => Add(new Work<T>(turn, direct: false, cancel));

    public Task<T> DirectAsync<T>(Func<SqliteConnection, T> work, CancellationToken cancel) =>
        Add(new Work<T>(_ => work(_pen.Connection), direct: true, cancel));

    public async ValueTask DisposeAsync()
    {
        _intake.Close();
        await Task.Run(_thread.Join);
        _pen.Dispose();
    }

    private Task<T> Add<T>(Work<T> work)
    {
        if (!_intake.Enter(work)) return work.Done;
        try
        {
            _single.Add(work);
            Write(_single);
        }
        finally
        {
            _single.Clear();
            _intake.Leave();
        }
        return work.Done;
    }

    private void Write()
    {
        var batch = new List<Work>(_options.MaxBatch);
        while (_intake.Take(batch, Math.Min(_fitting, _options.MaxBatch))) Write(batch);
    }

    /// <summary>
    /// How many turns the next transaction takes. Not all that wait: then all who ask wait for the writer, and the writer for them.
    /// But so many that it decides for twice as long as it waits for the disk.
    /// </summary>
    private static int Fitting(long turn, long flush) => (int)Math.Clamp(2 * flush / Math.Max(1, turn), Few, int.MaxValue);

    private void Write(List<Work> batch)
    {
        WriteBatch(batch);
        // Whoever brings its own turn does not wait for it yet: nothing of theirs runs in here.
        if (batch == _single) batch[0].Finish();
        else Answered.Tell(batch, batch.Count);
        try { _tell(_pen.News); }
        catch (Exception failure) { _log.LogError(failure, "Someone who listens to the store failed"); }
        _pen.News.Clear();
        batch.Clear();
    }

    private void WriteBatch(List<Work> batch)
    {
        if (TryWrite(batch, careful: false) is not { } first) return;
        // Half of some turn was written. None is told yet, so all run again, each with a savepoint, and the one at fault fails alone.
        _log.LogWarning(first, "A transaction with {Turns} turns could not be written; its turns are run one by one", batch.Count);
        if (TryWrite(batch, careful: true) is not { } second) return;
        _log.LogError(second, "A transaction with {Turns} turns could not be written", batch.Count);
        foreach (var work in batch) work.Failure ??= SqliteFile.NotKept(second);
    }

    private Exception? TryWrite(List<Work> batch, bool careful)
    {
        try
        {
            var started = Stopwatch.GetTimestamp();
            _pen.Begin();
            foreach (var work in batch)
            {
                work.Failure = work.IsCancelled ? new OperationCanceledException() : null;
                if (work.Failure is null) _pen.Run(work, careful);
            }
            var decided = Stopwatch.GetTimestamp();
            _pen.Commit();
            _fitting = Fitting((decided - started) / batch.Count, Stopwatch.GetTimestamp() - decided);
            Interlocked.Increment(ref _transactions);
            Telemetry.Committed(batch.Count(w => w.IsKeptTurn));
            return null;
        }
        catch (Exception failure)
        {
            try { _pen.Abandon(); }
            catch (Exception worse) { _log.LogError(worse, "The transaction could not be rolled back"); }
            return failure;
        }
    }
}
