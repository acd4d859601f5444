using System.Data.Common;
using Bot.Features.Keeping;
using Dapper;
using NodaTime;

namespace Bot.Storage;

/// <summary>Reminders as both databases read them.</summary>
internal static class ReminderSql
{
    public static IReadOnlyList<(int Incident, Reminder Reminder)> Due(DbConnection connection, Instant now) =>
        [.. connection.Query<SqlRows.ReminderRow>(
                "select incident, name, due from reminder where due <= @now order by due, incident, name", new { now = now.ToUnixTimeTicks() })
            .Select(r => (r.Incident, r.Reminder))];

    public static Instant? Next(DbConnection connection) =>
        connection.ExecuteScalar<long?>("select min(due) from reminder") is { } due ? Instant.FromUnixTimeTicks(due) : null;
}
