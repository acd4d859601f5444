using Bot.Features.Keeping;
using Bot.Storage.Reading;
using Bot.Storage.Schema;
using Dapper;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace Bot.Storage.Sqlite;

/// <summary>Copies of the record: taken while the bot runs, checked, and put back while it does not.</summary>
public static class SqliteBackup
{
    /// <summary>Copies the record as of one moment into a new file.</summary>
    /// <exception cref="StorageException">There is no record, the file exists already, or the copy is not whole.</exception>
    public static Task BackupAsync(string path, string file, CancellationToken cancel) => Task.Run(() =>
    {
        Exists(path);
        if (string.IsNullOrWhiteSpace(file)) throw new StorageException("The copy has no name. Say which file it goes to.");
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder && !Directory.Exists(folder)) throw new StorageException($"There is no folder {folder} for the copy. Make it first.");
        if (File.Exists(file)) throw new StorageException($"{file} exists already; a backup never overwrites. Give it another name.");
        // Under another name until it is whole, so that half a copy is never taken for a backup.
        var part = file + ".part";
        File.Delete(part);
        KeepDamage(path);
        try
        {
            using (var source = SqliteFile.OpenToRead(path)) Copy(source, part);
            CheckCopy(part);
            File.Move(part, file, overwrite: false);
        }
        catch (Exception failure) when (SqliteFile.IsDamaged(failure) || SqliteFile.IsDamaged(failure.InnerException))
        {
            throw SqliteFile.Damaged(path, failure.InnerException ?? failure);
        }
        catch (SqliteException failure)
        {
            throw new StorageException($"{path} cannot be copied to {file}: {failure.Message}", failure);
        }
        finally
        {
            Drop(part);
        }
    }, cancel);

    /// <summary>Puts a backup in the place of the record. What was there is kept beside it.</summary>
    /// <returns>Under which name it is kept, if anything was there; and the incidents whose record in the backup is not what was written.</returns>
    /// <exception cref="StorageException">The bot is running, the backup is not whole, or a newer program wrote it.</exception>
    public static Task<(string? Aside, IReadOnlyList<int> Unproven)> RestoreAsync(string file, string path, CancellationToken cancel) => Task.Run(() =>
    {
        Exists(file);
        IReadOnlyList<int> unproven;
        using var guard = new FileGuard(path);
        var part = path + ".restoring";
        Drop(part);
        try
        {
            using (var source = SqliteFile.OpenToRead(file))
            {
                SqliteFile.Recognise(source, file);
                unproven = Unproven(source);
                Copy(source, part);
            }
            CheckCopy(part);
            var aside = Aside(path);
            File.Move(part, path, overwrite: false);
            return (aside, unproven);
        }
        catch (Exception failure) when (SqliteFile.IsDamaged(failure) || SqliteFile.IsDamaged(failure.InnerException))
        {
            throw new StorageException($"{file} is damaged ({(failure.InnerException ?? failure).Message.TrimEnd('.')}), and was not put back. Take another backup.", failure);
        }
        finally
        {
            Drop(part);
        }
    }, cancel);

    /// <summary>What SQLite finds wrong in a file; nothing when it is whole.</summary>
    public static IReadOnlyList<string> Check(string path)
    {
        Exists(path);
        using var connection = SqliteFile.OpenToRead(path);
        try { return Check(connection); }
        catch (SqliteException failure) when (SqliteFile.IsDamaged(failure)) { throw SqliteFile.Damaged(path, failure); }
    }

    /// <summary>Logs that were damaged on disk and kept beside the record: what stood at their end is not on it.</summary>
    public static IReadOnlyList<string> DamagedLogs(string path) => WalCheck.Kept(path);

    private static IReadOnlyList<string> Check(SqliteConnection connection) =>
    [
        .. connection.Query<string>("pragma integrity_check(20)").Where(line => line != "ok"),
        .. connection.Query("pragma foreign_key_check").Select(row => $"{row.table} refers to a missing row of {row.parent}").Take(20),
    ];

    /// <summary>A backup of an older schema is not looked at: it is brought up to date at the start, and `doctor` verifies it then.</summary>
    private static IReadOnlyList<int> Unproven(SqliteConnection source)
    {
        if (SqliteFile.Version(source) != Migrations.Newest) return [];
        var record = new StateCache().Record(source, null);
        return [.. source.Query<int>("select number from incident order by number").AsList().Where(number => !Verification.Of(record, number).Holds)];
    }

    /// <summary>Whoever reads a log last throws it away; while the bot runs it is the bot that looked at it.</summary>
    internal static void KeepDamage(string path)
    {
        try
        {
            using var guard = new FileGuard(path);
            _ = WalCheck.Keep(path, SystemClock.Instance.GetCurrentInstant());
        }
        catch (StorageException)
        {
        }
    }

    private static void Copy(SqliteConnection source, string to)
    {
        PrivateFile.Make(to);
        using (var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = to, Pooling = false }.ToString()))
        {
            copy.Open();
            source.BackupDatabase(copy);
            copy.Script("pragma journal_mode = delete"); // One file, whole in itself.
        }
        using var file = new FileStream(to, FileMode.Open, FileAccess.ReadWrite);
        file.Flush(flushToDisk: true);
    }

    private static void CheckCopy(string path)
    {
        using var connection = SqliteFile.OpenToRead(path);
        SqliteFile.Recognise(connection, path);
        if (Check(connection) is [var first, ..]) throw new StorageException($"The copy {path} is not whole: {first}");
    }

    private static string? Aside(string path)
    {
        if (!File.Exists(path)) return null;
        var number = 1;
        while (File.Exists($"{path}.replaced-{number}")) number++;
        var aside = $"{path}.replaced-{number}";
        File.Move(path, aside);
        foreach (var tail in new[] { "-wal", "-shm" })
            if (File.Exists(path + tail)) File.Move(path + tail, aside + tail);
        return aside;
    }

    private static void Exists(string path)
    {
        if (!File.Exists(path)) throw new StorageException($"{path} does not exist.");
    }

    private static void Drop(string path)
    {
        foreach (var tail in new[] { "", "-wal", "-shm", "-journal" }) File.Delete(path + tail);
    }
}
