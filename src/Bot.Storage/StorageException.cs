namespace Bot.Storage;

/// <summary>The record cannot be opened or written as things are. The message says what to do.</summary>
public sealed class StorageException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Something was to be written and is not; it may be tried again once the reason is gone.</summary>
    internal static StorageException NotKept(Exception failure) => new($"Nothing of this was kept, the database says: {failure.Message}", failure);
}
