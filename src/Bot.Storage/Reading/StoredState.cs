using Bot.Incidents;

namespace Bot.Storage.Reading;

/// <summary>
/// An incident's state as it is stored: whole as of some version, and since then what its entries add to that. To write it whole
/// with every change costs more than to fold a few changes when it is read.
/// </summary>
internal static class StoredState
{
    /// <summary>
    /// Asks for the incident <c>@incident</c> of which <c>@known</c> is the version known already, -1 for none: the whole state first,
    /// empty when the known one is as new; then the changes after both. No row when there is no such incident.
    /// </summary>
    public const string Question = """
        select version as seq, case when version > @known then state end as content from state where incident = @incident
        union all
        select seq, content from entry where incident = @incident and changes_state = 1
          and seq > (select case when version > @known then version else @known end from state where incident = @incident)
        order by seq
        """;

    /// <summary>The state, and how many changes came after it was written; nothing when there is no row.</summary>
    public static (Incident State, int Tail)? Fold(Incident? known, int knownTail, IEnumerable<Row> rows)
    {
        Incident? state = null;
        var tail = 0;
        foreach (var row in rows)
        {
            if (state is not null) (state, tail) = (state.After(EntryJson.Read(row.Content!)), tail + 1);
            else if (row.Content is null) (state, tail) = (known, knownTail);
            else state = SqlRows.ReadState(row.Content);
        }
        return state is null ? null : (state, tail);
    }

    /// <summary>A row of the answer.</summary>
    internal sealed class Row
    {
        public string? Content { get; set; }
    }
}
