using System.Collections.Concurrent;
using System.Data.Common;
using Bot.Incidents;
using Dapper;

namespace Bot.Storage.Reading;

/// <summary>States that readers parsed already, to which only later changes are added. Most reads of a card or a page cost no JSON.</summary>
internal sealed class StateCache
{
    private const int Most = 1024;
    private readonly ConcurrentDictionary<int, Incident> _states = new();

    public Incident? Read(DbConnection connection, DbTransaction? transaction, int number)
    {
        var known = _states.GetValueOrDefault(number);
        var rows = connection.Query<StoredState.Row>(StoredState.Question, new { incident = number, known = known?.Version ?? -1 }, transaction);
        if (StoredState.Fold(known, 0, rows) is not var (state, _)) return null;
        if (ReferenceEquals(state, known)) return known;
        if (_states.Count >= Most) _states.Clear();
        return _states[number] = state;
    }
}
