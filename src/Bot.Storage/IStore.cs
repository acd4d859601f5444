using Bot.Features.Keeping;
using NodaTime;

namespace Bot.Storage;

/// <summary>A whole store: the record, its outbox and its reminders in one database.</summary>
public interface IStore : ITurns, IOutbox, IReminders, IAsyncDisposable
{
    /// <summary>Forgets deliveries noted before an instant, a piece at a time beside the turns. Returns how many.</summary>
    Task<int> PruneDeliveriesAsync(Instant before, CancellationToken cancel);

    /// <summary>Forgets effects that were given up before an instant. Returns how many.</summary>
    Task<int> PruneGivenUpAsync(Instant before, CancellationToken cancel);
}
