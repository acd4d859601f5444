using System.Collections.Concurrent;

namespace Bot.Testing.Slack;

/// <summary>Slack's limit on messages: one a second in each channel, with a short burst.</summary>
public sealed class Rates
{
    private const int Burst = 4;
    private readonly ConcurrentDictionary<string, (double Tokens, DateTimeOffset At)> _buckets = new();

    /// <summary>Whether it is enforced; most tests have no time to wait.</summary>
    public bool Enforced { get; set; }

    /// <summary>How often somebody was told to wait.</summary>
    public int Refused => _refused;

    private int _refused;

    /// <summary>Whether a message may be posted now.</summary>
    public bool Allows(string channel)
    {
        if (!Enforced) return true;
        var now = TimeProvider.System.GetUtcNow();
        var allowed = false;
        _buckets.AddOrUpdate(channel, _ => { allowed = true; return (Burst - 1, now); }, (_, bucket) =>
        {
            var tokens = Math.Min(Burst, bucket.Tokens + (now - bucket.At).TotalSeconds);
            allowed = tokens >= 1;
            return (allowed ? tokens - 1 : tokens, now);
        });
        if (!allowed) Interlocked.Increment(ref _refused);
        return allowed;
    }
}
