using System.Collections.Concurrent;
using System.Data.Common;
using Bot.Incidents;
using Dapper;

namespace Bot.Storage.Reading;

/// <summary>States that readers parsed already, taken only while the stored version is the same. Reads of a card or a page cost no JSON.</summary>
internal sealed class StateCache
{
    private const int Most = 1024;
    private readonly ConcurrentDictionary<int, Incident> _states = new();

    public Incident? Read(DbConnection connection, DbTransaction? transaction, int number)
    {
        var known = _states.GetValueOrDefault(number);
        var row = connection.QueryFirstOrDefault<StateRow>(
            "select version, case when version = @known then null else state end as state from state where incident = @number",
            new { number, known = known?.Version ?? -1 }, transaction);
        if (row is null) return null;
        if (row.State is null) return known;
        if (_states.Count >= Most) _states.Clear();
        return _states[number] = SqlRows.ReadState(row.State);
    }

    private sealed class StateRow
    {
        public long Version { get; set; }
        public string? State { get; set; }
    }
}
