using System.Data.Common;
using Bot.Chat.Delivery;
using Bot.Features.Keeping;
using Bot.Incidents;
using Bot.Incidents.Timelines;
using Dapper;
using Npgsql;

namespace Bot.Storage.Reading;

/// <summary>The record read through a connection. Streams are read a page at a time, so that other reads may go between.</summary>
/// <param name="connect">The connection, ready to be read from.</param>
/// <param name="incident">The incident of a number as the caller has to see it.</param>
/// <param name="incidents">Many of them at once, by number.</param>
internal sealed class SqlRecord(Func<DbConnection> connect, DbTransaction? transaction, Func<int, Incident?> incident, Func<IReadOnlyList<int>, IReadOnlyDictionary<int, Incident>> incidents) : IRecord
{
    private const int Page = 1000;

    public Incident? ByNumber(int number) => incident(number);

    public Incident? ByRoom(Place place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return Named(SqlRows.Room(connect(), place, transaction));
    }

    public Incident? ByTicket(string ticket) =>
        Named(One<int>("select min(incident) from ticket where folded = @folded having min(incident) is not null", new { folded = Sql.Fold(ticket) }));

    public IReadOnlyList<Incident> List(bool openOnly, int limit)
    {
        var numbers = Many<int>(openOnly
            ? "select number from incident where is_open = 1 order by number desc limit @limit"
            : "select number from incident order by number desc limit @limit", new { limit }).ToList();
        var states = incidents(numbers);
        return [.. numbers.Select(n => states[n])];
    }

    public IReadOnlyList<int> Over() => [.. Many<int>("select number from incident where is_open = 0 order by number desc", new { })];

    public (int Incident, Entry Entry)? BySource(string source)
    {
        var row = connect().QueryFirstOrDefault<EntryRow>(
            "select incident, seq, content from entry where source = @source order by incident, seq limit 1", new { source = Sql.Clean(source) }, transaction);
        return row is null ? null : (row.Incident, EntryJson.Read(row.Content));
    }

    public Entry? EntryOf(int incident, long seq) =>
        One<string>("select content from entry where incident = @incident and seq = @seq", new { incident, seq }) is { } content
            ? EntryJson.Read(content)
            : null;

    public IEnumerable<Entry> Entries(int incident, long afterSeq = 0) =>
        Pages("select seq, content from entry where incident = @incident and seq > @after order by seq limit @page", incident, afterSeq)
            .Select(row => EntryJson.Read(row.Content));

    public IReadOnlyList<Entry> LastEntries(int incident, int count) =>
        [.. Many<string>("select content from entry where incident = @incident order by seq desc limit @count", new { incident, count })
            .Reverse().Select(EntryJson.Read)];

    public IReadOnlyList<Entry> Changes(int number) =>
        [.. Many<string>("""
            with recursive change (seq, content, before) as (
              select seq, content, change_before from entry where incident = @number and seq = @last
              union all
              select e.seq, e.content, e.change_before from change c join entry e on e.incident = @number and e.seq = c.before and e.seq < c.seq)
            select content from change order by seq
            """, new { number, last = incident(number)?.Version ?? 0 }).Select(EntryJson.Read)];

    public IReadOnlyList<Entry> Revisions(int incident, long seq) =>
        [.. Many<string>("select content from entry where incident = @incident and revises = @seq order by seq", new { incident, seq }).Select(EntryJson.Read)];

    public IEnumerable<StoredEntry> Chain(int incident) =>
        Pages("select seq, content, first_hash, link from entry where incident = @incident and seq > @after order by seq limit @page", incident, 0)
            .Select(row => new StoredEntry(row.Seq, row.Content, row.First_hash ?? HashChain.ContentHash(row.Content), row.Link));

    public (long Seq, string Link) Head(int incident)
    {
        var row = connect().QueryFirstOrDefault<HeadRow>(
            "select head_seq, head_link from incident where number = @incident", new { incident }, transaction);
        return row is null ? (0, HashChain.Start) : (row.Head_seq, row.Head_link);
    }

    public StoredIncident? Stored(int incident)
    {
        var row = connect().QueryFirstOrDefault<HeadRow>("""
            select head_seq, head_link, state, version, last_change, is_open from incident left join state on state.incident = incident.number where number = @incident
            """, new { incident }, transaction);
        return row is null ? null : new(row.Head_seq, row.Head_link, row.State, row.Version ?? 0, row.Last_change, row.Is_open == 1,
            [.. connect().Query<RoomRow>("select platform, workspace, channel from room where incident = @incident", new { incident }, transaction).Select(r => new Place(r.Platform, r.Workspace, r.Channel))],
            [.. Many<string>("select folded from ticket where incident = @incident", new { incident })]);
    }

    public IReadOnlyList<Person> PeopleNamed(string nameOrId) =>
        [.. connect().Query<SqlRows.PersonRow>("""
            select id, name, locale, zone from person where folded_id = @folded
            union select id, name, locale, zone from person where folded_name = @folded
            order by id
            """, new { folded = Sql.Fold(nameOrId) }, transaction).Select(p => p.Person)];

    /// <inheritdoc/>
    public IReadOnlyList<Person> PeopleCalled(string firstName)
    {
        // Whatever stands between the name with a space behind it and with the next character: SQLite's index answers that, and what PostgreSQL has in the order of a language does not.
        var folded = "folded_name" + (connect() is NpgsqlConnection ? " collate \"C\"" : "");
        return [.. connect().Query<SqlRows.PersonRow>($"select id, name, locale, zone from person where {folded} >= @from and {folded} < @until order by id limit 20",
            new { from = Sql.Fold(firstName) + ' ', until = Sql.Fold(firstName) + '!' }, transaction).Select(p => p.Person)];
    }

    public IReadOnlyList<Person> People(int limit) =>
        [.. connect().Query<SqlRows.PersonRow>("select id, name, locale, zone from person order by folded_name, id limit @limit", new { limit }, transaction).Select(p => p.Person)];

    public string? LastSource(string sourcePrefix)
    {
        ArgumentNullException.ThrowIfNull(sourcePrefix);
        // The prefix range, so that the index answers; U+FFFF sorts behind whatever an id can hold.
        return One<string>("select max(source) from entry where source >= @from and source < @until",
            new { from = Sql.Clean(sourcePrefix), until = Sql.Clean(sourcePrefix) + '\uFFFF' });
    }

    private Incident? Named(int number) => number == 0 ? null : incident(number);

    private T? One<T>(string sql, object parameters) => connect().QueryFirstOrDefault<T>(sql, parameters, transaction);

    private IEnumerable<T> Many<T>(string sql, object parameters) => connect().Query<T>(sql, parameters, transaction);

    private IEnumerable<EntryRow> Pages(string sql, int incident, long after)
    {
        while (true)
        {
            var rows = connect().Query<EntryRow>(sql, new { incident, after, page = Page }, transaction).AsList();
            foreach (var row in rows) yield return row;
            if (rows.Count < Page) yield break;
            after = rows[^1].Seq;
        }
    }

    // Filled by Dapper, which converts what the database returns to the property's type.
    private sealed class EntryRow
    {
        public int Incident { get; set; }
        public long Seq { get; set; }
        public string Content { get; set; } = "";
        public string? First_hash { get; set; }
        public string Link { get; set; } = "";
    }

    private sealed class HeadRow
    {
        public long Head_seq { get; set; }
        public string Head_link { get; set; } = "";
        public string? State { get; set; }
        public long? Version { get; set; }
        public long Last_change { get; set; }
        public int Is_open { get; set; }
    }

    private sealed class RoomRow
    {
        public string Platform { get; set; } = "";
        public string Workspace { get; set; } = "";
        public string Channel { get; set; } = "";
    }
}
