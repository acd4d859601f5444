using System.Collections.Concurrent;

namespace Bot.Testing.Slack;

/// <summary>Trigger ids: each lives for three seconds and opens one view.</summary>
public sealed class Triggers
{
    private readonly ConcurrentDictionary<string, (DateTimeOffset At, bool Used)> _known = new();

    /// <summary>How long one lives.</summary>
    public TimeSpan Life { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>Notes that one was handed out now.</summary>
    public string Issue(string trigger)
    {
        _known.TryAdd(trigger, (TimeProvider.System.GetUtcNow(), false));
        return trigger;
    }

    /// <summary>Uses one; gives back Slack's error, or nothing.</summary>
    public string? Use(string trigger)
    {
        if (!_known.TryGetValue(trigger, out var known)) return "invalid_trigger_id";
        if (known.Used) return "exchanged_trigger_id";
        if (TimeProvider.System.GetUtcNow() - known.At > Life) return "expired_trigger_id";
        return _known.TryUpdate(trigger, (known.At, true), known) ? null : "exchanged_trigger_id";
    }
}
