using Bot.Storage.Postgres;
using Bot.Storage.Tests.Contract;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Npgsql;

namespace Bot.Storage.Tests.Postgres;

/// <summary>A PostgreSQL database for one test.</summary>
internal sealed class PostgresHome(PostgresCluster cluster)
{
    public string? ConnectionString { get; private set; }

    public async Task<IStore> OpenAsync(IClock clock) => await OpenStoreAsync(clock);

    public async Task<PostgresStore> OpenStoreAsync(IClock clock, StorageOptions? options = null)
    {
        ConnectionString ??= await cluster.NewDatabaseAsync();
        return PostgresStore.Open((options ?? new()) with { ConnectionString = ConnectionString }, clock, NullLogger<PostgresStore>.Instance);
    }

    public async Task TamperAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.ExecuteAsync(sql);
    }
}

public sealed class PostgresTurns(PostgresCluster cluster) : TurnContract
{
    private readonly PostgresHome _home = new(cluster);

    private protected override Task<IStore> OpenAsync() => _home.OpenAsync(Clock);

    private protected override Task TamperAsync(string sql) => _home.TamperAsync(sql);
}

public sealed class PostgresRecord(PostgresCluster cluster) : RecordContract
{
    private readonly PostgresHome _home = new(cluster);

    private protected override Task<IStore> OpenAsync() => _home.OpenAsync(Clock);

    private protected override Task TamperAsync(string sql) => _home.TamperAsync(sql);
}

public sealed class PostgresOutbox(PostgresCluster cluster) : OutboxContract
{
    private readonly PostgresHome _home = new(cluster);

    private protected override Task<IStore> OpenAsync() => _home.OpenAsync(Clock);

    private protected override Task TamperAsync(string sql) => _home.TamperAsync(sql);
}
