using Bot.Features.Keeping;

namespace Bot.Storage.Writing;

/// <summary>
/// Where turns wait to be written, one batch at a time. The writer takes those that wait and does not wait for a full batch: at one
/// caller every turn is a transaction of its own, at many they share one.
/// </summary>
internal sealed class Intake(int most)
{
    private readonly object _gate = new(); // Monitor's wait and pulse need a plain object.
    private readonly Queue<Work> _waiting = new();
    private bool _writing;
    private bool _taken;
    private bool _closed;

    /// <summary>Lets work wait for the writer.</summary>
    public void Add(Work work)
    {
        lock (_gate) Enqueue(work);
    }

    /// <summary>
    /// Lets work wait for the writer; or, when nothing is being written and nothing waits, says true: then the caller writes it
    /// and calls <see cref="Leave"/>. To wake another thread for a single turn costs more than the turn.
    /// </summary>
    public bool Enter(Work work)
    {
        lock (_gate)
        {
            if (_writing || _closed || _waiting.Count > 0)
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
            while (_writing || (_waiting.Count == 0 && !_closed)) Monitor.Wait(_gate);
            while (into.Count < limit && _waiting.TryDequeue(out var work)) into.Add(work);
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
        if (_waiting.Count == 1 && !_writing) Monitor.Pulse(_gate);
    }

    private void Free()
    {
        _writing = _taken = false;
        if (_waiting.Count > 0 || _closed) Monitor.Pulse(_gate);
    }
}
