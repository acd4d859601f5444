using Bot.Storage.Sqlite;
using Bot.Testing;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace Bot.Storage.Tests.Sqlite;

/// <summary>A SQLite file for one test.</summary>
internal sealed class SqliteHome : IDisposable
{
    private readonly TempFolder _folder = new();

    public string Path => _folder.File("data/bot.db");

    public string File(string name) => _folder.File(name);

    public SqliteStore Open(IClock clock, StorageOptions? options = null) =>
        SqliteStore.Open((options ?? new()) with { Path = Path }, clock, NullLogger<SqliteStore>.Instance);

    public Task<IStore> OpenAsync(IClock clock) => Task.FromResult<IStore>(Open(clock));

    public async ValueTask DisposeAfterAsync(ValueTask closed)
    {
        await closed;
        Dispose();
    }

    public async Task TamperAsync(string sql, string? file = null)
    {
        await using var connection = new SqliteConnection($"Data Source={file ?? Path};Pooling=False");
        await connection.ExecuteAsync(sql);
    }

    public void Dispose() => _folder.Dispose();
}
