namespace Bot.Storage.Sqlite;

/// <summary>Keeps a second process from writing the same file: a lock file beside it, which the system lets go when the process ends.</summary>
internal sealed class FileGuard : IDisposable
{
    private readonly FileStream _lock;

    public FileGuard(string path)
    {
        if (Directory.Exists(path)) throw new StorageException($"{path} is a folder. Storage:Path names the file of the record, such as {Path.Combine(path, "bot.db")}.");
        var beside = path + ".lock";
        try
        {
            PrivateFile.MakeFolderOf(path);
            _lock = new(beside, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException failure) when (IsHeld(failure))
        {
            throw new StorageException($"{path} is in use by another bot process. Stop that one first, or give this one its own file with Storage:Path.", failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"{beside} cannot be written: {failure.Message.TrimEnd('.')}. The bot needs to write in the folder of its database.", failure);
        }
    }

    // What Linux, macOS and Windows call a file that another process has.
    private static bool IsHeld(IOException failure) => failure.HResult is 11 or 35 or unchecked((int)0x80070020);

    public void Dispose() => _lock.Dispose();
}
