using Bot.Storage;

namespace Bot.App.Cli;

/// <summary>What a command line tool does with what can go wrong: one sentence on standard error, and an exit code.</summary>
internal static class Failures
{
    /// <summary>0 when it went well; 3 when the record or a file said no.</summary>
    public static async Task<int> ToldAsync(Func<Task> work)
    {
        try
        {
            await work();
            return 0;
        }
        catch (Exception e) when (e is StorageException or IOException or UnauthorizedAccessException or System.Data.Common.DbException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 3;
        }
    }
}
