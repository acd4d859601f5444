using System.Data.Common;
using Bot.Chat.Delivery;
using Bot.Features.Keeping;
using Bot.Features.Redact;
using Dapper;
using NodaTime;

namespace Bot.Storage;

/// <summary>
/// The outbox inside a transaction, the same for both databases. A lane, one per (platform, incident), is what is claimed; a
/// lease is nothing but the lane falling due again later, so the lease of a process that died runs out by itself. A lane is free
/// (<c>leased</c> 0), leased (1), or rests after a redraw (2).
/// </summary>
/// <param name="skipLocked">What keeps processes out of each other's way while they claim, where the database knows it.</param>
/// <param name="forUpdate">What locks a row, where the database knows it.</param>
/// <param name="nextId">The id of a new effect, where the database does not make it.</param>
internal sealed class OutboxSql(string skipLocked, string forUpdate, Func<long>? nextId = null)
{
    private const string OfLane = "platform = @Platform and incident = @Incident";
    private const string OfOne = OfLane + " and id = @Id";

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
            connection.Execute($"update outbox set attempts = attempts + 1 where {OfOne}", row, transaction);
            connection.Execute($"update lane set due = @due, leased = 1 where {OfLane}",
                new { Platform = platform, Incident = incident, due = (now + lease).ToUnixTimeTicks() }, transaction);
            var room = ChatJson.ReadRoom(Memory(connection, transaction, incident, platform));
            claimed.Add(new(row.Id, platform, incident, ChatJson.ReadEffect(row.Payload), room, row.Attempts + 1));
        }
        return claimed;
    }

    public void Done(DbConnection connection, DbTransaction? transaction, Waiting waiting, RoomState room, Instant? rest)
    {
        if (!StillWaits(connection, transaction, waiting)) return;
        connection.Execute($"delete from outbox where {OfOne}", waiting, transaction);
        if (waiting.Effect is Effect.OpenRoom) Revive(connection, transaction, waiting);
        Remember(connection, transaction, waiting.Incident, waiting.Platform, room);
        if (rest is not { } until || !Rest(connection, transaction, waiting, until)) Release(connection, transaction, waiting.Platform, waiting.Incident);
    }

    public void Postpone(DbConnection connection, DbTransaction? transaction, Waiting waiting, Instant notBefore, string why, RoomState? room)
    {
        if (!StillWaits(connection, transaction, waiting)) return;
        connection.Execute($"update outbox set why = @why where {OfOne}", new { waiting.Platform, waiting.Incident, waiting.Id, why }, transaction);
        if (room is not null) Remember(connection, transaction, waiting.Incident, waiting.Platform, room);
        connection.Execute($"update lane set due = @due, leased = 0 where {OfLane}",
            new { waiting.Platform, waiting.Incident, due = notBefore.ToUnixTimeTicks() }, transaction);
    }

    public void GiveUp(DbConnection connection, DbTransaction? transaction, Waiting waiting, string why, RoomState? room, Instant now)
    {
        if (!StillWaits(connection, transaction, waiting)) return;
        connection.Execute($"""
            insert into given_up (platform, incident, id, payload, why, given_up_at)
            select platform, incident, id, payload, @why, @now from outbox where {OfOne}
            """, new { waiting.Platform, waiting.Incident, waiting.Id, why, now = now.ToUnixTimeTicks() }, transaction);
        connection.Execute($"delete from outbox where {OfOne}", waiting, transaction);
        if (room is not null) Remember(connection, transaction, waiting.Incident, waiting.Platform, room);
        Release(connection, transaction, waiting.Platform, waiting.Incident);
    }

    /// <summary>The channel is there (again): what could not be said while it was not is said now, behind what waits already.</summary>
    private void Revive(DbConnection connection, DbTransaction? transaction, Waiting opened)
    {
        foreach (var lost in connection.Query<EffectRow>($"select id, platform, incident, payload from given_up where {OfLane} order by id", opened, transaction).AsList())
        {
            if (ChatJson.ReadEffect(lost.Payload) is not Effect.Say) continue;
            connection.Execute($"delete from given_up where {OfOne}", lost, transaction);
            if (nextId is null) connection.Execute("insert into outbox (platform, incident, payload) values (@Platform, @Incident, @Payload)", lost, transaction);
            else connection.Execute("insert into outbox (platform, incident, id, payload) values (@Platform, @Incident, @id, @Payload)", new { lost.Platform, lost.Incident, id = nextId(), lost.Payload }, transaction);
        }
    }

    /// <summary>Masks a text in all that waits, or was given up, for an incident.</summary>
    /// <param name="forUpdate">What locks a row: lanes first, as whoever finishes an effect does.</param>
    public static void Mask(DbConnection connection, DbTransaction? transaction, int incident, string text, string forUpdate = "")
    {
        connection.Execute($"select 1 from lane where incident = @incident order by platform {forUpdate}", new { incident }, transaction);
        foreach (var table in new[] { "outbox", "given_up" })
            foreach (var row in connection.Query<EffectRow>($"select id, platform, incident, payload from {table} where incident = @incident", new { incident }, transaction).AsList())
                if (Redaction.InEffect(row.Payload, text) is { } masked)
                    connection.Execute($"update {table} set payload = @masked where {OfOne}", new { row.Platform, row.Incident, row.Id, masked }, transaction);
    }

    public static int PruneGivenUp(DbConnection connection, DbTransaction? transaction, Instant before) =>
        connection.Execute("delete from given_up where given_up_at < @before", new { before = before.ToUnixTimeTicks() }, transaction);

    public static Instant? NextDue(DbConnection connection, string platform) =>
        connection.ExecuteScalar<long?>("select min(due) from lane where platform = @platform", new { platform }) is { } due
            ? Instant.FromUnixTimeTicks(due)
            : null;

    public static int CountWaiting(DbConnection connection) =>
        connection.ExecuteScalar<int>("select count(*) from outbox");

    public static void Forget(DbConnection connection, DbTransaction? transaction, int incident, string platform, string? memory)
    {
        if (memory is null)
        {
            connection.Execute("delete from room_memory where incident = @incident and platform = @platform", new { incident, platform }, transaction);
            return;
        }
        var room = ChatJson.ReadRoom(Memory(connection, transaction, incident, platform));
        if (room.Memory.ContainsKey(memory)) Remember(connection, transaction, incident, platform, room.Forget(memory));
    }

    /// <summary>The first effect of a lane that still matters. One that was tried stays: the chat may know it already.</summary>
    private static EffectRow? First(DbConnection connection, DbTransaction? transaction, string platform, int incident)
    {
        while (true)
        {
            var row = connection.QueryFirstOrDefault<EffectRow>(
                $"select id, platform, incident, latest_of, payload, attempts from outbox where {OfLane} order by id limit 1", new { Platform = platform, Incident = incident }, transaction);
            if (row is null or { Latest_of: null } or { Attempts: > 0 }) return row;
            // Read along the lane: a newer one of the same kind is near, or there is none.
            var newer = connection.QueryFirstOrDefault<int>($"select 1 from outbox where {OfLane} and id > @Id and latest_of = @Latest_of limit 1", row, transaction);
            if (newer == 0) return row;
            connection.Execute($"delete from outbox where {OfOne}", row, transaction);
        }
    }

    /// <summary>Whether it is neither done nor given up; its lane is locked then.</summary>
    private bool StillWaits(DbConnection connection, DbTransaction? transaction, Waiting waiting)
    {
        if (connection.QueryFirstOrDefault<int>($"select 1 from outbox where {OfOne}", waiting, transaction) == 0) return false;
        if (forUpdate.Length > 0) connection.Execute($"select 1 from lane where {OfLane} {forUpdate}", waiting, transaction);
        return true;
    }

    private static void Release(DbConnection connection, DbTransaction? transaction, string platform, int incident)
    {
        var lane = new { Platform = platform, Incident = incident };
        var more = connection.ExecuteScalar<int>($"select count(*) from (select 1 from outbox where {OfLane} limit 1) waiting", lane, transaction);
        connection.Execute(more > 0 ? $"update lane set due = 0, leased = 0 where {OfLane}" : $"delete from lane where {OfLane}", lane, transaction);
    }

    /// <summary>Lets the lane rest after a round of redraws, the card's and then the announcement's, unless anything else waits.</summary>
    private static bool Rest(DbConnection connection, DbTransaction? transaction, Waiting drawn, Instant until)
    {
        var more = connection.ExecuteScalar<int>($"""
            select count(*) from (select 1 from outbox where {OfLane} and (latest_of is null or latest_of not in (@card, @last)) limit 1) waiting
            """, new { drawn.Platform, drawn.Incident, card = new Effect.ShowCard().Coalesce, last = drawn.Effect.Coalesce }, transaction);
        if (more > 0) return false;
        connection.Execute($"update lane set due = @due, leased = 2 where {OfLane}", new { drawn.Platform, drawn.Incident, due = until.ToUnixTimeTicks() }, transaction);
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
        public string Platform { get; set; } = "";
        public int Incident { get; set; }
        public string? Latest_of { get; set; }
        public string Payload { get; set; } = "";
        public int Attempts { get; set; }
    }
}
