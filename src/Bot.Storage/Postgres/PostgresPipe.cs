using Npgsql;

namespace Bot.Storage.Postgres;

/// <summary>Sends writing together with the next question: a turn costs a trip for each thing it asks, and none for what it writes.</summary>
internal sealed class PostgresPipe(NpgsqlConnection connection) : IDisposable
{
    private readonly List<NpgsqlBatchCommand> _unsent = [];

    public void Add(string sql) => _unsent.Add(new(sql));

    public void Add(NpgsqlBatchCommand command) => _unsent.Add(command);

    /// <summary>What waits to be sent, for those who add much to it.</summary>
    public List<NpgsqlBatchCommand> Unsent => _unsent;

    /// <summary>Asks, behind all that is not sent yet. The reader stands at the first result.</summary>
    public T Ask<T>(NpgsqlBatchCommand question, Func<NpgsqlDataReader, T> read)
    {
        _unsent.Add(question);
        return Send(read);
    }

    /// <summary>Sends all that is not sent yet.</summary>
    public void Flush()
    {
        if (_unsent.Count > 0) Send(_ => 0);
    }

    /// <summary>The connection with everything sent, for reads that go another way.</summary>
    public NpgsqlConnection Settled()
    {
        Flush();
        return connection;
    }

    public void Forget() => _unsent.Clear();

    public void Dispose() => connection.Dispose();

    private T Send<T>(Func<NpgsqlDataReader, T> read)
    {
        using var batch = new NpgsqlBatch(connection);
        foreach (var command in _unsent) batch.BatchCommands.Add(command);
        _unsent.Clear();
        using var reader = batch.ExecuteReader();
        var answer = read(reader);
        while (reader.NextResult()) { } // Errors of later commands come up here.
        return answer;
    }
}
