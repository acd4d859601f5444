using System.Data.Common;
using System.Text.Json;
using Bot.Incidents;
using Bot.Storage.Writing;
using Dapper;

namespace Bot.Storage.Reading;

/// <summary>
/// An incident's state as it is stored: whole as of some version, and since then what its entries add to that. To write it whole
/// with every change costs more than to fold a few changes when it is read.
/// </summary>
internal static class StoredState
{
    /// <summary>
    /// Asks for the incident <c>@incident</c> of which <c>@known</c> is the version known already, -1 for none: the whole state first,
    /// empty when the known one will do or its row is gone; then the changes after it. A known one that is newer than the moment that
    /// is read will not do: somebody else has seen what this read must not. No row when there is no such incident.
    /// </summary>
    public const string Question = """
        with recursive whole as (
          select last_change, case when @known between coalesce(version, 0) and last_change then @known else coalesce(version, 0) end as after,
            case when @known between coalesce(version, 0) and last_change then null else state end as state
          from incident left join state on state.incident = incident.number where incident.number = @incident),
        change (seq, content, before) as (
          select e.seq, e.content, e.change_before from whole w
            join entry e on e.incident = @incident and e.seq = w.last_change and w.last_change > w.after
          union all
          select e.seq, e.content, e.change_before from change c join whole w on c.before > w.after
            join entry e on e.incident = @incident and e.seq = c.before and e.seq < c.seq)
        select whole.after as seq, state as content from whole
        union all
        select seq, content from change
        order by seq
        """;

    /// <summary>The same of the incidents <c>@numbers</c> at once, of none of which anything is known: of each its state, then its changes.</summary>
    /// <param name="among">What says, behind a number, that it is one of them.</param>
    public static string QuestionOfMany(string among) => $"""
        with recursive change (incident, seq, content, before, after) as (
          select e.incident, e.seq, e.content, e.change_before, s.version from incident i join state s on s.incident = i.number
            join entry e on e.incident = i.number and e.seq = i.last_change where i.number {among} and i.last_change > s.version
          union all
          select e.incident, e.seq, e.content, e.change_before, c.after from change c
            join entry e on e.incident = c.incident and e.seq = c.before and e.seq < c.seq where c.before > c.after)
        select incident, version as seq, state as content from state where incident {among}
        union all
        select incident, seq, content from change
        order by incident, seq
        """;

    /// <summary>The state, and how many changes came after it was written; nothing when there is no row. No state when it is missing or cannot be read: it is <see cref="Rebuilt"/> then, and due to be written.</summary>
    public static (Incident? State, int Tail)? Fold(Incident? known, int knownTail, IEnumerable<Row> rows)
    {
        Incident? state = null;
        var (tail, found) = (0, false);
        try
        {
            foreach (var row in rows)
            {
                if (state is not null) (state, tail) = (state.After(EntryJson.Read(row.Content!)), tail + 1);
                else if (found) break;
                else if (row.Content is not null) state = SqlRows.ReadState(row.Content);
                else if (known?.Version == row.Seq) (state, tail) = (known, knownTail);
                found = true;
            }
        }
        catch (JsonException)
        {
            (state, found) = (null, true);
        }
        return !found ? null : state is null ? (null, Kept.MostTail) : (state, tail);
    }

    /// <summary>What the entries that can be read add up to.</summary>
    public static Incident Rebuilt(DbConnection connection, DbTransaction? transaction, int number)
    {
        var changes = new List<Entry>();
        foreach (var content in connection.Query<string>("select content from entry where incident = @number order by seq", new { number }, transaction))
        {
            try
            {
                if (EntryJson.Read(content) is { What.ChangesState: true } change) changes.Add(change);
            }
            catch (JsonException)
            {
                // For `verify` to name.
            }
        }
        return Incident.Of(changes);
    }

    /// <summary>A row of the answer.</summary>
    internal sealed class Row
    {
        public int Incident { get; set; }
        public long Seq { get; set; }
        public string? Content { get; set; }
    }
}
