using System.Text.RegularExpressions;
using Bot.Chat.Phrases;
using NodaTime;

namespace Bot.Chat.Asking;

/// <summary>
/// Reads the times people type, in French and English: <c>15h11</c>, <c>3:11pm</c>, <c>il y a 5 min</c>, <c>hier 15h11</c>,
/// <c>16/09/2025 15h11 CEST</c>, ISO. A bare clock time is the most recent one that is not in the future.
/// </summary>
public static partial class WhenParser
{
    // What is known roughly is recorded as it is said.
    [GeneratedRegex(@"\G(?>\s*)(?:(?:vers|about|around|environ|circa|(?:aux\s+)?alentours\s+de)(?![\p{L}\p{M}_'’-])|[~≈@](?=\s?[0-9]))", How)]
    private static partial Regex About();

    /// <summary>The night that is over or goes on; which day its hour is of, the hour says.</summary>
    [GeneratedRegex(@"\G(?>\s*)(?:last\s+night|cette\s+nuit|la\s+nuit\s+derni(?:è|e\u0300?)re)(?![\p{L}\p{M}_'’-]),?", How)]
    private static partial Regex Night();

    /// <summary>A second time behind the first: <c>14h-14h05</c>, <c>14:05 – 14:10</c>; "15h11 - 1h30 de retard" is how long.</summary>
    [GeneratedRegex(@"\G(?:(?>\s*)[-–—/](?>\s*)(?<to>[0-9]{1,2}(?:[h:][0-9]{2}(?:\s?[ap]m)?|\s?[ap]m))|[-–—/](?<to>[0-9]{1,2}h))(?!\w|:|\s(?:de|d['’]|of)\b)", How)]
    private static partial Regex To();

    private const RegexOptions How = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    /// <summary>Reads a time at the start of a text.</summary>
    /// <param name="text">The text; what follows the time is given back.</param>
    /// <param name="now">Now.</param>
    /// <param name="zone">The zone of times written without one.</param>
    /// <param name="futureAllowed">For promises: a bare clock time is then the next one.</param>
    public static WhenReading Read(string text, Instant now, DateTimeZone zone, bool futureAllowed = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(zone);
        var cursor = new Cursor(text, 0);
        cursor.TakeWord("at", "a", "le", "on");
        cursor.Take(About(), out _);
        if (TakesNow(ref cursor)) return new WhenReading.Found(now.ToMinute(), cursor.Rest);
        cursor.SkipSpaces();
        if (TypedLength.TakeAgo(ref cursor) is { } ago) return new WhenReading.Found((now - ago).ToMinute(), cursor.Rest);
        var start = cursor.At;
        if (cursor.Take(Night(), out _))
        {
            cursor.TakeWord("at", "a");
            cursor.Take(About(), out _);
            return TypedClock.Take(ref cursor, night: true) is { } late ? ClockFirst(late, cursor, start, now, zone, futureAllowed) : new WhenReading.NotATime();
        }
        return TypedDay.Take(ref cursor) is { } day ? DayFirst(day, cursor, start, now, zone, futureAllowed)
            : TypedClock.Take(ref cursor) is { } clock ? ClockFirst(clock, cursor, start, now, zone, futureAllowed)
            : new WhenReading.NotATime();
    }

    /// <summary><c>now</c>, <c>just now</c>, <c>à l’instant</c>.</summary>
    private static bool TakesNow(ref Cursor cursor)
    {
        var ahead = cursor;
        ahead.TakeWord("just", "right");
        if (!ahead.TakeWord("now", "maintenant", "l'instant")) return false;
        cursor = ahead;
        return true;
    }

    /// <summary>Reads a length at the start of a text: <c>30m</c>, <c>1h30</c>, <c>3d</c>, <c>3j</c>, <c>45 min</c>.</summary>
    public static bool TryReadDuration(string text, out Duration duration, out string rest)
    {
        ArgumentNullException.ThrowIfNull(text);
        var cursor = new Cursor(text, 0);
        cursor.SkipSpaces();
        var length = TypedLength.Take(ref cursor);
        duration = length ?? Duration.Zero;
        rest = length is null ? text : cursor.Rest;
        return length is not null;
    }

    /// <summary>Reads a day to come, which is all of a text: <c>30/09</c>, <c>30 septembre</c>, <c>tomorrow</c>, <c>2025-09-30</c>, <c>friday</c>: the next one; or nothing.</summary>
    public static LocalDate? ReadDay(string text, Instant now, DateTimeZone zone)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(zone);
        var cursor = new Cursor(text, 0);
        cursor.TakeWord("le", "on");
        var today = now.InZone(zone).Date;
        return TypedDay.Take(ref cursor) is { Exists: true, FromToday: null or >= 0 } day && cursor.AtEnd
            ? day.Weekday is { } weekday ? today.Next(weekday) : day.Nearest(today, today, future: true) : null;
    }

    private static WhenReading DayFirst(TypedDay day, Cursor cursor, int start, Instant now, DateTimeZone own, bool future)
    {
        var nothingFollows = cursor.AtEnd;
        if (!cursor.Take('T') && !cursor.Take('t')) cursor.Take(',');
        cursor.TakeWord("at", "a");
        cursor.Take(About(), out _);
        if (TypedClock.Take(ref cursor) is not { } clock)
            // "3 mars" and "15/20" begin a sentence, unless nothing follows or the figures are clearly meant as a date.
            return !nothingFollows && day.Year is null && !(day.Named && !day.Exists) ? new WhenReading.NotATime()
                : new WhenReading.Wrong(day.Exists ? WhenTexts.NeedsTime(day.Text) : WhenTexts.NoSuchDay(day.Text));
        if (!day.Exists) return new WhenReading.Wrong(WhenTexts.NoSuchDay(day.Text));
        var zone = TypedZone.Take(ref cursor, own, now, day.IsIso ? null : clock.Time);
        if (zone is null && cursor.Next is '+') return new WhenReading.Wrong(WhenTexts.NoSuchZone(cursor.Since(start)));
        return Unclear(cursor, start, clock, zone) ?? new TypedWhen(day, clock, zone, cursor.Since(start), cursor.Rest).Resolve(now, own, future);
    }

    private static WhenReading ClockFirst(TypedClock clock, Cursor cursor, int start, Instant now, DateTimeZone own, bool future)
    {
        var zone = TypedZone.Take(ref cursor, own, now, clock.Time);
        var day = TypedDay.TakeBehind(ref cursor, future);
        if (day is not null) zone ??= TypedZone.Take(ref cursor, own, now);
        return Unclear(cursor, start, clock, zone) ?? new TypedWhen(day, clock, zone, cursor.Since(start), cursor.Rest).Resolve(now, own, future);
    }

    /// <summary>Why what was read is not all of the time that was meant, or nothing: a second one follows, or a zone nobody knows.</summary>
    private static WhenReading.Wrong? Unclear(Cursor cursor, int start, TypedClock clock, TypedZone? zone)
    {
        var first = cursor.Since(start);
        if (clock.Time is null) return null;
        if (cursor.Take(To(), out var to)) return new WhenReading.Wrong(WhenTexts.OneTime(cursor.Since(start), first, to.Groups["to"].Value));
        return zone is null && TypedZone.Missed(cursor) is { } name ? new WhenReading.Wrong(WhenTexts.WhichZone(first, name)) : null;
    }
}
