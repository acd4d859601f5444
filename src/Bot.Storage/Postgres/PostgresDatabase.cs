using Bot.Storage.Schema;
using Dapper;
using Npgsql;

namespace Bot.Storage.Postgres;

/// <summary>The database: how it is connected to, and its schema.</summary>
internal static class PostgresDatabase
{
    /// <summary>Any number that nothing else in the database uses as an advisory lock.</summary>
    private const long MigrationLock = 0x626F74_736368;

    /// <summary>Connections with prepared statements, for the few that the writer repeats.</summary>
    public static NpgsqlDataSource Connect(string connectionString)
    {
        NpgsqlConnectionStringBuilder builder;
        try { builder = new(connectionString); }
        catch (ArgumentException failure) { throw new StorageException($"Storage:ConnectionString cannot be read: {failure.Message}", failure); }
        if (!connectionString.Contains("Auto Prepare", StringComparison.OrdinalIgnoreCase)) builder.MaxAutoPrepare = 100;
        builder.ApplicationName ??= "incident bot";
        return NpgsqlDataSource.Create(builder);
    }

    /// <summary>Brings the schema up to date, one process at a time; refuses a database that a newer program wrote.</summary>
    public static void Migrate(NpgsqlDataSource source)
    {
        using var connection = Open(source);
        connection.Execute("select pg_advisory_lock(@key)", new { key = MigrationLock });
        try
        {
            using var transaction = connection.BeginTransaction();
            connection.Execute("create table if not exists schema_version (version int not null primary key)");
            var version = connection.ExecuteScalar<int?>("select max(version) from schema_version") ?? 0;
            if (version > Migrations.Newest)
                throw new StorageException($"The database was written by a newer bot: its schema is {version}, this program knows up to {Migrations.Newest}. Run the newer program, or give this one another database.");
            foreach (var (number, sql) in Migrations.After(version, "postgres"))
            {
                connection.Execute(sql);
                connection.Execute("insert into schema_version (version) values (@number)", new { number });
            }
            transaction.Commit();
        }
        finally
        {
            connection.Execute("select pg_advisory_unlock(@key)", new { key = MigrationLock });
        }
    }

    public static NpgsqlConnection Open(NpgsqlDataSource source)
    {
        try { return source.OpenConnection(); }
        catch (NpgsqlException failure)
        {
            throw new StorageException($"PostgreSQL cannot be reached: {failure.Message} Storage:ConnectionString says where it is.", failure);
        }
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
