using Bot.Storage.Schema;
using Dapper;
using Npgsql;

namespace Bot.Storage.Postgres;

/// <summary>The database: how it is connected to, and its schema.</summary>
internal static class PostgresDatabase
{
    /// <summary>Any number that nothing else in the database uses as an advisory lock.</summary>
    private const long MigrationLock = 0x626F74_736368;

    /// <summary>One writes, one hears of other processes, and somebody has to read.</summary>
    private const int FewestConnections = 3;

    /// <summary>Connections with prepared statements, for the few that the writer repeats.</summary>
    public static NpgsqlDataSource Connect(string connectionString)
    {
        NpgsqlConnectionStringBuilder builder;
        try { builder = new(connectionString); }
        catch (ArgumentException failure) { throw new StorageException($"Storage:ConnectionString cannot be read: {failure.Message}", failure); }
        if (builder.Pooling && builder.MaxPoolSize < FewestConnections) throw new StorageException($"Storage:ConnectionString allows {builder.MaxPoolSize} connections, and the bot needs {FewestConnections} at least. Set its Maximum Pool Size to 10, or leave it out.");
        if (!connectionString.Contains("Auto Prepare", StringComparison.OrdinalIgnoreCase)) builder.MaxAutoPrepare = 100;
        builder.ApplicationName ??= "incident bot";
        return NpgsqlDataSource.Create(builder);
    }

    /// <summary>Brings the schema up to date, one process at a time; refuses a database that a newer program wrote.</summary>
    /// <param name="source">The database.</param>
    /// <param name="keep">False to see whether it could.</param>
    /// <exception cref="StorageException">It cannot; the message says what is missing.</exception>
    public static void Migrate(NpgsqlDataSource source, bool keep = true)
    {
        using var connection = Open(source);
        RefuseReadOnly(connection);
        connection.Execute("select pg_advisory_lock(@key)", new { key = MigrationLock });
        try
        {
            using var transaction = connection.BeginTransaction();
            // Asked first: whoever may not make tables may use those that are there.
            if (connection.ExecuteScalar<string?>("select to_regclass('schema_version')::text") is null) connection.Execute("create table schema_version (version int not null primary key)");
            var version = connection.ExecuteScalar<int?>("select max(version) from schema_version") ?? 0;
            if (version > Migrations.Newest)
                throw new StorageException($"The database was written by a newer bot: its schema is {version}, this program knows up to {Migrations.Newest}. Run the newer program, or give this one another database.");
            foreach (var (number, sql) in Migrations.After(version, "postgres"))
            {
                connection.Execute(sql);
                connection.Execute("insert into schema_version (version) values (@number)", new { number });
            }
            if (keep) transaction.Commit();
        }
        catch (PostgresException failure)
        {
            throw new StorageException($"PostgreSQL does not let the bot make its tables: {failure.MessageText}. " + (failure.SqlState switch
            {
                PostgresErrorCodes.InsufficientPrivilege => $"Let the database's owner say: grant create on schema public to {connection.ExecuteScalar<string>("select quote_ident(current_user)")};",
                PostgresErrorCodes.InvalidSchemaName => "Set the search_path in Storage:ConnectionString to a schema that is there, or leave it out.",
                _ => "Storage:ConnectionString says which database it is.",
            }), failure);
        }
        finally
        {
            connection.Execute("select pg_advisory_unlock(@key)", new { key = MigrationLock });
        }
    }

    public static NpgsqlConnection Open(NpgsqlDataSource source)
    {
        try { return source.OpenConnection(); }
        catch (PostgresException failure)
        {
            throw new StorageException($"PostgreSQL refuses the connection: {failure.MessageText}. Storage:ConnectionString says who connects, and to which database.", failure);
        }
        catch (NpgsqlException failure)
        {
            throw new StorageException($"PostgreSQL cannot be reached: {failure.Message.TrimEnd('.')}. Storage:ConnectionString says where it is.", failure);
        }
    }

    /// <summary>Refuses a server that only follows another, or a database that lets nobody write.</summary>
    public static void RefuseReadOnly(NpgsqlConnection connection)
    {
        if (connection.ExecuteScalar<string>("show transaction_read_only") == "on")
            throw new StorageException("PostgreSQL only lets the bot read there: a standby, or a database set to read only. Set Storage:ConnectionString to the server that writes.");
    }

    /// <summary>A name that no other process has.</summary>
    public static string NewName(NpgsqlConnection connection) => connection.ExecuteScalar<string>("select gen_random_uuid()::text")!;

    /// <summary>The writer's connection: what is acknowledged is on disk, and nothing waits for ever.</summary>
    public static NpgsqlConnection OpenToWrite(NpgsqlDataSource source)
    {
        var connection = Open(source);
        if (connection.ExecuteScalar<string>("show synchronous_commit") == "off") connection.Execute("set synchronous_commit = on");
        connection.Execute("set statement_timeout = '30s'");
        return connection;
    }
}
