using Bot.Chat.Delivery;
using Bot.Features.Keeping;
using Bot.Incidents;
using Bot.Storage.Reading;
using Bot.Storage.Writing;
using Dapper;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace Bot.Storage.Sqlite;

/// <summary>The writer's connection: transactions, savepoints, and what turns read and write in them.</summary>
internal sealed class SqlitePen : IPen, IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly IClock _clock;
    private readonly SqliteHand _hand;
    private readonly Ledger _ledger = new();
    private readonly StateCache _states = new();
    private readonly Statement _begin, _commit, _savepoint, _release, _undo, _seen, _bySource;
    private readonly Turn _turn;
    private readonly Func<int, Kept?> _load;
    private readonly Func<Place, int> _loadRoom;
    private readonly Func<string, Person?> _loadPerson;
    private int _lastNumber;
    private int _storedNumber;
    private bool _marked;
    private bool _logHoldsOld;

    public SqlitePen(SqliteConnection connection, IClock clock)
    {
        (_connection, _clock) = (connection, clock);
        EffectIds = new(connection, clock);
        _hand = new(connection, EffectIds, News);
        _begin = new(connection, "begin immediate");
        _commit = new(connection, "commit");
        _savepoint = new(connection, "savepoint turn");
        _release = new(connection, "release turn");
        _undo = new(connection, "rollback to turn");
        _seen = new(connection, Sql.SeenDelivery);
        _bySource = new(connection, Sql.BySource);
        _turn = new(this);
        (_load, _loadRoom, _loadPerson) = (Load, p => SqlRows.Room(_connection, p), i => SqlRows.Person(_connection, i));
        Recall();
    }

    public SqliteConnection Connection => _connection;

    /// <summary>Gives new effects their ids.</summary>
    public EffectIds EffectIds { get; }

    /// <summary>What the transaction changed, to be told once it is on disk.</summary>
    public News News { get; } = new();

    public void Begin() => _begin.Run();

    /// <summary>
    /// Runs one turn; when it fails, it alone is undone. Most turns write nothing before their function has returned, so there is
    /// nothing to undo and no savepoint is paid for; <paramref name="careful"/> pays it for a turn whose writing may fail.
    /// </summary>
    /// <exception cref="SqliteException">The writing failed without a savepoint: the transaction holds half a turn.</exception>
    public void Run(Work work, bool careful)
    {
        _turn.Clear();
        _marked = false;
        try
        {
            if (work.Direct || careful) Mark();
            if (work.Direct) _hand.Lanes.Forget();
            work.Run(_turn);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            Undo(work, failure);
            return;
        }
        try
        {
            _hand.Write(_turn.Writes, Now);
            if (_marked) _release.Run();
            _logHoldsOld |= _turn.Rewrote;
            Accept();
        }
        catch (Exception failure) when (_marked && failure is not OutOfMemoryException)
        {
            Undo(work, failure);
        }
    }

    private void Undo(Work work, Exception failure)
    {
        work.Failure = failure is SqliteException ? SqliteFile.NotKept(failure) : failure;
        // A full disk may have ended the whole transaction, and the turns before this one with it.
        if (!InTransaction) throw new StorageException(failure.Message, failure);
        if (!_marked) return;
        _hand.Lanes.Forget();
        _undo.Run();
        _release.Run();
    }

    /// <summary>Writes heads, and states that are due, each once however often it moved, and makes all of it durable.</summary>
    public void Commit()
    {
        foreach (var (number, kept) in _ledger.Unwritten)
        {
            _hand.MoveHead(number, kept.HeadSeq, kept.HeadLink, kept.State);
            if (kept.StateDue) _hand.KeepState(number, kept.State);
        }
        if (_lastNumber != _storedNumber) _hand.Count("incident", _lastNumber);
        _commit.Run();
        _storedNumber = _lastNumber;
        _ledger.Written();
        if (_logHoldsOld) EmptyLog();
    }

    /// <summary>
    /// Carries the log over into the file and cuts it off: it holds what stood in rewritten pages before. Where a reader still needs
    /// it, or the disk is full, the next transaction tries again; what was committed is on disk in any case.
    /// </summary>
    private void EmptyLog()
    {
        try
        {
            // Nobody waits for a reader that takes its time.
            _connection.Script("pragma busy_timeout = 0");
            _logHoldsOld = _connection.ExecuteScalar<long>("pragma wal_checkpoint(truncate)") != 0;
        }
        catch (SqliteException)
        {
            _logHoldsOld = true;
        }
        finally
        {
            _connection.Script(SqliteFile.Patience);
        }
    }

    /// <summary>Undoes the transaction and forgets what memory made of it.</summary>
    public void Abandon()
    {
        News.Clear();
        _ledger.Forget();
        _states.Forget();
        _hand.Lanes.Forget();
        if (InTransaction) _connection.Script("rollback");
        Recall();
    }

    public bool Seen(string deliveryKey)
    {
        try { return _seen.Bind(1, deliveryKey).Step(); }
        finally { _seen.Reset(); }
    }

    public Kept? Find(int number) => _ledger.Incident(number, _load);

    public Incident? Glance(int number) => Find(number)?.State;

    public IReadOnlyDictionary<int, Incident> Glance(IReadOnlyList<int> numbers)
    {
        var known = numbers.Select(n => (Number: n, _ledger.Known(n)?.State)).Where(k => k.State is not null).ToDictionary(k => k.Number, k => k.State!);
        if (known.Count == numbers.Count) return known;
        foreach (var (number, state) in _states.Read(_connection, null, [.. numbers.Where(n => !known.ContainsKey(n))])) known[number] = state;
        return known;
    }

    public int FindRoom(Place place) => _ledger.Room(place, _loadRoom);

    public int NextNumber(int taken) => _lastNumber + taken + 1;

    public Person? FindPerson(string id) => _ledger.Person(id, _loadPerson);

    public IReadOnlyList<Reminder> FindReminders(Kept incident, int number) =>
        incident.Reminders ??= SqlRows.Reminders(_connection, number);

    public void WriteEarly(Writes writes)
    {
        Mark();
        _hand.Write(writes, Now);
    }

    public IRecord Reading(Func<int, Incident?> incident, Func<IReadOnlyList<int>, IReadOnlyDictionary<int, Incident>> incidents) => new SqlRecord(() => _connection, null, incident, incidents);

    public (string Content, string? FirstHash)? FindContent(int incident, long seq) => SqlRows.Content(_connection, incident, seq);

    public (int Incident, string Content)? FindSource(string source)
    {
        try { return _bySource.Bind(1, source).Step() ? ((int)_bySource.Integer(0), _bySource.Text(1)) : null; }
        finally { _bySource.Reset(); }
    }

    public void MoveHead(int number, long seq, string link, Incident state)
    {
        Mark();
        _hand.MoveHead(number, seq, link, state);
    }

    public void KeepState(int number, Incident state)
    {
        Mark();
        _hand.KeepState(number, state);
    }

    public void Dispose()
    {
        foreach (var statement in new[] { _begin, _commit, _savepoint, _release, _undo, _seen, _bySource }) statement.Dispose();
        _hand.Dispose();
        _connection.Dispose();
    }

    private void Mark()
    {
        if (_marked) return;
        _savepoint.Run();
        _marked = true;
    }

    private long Now => _clock.GetCurrentInstant().ToUnixTimeSeconds();

    private bool InTransaction => SQLitePCL.raw.sqlite3_get_autocommit(_connection.Handle) == 0;

    private Kept? Load(int number)
    {
        if (StoredState.Fold(null, 0, _connection.Query<StoredState.Row>(StoredState.Question, new { incident = number, known = -1 })) is not var (state, tail)) return null;
        var (seq, link) = _states.Record(_connection, null).Head(number);
        return new(state ?? StoredState.Rebuilt(_connection, null, number), seq, link, tail);
    }

    private void Accept()
    {
        foreach (var draft in _turn.Drafts) _lastNumber = Math.Max(_lastNumber, draft.Number);
        _ledger.Accept(_turn);
        News.Add(_turn);
    }

    private void Recall() => _lastNumber = _storedNumber = _connection.ExecuteScalar<int>(
        "select max(value, coalesce((select max(number) from incident), 0)) from counter where name = 'incident'");
}
