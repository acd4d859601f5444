using System.Globalization;
using NodaTime;

namespace Bot.Chat.Phrases;

/// <summary>Writes times the way a language's readers do; the pieces come from the language's resource.</summary>
public static class Dates
{
    /// <summary><c>16 septembre 15h11</c>, <c>16 September 3:11pm</c>.</summary>
    public static string DateTime(this Language language, Instant at, DateTimeZone zone)
    {
        ArgumentNullException.ThrowIfNull(language);
        var local = at.InZone(zone);
        return Fill(language.Label("date.day_time"), ("day", Day(language, local.Day)), ("month", Month(language, local.Month)), ("time", Time(language, at, zone)));
    }

    /// <summary><c>15h11</c> and <c>16h</c>, <c>3:11pm</c> and <c>4:00pm</c>.</summary>
    public static string Time(this Language language, Instant at, DateTimeZone zone)
    {
        ArgumentNullException.ThrowIfNull(language);
        var time = at.InZone(zone).TimeOfDay;
        var written = Fill(language.Label(time.Minute == 0 ? "date.time_on_hour" : "date.time"), ("hour", Number(time.Hour)), ("hour12", Number((time.Hour + 11) % 12 + 1)),
            ("minute", TwoDigits(time.Minute)), ("half", language.Label(time.Hour < 12 ? "date.am" : "date.pm")));
        // In the night the clocks go back an hour comes twice.
        return zone.MapLocal(at.InZone(zone).LocalDateTime).Count == 1 ? written : $"{written} {zone.GetZoneInterval(at).Name}";
    }

    /// <summary>The time alone where the day is known already: <c>15h11</c>; else day and time.</summary>
    public static string DateTimeAfter(this Language language, Instant at, DateTimeZone zone, LocalDate? known) =>
        at.InZone(zone).Date == known ? Time(language, at, zone) : DateTime(language, at, zone);

    /// <summary><c>16 septembre 2025</c>.</summary>
    public static string Date(this Language language, Instant at, DateTimeZone zone)
    {
        ArgumentNullException.ThrowIfNull(language);
        var local = at.InZone(zone);
        return Fill(language.Label("date.date"), ("day", Day(language, local.Day)), ("month", Month(language, local.Month)), ("year", Number(local.Year)));
    }

    /// <summary>To the minute, as times are shown, so that what is shown is what is compared.</summary>
    public static Instant ToMinute(this Instant at) => Instant.FromUnixTimeSeconds(at.ToUnixTimeSeconds() / 60 * 60);

    /// <summary>A day in figures, the same in every language: <c>16/09/2025</c>.</summary>
    public static string Figures(LocalDate day) => day.ToString("dd/MM/uuuu", CultureInfo.InvariantCulture);

    /// <summary><c>47 min</c>, <c>1 h 05 min</c>, <c>1 j 2 h 03 min</c>; whole days are never dropped. Below a minute: <c>45 s</c>.</summary>
    public static string Duration(this Language language, Duration length)
    {
        ArgumentNullException.ThrowIfNull(language);
        if (length < NodaTime.Duration.Zero) return "-" + Duration(language, -length);
        if (length < NodaTime.Duration.FromMinutes(1)) return $"{Number((int)length.TotalSeconds)} {language.Label("date.seconds")}";
        var parts = new List<string>();
        if (length.Days > 0) parts.Add($"{Number(length.Days)} {language.Label("date.days")}");
        if (length.Days > 0 || length.Hours > 0) parts.Add($"{Number(length.Hours)} {language.Label("date.hours")}");
        parts.Add($"{(parts.Count > 0 ? TwoDigits(length.Minutes) : Number(length.Minutes))} {language.Label("date.minutes")}");
        return string.Join(' ', parts);
    }

    /// <summary>The stamp of a public update's header, the same in every language: <c>16/09/2025 15h11 CEST</c>.</summary>
    /// <param name="pattern">How day and time are written, where not in figures as French has them.</param>
    public static string PublicStamp(Instant at, DateTimeZone zone, string pattern = "dd/MM/uuuu HH'h'mm")
    {
        var local = at.InZone(zone);
        var name = local.GetZoneInterval().Name;
        // Places without an abbreviation have figures in the database: "-03" behind a time would read as until three.
        return local.ToString(pattern, CultureInfo.InvariantCulture) + " " + (name[0] is '+' or '-' ? "UTC" + name : name);
    }

    /// <summary>The day of the month; a language may write the first one its own way: <c>1er août</c>.</summary>
    private static string Day(Language language, int day) => (day == 1 ? language.TextOf("date.first_day") : null) ?? Number(day);

    private static string Month(Language language, int month) => language.Label("date.months").Split(' ')[month - 1];

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string TwoDigits(int number) => number.ToString("00", CultureInfo.InvariantCulture);

    private static string Fill(string pattern, params ReadOnlySpan<(string Name, string Value)> values)
    {
        foreach (var (name, value) in values) pattern = pattern.Replace("{" + name + "}", value, StringComparison.Ordinal);
        return pattern;
    }
}
