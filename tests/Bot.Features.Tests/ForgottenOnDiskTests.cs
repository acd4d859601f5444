using System.Diagnostics;
using Bot.Features.Keeping;
using Bot.Features.Settings;
using Bot.Incidents.Timelines;
using Bot.Storage;
using Bot.Storage.Sqlite;
using Bot.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace Bot.Features.Tests;

/// <summary>What was masked or is over is nowhere in the files any more, not even where no row holds it.</summary>
public class ForgottenOnDiskTests
{
    private const string Secret = "zanzibar-hunter2";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_redacted_is_in_none_of_the_files()
    {
        await using var bot = TestBot.Empty();
        await bot.Hears("ana", $"/incident declare P2 {Secret} cards fail. FR Le mot {Secret}. EN The word {Secret}.");
        await TalkAsync(bot);
        Assert.NotEqual("", await WhereAsync(bot));
        await bot.Hears("ana", $"/incident redact {Secret}");
        Assert.Equal("", await WhereAsync(bot));
        Assert.Contains(await bot.Timeline(), l => l.Contains("[redacted]", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_redacted_before_the_chat_came_back_is_never_said_there()
    {
        await using var bot = await TestBot.WithIncident();
        bot.Chat.FailNext([.. Enumerable.Repeat<Exception?>(new IOException("down"), 10)]);
        await bot.Hears("ana", $"/incident update FR Le mot {Secret}. EN The word {Secret}.");
        await bot.Hears("ana", $"/incident redact {Secret}");
        Assert.Equal("", await WhereAsync(bot));
        for (var i = 0; i < 30; i++)
        {
            await bot.Wait(Duration.FromMinutes(10));
            await bot.Hears("ben", "still there?");
        }
        Assert.Contains(bot.Said("#inc-1"), s => s.Contains("The word [redacted].", StringComparison.Ordinal));
        Assert.DoesNotContain(bot.Said("#inc-1"), s => s.Contains(Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task While_somebody_still_reads_what_was_the_next_change_clears_it_away()
    {
        await using var bot = await TestBot.WithIncident();
        await TalkAsync(bot);
        using var reads = new ManualResetEventSlim();
        using var done = new ManualResetEventSlim();
        var reading = bot.Store.ReadAsync(r =>
        {
            using var entries = r.Entries(1).GetEnumerator();
            entries.MoveNext();
            reads.Set();
            done.Wait(TimeSpan.FromSeconds(30), Cancel);
            return entries.MoveNext();
        }, Cancel);
        reads.Wait(Cancel);
        await bot.Hears("ana", $"/incident redact {Secret}");
        Assert.Equal("bot.db-wal", await WhereAsync(bot));
        done.Set();
        Assert.True(await reading);
        await bot.Hears("ben", "and on we go");
        Assert.Equal("", await WhereAsync(bot));
    }

    [Fact]
    public async Task What_is_recorded_after_a_redaction_is_on_disk_when_it_is_answered()
    {
        await using var bot = await TestBot.WithIncident();
        await TalkAsync(bot);
        using var elsewhere = new TempFolder();
        for (var round = 0; round < 3; round++)
        {
            await bot.Hears("ana", $"/incident redact {Secret}");
            for (var i = 0; i < 20; i++) await bot.Hears("ben", $"round {round}, message {i} {Secret} " + new string('z', 97 * i));
            // As a power cut would leave them.
            var copy = elsewhere.File($"cut-{round}.db");
            foreach (var ending in new[] { "", "-wal" })
                using (var cp = Process.Start("cp", [bot.File + ending, copy + ending])) await cp.WaitForExitAsync(Cancel);
            await using var cut = SqliteStore.Open(new StorageOptions { Path = copy }, bot.Clock, NullLogger<SqliteStore>.Instance);
            Assert.True(await cut.ReadAsync(r => Verification.Of(r, 1).Holds, Cancel));
            Assert.Equal(await bot.Entries(), await cut.ReadAsync(r => r.Head(1).Seq, Cancel));
            Assert.StartsWith($"round {round}, message 19", Assert.IsType<MessageSaid>((await cut.ReadAsync(r => r.LastEntries(1, 1), Cancel))[0].What).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_was_said_too_long_ago_is_in_none_of_the_files()
    {
        await using var bot = TestBot.Empty(new BotSettings { RetentionDays = 30 });
        await bot.Hears("ana", "/incident declare P2 cards fail");
        for (var i = 0; i < 50; i++) await bot.Hears("ben", $"word {i} {Secret} " + new string('x', 61 * i));
        await bot.Hears("ana", "/incident resolved FR Fini. EN Over.");
        await bot.Wait(Duration.FromDays(31));
        using var keeper = RetentionTests.Keeper(bot);
        Assert.Equal(50, await keeper.KeepAsync(Cancel));
        Assert.Equal("", await WhereAsync(bot));
    }

    private static async Task TalkAsync(TestBot bot)
    {
        for (var i = 0; i < 40; i++)
        {
            await bot.Hears("ben", $"word {i} {Secret} " + new string('x', 37 * i));
            await bot.Hears("ben", $"nothing here {i} " + new string('y', 23 * i));
        }
        await bot.Hears("ben", string.Concat(Enumerable.Repeat($"{Secret} over many pages. ", 300)));
        await bot.Hears("ana", $"/incident note {Secret} was noted");
        await bot.Hears("ana", $"/incident update FR Encore {Secret}. EN Again {Secret}.");
    }

    /// <summary>The files that hold the secret. Another process looks: to close a file here would let go of the database's locks on it.</summary>
    private static async Task<string> WhereAsync(TestBot bot)
    {
        using var grep = Process.Start(new ProcessStartInfo("grep", ["-ralio", Secret, Path.GetDirectoryName(bot.File)!]) { RedirectStandardOutput = true })!;
        var found = await grep.StandardOutput.ReadToEndAsync(Cancel);
        await grep.WaitForExitAsync(Cancel);
        return string.Join(' ', found.Split('\n').Select(Path.GetFileName)).Trim();
    }
}
