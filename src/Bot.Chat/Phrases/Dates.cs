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
        return Fill(language.Label("date.day_time"), ("day", Number(local.Day)), ("month", Month(language, local.Month)), ("time", Time(language, at, zone)));
    }

    /// <summary><c>15h11</c> and <c>16h</c>, <c>3:11pm</c> and <c>4:00pm</c>.</summary>
    public static string Time(this Language language, Instant at, DateTimeZone zone)
    {
        ArgumentNullException.ThrowIfNull(language);
        var time = at.InZone(zone).TimeOfDay;
        return Fill(language.Label(time.Minute == 0 ? "date.time_on_hour" : "date.time"), ("hour", Number(time.Hour)), ("hour12", Number((time.Hour + 11) % 12 + 1)),
            ("minute", time.Minute.ToString("00", CultureInfo.InvariantCulture)), ("half", language.Label(time.Hour < 12 ? "date.am" : "date.pm")));
    }

    /// <summary><c>16 septembre 2025</c>.</summary>
    public static string Date(this Language language, Instant at, DateTimeZone zone)
    {
        ArgumentNullException.ThrowIfNull(language);
        var local = at.InZone(zone);
        return Fill(language.Label("date.date"), ("day", Number(local.Day)), ("month", Month(language, local.Month)), ("year", Number(local.Year)));
    }

    /// <summary><c>47 min</c>, <c>1 h 05 min</c>, <c>1 j 2 h 03 min</c>; whole days are never dropped. Below a minute: <c>45 s</c>.</summary>
    public static string Duration(this Language language, Duration length)
    {
        ArgumentNullException.ThrowIfNull(language);
        if (length < NodaTime.Duration.Zero) return "-" + Duration(language, -length);
        if (length < NodaTime.Duration.FromMinutes(1)) return $"{Number((int)length.TotalSeconds)} s";
        var minutes = (long)length.TotalMinutes;
        var (days, hours, rest) = (minutes / 1440, minutes / 60 % 24, minutes % 60);
        var parts = new List<string>();
        if (days > 0) parts.Add($"{days.ToString(CultureInfo.InvariantCulture)} {language.Label("date.days")}");
        if (days > 0 || hours > 0) parts.Add($"{Number((int)hours)} h");
        parts.Add(rest.ToString(parts.Count > 0 ? "00" : "0", CultureInfo.InvariantCulture) + " min");
        return string.Join(' ', parts);
    }

    /// <summary>The stamp of a public update's header, the same in every language: <c>16/09/2025 15h11 CEST</c>.</summary>
    public static string PublicStamp(Instant at, DateTimeZone zone)
    {
        var local = at.InZone(zone);
        return local.ToString("dd/MM/uuuu HH'h'mm ", CultureInfo.InvariantCulture) + local.GetZoneInterval().Name;
    }

    private static string Month(Language language, int month) => language.Label("date.months").Split(' ')[month - 1];

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Fill(string pattern, params ReadOnlySpan<(string Name, string Value)> values)
    {
        foreach (var (name, value) in values) pattern = pattern.Replace("{" + name + "}", value, StringComparison.Ordinal);
        return pattern;
    }
}
