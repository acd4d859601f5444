using System.Data;
using Bot.Features.Keeping;
using Bot.Storage.Reading;
using Bot.Storage.Schema;
using Dapper;
using Npgsql;

namespace Bot.Storage.Postgres;

/// <summary>The record in a PostgreSQL database for whoever only looks, also while bots run on it: nothing there is changed.</summary>
public static class PostgresReader
{
    /// <summary>Reads all of it as of one moment, with how many effects wait; nothing where no bot ever started on the database.</summary>
    /// <exception cref="StorageException">Not to be reached, or written by another version of the program.</exception>
    public static Task<T?> ReadAsync<T>(StorageOptions options, Func<IRecord, int, T> read, CancellationToken cancel) where T : class => Task.Run(() =>
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(read);
        using var source = PostgresDatabase.Connect(options.ConnectionString ?? throw new StorageException("Storage:ConnectionString is empty."));
        using var connection = PostgresDatabase.Open(source);
        try
        {
            using var transaction = connection.BeginTransaction(IsolationLevel.RepeatableRead);
            connection.Execute("set transaction read only");
            if (connection.ExecuteScalar<string?>("select to_regclass('schema_version')::text") is null) return null;
            var version = connection.ExecuteScalar<int?>("select max(version) from schema_version") ?? 0;
            if (version != Migrations.Newest)
                throw new StorageException($"The schema of the database is {version}, this program knows {Migrations.Newest}. " + (version < Migrations.Newest ? "Its bot brings it up to date when it starts." : "Run the newer program."));
            return read(new StateCache().Record(connection, transaction), OutboxSql.CountWaiting(connection));
        }
        catch (NpgsqlException failure)
        {
            throw new StorageException($"PostgreSQL cannot be read: {failure.Message}", failure);
        }
    }, cancel);
}
