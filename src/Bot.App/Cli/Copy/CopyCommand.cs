using System.CommandLine;
using Bot.App.Hosting;
using Bot.Storage;
using Bot.Storage.Postgres;

namespace Bot.App.Cli.Copy;

/// <summary><c>bot copy --from sqlite --to postgres</c> moves the record to a database that several bots can share.</summary>
internal static class CopyCommand
{
    /// <summary>The command. The bot must be stopped meanwhile; the file stays as it was.</summary>
    public static Command Of(IConfiguration configuration)
    {
        var from = new Option<string>("--from") { Description = "sqlite: the file at Storage:Path", Required = true };
        var to = new Option<string>("--to") { Description = "postgres: the database of Storage:ConnectionString", Required = true };
        from.AcceptOnlyFromAmong("sqlite");
        to.AcceptOnlyFromAmong("postgres");
        var command = new Command("copy", "Moves the record from SQLite to PostgreSQL; the bot must be stopped") { from, to };
        command.SetAction((_, cancel) => Failures.ToldAsync(async () =>
        {
            var storage = BotServices.StorageOf(configuration);
            if (string.IsNullOrWhiteSpace(storage.ConnectionString)) throw new StorageException("Storage:ConnectionString says where to copy to, and it is empty.");
            var (incidents, entries) = await SqliteToPostgres.CopyAsync(storage with { ConnectionString = null }, storage, cancel);
            Console.WriteLine($"Copied and verified {incidents} incidents with {entries} entries.");
        }));
        return command;
    }
}
