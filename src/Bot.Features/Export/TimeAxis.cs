using System.Globalization;
using NodaTime;

namespace Bot.Features.Export;

/// <summary>Time to picture: a scale with ticks on round local times.</summary>
internal sealed class TimeAxis
{
    public const int Width = 960;
    public const int Left = 24;
    public const int Right = Width - 24;

    private static readonly int[] Steps = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, Day, 2 * Day, Week];

    private const int Day = 1440; // Minutes.
    private const int Week = 7 * Day;
    private const int MostTicks = 10;

    private readonly Instant _from;
    private readonly Duration _length;
    private readonly DateTimeZone _zone;
    private readonly bool _days;
    private readonly string _pattern;

    private TimeAxis(Instant from, Instant to, DateTimeZone zone)
    {
        (_from, _length, _zone) = (from, to - from, zone);
        _days = from.InZone(zone).Date != to.InZone(zone).Date;
        var step = Steps.FirstOrDefault(s => _length.TotalMinutes / s <= MostTicks, (int)Math.Ceiling(_length.TotalMinutes / MostTicks / Week) * Week);
        _pattern = step >= Day ? "dd/MM" : _days ? "dd/MM HH:mm" : "HH:mm";
        Ticks = [.. Rounded(step, to)];
    }

    /// <summary>Round times on the scale.</summary>
    public IReadOnlyList<Instant> Ticks { get; }

    /// <summary>A scale over everything, with some air at both ends.</summary>
    public static TimeAxis Over(Instant first, Instant last, DateTimeZone zone)
    {
        var length = last - first;
        var air = length < Duration.FromMinutes(5) ? Duration.FromMinutes(5) : length * 0.04;
        return new TimeAxis(first - air, last + air, zone);
    }

    /// <summary>Where an instant stands, in picture units.</summary>
    public double X(Instant at) => Left + (Right - Left) * ((at - _from) / _length);

    /// <summary>What a tick says; with the day where the scale crosses midnight.</summary>
    public string Label(Instant tick) => Stamp(tick, _zone, _pattern);

    /// <summary>A local time, with its zone in the night the clocks go back, when it comes twice.</summary>
    public static string Stamp(Instant at, DateTimeZone zone, string pattern) => at.InZone(zone) is var local && zone.MapLocal(local.LocalDateTime).Count == 1
        ? local.ToString(pattern, CultureInfo.InvariantCulture) : local.ToString(pattern + " x", CultureInfo.InvariantCulture);

    private IEnumerable<Instant> Rounded(int step, Instant to)
    {
        // On the local clock, so that midnight stays midnight when it changes; an hour that is left out is none.
        var midnight = _from.InZone(_zone).Date.AtMidnight();
        var last = _from;
        for (var n = 0; ; n++)
        {
            var tick = _zone.AtLeniently(midnight.PlusMinutes((long)n * step)).ToInstant();
            if (tick > to) yield break;
            if (tick < _from || tick <= last && n > 0) continue;
            last = tick;
            yield return tick;
        }
    }
}
