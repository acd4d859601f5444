using System.Collections.Concurrent;
using NodaTime;

namespace Bot.Features.Desks;

/// <summary>How fast one person may give commands: so many a minute, half of them at once. What is said in channels is never limited.</summary>
/// <param name="perMinute">Commands a minute; 0 for no limit.</param>
public sealed class PersonalPace(int perMinute, IClock clock)
{
    private const int Remembered = 10_000;

    private readonly Duration _each = perMinute > 0 ? Duration.FromMinutes(1) / perMinute : Duration.Zero;
    private readonly ConcurrentDictionary<string, Instant> _paidUntil = new(StringComparer.Ordinal);

    /// <summary>How long the person has to wait before this one; zero when it may go on, and then it counts.</summary>
    public Duration WaitOf(string person)
    {
        if (perMinute <= 0) return Duration.Zero;
        var now = clock.GetCurrentInstant();
        while (true)
        {
            if (!_paidUntil.TryGetValue(person, out var until))
            {
                if (!_paidUntil.TryAdd(person, now + _each)) continue;
                Forget(now);
                return Duration.Zero;
            }
            var from = Instant.Max(until, now);
            var wait = from - now - _each * (perMinute / 2);
            if (wait > Duration.Zero) return wait;
            if (_paidUntil.TryUpdate(person, from + _each, until)) return Duration.Zero;
        }
    }

    /// <summary>Those who owe nothing need not be remembered.</summary>
    private void Forget(Instant now)
    {
        if (_paidUntil.Count <= Remembered) return;
        foreach (var (who, until) in _paidUntil)
            if (until < now) _paidUntil.TryRemove(KeyValuePair.Create(who, until));
    }
}
