using Bot.Chat.Delivery;
using Bot.Storage.Schema;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Bot.Storage.Sqlite;

/// <summary>Opens the SQLite file as every part of the bot needs it.</summary>
internal static class SqliteFile
{
    /// <summary>How long a lock is waited for.</summary>
    public const string Patience = "pragma busy_timeout = 5000;";

    private const string Restore = "stop the bot and restore a backup with bot restore FILE";

    /// <summary>A connection that writes; creates the file and its folder.</summary>
    public static SqliteConnection OpenToWrite(string path)
    {
        PrivateFile.MakeFolderOf(path);
        PrivateFile.Make(path);
        LogWrites.Register();
        // FULL: a commit is on the disk before it is acknowledged, also when the power goes. A longer log than SQLite's own, so that
        // it is carried over into the file more rarely. What is deleted or rewritten is overwritten, so that a redacted text is gone.
        return Open(path, SqliteOpenMode.ReadWriteCreate, LogWrites.Name, """
            pragma page_size = 2048;
            pragma journal_mode = wal;
            pragma synchronous = full;
            pragma foreign_keys = on;
            pragma wal_autocheckpoint = 32768;
            pragma secure_delete = on;
            pragma temp_store = memory;
            pragma cache_size = -4096;
            """);
    }

    /// <summary>A connection that reads only.</summary>
    public static SqliteConnection OpenToRead(string path) =>
        // Not opened read-only: a reader of a WAL needs its shared memory file, and may have to make it.
        Open(path, SqliteOpenMode.ReadWrite, null, "pragma query_only = on; pragma cache_size = -8192; select count(*) from sqlite_schema;");

    /// <summary>Brings the schema up to date, alone; refuses a database that a newer program wrote.</summary>
    public static void Migrate(SqliteConnection connection, string path)
    {
        connection.Script("begin exclusive");
        try
        {
            connection.Execute("create table if not exists schema_version (version int not null primary key)");
            var version = Version(connection);
            Refuse(version, path);
            foreach (var (number, sql) in Migrations.After(version, "sqlite"))
            {
                connection.Script(sql);
                connection.Execute("insert into schema_version (version) values (@number)", new { number });
            }
            connection.Script("commit");
        }
        catch
        {
            connection.Script("rollback");
            throw;
        }
    }

    private static void Refuse(int version, string where)
    {
        if (version > Migrations.Newest)
            throw new StorageException($"{where} was written by a newer bot: its schema is {version}, this program knows up to {Migrations.Newest}. Run the newer program, or move Storage:Path to another file.");
    }

    /// <summary>The schema a database has.</summary>
    public static int Version(SqliteConnection connection) => connection.ExecuteScalar<int?>("select max(version) from schema_version") ?? 0;

    /// <summary>Refuses a file that is no record of the bot, or one of a newer bot.</summary>
    public static void Recognise(SqliteConnection connection, string path)
    {
        int version;
        try { version = Version(connection); }
        catch (SqliteException failure) { throw new StorageException($"{path} is not a record of the bot: {failure.Message}", failure); }
        Refuse(version, path);
    }

    /// <summary>Why something was not kept, with what to do where nothing heals by itself.</summary>
    public static NotKeptException NotKept(Exception failure) => new(IsDamaged(failure) ? $"{failure.Message.TrimEnd('.')}; {Restore}" : failure.Message, failure);

    /// <summary>What to do about a file that is no longer whole.</summary>
    public static StorageException Damaged(string path, Exception failure) => new($"{path} is damaged ({failure.Message.TrimEnd('.')}); {Restore}", failure);

    /// <summary>Whether the file itself is no longer whole.</summary>
    public static bool IsDamaged(Exception? failure) => failure is SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB };

    private static SqliteConnection Open(string path, SqliteOpenMode mode, string? vfs, string settings)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = 5, Vfs = vfs,
        }.ToString());
        try
        {
            connection.Open();
            connection.Script(Patience + settings);
            return connection;
        }
        catch (SqliteException failure)
        {
            connection.Dispose();
            throw IsDamaged(failure) ? Damaged(path, failure) : new StorageException($"{path} cannot be opened: {failure.Message}", failure);
        }
    }
}
