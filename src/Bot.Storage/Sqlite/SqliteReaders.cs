using System.Collections.Concurrent;
using Bot.Features.Keeping;
using Bot.Incidents;
using Bot.Storage.Reading;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Bot.Storage.Sqlite;

/// <summary>Connections for reading beside the writer. One read sees one moment.</summary>
internal sealed class SqliteReaders(string path, int most, StateCache states) : IAsyncDisposable
{
    private readonly ConcurrentBag<SqliteConnection> _idle = [];
    private readonly SemaphoreSlim _free = new(most, most);
    private readonly int _most = most;

    public async Task<T> ReadAsync<T>(Func<SqliteConnection, T> read, CancellationToken cancel)
    {
        await _free.WaitAsync(cancel);
        try
        {
            return await Task.Run(() => Read(read), cancel);
        }
        finally
        {
            _free.Release();
        }
    }

    public Task<T> ReadAsync<T>(Func<IRecord, T> read, CancellationToken cancel) =>
        ReadAsync(connection => read(Record(connection)), cancel);

    public async ValueTask DisposeAsync()
    {
        for (var i = 0; i < _most; i++) await _free.WaitAsync();
        foreach (var connection in _idle) connection.Dispose();
        _idle.Clear();
        _free.Dispose();
    }

    private T Read<T>(Func<SqliteConnection, T> read)
    {
        if (!_idle.TryTake(out var connection)) connection = SqliteFile.OpenToRead(path);
        var whole = false;
        try
        {
            connection.Execute("begin deferred");
            var result = read(connection);
            connection.Execute("commit transaction");
            whole = true;
            return result;
        }
        finally
        {
            if (whole) _idle.Add(connection);
            else connection.Dispose();
        }
    }

    private SqlRecord Record(SqliteConnection connection) => new(connection, null, number => states.Read(connection, null, number));
}
