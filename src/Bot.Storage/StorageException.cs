namespace Bot.Storage;

/// <summary>The record cannot be opened as things are. The message says what to do.</summary>
public sealed class StorageException(string message, Exception? inner = null) : Exception(message, inner);
