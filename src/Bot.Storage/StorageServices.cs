using Bot.Features.Keeping;
using Bot.Storage.Postgres;
using Bot.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Bot.Storage;

/// <summary>Registers the store.</summary>
public static class StorageServices
{
    /// <summary>Keeps the record in one SQLite file. Needs an <see cref="IClock"/>, a <see cref="TimeProvider"/> and logging.</summary>
    public static IServiceCollection AddSqliteStorage(this IServiceCollection services, StorageOptions options) => services
        .AddSingleton(s => SqliteStore.Open(options, s.GetRequiredService<IClock>(), s.GetRequiredService<ILogger<SqliteStore>>()))
        .AddSingleton<IStore>(s => s.GetRequiredService<SqliteStore>())
        .AddPorts();

    /// <summary>Keeps the record in a PostgreSQL database that several bots may share. Needs the same.</summary>
    public static IServiceCollection AddPostgresStorage(this IServiceCollection services, StorageOptions options) => services
        .AddSingleton(s => PostgresStore.Open(options, s.GetRequiredService<IClock>(), s.GetRequiredService<ILogger<PostgresStore>>()))
        .AddSingleton<IStore>(s => s.GetRequiredService<PostgresStore>())
        .AddPorts();

    /// <summary>PostgreSQL where a connection string is set, else the file.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, StorageOptions options) =>
        string.IsNullOrWhiteSpace(options.ConnectionString) ? services.AddSqliteStorage(options) : services.AddPostgresStorage(options);

    private static IServiceCollection AddPorts(this IServiceCollection services) => services
        .AddSingleton<ITurns>(s => s.GetRequiredService<IStore>())
        .AddSingleton<IReads>(s => s.GetRequiredService<IStore>())
        .AddSingleton<IOutbox>(s => s.GetRequiredService<IStore>())
        .AddSingleton<IReminders>(s => s.GetRequiredService<IStore>())
        .AddHostedService<Housekeeping>();
}
