using System.Collections.Concurrent;
using NodaTime;

namespace Bot.Teams.Wire;

/// <summary>What Teams told, kept for a while. Where it gets too many, what is older makes room.</summary>
internal sealed class Kept<T>(IClock clock, Duration fresh, int most) where T : class
{
    private readonly ConcurrentDictionary<string, (T What, Instant At)> _kept = new(StringComparer.Ordinal);

    /// <summary>How many there are.</summary>
    public int Count => _kept.Count;

    /// <summary>What was told lately.</summary>
    public T? Fresh(string key) => _kept.TryGetValue(key, out var kept) && IsFresh(kept.At) ? kept.What : null;

    /// <summary>What was told last, however long ago.</summary>
    public T? Last(string key) => _kept.TryGetValue(key, out var kept) ? kept.What : null;

    /// <summary>Keeps what is told now.</summary>
    public void Keep(string key, T what)
    {
        if (_kept.Count >= most)
            foreach (var (old, kept) in _kept)
                if (!IsFresh(kept.At)) _kept.TryRemove(old, out _);
        if (_kept.Count >= most) _kept.Clear();
        _kept[key] = (what, clock.GetCurrentInstant());
    }

    private bool IsFresh(Instant at) => clock.GetCurrentInstant() - at < fresh;
}
