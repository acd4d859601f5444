using System.Data.Common;
using Bot.Chat.Delivery;
using Bot.Features.Keeping;
using Dapper;
using NodaTime;

namespace Bot.Storage;

/// <summary>
/// The outbox inside a transaction, the same for both databases. A lane, one per (platform, incident), is what is claimed; a
/// lease is nothing but the lane falling due again later, so the lease of a process that died runs out by itself. A lane is free
/// (<c>leased</c> 0), leased (1), or rests after a redraw (2).
/// </summary>
/// <param name="skipLocked">What keeps processes out of each other's way while they claim, where the database knows it.</param>
internal sealed class OutboxSql(string skipLocked, string forUpdate)
{
    public IReadOnlyList<Waiting> Claim(DbConnection connection, DbTransaction? transaction, string platform, Instant now, Duration lease, int limit)
    {
        var lanes = connection.Query<int>(
            $"select incident from lane where platform = @platform and due <= @now order by due, incident limit @limit {skipLocked}",
            new { platform, now = now.ToUnixTimeTicks(), limit }, transaction).AsList();
        var claimed = new List<Waiting>(lanes.Count);
        foreach (var incident in lanes)
        {
            if (First(connection, transaction, platform, incident) is not { } row)
            {
                Release(connection, transaction, platform, incident);
                continue;
            }
            connection.Execute("update outbox set attempts = attempts + 1 where id = @Id", row, transaction);
            connection.Execute("update lane set due = @due, leased = 1 where platform = @platform and incident = @incident",
                new { platform, incident, due = (now + lease).ToUnixTimeTicks() }, transaction);
            var room = ChatJson.ReadRoom(Memory(connection, transaction, incident, platform));
            claimed.Add(new(row.Id, incident, ChatJson.ReadEffect(row.Payload), room, row.Attempts + 1));
        }
        return claimed;
    }

    public void Done(DbConnection connection, DbTransaction? transaction, long id, RoomState room, Instant? rest)
    {
        if (Lane(connection, transaction, id) is not { } lane) return;
        connection.Execute("delete from outbox where id = @id", new { id }, transaction);
        var effect = ChatJson.ReadEffect(lane.Payload);
        if (effect is Effect.OpenRoom) Revive(connection, transaction, lane);
        Remember(connection, transaction, lane.Incident, lane.Platform, room);
        if (rest is not { } until || !Rest(connection, transaction, lane, effect, until)) Release(connection, transaction, lane.Platform, lane.Incident);
    }

    public void Postpone(DbConnection connection, DbTransaction? transaction, long id, Instant notBefore, string why)
    {
        if (Lane(connection, transaction, id) is not { } lane) return;
        connection.Execute("update outbox set why = @why where id = @id", new { id, why }, transaction);
        connection.Execute("update lane set due = @due, leased = 0 where platform = @Platform and incident = @Incident",
            new { lane.Platform, lane.Incident, due = notBefore.ToUnixTimeTicks() }, transaction);
    }

    public void GiveUp(DbConnection connection, DbTransaction? transaction, long id, string why, RoomState? room, Instant now)
    {
        if (Lane(connection, transaction, id) is not { } lane) return;
        connection.Execute("update outbox set why = @why, given_up_at = @now where id = @id",
            new { id, why, now = now.ToUnixTimeTicks() }, transaction);
        if (room is not null) Remember(connection, transaction, lane.Incident, lane.Platform, room);
        Release(connection, transaction, lane.Platform, lane.Incident);
    }

    /// <summary>The channel is there (again): what could not be said while it was not is said now, behind what waits already.</summary>
    private static void Revive(DbConnection connection, DbTransaction? transaction, LaneRow lane)
    {
        foreach (var lost in connection.Query<EffectRow>(
            "select id, payload from outbox where platform = @Platform and incident = @Incident and given_up_at is not null order by id", lane, transaction).AsList())
        {
            if (ChatJson.ReadEffect(lost.Payload) is not Effect.Say) continue;
            connection.Execute("delete from outbox where id = @Id", lost, transaction);
            connection.Execute("insert into outbox (platform, incident, payload) values (@Platform, @Incident, @Payload)", new { lane.Platform, lane.Incident, lost.Payload }, transaction);
        }
    }

    public static Instant? NextDue(DbConnection connection, string platform) =>
        connection.ExecuteScalar<long?>("select min(due) from lane where platform = @platform", new { platform }) is { } due
            ? Instant.FromUnixTimeTicks(due)
            : null;

    public static int CountWaiting(DbConnection connection) =>
        connection.ExecuteScalar<int>("select count(*) from outbox where given_up_at is null");

    public static void Forget(DbConnection connection, DbTransaction? transaction, int incident, string platform, string? memory)
    {
        if (memory is null)
        {
            connection.Execute("delete from room_memory where incident = @incident and platform = @platform", new { incident, platform }, transaction);
            return;
        }
        var room = ChatJson.ReadRoom(Memory(connection, transaction, incident, platform));
        if (!room.Memory.ContainsKey(memory)) return;
        var left = room with { Memory = room.Memory.Where(m => m.Key != memory).ToDictionary() };
        Remember(connection, transaction, incident, platform, left);
    }

    /// <summary>The first effect of a lane that still matters. One that was tried stays: the chat may know it already.</summary>
    private static EffectRow? First(DbConnection connection, DbTransaction? transaction, string platform, int incident)
    {
        while (true)
        {
            var row = connection.QueryFirstOrDefault<EffectRow>("""
                select id, latest_of, payload, attempts from outbox
                where platform = @platform and incident = @incident and given_up_at is null order by id limit 1
                """, new { platform, incident }, transaction);
            if (row is null or { Latest_of: null } or { Attempts: > 0 }) return row;
            // Read along the lane: a newer one of the same kind is near, or there is none.
            var newer = connection.QueryFirstOrDefault<int>("""
                select 1 from outbox
                where platform = @platform and incident = @incident and id > @Id and latest_of = @Latest_of and given_up_at is null limit 1
                """, new { platform, incident, row.Id, row.Latest_of }, transaction);
            if (newer == 0) return row;
            connection.Execute("delete from outbox where id = @Id", row, transaction);
        }
    }

    private LaneRow? Lane(DbConnection connection, DbTransaction? transaction, long id)
    {
        var lane = connection.QueryFirstOrDefault<LaneRow>(
            "select platform, incident, payload from outbox where id = @id and given_up_at is null", new { id }, transaction);
        if (lane is not null && forUpdate.Length > 0)
            connection.Execute($"select 1 from lane where platform = @Platform and incident = @Incident {forUpdate}", lane, transaction);
        return lane;
    }

    private static void Release(DbConnection connection, DbTransaction? transaction, string platform, int incident)
    {
        var lane = new { platform, incident };
        var more = connection.ExecuteScalar<int>(
            "select count(*) from (select 1 from outbox where platform = @platform and incident = @incident and given_up_at is null limit 1) waiting",
            lane, transaction);
        connection.Execute(more > 0
            ? "update lane set due = 0, leased = 0 where platform = @platform and incident = @incident"
            : "delete from lane where platform = @platform and incident = @incident", lane, transaction);
    }

    /// <summary>Lets the lane rest after a round of redraws, the card's and then the announcement's, unless anything else waits.</summary>
    private static bool Rest(DbConnection connection, DbTransaction? transaction, LaneRow lane, Effect drawn, Instant until)
    {
        var more = connection.ExecuteScalar<int>("""
            select count(*) from (select 1 from outbox
              where platform = @Platform and incident = @Incident and given_up_at is null and (latest_of is null or latest_of not in (@card, @last)) limit 1) waiting
            """, new { lane.Platform, lane.Incident, card = new Effect.ShowCard().Coalesce, last = drawn.Coalesce }, transaction);
        if (more > 0) return false;
        connection.Execute("update lane set due = @due, leased = 2 where platform = @Platform and incident = @Incident",
            new { lane.Platform, lane.Incident, due = until.ToUnixTimeTicks() }, transaction);
        return true;
    }

    private static string? Memory(DbConnection connection, DbTransaction? transaction, int incident, string platform) =>
        connection.QueryFirstOrDefault<string>(
            "select memory from room_memory where incident = @incident and platform = @platform", new { incident, platform }, transaction);

    private static void Remember(DbConnection connection, DbTransaction? transaction, int incident, string platform, RoomState room)
    {
        if (room.Channel is null && room.Memory.Count == 0)
        {
            Forget(connection, transaction, incident, platform, null);
            return;
        }
        connection.Execute("""
            insert into room_memory (incident, platform, memory) values (@incident, @platform, @memory)
            on conflict (incident, platform) do update set memory = excluded.memory
            """, new { incident, platform, memory = ChatJson.Write(room) }, transaction);
    }

    private sealed class EffectRow
    {
        public long Id { get; set; }
        public string? Latest_of { get; set; }
        public string Payload { get; set; } = "";
        public int Attempts { get; set; }
    }

    private sealed class LaneRow
    {
        public string Platform { get; set; } = "";
        public int Incident { get; set; }
        public string Payload { get; set; } = "";
    }
}
