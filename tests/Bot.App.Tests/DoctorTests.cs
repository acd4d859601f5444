using Bot.App.Cli.Doctor;
using Bot.Testing;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;

namespace Bot.App.Tests;

/// <summary>What the doctor finds in a record of which somebody changed a table by hand.</summary>
public sealed class DoctorTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("update incident set is_open = 0", "FAIL  INC-1: its entries hold, but its stored state, or what it is looked up by, does not follow from them")]
    [InlineData("update room set channel = 'CEVIL'", "FAIL  INC-1: its entries hold, but")]
    [InlineData("delete from state", "FAIL  INC-1: its entries hold, but")]
    [InlineData("update state set state = '{'", "FAIL  INC-1: its entries hold, but")]
    [InlineData("update entry set content = 'garbage' where seq = 2", "FAIL  INC-1: entry #2 was changed behind the bot's back")]
    [InlineData("update counter set value = 0", "FAIL  record: the last number given is 0, and there is an incident 1")]
    [InlineData("update counter set value = 3", "FAIL  record: the numbers up to 3 were given, and of 2, 3 there is nothing")]
    public async Task What_was_changed_by_hand_is_named(string tampering, string sentence)
    {
        await using var bot = await TestBot.WithIncident();
        Assert.DoesNotContain("FAIL", await ExamineAsync(bot, 0), StringComparison.Ordinal);
        await using (var connection = new SqliteConnection($"Data Source={bot.File};Pooling=False")) await connection.ExecuteAsync(tampering);
        Assert.Contains(sentence, await ExamineAsync(bot, 1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_was_damaged_is_said_with_what_to_do()
    {
        using var folder = new TempFolder();
        await File.WriteAllBytesAsync(folder.File("bot.db"), [.. "SQLite format 3\0"u8, .. new byte[8192]], Cancel);
        using var said = new StringWriter();
        Assert.Equal(1, await DoctorCommand.ExamineAsync(Of(folder.File("bot.db")), said, Cancel));
        Assert.Contains("FAIL  record: ", said.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setting_that_cannot_work_is_found_too()
    {
        await using var bot = await TestBot.WithIncident();
        Assert.Contains("FAIL  configuration: Outbox:LeaseSeconds '0' cannot be used", await ExamineAsync(bot, 1, ("Outbox:LeaseSeconds", "0")), StringComparison.Ordinal);
    }

    private static async Task<string> ExamineAsync(TestBot bot, int code, params (string Key, string Value)[] settings)
    {
        using var said = new StringWriter();
        Assert.Equal(code, await DoctorCommand.ExamineAsync(Of(bot.File, settings), said, Cancel));
        return said.ToString();
    }

    private static IConfiguration Of(string file, params (string Key, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection([KeyValuePair.Create("Storage:Path", (string?)file), .. settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))]).Build();
}
