using System.Collections.Concurrent;
using System.Data.Common;
using Bot.Incidents;
using Dapper;
using Npgsql;

namespace Bot.Storage.Reading;

/// <summary>States that readers parsed already, to which only later changes are added. Most reads of a card or a page cost no JSON.</summary>
internal sealed class StateCache
{
    private const int Most = 4096;

    /// <summary>How many incidents are asked for in one query: both databases take that many arguments.</summary>
    private const int AtOnce = 500;

    private readonly ConcurrentDictionary<int, Incident> _states = new();

    /// <summary>The record through a connection, with incidents from here.</summary>
    public SqlRecord Record(DbConnection connection, DbTransaction? transaction) =>
        new(() => connection, transaction, number => Read(connection, transaction, number), numbers => Read(connection, transaction, numbers));

    public Incident? Read(DbConnection connection, DbTransaction? transaction, int number)
    {
        var known = _states.GetValueOrDefault(number);
        var rows = connection.Query<StoredState.Row>(StoredState.Question, new { incident = number, known = known?.Version ?? -1 }, transaction);
        if (StoredState.Fold(known, 0, rows) is not var (state, _)) return null;
        return ReferenceEquals(state, known) && known is not null ? known : Keep(number, state ?? StoredState.Rebuilt(connection, transaction, number));
    }

    /// <summary>Many at once, by number: what did not change since costs one query for all of them, and what did one more.</summary>
    public IReadOnlyDictionary<int, Incident> Read(DbConnection connection, DbTransaction? transaction, IReadOnlyList<int> numbers)
    {
        var found = new Dictionary<int, Incident>(numbers.Count);
        // Dapper writes a list out for SQLite, and hands it to PostgreSQL as it is.
        var among = connection is NpgsqlConnection ? "= any(@numbers)" : "in @numbers";
        foreach (var some in numbers.Chunk(AtOnce))
        {
            var changed = new List<int>();
            foreach (var row in connection.Query<StoredState.Row>($"select number as incident, last_change as seq from incident where number {among}", new { numbers = some }, transaction))
                if (_states.GetValueOrDefault(row.Incident) is { } known && known.Version == row.Seq) found[row.Incident] = known;
                else changed.Add(row.Incident);
            if (changed.Count == 0) continue;
            foreach (var rows in connection.Query<StoredState.Row>(StoredState.QuestionOfMany(among), new { numbers = changed }, transaction).GroupBy(r => r.Incident))
                if (StoredState.Fold(null, 0, rows) is var (state, _) && state is not null) found[rows.Key] = Keep(rows.Key, state);
            foreach (var damaged in changed.Where(n => !found.ContainsKey(n))) found[damaged] = Keep(damaged, StoredState.Rebuilt(connection, transaction, damaged));
        }
        return found;
    }

    /// <summary>Nothing of what is remembered can be trusted.</summary>
    public void Forget() => _states.Clear();

    private Incident Keep(int number, Incident state)
    {
        if (_states.Count >= Most) _states.Clear();
        return _states[number] = state;
    }
}
