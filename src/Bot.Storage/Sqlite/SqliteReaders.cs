using System.Collections.Concurrent;
using Bot.Features.Keeping;
using Bot.Incidents;
using Bot.Storage.Reading;
using Bot.Storage.Schema;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Bot.Storage.Sqlite;

/// <summary>Connections for reading beside the writer, in the bot's process or in another. One read sees one moment.</summary>
public sealed class SqliteReaders : IReads, IAsyncDisposable
{
    private readonly string _path;
    private readonly int _most;
    private readonly ConcurrentBag<SqliteConnection> _idle = [];
    private readonly SemaphoreSlim _free;
    private readonly StateCache _states = new();

    internal SqliteReaders(StorageOptions options) =>
        (_path, _most, _free) = (options.Path, options.MaxReaders, new(options.MaxReaders, options.MaxReaders));

    /// <summary>Opens the file to read only, also while a bot runs on it.</summary>
    /// <exception cref="StorageException">There is no such file, or another version of the program wrote it.</exception>
    public static SqliteReaders Open(StorageOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!File.Exists(options.Path)) throw new StorageException($"{options.Path} does not exist. Storage:Path says where the record is.");
        SqliteBackup.KeepDamage(options.Path);
        using var connection = SqliteFile.OpenToRead(options.Path);
        SqliteFile.Recognise(connection, options.Path);
        if (SqliteFile.Version(connection) is var version && version < Migrations.Newest)
            throw new StorageException($"The schema of {options.Path} is {version}, this program knows {Migrations.Newest}. Its bot brings it up to date when it starts.");
        return new(options);
    }

    /// <summary>Reads all of it as of one moment, with what is counted beside it.</summary>
    public Task<T> ReadAsync<T>(Func<IRecord, Counts, T> read, CancellationToken cancel) => ReadAsync(connection =>
        read(Record(connection), new(OutboxSql.CountWaiting(connection), connection.ExecuteScalar<int>("select value from counter where name = 'incident'"), EachGiven: true)), cancel);

    internal async Task<T> ReadAsync<T>(Func<SqliteConnection, T> read, CancellationToken cancel)
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
        if (!_idle.TryTake(out var connection)) connection = SqliteFile.OpenToRead(_path);
        var whole = false;
        try
        {
            connection.Script("begin");
            var result = read(connection);
            connection.Script("commit");
            whole = true;
            return result;
        }
        finally
        {
            if (whole) _idle.Add(connection);
            else connection.Dispose();
        }
    }

    private SqlRecord Record(SqliteConnection connection) => _states.Record(connection, null);
}
