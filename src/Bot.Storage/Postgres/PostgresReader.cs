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
    /// <summary>Reads all of it as of one moment, with what is counted beside it; nothing where no bot ever started on the database, but one could.</summary>
    /// <exception cref="StorageException">Not to be reached, or written by another version of the program.</exception>
    public static Task<T?> ReadAsync<T>(StorageOptions options, Func<IRecord, Counts, T> read, CancellationToken cancel) where T : class => Task.Run(() =>
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(read);
        using var source = PostgresDatabase.Connect(options.ConnectionString ?? throw new StorageException("Storage:ConnectionString is empty."));
        using var connection = PostgresDatabase.Open(source);
        try
        {
            PostgresDatabase.RefuseReadOnly(connection);
            using var transaction = connection.BeginTransaction(IsolationLevel.RepeatableRead);
            connection.Execute("set transaction read only");
            if (connection.ExecuteScalar<string?>("select to_regclass('schema_version')::text") is null)
            {
                transaction.Rollback();
                PostgresDatabase.Migrate(source, keep: false);
                return null;
            }
            var version = connection.ExecuteScalar<int?>("select max(version) from schema_version") ?? 0;
            if (version != Migrations.Newest)
                throw new StorageException($"The schema of the database is {version}, this program knows {Migrations.Newest}. " + (version < Migrations.Newest ? "Its bot brings it up to date when it starts." : "Run the newer program."));
            var last = connection.ExecuteScalar<int>("select case when is_called then last_value else 0 end from incident_number");
            return read(new StateCache().Record(connection, transaction), new(OutboxSql.CountWaiting(connection), last, EachGiven: false));
        }
        catch (NpgsqlException failure)
        {
            throw new StorageException($"PostgreSQL cannot be read: {failure.Message}", failure);
        }
    }, cancel);
}
