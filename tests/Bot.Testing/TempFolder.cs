namespace Bot.Testing;

/// <summary>A folder of its own for one test, gone after it: in memory where there is room, since every store flushes.</summary>
/// <param name="onDisk">On the disk in any case, for what is about the disk.</param>
public sealed class TempFolder(bool onDisk = false) : IDisposable
{
    private const string Memory = "/dev/shm";
    private const long Enough = 1L << 30;

    private static readonly bool IsRoomy = Directory.Exists(Memory) && new DriveInfo(Memory).AvailableFreeSpace > Enough;

    private readonly DirectoryInfo _folder = onDisk || !IsRoomy ? Directory.CreateTempSubdirectory("bot-test-") : Directory.CreateDirectory(Path.Combine(Memory, "bot-test-" + Path.GetRandomFileName()));

    /// <summary>A file in it.</summary>
    public string File(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>The folder.</summary>
    public string FullName => _folder.FullName;

    public void Dispose() => _folder.Delete(recursive: true);
}
