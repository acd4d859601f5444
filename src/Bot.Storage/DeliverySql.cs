using System.Data.Common;
using Dapper;
using NodaTime;

namespace Bot.Storage;

/// <summary>Forgets old deliveries in pieces, walking the keys, so that noting one costs no second index.</summary>
internal static class DeliverySql
{
    private const int Piece = 1000;

    /// <summary>Notes a delivery that nobody sent.</summary>
    public static int Probe(DbConnection connection, DbTransaction? transaction, Instant now) => connection.Execute("""
        insert into delivery (key, received_at) values ('probe', @now) on conflict (key) do update set received_at = excluded.received_at
        """, new { now = now.ToUnixTimeSeconds() }, transaction);

    /// <summary>Looks at the next piece of keys; <c>Last</c> is nothing at the end.</summary>
    public static (int Dropped, string? Last) Prune(DbConnection connection, DbTransaction? transaction, string after, Instant before)
    {
        var last = connection.ExecuteScalar<string?>(
            "select max(key) from (select key from delivery where key > @after order by key limit @piece) piece",
            new { after, piece = Piece }, transaction);
        if (last is null) return (0, null);
        var dropped = connection.Execute("delete from delivery where key > @after and key <= @last and received_at < @before",
            new { after, last, before = before.ToUnixTimeSeconds() }, transaction);
        return (dropped, last);
    }
}
