using Dapper;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace Bot.Storage.Sqlite;

/// <summary>
/// Ids of effects: the microsecond one is put into the outbox, or the next free one. They grow, and none is given twice, without a
/// counter that every transaction would have to write.
/// </summary>
internal sealed class EffectIds(SqliteConnection connection, IClock clock)
{
    private long? _last;

    public long Next()
    {
        // The clock may have been set back since what still waits was put there.
        var last = _last ?? connection.ExecuteScalar<long?>("select max(id) from (select id from outbox union all select id from given_up)") ?? 0;
        _last = Math.Max(last + 1, clock.GetCurrentInstant().ToUnixTimeTicks() / 10);
        return _last.Value;
    }
}
