using Bot.App.Cli.Backup;
using Bot.App.Cli.Doctor;
using Bot.Testing;
using Microsoft.Extensions.Configuration;

namespace Bot.App.Tests;

/// <summary>What the command line says where the record is in PostgreSQL.</summary>
[Collection("console")]
public sealed class PostgresCommandTests
{
    [Theory]
    [InlineData("backup", "pg_dump")]
    [InlineData("restore", "pg_restore")]
    public async Task A_backup_of_the_file_that_is_not_the_record_is_refused_with_what_to_use(string word, string instead)
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder.File("bot.db"), "an old record", TestContext.Current.CancellationToken);
        var command = BackupCommands.Of(Configuration(folder)).Single(c => c.Name == word);
        var (errors, before) = (new StringWriter(), Console.Error);
        Console.SetError(errors);
        try { Assert.Equal(3, await command.Parse(folder.File("copy.db")).InvokeAsync(null, TestContext.Current.CancellationToken)); }
        finally { Console.SetError(before); }
        Assert.Contains(instead, errors.ToString(), StringComparison.Ordinal);
        Assert.Equal([folder.File("bot.db")], Directory.EnumerateFiles(folder.FullName));
    }

    [Fact]
    public async Task The_doctor_finds_a_database_that_cannot_be_reached()
    {
        using var folder = new TempFolder();
        using var said = new StringWriter();
        Assert.Equal(1, await DoctorCommand.ExamineAsync(Configuration(folder), said, TestContext.Current.CancellationToken));
        Assert.Contains("FAIL  record: PostgreSQL cannot be reached: ", said.ToString(), StringComparison.Ordinal);
    }

    private static IConfiguration Configuration(TempFolder folder) => new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["Storage:Path"] = folder.File("bot.db"), ["Storage:ConnectionString"] = $"Host={folder.FullName};Username=bot;Password=wrong;Database=bot;Timeout=2",
    }).Build();
}
