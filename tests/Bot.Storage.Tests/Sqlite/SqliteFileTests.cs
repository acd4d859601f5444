using System.Diagnostics;
using Bot.Chat.Delivery;
using Bot.Features.Keeping;
using Bot.Incidents;
using Bot.Incidents.Fields;
using Bot.Incidents.Lifecycles;
using Bot.Incidents.Timelines;
using Bot.Storage.Schema;
using Bot.Storage.Sqlite;
using Dapper;
using NodaTime;
using NodaTime.Testing;

namespace Bot.Storage.Tests.Sqlite;

public sealed class SqliteFileTests : IDisposable
{
    private readonly SqliteHome _home = new();
    private readonly FakeClock _clock = new(Instant.FromUtc(2025, 9, 16, 14, 0));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_file_and_its_folder_are_made_on_first_start()
    {
        Assert.False(Directory.Exists(Path.GetDirectoryName(_home.Path)));
        await using var store = _home.Open(_clock);
        Assert.True(File.Exists(_home.Path));
    }

    [Theory]
    [InlineData("synchronous", "2")]
    [InlineData("journal_mode", "wal")]
    [InlineData("foreign_keys", "1")]
    public async Task What_makes_a_commit_safe_is_set(string setting, string value)
    {
        await using var store = _home.Open(_clock);
        Assert.Equal(value, await store.Direct(c => c.ExecuteScalar<string>($"pragma {setting}"), Cancel));
    }

    [Fact]
    public async Task A_file_that_was_moved_away_is_noticed()
    {
        await using var store = _home.Open(_clock);
        await store.ProbeAsync(Cancel);
        File.Move(_home.Path, _home.File("elsewhere.db"));
        var noticed = await Assert.ThrowsAsync<NotKeptException>(() => store.ProbeAsync(Cancel));
        Assert.Contains("was moved or deleted", noticed.Message, StringComparison.Ordinal);
        File.Move(_home.File("elsewhere.db"), _home.Path);
    }

    [Fact]
    public async Task A_second_writer_is_refused_in_words_and_let_in_afterwards()
    {
        var first = _home.Open(_clock);
        var refused = Assert.Throws<StorageException>(() => _home.Open(_clock));
        Assert.Contains("in use by another bot process", refused.Message, StringComparison.Ordinal);
        await first.DisposeAsync();
        await using var second = _home.Open(_clock);
    }

    [Fact]
    public async Task Another_process_is_refused_too()
    {
        await using var store = _home.Open(_clock);
        // Another process: flock(1) asks for the same lock.
        using var flock = Process.Start(new ProcessStartInfo("flock", ["--nonblock", _home.Path + ".lock", "true"]))!;
        await flock.WaitForExitAsync(Cancel);
        Assert.Equal(1, flock.ExitCode);
    }

    [Fact]
    public async Task A_newer_schema_is_refused_and_left_alone()
    {
        await _home.Open(_clock).DisposeAsync();
        await _home.TamperAsync("insert into schema_version (version) values (99)");
        var refused = Assert.Throws<StorageException>(() => _home.Open(_clock));
        Assert.Contains($"its schema is 99, this program knows up to {Migrations.Newest}", refused.Message, StringComparison.Ordinal);
        Assert.Throws<StorageException>(() => SqliteReaders.Open(new() { Path = _home.Path }));
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused_in_words()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_home.Path)!);
        File.WriteAllText(_home.Path, new string('x', 5000));
        Assert.Contains(_home.Path, Assert.Throws<StorageException>(() => _home.Open(_clock)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_taken_while_turns_run_is_whole_and_verifies()
    {
        var backup = _home.File("backup.db");
        await using (var store = _home.Open(_clock))
        {
            var number = await Declare(store);
            using var enough = new CancellationTokenSource();
            var writing = Task.Run(async () =>
            {
                while (!enough.IsCancellationRequested) await Say(store, number);
            }, Cancel);
            while (await store.ReadAsync(r => r.Head(number).Seq, Cancel) < 50) await Task.Delay(5, Cancel);
            await SqliteBackup.BackupAsync(_home.Path, backup, Cancel);
            await enough.CancelAsync();
            await writing;
        }
        await using var copy = SqliteReaders.Open(new() { Path = backup });
        var (seq, verdict) = await copy.ReadAsync(r => (r.Head(1).Seq, Verification.Of(r, 1)), Cancel);
        Assert.True(verdict.Holds);
        Assert.True(seq >= 50);
        Assert.Empty(SqliteBackup.Check(backup));
    }

    [Fact]
    public async Task A_backup_never_overwrites()
    {
        await using var store = _home.Open(_clock);
        await File.WriteAllTextAsync(_home.File("there.db"), "precious", Cancel);
        await Assert.ThrowsAsync<StorageException>(() => SqliteBackup.BackupAsync(_home.Path, _home.File("there.db"), Cancel));
        Assert.Equal("precious", await File.ReadAllTextAsync(_home.File("there.db"), Cancel));
    }

    [Fact]
    public async Task A_backup_is_put_back_and_what_was_there_is_kept_beside()
    {
        var backup = _home.File("backup.db");
        await using (var store = _home.Open(_clock))
        {
            await Declare(store);
            await SqliteBackup.BackupAsync(_home.Path, backup, Cancel);
            await Declare(store);
            await Assert.ThrowsAsync<StorageException>(() => SqliteBackup.RestoreAsync(backup, _home.Path, Cancel));
        }
        var (aside, unproven) = await SqliteBackup.RestoreAsync(backup, _home.Path, Cancel);
        Assert.Empty(unproven);

        await using var restored = _home.Open(_clock);
        Assert.Single(await restored.ReadAsync(r => r.List(false, 10), Cancel));
        await using var before = SqliteReaders.Open(new() { Path = aside! });
        Assert.Equal(2, (await before.ReadAsync(r => r.List(false, 10), Cancel)).Count);
    }

    [Fact]
    public async Task A_backup_that_was_changed_is_put_back_and_its_incident_named()
    {
        var backup = _home.File("backup.db");
        await using (var store = _home.Open(_clock))
        {
            await Declare(store);
            await Declare(store);
            await Say(store, 2);
            await SqliteBackup.BackupAsync(_home.Path, backup, Cancel);
        }
        await _home.TamperAsync("update entry set content = replace(content, 'hello', 'hallo')", backup);
        Assert.Equal([2], (await SqliteBackup.RestoreAsync(backup, _home.Path, Cancel)).Unproven);
    }

    [Fact]
    public async Task Half_a_backup_is_not_put_back_and_the_advice_is_not_to_do_it_again()
    {
        await using (var store = _home.Open(_clock)) for (var i = 0; i < 40; i++) await Declare(store);
        await SqliteBackup.BackupAsync(_home.Path, _home.File("whole.db"), Cancel);
        var whole = await File.ReadAllBytesAsync(_home.File("whole.db"), Cancel);
        await File.WriteAllBytesAsync(_home.File("half.db"), whole[..(whole.Length / 2)], Cancel);
        var refused = await Assert.ThrowsAsync<StorageException>(() => SqliteBackup.RestoreAsync(_home.File("half.db"), _home.Path, Cancel));
        Assert.EndsWith("and was not put back. Take another backup.", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Say which file")]
    [InlineData("none/copy.db", "Make it first")]
    public async Task A_backup_that_cannot_go_where_it_should_is_refused_in_words(string file, string why)
    {
        await using (var store = _home.Open(_clock)) await Declare(store);
        var refused = await Assert.ThrowsAsync<StorageException>(() => SqliteBackup.BackupAsync(_home.Path, file.Length == 0 ? file : _home.File(file), Cancel));
        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_record_its_log_and_its_copies_are_for_its_owner_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has other rights");
            return;
        }
        await using var store = _home.Open(_clock);
        await Declare(store);
        await SqliteBackup.BackupAsync(_home.Path, _home.File("backup.db"), Cancel);
        const UnixFileMode own = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        foreach (var file in new[] { _home.Path, _home.Path + "-wal", _home.Path + "-shm", _home.File("backup.db") }) Assert.Equal((file, own), (file, File.GetUnixFileMode(file)));
        Assert.Equal(own | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(_home.Path)!));
    }

    [Fact]
    public async Task Numbers_go_on_where_incidents_are_also_when_the_count_was_set_back()
    {
        await using (var store = _home.Open(_clock)) await Declare(store);
        await _home.TamperAsync("update counter set value = 0");
        await using var again = _home.Open(_clock);
        Assert.Equal(2, await Declare(again));
    }

    [Fact]
    public async Task A_record_that_its_bot_has_yet_to_bring_up_to_date_is_said_to_whoever_only_looks()
    {
        await _home.Open(_clock).DisposeAsync();
        await _home.TamperAsync("delete from schema_version where version = (select max(version) from schema_version)");
        Assert.Contains("brings it up to date when it starts", Assert.Throws<StorageException>(() => SqliteReaders.Open(new() { Path = _home.Path })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_said_in_words() =>
        Assert.Contains("needs to write in the folder", Assert.Throws<StorageException>(() => SqliteStore.Open(new() { Path = "/proc/none/bot.db" }, _clock, Microsoft.Extensions.Logging.Abstractions.NullLogger<SqliteStore>.Instance)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task What_is_no_backup_is_not_put_back()
    {
        await using (var store = _home.Open(_clock)) await Declare(store);
        await File.WriteAllTextAsync(_home.File("junk.db"), new string('x', 5000), Cancel);
        await Assert.ThrowsAsync<StorageException>(() => SqliteBackup.RestoreAsync(_home.File("junk.db"), _home.Path, Cancel));
        await Assert.ThrowsAsync<StorageException>(() => SqliteBackup.RestoreAsync(_home.File("none.db"), _home.Path, Cancel));
        await using var same = _home.Open(_clock);
        Assert.Single(await same.ReadAsync(r => r.List(false, 10), Cancel));
    }

    [Fact]
    public async Task The_record_can_be_read_from_elsewhere_while_the_bot_runs()
    {
        await using var store = _home.Open(_clock);
        await Declare(store);
        await using var elsewhere = SqliteReaders.Open(new() { Path = _home.Path });
        Assert.Single(await elsewhere.ReadAsync(r => r.List(false, 10), Cancel));
        await Say(store, 1);
        Assert.Equal(2, await elsewhere.ReadAsync(r => r.Head(1).Seq, Cancel));
    }

    [Fact]
    public async Task Turns_beyond_what_may_wait_are_refused_at_once_and_the_rest_is_kept()
    {
        await using var store = _home.Open(_clock, new() { MaxWaiting = 4 });
        using var hold = new ManualResetEventSlim();
        using var held = new ManualResetEventSlim();
        var first = Task.Run(() => store.RunAsync(_ => { held.Set(); hold.Wait(Cancel); return 0; }, Cancel), Cancel);
        held.Wait(Cancel);
        var waiting = Enumerable.Range(0, 4).Select(i => store.RunAsync(t => t.IsFirst($"k{i}"), Cancel)).ToList();
        await Assert.ThrowsAsync<StoreFullException>(() => store.RunAsync(t => t.IsFirst("too many"), Cancel));
        hold.Set();
        Assert.All(await Task.WhenAll(waiting), Assert.True);
        await first;
        Assert.True(await store.RunAsync(t => t.IsFirst("too many"), Cancel));
    }

    [Fact]
    public async Task A_full_disk_fails_turns_in_words_keeps_what_was_acknowledged_and_heals()
    {
        await using var store = _home.Open(_clock);
        var number = await Declare(store);
        await store.Direct(c => c.Execute("pragma max_page_count = 80"), Cancel);
        var turns = Enumerable.Range(0, 2_000).Select(_ => Say(store, number)).ToList();
        var refused = await Assert.ThrowsAsync<NotKeptException>(() => Task.WhenAll(turns));
        Assert.Contains("database or disk is full", refused.Message, StringComparison.Ordinal);
        var kept = turns.Count(t => t.IsCompletedSuccessfully);
        Assert.Equal(1 + kept, await store.ReadAsync(r => r.Head(number).Seq, Cancel));

        await store.Direct(c => c.Execute("pragma max_page_count = 1000000"), Cancel);
        await store.ProbeAsync(Cancel);
        await Say(store, number);
        Assert.Equal(2 + kept, await store.ReadAsync(r => r.Chain(number).Count(), Cancel));
        Assert.True(await store.ReadAsync(r => Verification.Of(r, number).Holds, Cancel));
    }

    [Fact]
    public async Task A_transaction_that_was_lost_fails_all_its_turns_and_the_next_one_works()
    {
        await using var store = _home.Open(_clock);
        using var hold = new ManualResetEventSlim();
        using var held = new ManualResetEventSlim();
        var first = Task.Run(() => store.RunAsync(_ => { held.Set(); hold.Wait(Cancel); return 0; }, Cancel), Cancel);
        held.Wait(Cancel);
        var before = store.RunAsync(t => t.IsFirst("before"), Cancel);
        var lost = store.Direct(c => c.Execute("rollback transaction"), Cancel);
        hold.Set();
        await first;
        await Assert.ThrowsAsync<NotKeptException>(() => lost);
        await Assert.ThrowsAsync<NotKeptException>(() => before);
        Assert.True(await store.RunAsync(t => t.IsFirst("before"), Cancel));
    }

    [Fact]
    public async Task Closing_finishes_what_was_accepted()
    {
        var store = _home.Open(_clock);
        var turns = Enumerable.Range(0, 100).Select(i => store.RunAsync(t => t.IsFirst($"k{i}"), Cancel)).ToList();
        await store.DisposeAsync();
        Assert.All(await Task.WhenAll(turns), Assert.True);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.RunAsync(t => t.IsFirst("late"), Cancel));
    }

    public void Dispose() => _home.Dispose();

    internal static Task<int> Declare(SqliteStore store) => store.RunAsync(t =>
    {
        var number = t.NextNumber();
        Append(t, new Declared(number, $"INC-{number}", "Title", Priority.P3, [], [], false, false, "test"), number);
        return number;
    }, Cancel);

    internal static Task<int> Say(SqliteStore store, int number) => store.RunAsync(t => { Append(t, new MessageSaid("hello"), number); return 0; }, Cancel);

    private static void Append(ITurn turn, IncidentEvent what, int number)
    {
        var now = Instant.FromUtc(2025, 9, 16, 14, 0);
        var entry = new Entry(turn.Head(number).Seq + 1, now, now, new Actor("test:ana", "Ana"), what);
        turn.Append((turn.ByNumber(number) ?? new Incident()).After(entry), [entry]);
    }
}
