using System.Collections.Concurrent;
using NodaTime;

namespace Bot.Features.Desks;

/// <summary>How fast one person may give commands: so many a minute, half of them at once. What is said in channels is never limited.</summary>
/// <param name="perMinute">Commands a minute; 0 for no limit.</param>
public sealed class PersonalPace(int perMinute, IClock clock)
{
    private const int Remembered = 10_000;

    private readonly ConcurrentDictionary<string, Instant> _paidUntil = new(StringComparer.Ordinal);

    /// <summary>How long the person has to wait before this one; zero when it may go on, and then it counts.</summary>
    public Duration WaitOf(string person)
    {
        if (perMinute <= 0) return Duration.Zero;
        var (now, each) = (clock.GetCurrentInstant(), Duration.FromMinutes(1) / perMinute);
        var (wait, isNew) = (Duration.Zero, false);
        _paidUntil.AddOrUpdate(person, _ =>
        {
            isNew = true;
            return now + each;
        }, (_, until) =>
        {
            var from = Instant.Max(until, now);
            wait = Duration.Max(from - now - each * (perMinute / 2), Duration.Zero);
            return wait > Duration.Zero ? until : from + each;
        });
        if (isNew && _paidUntil.Count > Remembered)
            foreach (var (who, until) in _paidUntil)
                if (until < now) _paidUntil.TryRemove(KeyValuePair.Create(who, until));
        return wait;
    }
}
