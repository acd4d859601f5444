using Bot.Chat.Delivery;

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
    /// <summary>Runs a turn and returns once all it wrote is durable. The function is called on a storage thread or on the caller's, and may be called again after a conflict.</summary>
    /// <exception cref="NotKeptException">Nothing was written; it may be tried again.</exception>
    /// <exception cref="PerhapsKeptException">The database was lost at the end, and does not tell whether it was written.</exception>
    Task<T> RunAsync<T>(Func<ITurn, T> turn, CancellationToken cancel);

    /// <summary>Writes what means nothing, to know whether anything can be written.</summary>
    /// <exception cref="NotKeptException">Nothing can be written now.</exception>
    Task ProbeAsync(CancellationToken cancel);

    /// <summary>Told after every turn that changed an incident, with its number. Called on a storage thread: return at once.</summary>
    event Action<int>? Changed;
}

/// <summary>Too many turns wait already; the caller should try again shortly.</summary>
public sealed class StoreFullException() : NotKeptException("too much is waiting to be written");
