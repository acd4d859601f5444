using Bot.Storage.Sqlite;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Bot.Storage.Tests.Sqlite;

public sealed class LogWritesTests : IDisposable
{
    private readonly SqliteHome _home = new();

    /// <summary>
    /// Pages of a size in a tiny cache, so that transactions spill into the log before they end, some are taken back, and some of
    /// what spilled is written once more.
    /// </summary>
    [Theory]
    [InlineData("full", 1)]
    [InlineData("full", 2)]
    [InlineData("normal", 3)]
    [InlineData("off", 4)]
    public void Whatever_was_committed_is_in_the_file_when_the_process_dies(string synchronous, int seed)
    {
        var random = new Random(seed);
        using var connection = SqliteFile.OpenToWrite(_home.Path);
        connection.Script($"pragma synchronous = {synchronous}; pragma cache_size = 10; pragma wal_autocheckpoint = 400; create table t (k integer primary key, v blob)");
        var expected = new SortedDictionary<long, string>();
        for (var round = 0; round < 40; round++)
        {
            connection.Script("begin immediate");
            Change(connection, random, expected, out var kept);
            if (random.Next(5) == 0) connection.Script("rollback");
            else
            {
                connection.Script("commit");
                expected = kept;
            }
            // What another process finds when this one is killed now, before it reads anything itself.
            foreach (var part in new[] { "", "-wal" }) File.Copy(_home.Path + part, _home.File("killed.db") + part, overwrite: true);
            File.Delete(_home.File("killed.db-shm"));
            using var killed = new SqliteConnection($"Data Source={_home.File("killed.db")};Pooling=False");
            Assert.Equal("ok", killed.ExecuteScalar<string>("pragma integrity_check"));
            Assert.Equal(expected, Read(killed));
            Assert.Equal(expected, Read(connection));
        }
    }

    [Fact]
    public void A_reader_sees_what_was_committed_and_nothing_else()
    {
        using var writer = SqliteFile.OpenToWrite(_home.Path);
        writer.Script("pragma synchronous = off; create table t (k integer primary key, v blob)");
        using var reader = SqliteFile.OpenToRead(_home.Path);
        for (var i = 1; i <= 50; i++)
        {
            writer.Script("begin immediate");
            writer.Execute("insert into t (v) values (randomblob(9000))");
            Assert.Equal(i - 1, reader.ExecuteScalar<int>("select count(*) from t"));
            writer.Script("commit");
            Assert.Equal(i * 9000, reader.ExecuteScalar<int>("select sum(length(v)) from t"));
        }
    }

    [Fact]
    public void The_log_has_room_for_many_transactions_so_that_a_flush_need_not_note_how_long_it_is()
    {
        using var writer = SqliteFile.OpenToWrite(_home.Path);
        writer.Script("create table t (k integer primary key, v blob)");
        var length = new FileInfo(_home.Path + "-wal").Length;
        Assert.InRange(length, 8 << 20, 9 << 20);
        for (var i = 0; i < 200; i++) writer.Execute("insert into t (v) values (randomblob(9000))");
        Assert.Equal(length, new FileInfo(_home.Path + "-wal").Length);
        for (var i = 0; i < 800; i++) writer.Execute("insert into t (v) values (randomblob(9000))");
        Assert.InRange(new FileInfo(_home.Path + "-wal").Length, 16 << 20, 17 << 20);
    }

    public void Dispose() => _home.Dispose();

    private static void Change(SqliteConnection connection, Random random, SortedDictionary<long, string> before, out SortedDictionary<long, string> after)
    {
        after = new(before);
        for (var change = random.Next(1, 30); change > 0; change--)
        {
            var (key, value) = (random.NextInt64(40), new byte[random.Next(6) == 0 ? random.Next(300_000) : random.Next(5_000)]);
            random.NextBytes(value);
            connection.Script("savepoint s");
            connection.Execute("insert into t (k, v) values (@key, @value) on conflict (k) do update set v = excluded.v", new { key, value });
            if (random.Next(6) == 0) connection.Script("rollback to s");
            else after[key] = Convert.ToHexString(value);
            connection.Script("release s");
        }
    }

    private static SortedDictionary<long, string> Read(SqliteConnection connection) =>
        new(connection.Query<(long Key, byte[] Value)>("select k, v from t").ToDictionary(r => r.Key, r => Convert.ToHexString(r.Value)));
}
