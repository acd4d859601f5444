using System.Globalization;
using NodaTime;

namespace Bot.Features.Export;

/// <summary>Time to picture: a scale with ticks on round local times.</summary>
internal sealed class TimeAxis
{
    public const int Width = 960;
    public const int Left = 24;
    public const int Right = Width - 24;

    private static readonly int[] Steps = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 10080];

    private readonly Instant _from;
    private readonly Duration _length;
    private readonly DateTimeZone _zone;
    private readonly bool _days;

    private TimeAxis(Instant from, Instant to, DateTimeZone zone)
    {
        (_from, _length, _zone) = (from, to - from, zone);
        _days = from.InZone(zone).Date != to.InZone(zone).Date;
        var step = Steps.FirstOrDefault(s => _length.TotalMinutes / s <= 10, Steps[^1]);
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
    public string Label(Instant tick) => tick.InZone(_zone).ToString(_days ? "dd/MM HH:mm" : "HH:mm", CultureInfo.InvariantCulture);

    private IEnumerable<Instant> Rounded(int step, Instant to)
    {
        var midnight = _zone.AtStartOfDay(_from.InZone(_zone).Date).ToInstant();
        var first = Math.Ceiling((_from - midnight).TotalMinutes / step);
        for (var n = first; midnight + Duration.FromMinutes(n * step) <= to; n++) yield return midnight + Duration.FromMinutes(n * step);
    }
}
