using System.Text;

namespace Bot.Storage;

/// <summary>
/// SQL that both databases understand. Numbered parameters stand in the order of their first use, so that SQLite, which numbers
/// names by appearance, and PostgreSQL agree; named ones are for Dapper.
/// </summary>
internal static class Sql
{
    public const string SeenDelivery = "select 1 from delivery where key = $1";
    public const string AddDelivery = "insert into delivery (key, received_at) values ($1, $2)";

    public const string BySource = "select incident, content from entry where source = $1 order by incident, seq limit 1";

    public const string AddIncident = "insert into incident (number, key, is_open, head_seq, head_link, last_change) values ($1, $2, $3, $4, $5, $6)";
    public const string MoveHead = "update incident set head_seq = $1, head_link = $2, last_change = $3 where number = $4";
    public const string SetOpen = "update incident set is_open = $1 where number = $2";
    public const string KeepState = """
        insert into state (incident, version, state) values ($1, $2, $3)
        on conflict (incident) do update set version = excluded.version, state = excluded.state
        """;

    public const string AddEntry =
        "insert into entry (incident, seq, source, change_before, revises, content, link) values ($1, $2, $3, $4, $5, $6, $7)";
    public const string RewriteEntry =
        "update entry set content = $1, first_hash = coalesce(first_hash, $2) where incident = $3 and seq = $4";

    public const string DropRooms = "delete from room where incident = $1";
    public const string AddRoom = """
        insert into room (platform, workspace, channel, incident) values ($1, $2, $3, $4)
        on conflict (platform, workspace, channel) do update set incident = excluded.incident
        """;
    public const string DropTickets = "delete from ticket where incident = $1";
    public const string AddTicket = "insert into ticket (folded, incident) values ($1, $2) on conflict do nothing";

    /// <summary>Opens a lane; for a redraw one that rests goes on resting.</summary>
    public const string OpenLane = "insert into lane (platform, incident, due) values ($1, $2, 0) on conflict do nothing";

    /// <summary>Opens a lane for anything else, also one that rests.</summary>
    public const string WakeLane = """
        insert into lane (platform, incident, due) values ($1, $2, 0)
        on conflict (platform, incident) do update set due = 0, leased = 0 where lane.leased = 2
        """;

    public const string DropReminders = "delete from reminder where incident = $1";
    public const string AddReminder = "insert into reminder (incident, name, due) values ($1, $2, $3)";

    public const string KnowPerson = """
        insert into person (id, name, locale, zone, folded_id, folded_name) values ($1, $2, $3, $4, $5, $6)
        on conflict (id) do update set name = excluded.name, locale = excluded.locale, zone = excluded.zone,
          folded_name = excluded.folded_name
        """;

    public const string Count = "update counter set value = $1 where name = $2";

    /// <summary>
    /// A text as both databases can keep it: PostgreSQL knows no NUL, and half of a surrogate pair is not UTF-8. JSON escapes or
    /// replaces both by itself, so this is for the columns beside it.
    /// </summary>
    public static string Clean(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') && !text.Contains('\0', StringComparison.Ordinal)) return text;
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\0', '\uFFFD');
    }

    /// <summary>Upper case without culture: how names and tickets are compared.</summary>
    public static string Fold(string text) => Clean(text).ToUpperInvariant();
}
