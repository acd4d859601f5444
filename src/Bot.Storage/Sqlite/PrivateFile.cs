namespace Bot.Storage.Sqlite;

/// <summary>Files and folders that are made for nobody but who runs the bot: private incidents are in them. What is there already stays as it is.</summary>
internal static class PrivateFile
{
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes the folder of a file.</summary>
    public static void MakeFolderOf(string path)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is not { Length: > 0 } folder) return;
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, Own | UnixFileMode.UserExecute);
    }

    /// <summary>Makes a file, empty, which is a new database to SQLite. It makes the log beside it with the same rights.</summary>
    public static void Make(string path)
    {
        if (File.Exists(path)) return;
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = Own;
        using var file = new FileStream(path, options);
    }
}
