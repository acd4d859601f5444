using Bot.Features.Keeping;
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

    private static IServiceCollection AddPorts(this IServiceCollection services) => services
        .AddSingleton<ITurns>(s => s.GetRequiredService<IStore>())
        .AddSingleton<IReads>(s => s.GetRequiredService<IStore>())
        .AddSingleton<IOutbox>(s => s.GetRequiredService<IStore>())
        .AddSingleton<IReminders>(s => s.GetRequiredService<IStore>())
        .AddHostedService<Housekeeping>();
}
