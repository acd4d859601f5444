using System.Data.Common;
using Bot.Features.Keeping;
using Bot.Storage.Reading;
using Bot.Storage.Sqlite;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;

namespace Bot.Storage.Postgres;

/// <summary>Moves a bot's whole record from its SQLite file into an empty PostgreSQL database, in one transaction, and verifies it there.</summary>
public static class SqliteToPostgres
{
    // In an order that never refers to a row that is not there yet.
    private static readonly (string Table, string Columns)[] Tables =
    [
        ("incident", "number, key, is_open, head_seq, head_link, last_change"),
        ("state", "incident, version, state"),
        ("entry", "incident, seq, source, change_before, revises, content, first_hash, link"),
        ("delivery", "key, received_at"),
        ("room", "platform, workspace, channel, incident"),
        ("ticket", "folded, incident"),
        ("person", "id, name, locale, zone, folded_id, folded_name"),
        ("reminder", "incident, name, due"),
        ("outbox", "id, platform, incident, latest_of, payload, attempts, why"),
        ("given_up", "id, platform, incident, payload, why, given_up_at"),
        ("lane", "platform, incident, due, leased"),
        ("room_memory", "incident, platform, memory"),
    ];

    /// <summary>Copies and verifies.</summary>
    /// <returns>How many incidents and entries were moved.</returns>
    /// <exception cref="StorageException">The bot is running, the database is not empty, or the copy does not verify; then nothing was kept.</exception>
    public static Task<(int Incidents, long Entries)> CopyAsync(StorageOptions from, StorageOptions to, CancellationToken cancel) => Task.Run(() =>
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        if (!File.Exists(from.Path)) throw new StorageException($"{from.Path} does not exist.");
        using var guard = new FileGuard(from.Path); // A bot that goes on writing would leave its last turns behind.
        using var file = SqliteFile.OpenToWrite(from.Path);
        SqliteFile.Migrate(file, from.Path);
        using var source = PostgresDatabase.Connect(to.ConnectionString ?? throw new StorageException("Storage:ConnectionString is empty."));
        PostgresDatabase.Migrate(source);
        using var connection = PostgresDatabase.OpenToWrite(source);
        connection.Execute("set statement_timeout = 0");
        using var transaction = connection.BeginTransaction();
        connection.Execute("lock table incident in access exclusive mode");
        if (connection.ExecuteScalar<bool>("select exists (select 1 from incident) or exists (select 1 from delivery)"))
            throw new StorageException("The PostgreSQL database holds a record already; copy into an empty one.");
        foreach (var (table, columns) in Tables) Copy(file, connection, table, columns, cancel);
        Continue(file, connection);
        var moved = Verify(connection, transaction, cancel);
        transaction.Commit();
        return moved;
    }, cancel);

    private static void Copy(SqliteConnection file, NpgsqlConnection connection, string table, string columns, CancellationToken cancel)
    {
        using var command = file.CreateCommand();
        command.CommandText = $"select {columns} from {table}";
        using var rows = command.ExecuteReader();
        var types = Types(connection, table, columns);
        using var writer = connection.BeginBinaryImport($"copy {table} ({columns}) from stdin (format binary)");
        while (rows.Read())
        {
            cancel.ThrowIfCancellationRequested();
            writer.StartRow();
            for (var i = 0; i < types.Length; i++) Write(writer, rows, i, types[i]);
        }
        writer.Complete();
    }

    private static void Write(NpgsqlBinaryImporter writer, SqliteDataReader rows, int column, NpgsqlDbType type)
    {
        if (rows.IsDBNull(column)) writer.WriteNull();
        else if (type is NpgsqlDbType.Text) writer.Write(Sql.Clean(rows.GetString(column)), type);
        else if (type is NpgsqlDbType.Integer) writer.Write(rows.GetInt32(column), type);
        else writer.Write(rows.GetInt64(column), type);
    }

    private static NpgsqlDbType[] Types(NpgsqlConnection connection, string table, string columns)
    {
        var types = connection.Query<(string Name, string Type)>(
            "select column_name, data_type from information_schema.columns where table_name = @table and table_schema = current_schema()", new { table })
            .ToDictionary(c => c.Name, c => c.Type switch
            {
                "integer" => NpgsqlDbType.Integer,
                "bigint" => NpgsqlDbType.Bigint,
                _ => NpgsqlDbType.Text,
            });
        return [.. columns.Split(", ").Select(c => types[c])];
    }

    /// <summary>Numbers go on where they were, and no lease of a process that is gone is left.</summary>
    private static void Continue(SqliteConnection file, NpgsqlConnection connection)
    {
        var last = file.ExecuteScalar<long>("select value from counter where name = 'incident'");
        connection.Execute("select setval('incident_number', @next, @used)", new { next = Math.Max(last, 1), used = last > 0 });
        var effect = file.ExecuteScalar<long?>("select max(id) from (select id from outbox union all select id from given_up)") ?? 0;
        connection.Execute("select setval(pg_get_serial_sequence('outbox', 'id'), @next, @used)", new { next = Math.Max(effect, 1), used = effect > 0 });
        connection.Execute("update lane set due = 0, leased = 0 where leased <> 0");
    }

    private static (int Incidents, long Entries) Verify(NpgsqlConnection connection, DbTransaction transaction, CancellationToken cancel)
    {
        var states = new StateCache();
        var record = states.Record(connection, transaction);
        var numbers = connection.Query<int>("select number from incident order by number").AsList();
        foreach (var number in numbers)
        {
            cancel.ThrowIfCancellationRequested();
            if (Verification.Of(record, number) is { Holds: false } broken)
                throw new StorageException($"Incident {number} does not verify (entry {broken.Chain.Seq}); the record in the file is not whole. Nothing was copied.");
        }
        return (numbers.Count, connection.ExecuteScalar<long>("select count(*) from entry"));
    }
}
