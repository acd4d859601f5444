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
    private readonly PostgresPipe _pipe;
    private readonly IClock _clock;
    private readonly Ledger _ledger = new();
    private readonly StateCache _states = new();
    private readonly Turn _turn;
    private readonly HashSet<int> _locked = [];
    private readonly List<int> _lockedBehindMark = [];
    private readonly Dictionary<int, long> _glanced = [];
    private readonly List<string> _keysOfTurn = [];
    private List<string> _keys = [];
    private bool _marked;
    private bool _putOff;
    private bool _patient;

    public PostgresPen(NpgsqlConnection connection, IClock clock)
    {
        (_pipe, _clock) = (new(connection), clock);
        _turn = new(this);
    }

    /// <summary>What the transaction changed, to be told once it is on disk.</summary>
    public News News { get; private set; } = new();

    /// <summary>The deliveries the transaction notes: as one, they are on disk or are not.</summary>
    public IReadOnlyList<string> Keys => _keys;

    /// <param name="patient">Every lock waits, for a turn that was put off before and needs several; the database ends a circle.</param>
    public void Begin(bool patient)
    {
        _patient = patient;
        _keys = [];
        _pipe.Add("begin");
    }

    /// <summary>Runs one turn; false when it has to wait for a lock, and nothing of it was kept.</summary>
    public bool Run(Work work, bool careful)
    {
        _turn.Clear();
        _glanced.Clear();
        _keysOfTurn.Clear();
        _lockedBehindMark.Clear();
        _marked = _putOff = false;
        try
        {
            if (careful) Mark();
            work.Run(_turn);
        }
        catch (Exception failure) when (!_putOff && failure is not OutOfMemoryException && !ConflictException.Is(failure))
        {
            if (failure is DbException && !_marked) throw; // The transaction is lost, and it is not said that this turn is to blame.
            work.Failure = failure is DbException ? new NotKeptException(failure.Message, failure) : failure;
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
            Send(_turn.Writes);
            if (careful) _pipe.Flush();
            if (_marked) _pipe.Add("release savepoint turn");
            Accept();
        }
        catch (DbException failure) when (careful && !ConflictException.Is(failure))
        {
            work.Failure = new NotKeptException(failure.Message, failure);
            Undo();
        }
        return true;
    }

    /// <summary>Writes heads, and states that are due, each once however often it moved, tells the other processes, and makes all of it durable.</summary>
    /// <param name="news">What to tell the other processes.</param>
    public void Commit(string? news)
    {
        foreach (var (number, kept) in _ledger.Unwritten.OrderBy(u => u.Number))
        {
            _pipe.Add(PostgresHand.MoveHead(number, kept.HeadSeq, kept.HeadLink, kept.State));
            if (kept.StateDue) _pipe.Add(PostgresHand.KeepState(number, kept.State));
        }
        if (news is not null) _pipe.Add(Cmd.Of("select pg_notify($1, $2)").With(PostgresNews.Channel).With(news));
        _pipe.Add("commit");
        _pipe.Flush();
        _locked.Clear();
        _ledger.Written();
    }

    /// <summary>Undoes the transaction and forgets what memory made of it.</summary>
    public void Abandon()
    {
        News = new();
        _ledger.Forget();
        _states.Forget();
        _locked.Clear();
        _pipe.Forget();
        _pipe.Add("rollback");
        _pipe.Flush();
    }

    /// <summary>Whether all of these deliveries are on disk.</summary>
    public bool Noted(IReadOnlyList<string> keys) => _pipe.Ask(Cmd.Of("select count(*) from delivery where key = any($1)").With(keys.Distinct().ToArray()),
        reader => reader.Read() && reader.GetInt64(0) == keys.Distinct().Count());

    public bool Seen(string deliveryKey) => _pipe.Ask(Cmd.Of(Sql.SeenDelivery).With(deliveryKey), reader => reader.Read());

    public Kept? Find(int number)
    {
        if (_locked.Contains(number)) return _ledger.Known(number);
        var known = _ledger.Known(number);
        var waits = _patient || _locked.Count == 0;
        _pipe.Add(Cmd.Of(waits ? Lock : Lock + " skip locked").With(number));
        var (found, head) = _pipe.Ask(StateOf(number, known?.State.Version), reader =>
        {
            (long Seq, string Link)? locked = reader.Read() ? (reader.GetInt64(0), reader.GetString(1)) : null;
            reader.NextResult();
            return (StoredState.Fold(known?.State, known?.Tail ?? 0, Rows(reader)), locked);
        });
        if (found is not var (read, tail)) return null;
        if (head is not var (seq, link))
        {
            _putOff = true;
            throw new PutOffException();
        }
        var state = read ?? StoredState.Rebuilt(_pipe.Settled(), null, number);
        if (_glanced.TryGetValue(number, out var version) && version != state.Version) throw new ConflictException();
        _locked.Add(number);
        if (_marked) _lockedBehindMark.Add(number);
        var kept = new Kept(state, seq, link, tail);
        _ledger.Remember(number, kept);
        return kept;
    }

    public Incident? Glance(int number)
    {
        if (_locked.Contains(number)) return _ledger.Known(number)?.State;
        var known = _ledger.Known(number)?.State;
        if (_pipe.Ask(StateOf(number, known?.Version), reader => StoredState.Fold(known, 0, Rows(reader))) is not var (read, _)) return null;
        var state = read ?? StoredState.Rebuilt(_pipe.Settled(), null, number);
        _glanced[number] = state.Version;
        return state;
    }

    public IReadOnlyDictionary<int, Incident> Glance(IReadOnlyList<int> numbers)
    {
        var found = numbers.Where(_locked.Contains).ToDictionary(n => n, n => _ledger.Known(n)!.State);
        if (found.Count == numbers.Count) return found;
        foreach (var (number, state) in _states.Read(_pipe.Settled(), null, [.. numbers.Where(n => !found.ContainsKey(n))]))
        {
            found[number] = state;
            _glanced[number] = state.Version;
        }
        return found;
    }

    public int FindRoom(Place place)
    {
        // Other processes open and move rooms too, so only the incident itself, locked, says that the room is still its own.
        if (_ledger.KnownRoom(place) is > 0 and var known && Has(known, place)) return known;
        var number = _pipe.Ask(Cmd.Of("select incident from room where platform = $1 and workspace = $2 and channel = $3")
            .With(place.Platform).With(place.Workspace).With(place.Channel), reader => reader.Read() ? reader.GetInt32(0) : 0);
        if (number == 0) return 0;
        if (!Has(number, place)) throw new ConflictException(); // Moved between the two.
        _ledger.RememberRoom(place, number);
        return number;
    }

    private bool Has(int number, Place place) =>
        Find(number)?.State.Rooms.GetValueOrDefault(place.Platform) is { } room && room.Workspace == place.Workspace && room.Channel == place.Channel;

    public int NextNumber(int taken) => _pipe.Ask(Cmd.Of("select nextval('incident_number')"), reader => reader.Read() ? (int)reader.GetInt64(0) : 0);

    public Person? FindPerson(string id) => _ledger.Person(id, i => _pipe.Ask(Cmd.Of("select name, locale, zone from person where id = $1").With(i),
        reader => reader.Read() ? new Person(i, reader.GetString(0), Text(reader, 1), Text(reader, 2)) : null));

    public IReadOnlyList<Reminder> FindReminders(Kept incident, int number) =>
        incident.Reminders ??= _pipe.Ask(Cmd.Of("select name, due from reminder where incident = $1 order by due, name").With(number), reader =>
        {
            var found = new List<Reminder>();
            while (reader.Read()) found.Add(new(reader.GetString(0), Instant.FromUnixTimeTicks(reader.GetInt64(1))));
            return found;
        });

    public void WriteEarly(Writes writes)
    {
        Mark();
        Send(writes);
    }

    public IRecord Reading(Func<int, Incident?> incident, Func<IReadOnlyList<int>, IReadOnlyDictionary<int, Incident>> incidents) => new SqlRecord(_pipe.Settled, null, incident, incidents);

    public (string Content, string? FirstHash)? FindContent(int incident, long seq) => SqlRows.Content(_pipe.Settled(), incident, seq);

    public (int Incident, string Content)? FindSource(string source) => _pipe.Ask<(int, string)?>(Cmd.Of(Sql.BySource).With(source),
        reader => reader.Read() ? (reader.GetInt32(0), reader.GetString(1)) : null);

    public void MoveHead(int number, long seq, string link, Incident state)
    {
        Mark();
        _pipe.Add(PostgresHand.MoveHead(number, seq, link, state));
    }

    public void KeepState(int number, Incident state)
    {
        Mark();
        _pipe.Add(PostgresHand.KeepState(number, state));
    }

    public void Dispose() => _pipe.Dispose();

    private const string Lock = "select head_seq, head_link from incident where number = $1 for update";

    private static readonly string Question = StoredState.Question.Replace("@incident", "$1", StringComparison.Ordinal).Replace("@known", "$2", StringComparison.Ordinal);

    private static NpgsqlBatchCommand StateOf(int number, long? known) => Cmd.Of(Question).With(number).With(known ?? -1L);

    private long Now => _clock.GetCurrentInstant().ToUnixTimeSeconds();

    private static IEnumerable<StoredState.Row> Rows(NpgsqlDataReader reader)
    {
        while (reader.Read()) yield return new() { Seq = reader.GetInt64(0), Content = Text(reader, 1) };
    }

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private void Mark()
    {
        if (_marked) return;
        _pipe.Add("savepoint turn");
        _marked = true;
    }

    private void Undo()
    {
        if (!_marked) return;
        _pipe.Add("rollback to savepoint turn");
        _pipe.Add("release savepoint turn");
        // The database lets go of what was locked behind the savepoint.
        _locked.ExceptWith(_lockedBehindMark);
    }

    private void Send(Writes writes)
    {
        foreach (var (incident, text) in writes.Masks) OutboxSql.Mask(_pipe.Settled(), null, incident, text, "for update");
        PostgresHand.Add(_pipe.Unsent, writes, Now);
        _keysOfTurn.AddRange(writes.Deliveries);
        foreach (var effect in writes.Effects) News.Add(effect.Platform);
        foreach (var (incident, platform, memory) in writes.Forgotten) OutboxSql.Forget(_pipe.Settled(), null, incident, platform, memory);
    }

    private void Accept()
    {
        _ledger.Accept(_turn);
        _keys.AddRange(_keysOfTurn);
        foreach (var draft in _turn.Drafts) _locked.Add(draft.Number); // A new incident's row is ours until the end.
        News.Add(_turn);
    }
}
