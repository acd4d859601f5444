using Bot.Chat.Delivery;

namespace Bot.Testing;

/// <summary>
/// A chat in memory. It does what it is asked, remembers it in order, recognises a job it did before, and can be told to fail.
/// </summary>
public sealed class FakePlatform(string name = "test") : IChatPlatform
{
    private readonly Lock _gate = new();
    private readonly List<Job> _done = [];
    private readonly List<Job> _asked = [];
    private readonly HashSet<long> _known = [];
    private readonly Queue<Func<Job, Exception?>> _trouble = new();

    public string Name { get; } = name;

    /// <summary>Holds every job until it is completed, to have several under way.</summary>
    public TaskCompletionSource? Gate { get; set; }

    /// <summary>Jobs that took effect, in order; a repeated one is here once.</summary>
    public IReadOnlyList<Job> Done { get { lock (_gate) return [.. _done]; } }

    /// <summary>Every call, repeated and failed ones too.</summary>
    public IReadOnlyList<Job> Asked { get { lock (_gate) return [.. _asked]; } }

    /// <summary>What was posted in an incident's channel.</summary>
    public IReadOnlyList<string> Said(string incidentKey) =>
        [.. Done.Where(j => j.IncidentKey == incidentKey).Select(j => j.Effect).OfType<Effect.Say>().Select(s => s.Post.Markup)];

    /// <summary>The next calls fail this way; null lets one through.</summary>
    public void FailNext(params Exception?[] failures)
    {
        lock (_gate) foreach (var failure in failures) _trouble.Enqueue(_ => failure);
    }

    public async Task<RoomState> DoAsync(Job job, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(job);
        Exception? failure;
        lock (_gate)
        {
            _asked.Add(job);
            failure = _trouble.TryDequeue(out var next) ? next(job) : null;
        }
        if (Gate is { } gate) await gate.Task.WaitAsync(cancel);
        if (failure is not null) throw failure;
        lock (_gate)
            if (_known.Add(job.Id)) _done.Add(job);
        return After(job);
    }

    private RoomState After(Job job) => job.Effect switch
    {
        Effect.OpenRoom => job.Room with { Channel = new Place(Name, "W1", "C-" + job.IncidentKey, job.IncidentKey) },
        Effect.ShowCard => job.Room.Remember("card", job.Room.Memory.GetValueOrDefault("card") ?? $"m{job.Id}"),
        Effect.Announce => job.Room.Remember("announcement", job.Room.Memory.GetValueOrDefault("announcement") ?? $"m{job.Id}"),
        _ => job.Room,
    };
}
