using Bot.Features.Keeping;
using Bot.Incidents.Timelines;
using Bot.Storage.Sqlite;
using NodaTime;
using NodaTime.Testing;

namespace Bot.Storage.Tests.Sqlite;

/// <summary>What a disk does to the files behind the bot's back.</summary>
public sealed class DamageTests : IDisposable
{
    private static readonly FakeClock Clock = new(Instant.FromUtc(2026, 3, 3, 3, 3));
    private readonly SqliteHome _home = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_log_that_is_whole_or_cut_off_by_the_power_is_taken_as_it_is()
    {
        var log = await LogAsync(turns: 40);
        Assert.Equal(0, WalCheck.Lost(log));
        // Wherever the power went: the transaction under way is cut off, and nobody was told that it is kept.
        for (var length = 0; length < log.Length; length += 1021) Assert.Equal(0, WalCheck.Lost(log.AsSpan(0, length)));
        var torn = log.ToArray();
        torn.AsSpan(^5000).Clear();
        Assert.Equal(0, WalCheck.Lost(torn));
    }

    [Fact]
    public async Task A_log_that_was_damaged_is_kept_and_told_and_the_bot_goes_on_with_what_can_be_read()
    {
        var log = await LogAsync(turns: 40);
        log.AsSpan(InAPage(log, log.Length / 2), 64).Fill(0xa5);
        var lost = WalCheck.Lost(log);
        Assert.InRange(lost, 15, 35);
        await File.WriteAllBytesAsync(_home.Path + "-wal", log, Cancel);

        var told = WalCheck.Keep(_home.Path, Clock.GetCurrentInstant());
        Assert.Contains("-wal.damaged-20260303T030300Z", told, StringComparison.Ordinal);
        Assert.Equal(log, await File.ReadAllBytesAsync(Assert.Single(SqliteBackup.DamagedLogs(_home.Path)), Cancel));
        await using var store = _home.Open(Clock);
        var kept = await store.ReadAsync(r => r.Head(1).Seq, Cancel);
        Assert.Equal(40, kept + lost + 1); // The last one might have been cut off by the power.
        Assert.True(await store.ReadAsync(r => Verification.Of(r, 1).Holds, Cancel));
    }

    [Fact]
    public async Task A_file_that_was_damaged_says_what_to_do()
    {
        await LogAsync(turns: 40);
        await using (_home.Open(Clock)) { } // Carries the log over.
        var file = await File.ReadAllBytesAsync(_home.Path, Cancel);
        file.AsSpan(4096 * 2, file.Length - 4096 * 2).Fill(0xa5);
        await File.WriteAllBytesAsync(_home.Path, file, Cancel);

        var unopened = Assert.Throws<StorageException>(() => _home.Open(Clock));
        Assert.Contains("restore a backup with bot restore FILE", unopened.Message, StringComparison.Ordinal);
        var refused = await Assert.ThrowsAsync<StorageException>(() => SqliteBackup.BackupAsync(_home.Path, _home.File("copy.db"), Cancel));
        Assert.Contains("restore a backup with bot restore FILE", refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_home.File("copy.db")));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_not_taken_for_another_bot()
    {
        Directory.CreateDirectory(_home.Path + ".lock");
        var refused = Assert.Throws<StorageException>(() => _home.Open(Clock));
        Assert.Contains("needs to write in the folder of its database", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _home.Dispose();

    /// <summary>Turns as a killed bot leaves them: the file without them, and the log, here without the room for more behind it.</summary>
    private async Task<byte[]> LogAsync(int turns)
    {
        byte[] file, log;
        await using (var store = _home.Open(Clock))
        {
            await SqliteFileTests.Declare(store);
            for (var i = 1; i < turns; i++) await SayAsync(store, 1);
            (file, log) = (await ReadAsync(_home.Path), await ReadAsync(_home.Path + "-wal"));
        }
        await File.WriteAllBytesAsync(_home.Path, file, Cancel);
        await File.WriteAllBytesAsync(_home.Path + "-wal", log, Cancel);
        Assert.Equal(0, WalCheck.Lost(log));
        return log[..(InAPage(log, log.AsSpan().LastIndexOfAnyExcept((byte)0)) - 100 + Frame(log))];
    }

    /// <summary>A place within the page that the log holds at <paramref name="at"/>, so that no frame's head is hit.</summary>
    private static int InAPage(byte[] log, int at) => 32 + (at - 32) / Frame(log) * Frame(log) + 100;

    private static int Frame(byte[] log) => 24 + System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(log.AsSpan(8));

    private static async Task<byte[]> ReadAsync(string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        await file.ReadExactlyAsync(bytes, Cancel);
        return bytes;
    }

    private static Task<int> SayAsync(SqliteStore store, int number) => SqliteFileTests.Say(store, number);
}
