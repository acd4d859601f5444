using System.Data.Common;
using Bot.Chat.Delivery;
using Bot.Features.Keeping;
using Bot.Incidents;
using Bot.Storage.Reading;
using Bot.Storage.Writing;
using Npgsql;
using NodaTime;

namespace Bot.Storage.Postgres;

/// <summary>
/// The writer's connection of one process. An incident is locked by its row before a turn sees it, so turns on it run one after
/// the other across all processes. Only the first lock of a transaction waits; when a later one is taken, the turn is put off to
/// a transaction of its own, so processes never wait for each other in a circle. What is written travels with the next question.
/// </summary>
internal sealed class PostgresPen : IPen, IDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly IClock _clock;
    private readonly Ledger _ledger = new();
    private readonly Turn _turn;
    private readonly List<NpgsqlBatchCommand> _unsent = [];
    private readonly HashSet<int> _locked = [];
    private readonly Dictionary<int, long> _glanced = [];
    private bool _marked;
    private bool _putOff;
    private bool _patient;

    public PostgresPen(NpgsqlConnection connection, IClock clock)
    {
        (_connection, _clock) = (connection, clock);
        _turn = new(this);
    }

    /// <summary>What the transaction changed, to be told once it is on disk.</summary>
    public News News { get; } = new();

    /// <param name="patient">Every lock waits, for a turn that was put off before and needs several; the database ends a circle.</param>
    public void Begin(bool patient)
    {
        _patient = patient;
        _unsent.Add(Cmd.Of("begin"));
    }

    /// <summary>Runs one turn; false when it has to wait for a lock, and nothing of it was kept.</summary>
    public bool Run(Work work, bool careful)
    {
        _turn.Clear();
        _glanced.Clear();
        _marked = _putOff = false;
        try
        {
            if (careful) Mark();
            work.Run(_turn);
        }
        catch (Exception failure) when (!_putOff && failure is not OutOfMemoryException && !ConflictException.Is(failure))
        {
            if (failure is DbException && !_marked) throw; // The transaction is lost, and it is not said that this turn is to blame.
            work.Failure = failure is DbException ? StorageException.NotKept(failure) : failure;
            Undo();
            return true;
        }
        catch (Exception) when (_putOff)
        {
        }
        if (_putOff)
        {
            Undo();
            return false;
        }
        try
        {
            PostgresHand.Add(_unsent, _turn.Writes, Now);
            Forget(_turn.Writes);
            if (careful) Send(null, _ => 0);
            if (_marked) _unsent.Add(Cmd.Of("release savepoint turn"));
            Accept();
        }
        catch (DbException failure) when (careful && !ConflictException.Is(failure))
        {
            work.Failure = StorageException.NotKept(failure);
            Undo();
        }
        return true;
    }

    /// <summary>Writes heads and states, each once however often it moved, tells the other processes, and makes all of it durable.</summary>
    /// <param name="news">What to tell the other processes.</param>
    public void Commit(string? news)
    {
        foreach (var (number, kept) in _ledger.Unwritten.OrderBy(u => u.Number))
        {
            _unsent.Add(PostgresHand.MoveHead(number, kept.HeadSeq, kept.HeadLink));
            if (kept.StateChanged) _unsent.Add(PostgresHand.KeepState(number, kept.State));
        }
        if (news is not null) _unsent.Add(Cmd.Of("select pg_notify($1, $2)").With(PostgresNews.Channel).With(news));
        _unsent.Add(Cmd.Of("commit"));
        Send(null, _ => 0);
        _locked.Clear();
        _ledger.Written();
    }

    /// <summary>Undoes the transaction and forgets what memory made of it.</summary>
    public void Abandon()
    {
        News.Clear();
        _ledger.Forget();
        _locked.Clear();
        _unsent.Clear();
        _unsent.Add(Cmd.Of("rollback"));
        Send(null, _ => 0);
    }

    public bool Seen(string deliveryKey) => Send(Cmd.Of(Sql.SeenDelivery).With(deliveryKey), reader => reader.Read());

    public Kept? Find(int number)
    {
        if (_locked.Contains(number)) return _ledger.Known(number);
        var known = _ledger.Known(number);
        var waits = _patient || _locked.Count == 0;
        _unsent.Add(Cmd.Of(waits ? Lock : Lock + " skip locked").With(number));
        var (got, found) = Send(Cmd.Of(Load).With(number).With(known?.State.Version ?? -1), reader => ReadLocked(reader, known));
        if (found is null) return null;
        if (!got)
        {
            _putOff = true;
            throw new PutOffException();
        }
        if (_glanced.TryGetValue(number, out var version) && version != found.State.Version) throw new ConflictException();
        _locked.Add(number);
        _ledger.Remember(number, found);
        return found;
    }

    public Incident? Glance(int number)
    {
        if (_locked.Contains(number)) return _ledger.Known(number)?.State;
        var state = Send(Cmd.Of("select state from state where incident = $1").With(number), reader => reader.Read() ? SqlRows.ReadState(reader.GetString(0)) : null);
        if (state is not null) _glanced[number] = state.Version;
        return state;
    }

    public int FindRoom(Place place)
    {
        // Other processes open and move rooms too, so only the incident itself, locked, says that the room is still its own.
        if (_ledger.KnownRoom(place) is > 0 and var known && Has(known, place)) return known;
        var number = Send(Cmd.Of("select incident from room where platform = $1 and workspace = $2 and channel = $3")
            .With(place.Platform).With(place.Workspace).With(place.Channel), reader => reader.Read() ? reader.GetInt32(0) : 0);
        if (number == 0) return 0;
        if (!Has(number, place)) throw new ConflictException(); // Moved between the two.
        _ledger.RememberRoom(place, number);
        return number;
    }

    private bool Has(int number, Place place) =>
        Find(number)?.State.Rooms.GetValueOrDefault(place.Platform) is { } room && room.Workspace == place.Workspace && room.Channel == place.Channel;

    public int NextNumber(int taken) => Send(Cmd.Of("select nextval('incident_number')"), reader => reader.Read() ? (int)reader.GetInt64(0) : 0);

    public Person? FindPerson(string id) => _ledger.Person(id, i => Send(Cmd.Of("select name, locale, zone from person where id = $1").With(i),
        reader => reader.Read() ? new Person(i, reader.GetString(0), Text(reader, 1), Text(reader, 2)) : null));

    public IReadOnlyList<Reminder> FindReminders(Kept incident, int number) =>
        incident.Reminders ??= Send(Cmd.Of("select name, due from reminder where incident = $1 order by due, name").With(number), reader =>
        {
            var found = new List<Reminder>();
            while (reader.Read()) found.Add(new(reader.GetString(0), Instant.FromUnixTimeTicks(reader.GetInt64(1))));
            return found;
        });

    public void WriteEarly(Writes writes)
    {
        Mark();
        PostgresHand.Add(_unsent, writes, Now);
        Forget(writes);
    }

    public IRecord Reading(Func<int, Incident?> incident) => new SettledRecord(this, new SqlRecord(_connection, null, incident));

    public (string Content, string? FirstHash)? FindContent(int incident, long seq)
    {
        Send(null, _ => 0);
        return SqlRows.Content(_connection, incident, seq);
    }

    public (int Incident, string Content)? FindSource(string source) => Send<(int, string)?>(Cmd.Of(Sql.BySource).With(source),
        reader => reader.Read() ? (reader.GetInt32(0), reader.GetString(1)) : null);

    public void MoveHead(int number, long seq, string link)
    {
        Mark();
        _unsent.Add(PostgresHand.MoveHead(number, seq, link));
    }

    public void KeepState(int number, Incident state)
    {
        Mark();
        _unsent.Add(PostgresHand.KeepState(number, state));
    }

    /// <summary>Sends what is not sent yet, for reads that go another way.</summary>
    public void Settle() => Send(null, _ => 0);

    public void Dispose() => _connection.Dispose();

    private const string Lock = "select 1 from incident where number = $1 for update";

    private const string Load = """
        select head_seq, head_link, case when version = $2 then null else state end
        from incident join state on state.incident = incident.number where number = $1
        """;

    private long Now => _clock.GetCurrentInstant().ToUnixTimeSeconds();

    private static (bool Locked, Kept? Found) ReadLocked(NpgsqlDataReader reader, Kept? known)
    {
        var locked = reader.Read();
        reader.NextResult();
        if (!reader.Read()) return (locked, null);
        var state = reader.IsDBNull(2) ? known!.State : SqlRows.ReadState(reader.GetString(2));
        return (locked, new Kept(state, reader.GetInt64(0), reader.GetString(1)));
    }

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private void Mark()
    {
        if (_marked) return;
        _unsent.Add(Cmd.Of("savepoint turn"));
        _marked = true;
    }

    private void Undo()
    {
        if (!_marked) return;
        _unsent.Add(Cmd.Of("rollback to savepoint turn"));
        _unsent.Add(Cmd.Of("release savepoint turn"));
    }

    private void Forget(Writes writes)
    {
        if (writes.Forgotten.Count == 0) return;
        Send(null, _ => 0);
        foreach (var (incident, platform, memory) in writes.Forgotten) OutboxSql.Forget(_connection, null, incident, platform, memory);
    }

    private void Accept()
    {
        _ledger.Accept(_turn);
        foreach (var draft in _turn.Drafts) _locked.Add(draft.Number); // A new incident's row is ours until the end.
        News.Add(_turn);
    }

    /// <summary>Sends all that is not sent yet, and a question behind it, in one go.</summary>
    private T Send<T>(NpgsqlBatchCommand? question, Func<NpgsqlDataReader, T> read)
    {
        if (question is not null) _unsent.Add(question);
        if (_unsent.Count == 0) return default!;
        using var batch = new NpgsqlBatch(_connection);
        foreach (var command in _unsent) batch.BatchCommands.Add(command);
        _unsent.Clear();
        using var reader = batch.ExecuteReader();
        var answer = read(reader);
        while (reader.NextResult()) { } // Errors of later commands come up here.
        return answer;
    }

    /// <summary>Reads on the writer's connection after everything before them was sent.</summary>
    private sealed class SettledRecord(PostgresPen pen, IRecord record) : IRecord
    {
        private IRecord Record
        {
            get
            {
                pen.Settle();
                return record;
            }
        }

        public Incident? ByNumber(int number) => Record.ByNumber(number);
        public Incident? ByRoom(Place place) => Record.ByRoom(place);
        public Incident? ByTicket(string ticket) => Record.ByTicket(ticket);
        public IReadOnlyList<Incident> List(bool openOnly, int limit) => Record.List(openOnly, limit);
        public (int Incident, Entry Entry)? BySource(string source) => Record.BySource(source);
        public Entry? EntryOf(int incident, long seq) => Record.EntryOf(incident, seq);
        public IEnumerable<Entry> Entries(int incident, long afterSeq = 0) => Record.Entries(incident, afterSeq);
        public IReadOnlyList<Entry> LastEntries(int incident, int count) => Record.LastEntries(incident, count);
        public IReadOnlyList<Entry> Changes(int incident) => Record.Changes(incident);
        public IEnumerable<Bot.Incidents.Timelines.StoredEntry> Chain(int incident) => Record.Chain(incident);
        public (long Seq, string Link) Head(int incident) => Record.Head(incident);
        public StoredIncident? Stored(int incident) => Record.Stored(incident);
        public IReadOnlyList<Person> PeopleNamed(string nameOrId) => Record.PeopleNamed(nameOrId);
        public string? LastSource(string sourcePrefix) => Record.LastSource(sourcePrefix);
    }
}

/// <summary>Another process holds the incident; the turn runs again in a transaction that may wait for it.</summary>
internal sealed class PutOffException : Exception;

/// <summary>Another process was faster; the transaction runs again on what it left.</summary>
internal sealed class ConflictException : Exception
{
    /// <summary>
    /// Whether a failure says so: also when the database ended a circle of locks, and when another process noted the same delivery
    /// first. Noting one twice has to be an error and no silent nothing, for the commit may already be on its way behind it.
    /// </summary>
    public static bool Is(Exception failure) => failure is ConflictException
        or PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure }
        or PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, TableName: "delivery" };
}
