namespace Bot.Fuzz.Targets;

/// <summary>Something that takes input from outside. Whatever comes, it answers or refuses; it never throws and never hangs.</summary>
internal abstract class Target : IAsyncDisposable
{
    /// <summary>The targets there are.</summary>
    public static IReadOnlyList<string> Names { get; } = ["bodies", "frames", "activities", "commands", "times", "templates"];

    /// <summary>A target of its name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static async Task<Target> OfAsync(string name) => name switch
    {
        "bodies" => await SlackTarget.StartAsync(frames: false),
        "frames" => await SlackTarget.StartAsync(frames: true),
        "activities" => await TeamsTarget.StartAsync(),
        "commands" => await CommandTarget.StartAsync(),
        "times" => new TimeTarget(),
        "templates" => await TemplateTarget.StartAsync(),
        _ => throw new ArgumentException($"There is no target {name}, only {string.Join(", ", Names)}."),
    };

    /// <summary>What inputs are made of.</summary>
    public abstract IReadOnlyList<byte[]> Corpus { get; }

    /// <summary>Takes one input.</summary>
    public abstract Task TakeAsync(byte[] input);

    public abstract ValueTask DisposeAsync();

    /// <summary>Recorded payloads of a chat, where they are at hand.</summary>
    protected static IEnumerable<byte[]> Recorded(string chat, Func<string, bool> which)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Bot.sln"))) folder = folder.Parent;
        var fixtures = Path.Combine(folder?.Parent?.FullName ?? "/", "shared", "fixtures", chat);
        return !Directory.Exists(fixtures) ? [] : Directory.EnumerateFiles(fixtures).Where(f => which(Path.GetFileName(f))).Order(StringComparer.Ordinal).Select(File.ReadAllBytes);
    }
}
