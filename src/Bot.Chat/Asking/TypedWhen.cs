using System.Globalization;
using Bot.Chat.Phrases;
using NodaTime;
using NodaTime.TimeZones;

namespace Bot.Chat.Asking;

/// <summary>A time as typed, in its pieces, and which instant that is.</summary>
/// <param name="Text">All of it, as typed.</param>
/// <param name="Rest">What follows.</param>
internal sealed record TypedWhen(TypedDay? Day, TypedClock Clock, TypedZone? Zone, string Text, string Rest)
{
    /// <summary>The instant meant, or why there is none.</summary>
    public WhenReading Resolve(Instant now, DateTimeZone own, bool future)
    {
        if (Clock.Time is not { } time) return new WhenReading.Wrong(WhenTexts.NoSuchTime(Clock.Text));
        if (Day is { AfterNoon: true } && time is { Hour: > 0 and < 12 }) time = time.PlusHours(12);
        var zone = Zone?.Zone ?? own;
        var today = now.InZone(zone).Date;
        bool OnTheRightSide(Instant at) => future ? at > now : at <= now;
        WhenReading? reading;
        if (Day is null)
        {
            reading = On(today, time, zone, own, now, OnTheRightSide) ?? On(today.PlusDays(future ? 1 : -1), time, zone, own, now, OnTheRightSide);
        }
        else
        {
            if (Day.Nearest(now.InZone(own).Date, today, future) is not { } date) return new WhenReading.Wrong(WhenTexts.NoSuchDay(Day.Text));
            if (!future && Day.MonthFirst(today, date) is { } other) return new WhenReading.Wrong(WhenTexts.WhichMonth(Day.Text, date, other, Clock.Text));
            reading = Day.Weekday is null ? On(date, time, zone, own, now, at => future || at <= now)
                : On(date, time, zone, own, now, OnTheRightSide) ?? On(date.PlusWeeks(future ? 1 : -1), time, zone, own, now, OnTheRightSide);
        }
        return reading ?? new WhenReading.Wrong(WhenTexts.Future(Text));
    }

    /// <summary>The time on a day; nothing where it is not one that is wanted. A time that exists twice is clear when only one is.</summary>
    private WhenReading? On(LocalDate date, LocalTime time, DateTimeZone zone, DateTimeZone own, Instant now, Func<Instant, bool> wanted)
    {
        var map = zone.MapLocal(date.At(time));
        if (map.Count == 0) return wanted(map.EarlyInterval.End) ? Skipped(date, map) : null;
        ZonedDateTime[] choices = map.Count == 1 ? [map.Single()] : [map.First(), map.Last()];
        return Array.FindAll(choices, c => wanted(c.ToInstant())) switch
        {
            [] => null,
            [var only] => new WhenReading.Found(only.ToInstant(), Rest),
            _ => new WhenReading.Wrong(WhenTexts.Twice(Text, Choice(choices[0], date, Name(choices[0], own, now)), Choice(choices[1], date, Name(choices[1], own, now)))),
        };
    }

    private WhenReading.Wrong Skipped(LocalDate date, ZoneLocalMapping map)
    {
        var before = map.EarlyInterval.End.Minus(Duration.FromMinutes(1)).InZone(map.Zone);
        var after = map.LateInterval.Start.InZone(map.Zone);
        return new WhenReading.Wrong(WhenTexts.Skipped(Text, Choice(before, date, Zone?.Text), Choice(after, date, Zone?.Text)));
    }

    /// <summary>What to type instead, so that it reads as exactly this: with the day where one was typed, and the zone.</summary>
    private string Choice(ZonedDateTime at, LocalDate date, string? zone)
    {
        var day = at.Date != date ? Dates.Figures(at.Date) : Day?.Text;
        var clock = at.TimeOfDay.ToString(at.Second == 0 && at.NanosecondOfSecond == 0 ? "HH:mm" : "HH:mm:ss.FFFFFFFFF", CultureInfo.InvariantCulture);
        return string.Join(' ', new[] { day, clock, zone }.Where(part => part is not null));
    }

    /// <summary>The zone's abbreviation where it can be typed back, else the offset.</summary>
    private static string Name(ZonedDateTime at, DateTimeZone own, Instant now)
    {
        var name = at.GetZoneInterval().Name;
        var cursor = new Cursor(name, 0);
        return TypedZone.Take(ref cursor, own, now) is { } zone && cursor.AtEnd && zone.Zone.GetUtcOffset(at.ToInstant()) == at.Offset
            ? name : at.Offset.ToString("m", CultureInfo.InvariantCulture);
    }
}
