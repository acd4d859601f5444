using System.Collections.Concurrent;

namespace Bot.Slack.Tests;

/// <summary>Time that stands still for whoever waits, until it is let pass.</summary>
internal sealed class HeldTime : TimeProvider
{
    private readonly ConcurrentQueue<Pause> _waiting = new();
    private DateTimeOffset _now = System.GetUtcNow();

    /// <summary>Every pause that was asked for, in order.</summary>
    public ConcurrentQueue<TimeSpan> Pauses { get; } = new();

    /// <summary>How many wait.</summary>
    public int Waiting => _waiting.Count;

    public override DateTimeOffset GetUtcNow() => _now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var pause = new Pause(() => callback(state));
        if (dueTime == Timeout.InfiniteTimeSpan) return pause;
        Pauses.Enqueue(dueTime);
        _waiting.Enqueue(pause);
        return pause;
    }

    /// <summary>It passes for whoever waits now.</summary>
    public void Pass()
    {
        for (var waiting = _waiting.Count; waiting > 0 && _waiting.TryDequeue(out var pause); waiting--) pause.End();
    }

    /// <summary>It is later, and nobody who waits is woken.</summary>
    public void Pass(TimeSpan time) => _now += time;

    private sealed class Pause(Action end) : ITimer
    {
        public void End() => end();
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;
        public void Dispose() { }
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
