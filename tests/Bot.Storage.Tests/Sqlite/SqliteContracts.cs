using Bot.Storage.Tests.Contract;

namespace Bot.Storage.Tests.Sqlite;

public sealed class SqliteTurns : TurnContract
{
    private readonly SqliteHome _home = new();

    private protected override Task<IStore> OpenAsync() => Task.FromResult<IStore>(_home.Open(Clock));

    private protected override Task TamperAsync(string sql) => _home.TamperAsync(sql);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _home.Dispose();
    }
}
