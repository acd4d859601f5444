namespace Bot.Testing;

/// <summary>The project's own files, for tests that read them.</summary>
public static class Repository
{
    /// <summary>Where Bot.sln lies.</summary>
    public static string Root { get; } = Find();

    /// <summary>A file or folder by its path from there.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!System.IO.File.Exists(Path.Combine(folder.FullName, "Bot.sln"))) folder = folder.Parent ?? throw new InvalidOperationException("Not inside the repository.");
        return folder.FullName;
    }
}
