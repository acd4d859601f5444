using Bot.Features.Keeping;

namespace Bot.Storage.Writing;

/// <summary>
/// Where turns wait to be written, one batch at a time. At one caller every turn is a batch of its own. When many ask at once, a
/// batch is about half of them: while it is written, the other half is answered and asks again, so that neither the disk nor the
/// processor waits. So the writer waits, for a moment at most, until nearly as many are there as the last time.
/// </summary>
internal sealed class Intake(int most)
{
    private const int Largest = 32; // Turns. So many have paid for their flush.
    private const int Stragglers = 4; // Turns that are not waited for; of few, half.
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    private readonly object _gate = new(); // Monitor's wait and pulse need a plain object.
    private readonly Queue<Work> _waiting = new();
    private bool _writing;
    private bool _taken;
    private bool _closed;
    private int _asking; // How many of those who wait are turns: what finishes an effect has nobody who asks again.
    private int _cohort = 1; // How many the writer waits for.

    /// <summary>Lets work wait for the writer.</summary>
    public void Add(Work work)
    {
        lock (_gate) Enqueue(work);
    }

    /// <summary>
    /// Lets work wait for the writer; or, when nothing is being written and nobody else asks, says true: then the caller writes it
    /// and calls <see cref="Leave"/>. To wake another thread for a single turn costs more than the turn.
    /// </summary>
    public bool Enter(Work work)
    {
        lock (_gate)
        {
            if (_writing || _closed || _cohort > 1 || _waiting.Count > 0)
            {
                Enqueue(work);
                return false;
            }
            return _writing = true;
        }
    }

    /// <summary>The caller of <see cref="Enter"/> has written.</summary>
    public void Leave()
    {
        lock (_gate) Free();
    }

    /// <summary>Waits for work and takes it, at most <paramref name="limit"/>; what was taken before is written. False once it is closed and empty.</summary>
    public bool Take(List<Work> into, int limit)
    {
        lock (_gate)
        {
            if (_taken) Free();
            while (_writing || (_waiting.Count < _cohort && !_closed))
            {
                if (_cohort == 1) Monitor.Wait(_gate);
                else if (!Monitor.Wait(_gate, Moment)) _cohort = 1;
            }
            var asking = _asking;
            while (into.Count < limit && _waiting.TryDequeue(out var work))
            {
                into.Add(work);
                if (!work.Direct) _asking--;
            }
            _cohort = Math.Clamp(asking - Math.Min(asking / 2, Stragglers), 1, Largest);
            return _taken = _writing = into.Count > 0;
        }
    }

    /// <summary>Takes no more; what waits is still done.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.PulseAll(_gate);
        }
    }

    private void Enqueue(Work work)
    {
        ObjectDisposedException.ThrowIf(_closed, typeof(Intake));
        // What finishes an effect has to get in when turns do not: it makes room.
        if (!work.Direct && _waiting.Count >= most) throw new StoreFullException();
        _waiting.Enqueue(work);
        if (!work.Direct) _asking++;
        if (_waiting.Count == _cohort && !_writing) Monitor.Pulse(_gate);
    }

    private void Free()
    {
        _writing = _taken = false;
        if (_waiting.Count >= _cohort || _closed) Monitor.Pulse(_gate);
    }
}
