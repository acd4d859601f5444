namespace Bot.Features.Keeping;

/// <summary>The record, to read.</summary>
public interface IReads
{
    /// <summary>Reads as of one moment, beside running turns.</summary>
    Task<T> ReadAsync<T>(Func<IRecord, T> read, CancellationToken cancel);
}

/// <summary>The store. Turns run one after the other per incident; what a finished turn wrote is on disk.</summary>
public interface ITurns : IReads
{
    /// <summary>Runs a turn and returns once all it wrote is durable. The function is called on a storage thread and may be called again after a conflict.</summary>
    /// <exception cref="StoreFullException">Too many turns wait already; nothing was written.</exception>
    Task<T> RunAsync<T>(Func<ITurn, T> turn, CancellationToken cancel);

    /// <summary>Told after every turn that changed an incident, with its number. Called on a storage thread: return at once.</summary>
    event Action<int>? Changed;
}

/// <summary>Too many turns wait already; the caller should try again shortly. Nothing was written.</summary>
public sealed class StoreFullException() : Exception("Too much is waiting to be written; nothing of this was kept. Try again shortly.");
