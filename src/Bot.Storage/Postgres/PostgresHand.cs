using System.Text;
using System.Text.Json;
using Bot.Incidents;
using Bot.Storage.Writing;
using Npgsql;

namespace Bot.Storage.Postgres;

/// <summary>Turns what a turn wrote into commands, to be sent together.</summary>
internal static class PostgresHand
{
    /// <summary>
    /// Every writer locks in the same order (deliveries, rooms, tickets, lanes, people; each sorted), so that two processes wait for
    /// each other in one direction only.
    /// </summary>
    public static void Add(List<NpgsqlBatchCommand> to, Writes writes, long now)
    {
        foreach (var key in writes.Deliveries.Order(StringComparer.Ordinal)) to.Add(Cmd.Of(Sql.AddDelivery).With(key).With(now));
        foreach (var draft in writes.Drafts)
            if (!draft.RowExists) AddIncident(to, draft);
        foreach (var entry in writes.Entries)
            to.Add(Cmd.Of(Sql.AddEntry).With(entry.Incident).With(entry.Seq).With(entry.Source).With(entry.ChangeBefore).With(entry.Revises)
                .With(Text(writes, entry.Content)).With(entry.Link));
        foreach (var draft in writes.Drafts)
            if (draft.Changes > 0) KeepLookups(to, draft);
        foreach (var rewrite in writes.Rewrites)
            to.Add(Cmd.Of(Sql.RewriteEntry).With(Text(writes, rewrite.Content)).With(rewrite.HashBefore).With(rewrite.Incident).With(rewrite.Seq));
        foreach (var effect in writes.Effects)
            to.Add(Cmd.Of("insert into outbox (platform, incident, latest_of, payload) values ($1, $2, $3, $4)").With(effect.Platform).With(effect.Incident).With(effect.LatestOf).With(Text(writes, effect.Payload)));
        foreach (var lane in writes.Effects.GroupBy(e => (e.Platform, e.Incident)).OrderBy(g => g.Key))
            to.Add(Cmd.Of(OpenLane).With(lane.Key.Platform).With(lane.Key.Incident).With(lane.All(e => e.Kind == EffectKind.Redraw) ? 0 : 1));
        foreach (var (incident, reminders) in writes.Reminders)
        {
            to.Add(Cmd.Of(Sql.DropReminders).With(incident));
            foreach (var reminder in reminders)
                to.Add(Cmd.Of(Sql.AddReminder).With(incident).With(reminder.Name).With(reminder.Due.ToUnixTimeTicks()));
        }
        foreach (var person in writes.People.OrderBy(p => p.Id, StringComparer.Ordinal))
            to.Add(Cmd.Of(Sql.KnowPerson).With(person.Id).With(person.Name).With(person.Locale).With(person.Zone)
                .With(Sql.Fold(person.Id)).With(Sql.Fold(person.Name)));
    }

    /// <summary>Wakes a lane that rests, unless for redraws only. Also locks a lane that is open, so that the process that is just closing it sees what was put there.</summary>
    private const string OpenLane = """
        insert into lane (platform, incident, due) values ($1, $2, 0) on conflict (platform, incident) do update
        set due = case when lane.leased = 2 and $3 = 1 then 0 else lane.due end, leased = case when lane.leased = 2 and $3 = 1 then 0 else lane.leased end
        """;

    public static NpgsqlBatchCommand MoveHead(int number, long seq, string link, Incident state) =>
        Cmd.Of(Sql.MoveHead).With(seq).With(link).With(state.Version).With(number);

    public static NpgsqlBatchCommand KeepState(int number, Incident state) =>
        Cmd.Of(Sql.KeepState).With(number).With(state.Version).With(JsonSerializer.Serialize(state, EntryJson.Options));

    private static void AddIncident(List<NpgsqlBatchCommand> to, Draft draft)
    {
        to.Add(Cmd.Of(Sql.AddIncident).With(draft.Number).With(draft.State!.Key).With(draft.State.IsOpen ? 1 : 0).With(draft.HeadSeq).With(draft.HeadLink).With(draft.State.Version));
        draft.RowExists = true;
    }

    private static void KeepLookups(List<NpgsqlBatchCommand> to, Draft draft)
    {
        var (before, after) = (draft.LookedUp, draft.State!);
        if (before is not null && before.IsOpen != after.IsOpen) to.Add(Cmd.Of(Sql.SetOpen).With(after.IsOpen ? 1 : 0).With(draft.Number));
        if (before is null ? !after.Rooms.IsEmpty : before.Rooms != after.Rooms)
        {
            to.Add(Cmd.Of(Sql.DropRooms).With(draft.Number));
            foreach (var room in after.Rooms.Values)
                to.Add(Cmd.Of(Sql.AddRoom).With(room.Platform).With(room.Workspace).With(room.Channel).With(draft.Number));
        }
        if (before is null ? !after.Tickets.IsEmpty : before.Tickets != after.Tickets)
        {
            to.Add(Cmd.Of(Sql.DropTickets).With(draft.Number));
            foreach (var ticket in after.Tickets) to.Add(Cmd.Of(Sql.AddTicket).With(Sql.Fold(ticket)).With(draft.Number));
        }
        draft.LookedUp = after;
    }

    private static string Text(Writes writes, Writes.Slice slice) => Encoding.UTF8.GetString(writes.Text(slice));
}
