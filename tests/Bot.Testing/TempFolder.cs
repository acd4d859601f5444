namespace Bot.Testing;

/// <summary>A folder of its own for one test, gone after it.</summary>
public sealed class TempFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bot-test-");

    /// <summary>A file in it.</summary>
    public string File(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>The folder.</summary>
    public string FullName => _folder.FullName;

    public void Dispose() => _folder.Delete(recursive: true);
}
