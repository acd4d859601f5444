using Bot.Storage.Tests.Contract;

namespace Bot.Storage.Tests.Sqlite;

public sealed class SqliteTurns : TurnContract
{
    private readonly SqliteHome _home = new();

    private protected override Task<IStore> OpenAsync() => _home.OpenAsync(Clock);

    private protected override Task TamperAsync(string sql) => _home.TamperAsync(sql);

    public override ValueTask DisposeAsync() => _home.DisposeAfterAsync(base.DisposeAsync());
}

public sealed class SqliteRecord : RecordContract
{
    private readonly SqliteHome _home = new();

    private protected override Task<IStore> OpenAsync() => _home.OpenAsync(Clock);

    private protected override Task TamperAsync(string sql) => _home.TamperAsync(sql);

    public override ValueTask DisposeAsync() => _home.DisposeAfterAsync(base.DisposeAsync());
}

public sealed class SqliteOutbox : OutboxContract
{
    private readonly SqliteHome _home = new();

    private protected override Task<IStore> OpenAsync() => _home.OpenAsync(Clock);

    private protected override Task TamperAsync(string sql) => _home.TamperAsync(sql);

    public override ValueTask DisposeAsync() => _home.DisposeAfterAsync(base.DisposeAsync());
}
