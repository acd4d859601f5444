using Bot.Features.Keeping;
using Bot.Features.PublicPages;
using Bot.Features.Settings;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Bot.Web.StatusPage;

/// <summary>
/// Keeps the public history in memory, so that however many read the page the record is read once a second at most. It is read
/// again after a change, and every ten seconds for what other processes changed. Where it cannot be read, what was known stays.
/// </summary>
internal sealed class HistoryReader : IDisposable
{
    private static readonly Duration Rest = Duration.FromSeconds(1);
    private static readonly Duration Longest = Duration.FromSeconds(10);
    private static readonly Duration Waits = Duration.FromSeconds(2);

    private readonly ITurns _turns;
    private readonly House _house;
    private readonly IClock _clock;
    private readonly ILogger<HistoryReader> _log;
    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile bool _changed;
    private volatile Shown? _shown;

    public HistoryReader(ITurns turns, House house, IClock clock, ILogger<HistoryReader> log)
    {
        (_turns, _house, _clock, _log) = (turns, house, clock, log);
        _turns.Changed += OnChanged;
    }

    /// <summary>The history, no older than said above.</summary>
    /// <exception cref="TimeoutException">It was never read, and somebody else has been reading it for too long.</exception>
    /// <remarks>What the record throws passes where nothing is known yet.</remarks>
    public async Task<Shown> ReadAsync(CancellationToken cancel)
    {
        if (_shown is { } fresh && !IsDue(fresh)) return fresh;
        // One reads; the others make do with what is known, if anything is.
        if (!await _reading.WaitAsync(_shown is null ? Waits.ToTimeSpan() : TimeSpan.Zero, cancel)) return _shown ?? throw new TimeoutException();
        try
        {
            if (_shown is { } already && !IsDue(already)) return already;
            _changed = false;
            // For all who read: it goes on when the one who came first has left.
            using var limit = new CancellationTokenSource(Waits.ToTimeSpan());
            var now = _clock.GetCurrentInstant();
            return _shown = new Shown(await _turns.ReadAsync(record => PublicHistory.Read(record, _house, now), limit.Token).WaitAsync(limit.Token)); // What waits for a network heeds no token.
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            _changed = true;
            if (_shown is not { } known) throw;
            _log.LogWarning("The status page could not read the record ({Error}); it shows what it knew", e.GetType().Name);
            // Not asked again by every reader at once.
            return _shown = new Shown(known.History with { ReadAt = _clock.GetCurrentInstant() });
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>An incident older than those in the history; nothing where the public knows of none.</summary>
    public Task<PageIncident?> FindAsync(string id, CancellationToken cancel) => _turns.ReadAsync(record => PublicHistory.Find(record, _house, id), cancel);

    public void Dispose()
    {
        _turns.Changed -= OnChanged;
        _reading.Dispose();
    }

    private void OnChanged(int incident) => _changed = true;

    private bool IsDue(Shown shown)
    {
        var age = _clock.GetCurrentInstant() - shown.History.ReadAt;
        return age >= Longest || age < Duration.Zero || _changed && age >= Rest;
    }
}
