using System.Data.Common;
using Bot.Chat.Delivery;
using Bot.Features.Keeping;
using Bot.Incidents;
using Dapper;
using NodaTime;

namespace Bot.Storage;

/// <summary>Single rows as the writer reads them when its memory has no answer.</summary>
internal static class SqlRows
{
    public static Person? Person(DbConnection connection, string id, DbTransaction? transaction = null) =>
        connection.QueryFirstOrDefault<PersonRow>("select id, name, locale, zone from person where id = @id", new { id = Sql.Clean(id) }, transaction)?.Person;

    public static IReadOnlyList<Reminder> Reminders(DbConnection connection, int incident, DbTransaction? transaction = null) =>
        [.. connection.Query<ReminderRow>("select name, due from reminder where incident = @incident order by due, name", new { incident }, transaction)
            .Select(r => r.Reminder)];

    public static (string Content, string? FirstHash)? Content(DbConnection connection, int incident, long seq, DbTransaction? transaction = null)
    {
        var row = connection.QueryFirstOrDefault<ContentRow>(
            "select content, first_hash from entry where incident = @incident and seq = @seq", new { incident, seq }, transaction);
        return row is null ? null : (row.Content, row.First_hash);
    }

    public static Incident? ReadState(string json) => System.Text.Json.JsonSerializer.Deserialize<Incident>(json, EntryJson.Options);

    public static int Room(DbConnection connection, Place place, DbTransaction? transaction = null) => connection.QueryFirstOrDefault<int>(
        "select incident from room where platform = @platform and workspace = @workspace and channel = @channel",
        new { platform = Sql.Clean(place.Platform), workspace = Sql.Clean(place.Workspace), channel = Sql.Clean(place.Channel) }, transaction);

    internal sealed class PersonRow
    {
        public string Id { get; set; } = "";
        public string Name { get; set; } = "";
        public string? Locale { get; set; }
        public string? Zone { get; set; }
        public Person Person => new(Id, Name, Locale, Zone);
    }

    internal sealed class ReminderRow
    {
        public int Incident { get; set; }
        public string Name { get; set; } = "";
        public long Due { get; set; }
        public Reminder Reminder => new(Name, Instant.FromUnixTimeTicks(Due));
    }

    private sealed class ContentRow
    {
        public string Content { get; set; } = "";
        public string? First_hash { get; set; }
    }
}
