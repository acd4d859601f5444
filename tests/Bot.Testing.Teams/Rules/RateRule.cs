using NodaTime;

namespace Bot.Testing.Teams.Rules;

/// <summary>How many calls of a kind one bot may make per conversation: windows of 1, 2, 30 and 3,600 seconds.</summary>
internal sealed class RateRule(IClock clock)
{
    private static readonly (int Seconds, int Calls)[] Sending = [(1, 7), (2, 8), (30, 60), (3600, 1800)];
    private static readonly (int Seconds, int Calls)[] Reading = [(1, 14), (2, 16), (30, 120), (3600, 3600)];
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Queue<Instant>> _made = [];

    /// <summary>Seconds to wait, or nothing when the call may pass; a refused call does not count.</summary>
    public int? Wait(string conversationId, bool reading)
    {
        var key = (reading ? "get " : "send ") + conversationId;
        lock (_gate)
        {
            if (!_made.TryGetValue(key, out var made)) _made[key] = made = new Queue<Instant>();
            var now = clock.GetCurrentInstant();
            while (made.TryPeek(out var oldest) && now - oldest >= Duration.FromSeconds(3600)) made.Dequeue();
            foreach (var (seconds, calls) in reading ? Reading : Sending)
                if (made.Count(t => now - t < Duration.FromSeconds(seconds)) >= calls) return seconds;
            made.Enqueue(now);
            return null;
        }
    }
}
