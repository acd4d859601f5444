using NodaTime;

namespace Bot.Chat.Asking;

/// <summary>
/// Reads the times people type, in French and English: <c>15h11</c>, <c>3:11pm</c>, <c>il y a 5 min</c>, <c>hier 15h11</c>,
/// <c>16/09/2025 15h11 CEST</c>, ISO. A bare clock time is the most recent one that is not in the future.
/// </summary>
public static class WhenParser
{
    /// <summary>Reads a time at the start of a text.</summary>
    /// <param name="text">The text; what follows the time is given back.</param>
    /// <param name="now">Now.</param>
    /// <param name="zone">The zone of times written without one.</param>
    /// <param name="futureAllowed">For promises: a bare clock time is then the next one.</param>
    public static WhenReading Read(string text, Instant now, DateTimeZone zone, bool futureAllowed = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(zone);
        text = text.TrimStart();
        foreach (var word in new[] { "at ", "à ", "a " })
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase) && Read(text[word.Length..], now, zone, futureAllowed) is var inner and not WhenReading.NotATime) return inner;
        if (Word(ref text, "now", "maintenant")) return new WhenReading.Found(now, text.Trim());
        if (TimeTokens.TakeAgo(text) is var (ago, afterAgo)) return new WhenReading.Found(now - ago, afterAgo.Trim());
        if (TimeTokens.TakeIso(text) is { } iso) return FromIso(iso, now, zone, futureAllowed);
        return RelativeDay(ref text) is { } days ? OnDay(text, now, zone, days, futureAllowed)
            : TimeTokens.TakeDate(text) is { } date ? OnDate(date, now, zone, futureAllowed)
            : TimeTokens.TakeTime(text) is { } time ? Bare(time, now, zone, futureAllowed)
            : new WhenReading.NotATime();
    }

    /// <summary>Reads a length at the start of a text: <c>30m</c>, <c>1h30</c>, <c>3d</c>, <c>3j</c>, <c>45 min</c>.</summary>
    public static bool TryReadDuration(string text, out Duration duration, out string rest)
    {
        ArgumentNullException.ThrowIfNull(text);
        var span = TimeTokens.TakeSpan(text.TrimStart());
        duration = span?.Length ?? Duration.Zero;
        rest = span is null ? text : span.Value.After.Trim();
        return span is not null;
    }

    private static WhenReading FromIso((LocalDate? Date, LocalTime? Time, Offset? Offset, string Typed, string After) iso, Instant now, DateTimeZone zone, bool future)
    {
        var (typed, rest) = (iso.Typed, iso.After);
        if (iso.Date is not { } date) return new WhenReading.Wrong(WhenTexts.NoSuchDay(typed));
        if (iso.Time is { } time) return iso.Offset is { } offset
            ? Checked(date.At(time).WithOffset(offset).ToInstant(), typed, rest, now, future) : Resolve(date, time, typed, rest, now, zone, future);
        if (TimeTokens.TakeTime(rest) is not var (clock, written, after)) return new WhenReading.Wrong(WhenTexts.NeedsTime(typed));
        return clock is { } at ? Resolve(date, at, $"{typed} {written}", after, now, zone, future) : new WhenReading.Wrong(WhenTexts.NoSuchTime(written));
    }

    private static WhenReading OnDay(string text, Instant now, DateTimeZone zone, int days, bool future)
    {
        Word(ref text, "at", "à", "a");
        if (TimeTokens.TakeTime(text) is not var (time, typed, rest)) return new WhenReading.NotATime();
        if (time is not { } at) return new WhenReading.Wrong(WhenTexts.NoSuchTime(typed));
        var written = TimeTokens.TakeZone(rest)?.Zone ?? zone;
        return Resolve(now.InZone(written).Date.PlusDays(days), at, typed, rest, now, zone, future);
    }

    private static WhenReading OnDate((int Day, int Month, int? Year, string Typed, string After) date, Instant now, DateTimeZone zone, bool future)
    {
        var text = date.After;
        Word(ref text, "at", "à", "a");
        var taken = TimeTokens.TakeTime(text);
        // "3 mars" or "15/20" in a sentence is a time only when a time of day follows, or the figures are clearly a date.
        if (taken is null && date.Year is null) return new WhenReading.NotATime();
        var today = now.InZone(zone).Date;
        var day = TimeTokens.Day(date.Year ?? today.Year, date.Month, date.Day);
        // 29 February of no particular year is the last one there was.
        if (day is null && date is { Year: null, Month: 2, Day: 29 }) day = Enumerable.Range(1, 8).Select(back => TimeTokens.Day(today.Year - back, 2, 29)).FirstOrDefault(d => d is not null);
        if (day is not { } on) return new WhenReading.Wrong(WhenTexts.NoSuchDay(date.Typed));
        if (taken is not var (time, typed, rest)) return new WhenReading.Wrong(WhenTexts.NeedsTime(date.Typed));
        if (time is not { } at) return new WhenReading.Wrong(WhenTexts.NoSuchTime(typed));
        var whole = $"{date.Typed} {typed}";
        if (date.Year is null && !future && Resolve(on, at, whole, rest, now, zone, future) is WhenReading.Wrong
            && on.At(at) > now.InZone(zone).LocalDateTime && TimeTokens.Day(on.Year - 1, on.Month, on.Day) is { } lastYear)
            on = lastYear;
        else if (date.Year is null && future && on < today && TimeTokens.Day(on.Year + 1, on.Month, on.Day) is { } nextYear)
            on = nextYear;
        return Resolve(on, at, whole, rest, now, zone, future);
    }

    private static WhenReading Bare((LocalTime? Time, string Typed, string After) taken, Instant now, DateTimeZone zone, bool future)
    {
        if (taken.Time is not { } time) return new WhenReading.Wrong(WhenTexts.NoSuchTime(taken.Typed));
        var rest = taken.After;
        var written = TimeTokens.TakeZone(rest) is var (named, afterZone) ? (Zone: named, After: afterZone) : (Zone: zone, After: rest);
        if (RelativeDay(ref written.After) is { } days)
            return Resolve(now.InZone(written.Zone).Date.PlusDays(days), time, taken.Typed, written.After, now, written.Zone, future);
        var today = now.InZone(written.Zone).Date;
        var (soonest, latest) = future ? (0, 1) : (0, -1);
        foreach (var day in new[] { soonest, latest })
        {
            var reading = Resolve(today.PlusDays(day), time, taken.Typed, written.After, now, written.Zone, futureAllowed: true);
            if (reading is not WhenReading.Found found) return reading;
            if (future ? found.At > now : found.At <= now) return reading;
        }
        return new WhenReading.Wrong(WhenTexts.Future(taken.Typed));
    }

    /// <summary>Makes a local time an instant, in the zone written after it or the given one.</summary>
    private static WhenReading Resolve(LocalDate date, LocalTime time, string typed, string rest, Instant now, DateTimeZone zone, bool futureAllowed)
    {
        if (TimeTokens.TakeZone(rest) is var (written, after)) (zone, rest) = (written, after);
        var map = zone.MapLocal(date.At(time));
        return map.Count switch
        {
            1 => Checked(map.Single().ToInstant(), typed, rest, now, futureAllowed),
            0 => new WhenReading.Wrong(WhenTexts.Skipped(typed, Clock(map.EarlyInterval.IsoLocalEnd.TimeOfDay.PlusMinutes(-1)), Clock(map.LateInterval.IsoLocalStart.TimeOfDay))),
            _ => new WhenReading.Wrong(WhenTexts.Twice(typed, $"{Clock(time)} {Name(map.First())}", $"{Clock(time)} {Name(map.Last())}")),
        };
    }

    private static WhenReading Checked(Instant at, string typed, string rest, Instant now, bool futureAllowed) =>
        at > now && !futureAllowed ? new WhenReading.Wrong(WhenTexts.Future(typed)) : new WhenReading.Found(at, rest.Trim());

    private static string Clock(LocalTime time) => time.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The zone's abbreviation where it can be typed back, else the offset.</summary>
    private static string Name(ZonedDateTime at)
    {
        var name = at.GetZoneInterval().Name;
        return TimeTokens.TakeZone(name) is var (zone, rest) && rest.Length == 0 && zone.GetUtcOffset(at.ToInstant()) == at.Offset
            ? name : at.Offset.ToString("m", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static int? RelativeDay(ref string text) =>
        Word(ref text, "yesterday", "hier") ? -1
        : Word(ref text, "today", "aujourd'hui") ? 0
        : Word(ref text, "tomorrow", "demain") ? 1
        : Word(ref text, "avant-hier") ? -2 : null;

    private static bool Word(ref string text, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
            if (text.Length >= word.Length && Folding.Fold(text[..word.Length]) == Folding.Fold(word) && (text.Length == word.Length || !char.IsLetterOrDigit(text[word.Length])))
            {
                text = text[word.Length..].TrimStart(' ', ',');
                return true;
            }
        return false;
    }
}
