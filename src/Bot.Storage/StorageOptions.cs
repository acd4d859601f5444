namespace Bot.Storage;

/// <summary>Where the record is kept: the section <c>Storage</c> of the configuration.</summary>
public sealed record StorageOptions
{
    /// <summary>The SQLite file; created with its folder on first start.</summary>
    public string Path { get; init; } = System.IO.Path.Combine("data", "bot.db");

    /// <summary>A PostgreSQL database instead of the file, for when one machine is not enough.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>How many turns may wait to be written before <see cref="Features.Keeping.StoreFullException"/>.</summary>
    public int MaxWaiting { get; init; } = 4096;

    /// <summary>How many turns share one transaction at most; bounds how long the first of them waits.</summary>
    public int MaxBatch { get; init; } = 256;

    /// <summary>How many reads run at once.</summary>
    public int MaxReaders { get; init; } = 8;
}
