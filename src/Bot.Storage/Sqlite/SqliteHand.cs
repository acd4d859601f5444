using System.Buffers;
using System.Text.Json;
using Bot.Incidents;
using Bot.Storage.Writing;
using Microsoft.Data.Sqlite;

namespace Bot.Storage.Sqlite;

/// <summary>The writer's statements, prepared once.</summary>
internal sealed class SqliteHand(SqliteConnection connection, EffectIds ids, News news) : IDisposable
{
    private const string AddEffect = "insert into outbox (platform, incident, id, latest_of, payload) values ($1, $2, $3, $4, $5)";

    private readonly Dictionary<string, Statement> _statements = new(StringComparer.Ordinal);
    private readonly ArrayBufferWriter<byte> _json = new(16 * 1024);

    /// <summary>What waits in the outbox, as far as it is known.</summary>
    public Lanes Lanes { get; } = new();

    public void Write(Writes writes, long now)
    {
        foreach (var key in writes.Deliveries) Prepared(Sql.AddDelivery).Bind(1, key).Bind(2, now).Run();
        foreach (var draft in writes.Drafts)
            if (!draft.RowExists) AddIncident(draft);
        foreach (var entry in writes.Entries)
            Prepared(Sql.AddEntry).Bind(1, entry.Incident).Bind(2, entry.Seq).Bind(3, entry.Source).Bind(4, entry.ChangeBefore).Bind(5, entry.Revises)
                .Bind(6, writes.Text(entry.Content)).Bind(7, entry.Link).Run();
        foreach (var draft in writes.Drafts)
            if (draft.Changes > 0) KeepLookups(draft);
        foreach (var rewrite in writes.Rewrites)
            Prepared(Sql.RewriteEntry).Bind(1, writes.Text(rewrite.Content)).Bind(2, rewrite.HashBefore).Bind(3, rewrite.Incident).Bind(4, rewrite.Seq).Run();
        foreach (var (incident, text) in writes.Masks) OutboxSql.Mask(connection, null, incident, text);
        foreach (var effect in writes.Effects)
        {
            if (Lanes.Waits(effect)) continue;
            Prepared(AddEffect).Bind(1, effect.Platform).Bind(2, effect.Incident).Bind(3, ids.Next()).Bind(4, effect.LatestOf).Bind(5, writes.Text(effect.Payload)).Run();
            if (!Lanes.MustOpen(effect)) continue;
            Prepared(effect.Kind == EffectKind.Redraw ? Sql.OpenLane : Sql.WakeLane).Bind(1, effect.Platform).Bind(2, effect.Incident).Run();
            // One that is open already is in the hands of the pump, or waits for a time the pump knows.
            if (SQLitePCL.raw.sqlite3_changes(connection.Handle) > 0) news.Add(effect.Platform);
        }
        foreach (var (incident, reminders) in writes.Reminders)
        {
            Prepared(Sql.DropReminders).Bind(1, incident).Run();
            foreach (var reminder in reminders)
                Prepared(Sql.AddReminder).Bind(1, incident).Bind(2, reminder.Name).Bind(3, reminder.Due.ToUnixTimeTicks()).Run();
        }
        foreach (var person in writes.People)
            Prepared(Sql.KnowPerson).Bind(1, person.Id).Bind(2, person.Name).Bind(3, person.Locale).Bind(4, person.Zone)
                .Bind(5, Sql.Fold(person.Id)).Bind(6, Sql.Fold(person.Name)).Run();
        if (writes.Forgotten.Count > 0) Lanes.Forget();
        foreach (var (incident, platform, memory) in writes.Forgotten) OutboxSql.Forget(connection, null, incident, platform, memory);
    }

    public void MoveHead(int number, long seq, string link, Incident state) =>
        Prepared(Sql.MoveHead).Bind(1, seq).Bind(2, link).Bind(3, state.Version).Bind(4, number).Run();

    public void KeepState(int number, Incident state)
    {
        _json.ResetWrittenCount();
        EntryJson.Write(_json, state);
        Prepared(Sql.KeepState).Bind(1, number).Bind(2, state.Version).Bind(3, _json.WrittenSpan).Run();
    }

    public void Count(string name, long value) => Prepared(Sql.Count).Bind(1, value).Bind(2, name).Run();

    public void Dispose()
    {
        foreach (var statement in _statements.Values) statement.Dispose();
    }

    private void AddIncident(Draft draft)
    {
        Prepared(Sql.AddIncident).Bind(1, draft.Number).Bind(2, draft.State!.Key).Bind(3, draft.State.IsOpen ? 1 : 0)
            .Bind(4, draft.HeadSeq).Bind(5, draft.HeadLink).Bind(6, draft.State.Version).Run();
        draft.RowExists = true;
    }

    private void KeepLookups(Draft draft)
    {
        var (before, after) = (draft.LookedUp, draft.State!);
        if (before is not null && before.IsOpen != after.IsOpen)
            Prepared(Sql.SetOpen).Bind(1, after.IsOpen ? 1 : 0).Bind(2, draft.Number).Run();
        if (before is null ? !after.Rooms.IsEmpty : before.Rooms != after.Rooms)
        {
            Prepared(Sql.DropRooms).Bind(1, draft.Number).Run();
            foreach (var room in after.Rooms.Values)
                Prepared(Sql.AddRoom).Bind(1, room.Platform).Bind(2, room.Workspace).Bind(3, room.Channel).Bind(4, draft.Number).Run();
        }
        if (before is null ? !after.Tickets.IsEmpty : before.Tickets != after.Tickets)
        {
            Prepared(Sql.DropTickets).Bind(1, draft.Number).Run();
            foreach (var ticket in after.Tickets) Prepared(Sql.AddTicket).Bind(1, Sql.Fold(ticket)).Bind(2, draft.Number).Run();
        }
        draft.LookedUp = after;
    }

    private Statement Prepared(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement)) _statements[sql] = statement = new Statement(connection, sql);
        return statement;
    }
}
