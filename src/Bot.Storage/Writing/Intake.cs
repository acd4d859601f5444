using Bot.Features.Keeping;

namespace Bot.Storage.Writing;

/// <summary>
/// Where turns wait for the writer. The writer takes all that wait at once and never waits for more: at one caller every turn is
/// a transaction of its own, at many they share one.
/// </summary>
internal sealed class Intake(int most)
{
    private readonly object _gate = new(); // Monitor's wait and pulse need a plain object.
    private readonly Queue<Work> _waiting = new();
    private bool _closed;

    public void Add(Work work)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, typeof(Intake));
            // What finishes an effect has to get in when turns do not: it makes room.
            if (!work.Direct && _waiting.Count >= most) throw new StoreFullException();
            _waiting.Enqueue(work);
            if (_waiting.Count == 1) Monitor.Pulse(_gate);
        }
    }

    /// <summary>Waits for work and takes it, at most <paramref name="limit"/>. False once it is closed and empty.</summary>
    public bool Take(List<Work> into, int limit)
    {
        lock (_gate)
        {
            while (_waiting.Count == 0 && !_closed) Monitor.Wait(_gate);
            while (into.Count < limit && _waiting.TryDequeue(out var work)) into.Add(work);
            return into.Count > 0;
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
}
