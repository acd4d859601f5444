using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Bot.Storage.Sqlite;

/// <summary>
/// A statement prepared once and run many times. The writer's hot path uses it instead of a command: nothing is allocated, and
/// JSON goes in as the UTF-8 it already is.
/// </summary>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    public Statement(SqliteConnection connection, string sql)
    {
        _database = connection.Handle!;
        Check(raw.sqlite3_prepare_v3(_database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
    }

    public Statement Bind(int place, long value)
    {
        Check(raw.sqlite3_bind_int64(_statement, place, value));
        return this;
    }

    public Statement Bind(int place, long? value)
    {
        if (value is { } number) return Bind(place, number);
        Check(raw.sqlite3_bind_null(_statement, place));
        return this;
    }

    public Statement Bind(int place, ReadOnlySpan<byte> utf8)
    {
        Check(raw.sqlite3_bind_text(_statement, place, utf8));
        return this;
    }

    public Statement Bind(int place, string? text)
    {
        if (text is null)
        {
            Check(raw.sqlite3_bind_null(_statement, place));
            return this;
        }
        text = Sql.Clean(text);
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        var rented = most > 512 ? ArrayPool<byte>.Shared.Rent(most) : null;
        var buffer = rented ?? stackalloc byte[512];
        var length = Encoding.UTF8.GetBytes(text, buffer);
        Check(raw.sqlite3_bind_text(_statement, place, buffer[..length]));
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        return this;
    }

    /// <summary>Runs a statement that returns no rows.</summary>
    public void Run()
    {
        try { Step(); }
        finally { Reset(); }
    }

    /// <summary>Whether there is a (further) row. Whoever steps resets.</summary>
    public bool Step()
    {
        var code = raw.sqlite3_step(_statement);
        if (code is raw.SQLITE_ROW) return true;
        if (code is raw.SQLITE_DONE) return false;
        throw Failed(code);
    }

    public void Reset() => raw.sqlite3_reset(_statement);

    public long Integer(int column) => raw.sqlite3_column_int64(_statement, column);

    public string Text(int column) => raw.sqlite3_column_text(_statement, column).utf8_to_string();

    public void Dispose() => _statement.Dispose();

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK) throw Failed(code);
    }

    private SqliteException Failed(int code) =>
        new(raw.sqlite3_errmsg(_database).utf8_to_string(), code, raw.sqlite3_extended_errcode(_database));
}
