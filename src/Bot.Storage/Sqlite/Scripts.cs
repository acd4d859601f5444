using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Bot.Storage.Sqlite;

/// <summary>Runs SQL of several statements. A command would pass over an error in any but the first.</summary>
internal static class Scripts
{
    public static void Script(this SqliteConnection connection, string sql)
    {
        var code = raw.sqlite3_exec(connection.Handle, sql, null, null, out var message);
        if (code != raw.SQLITE_OK) throw new SqliteException(message ?? raw.sqlite3_errmsg(connection.Handle).utf8_to_string(), code, raw.sqlite3_extended_errcode(connection.Handle));
    }
}
