using Bot.Features.Keeping;

namespace Bot.Storage;

/// <summary>A whole store: the record, its outbox and its reminders in one database.</summary>
public interface IStore : ITurns, IOutbox, IReminders, IAsyncDisposable;
