using System.CommandLine;
using Bot.App.Hosting;
using Bot.Storage;
using Bot.Storage.Sqlite;

namespace Bot.App.Cli.Backup;

/// <summary><c>bot backup FILE</c> copies the record while the bot runs; <c>bot restore FILE</c> puts a copy back.</summary>
internal static class BackupCommands
{
    /// <summary>Both commands.</summary>
    public static IEnumerable<Command> Of(IConfiguration configuration)
    {
        var target = new Argument<string>("file") { Description = "Where the copy goes; it must not exist yet" };
        var backup = new Command("backup", "Copies the record into a file, also while the bot runs") { target };
        backup.SetAction((parsed, cancel) => Failures.ToldAsync(async () =>
        {
            var path = FileOf(configuration, "back it up with PostgreSQL's own pg_dump");
            if (!File.Exists(path)) throw new StorageException($"There is no record at {Path.GetFullPath(path)} to copy.");
            await SqliteBackup.BackupAsync(path, parsed.GetValue(target)!, cancel);
            Console.WriteLine($"Copied {path} to {parsed.GetValue(target)}.");
        }));
        var source = new Argument<string>("file") { Description = "A copy made by backup" };
        var restore = new Command("restore", "Puts a copy back in place of the record; the bot must be stopped") { source };
        restore.SetAction((parsed, cancel) => Failures.ToldAsync(async () =>
        {
            var path = FileOf(configuration, "stop the bot and put a pg_dump back with PostgreSQL's own pg_restore");
            var (aside, unproven) = await SqliteBackup.RestoreAsync(parsed.GetValue(source)!, path, cancel);
            Console.WriteLine($"Restored {path}." + (aside is null ? "" : $" What was there before is kept as {aside}."));
            if (unproven.Count > 0) Console.WriteLine($"Its record was changed behind the bot's back before it was copied, or in the copy: incident {string.Join(", ", unproven)}. `bot doctor` says where; an older backup may be whole.");
        }));
        return [backup, restore];
    }

    private static string FileOf(IConfiguration configuration, string instead)
    {
        var storage = BotServices.StorageOf(configuration);
        return string.IsNullOrWhiteSpace(storage.ConnectionString) ? storage.Path
            : throw new StorageException($"Storage:ConnectionString says that the record is in PostgreSQL: {instead}. The file {storage.Path} is not the record, and was left alone.");
    }
}
