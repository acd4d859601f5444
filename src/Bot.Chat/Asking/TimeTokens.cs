using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace Bot.Chat.Asking;

/// <summary>The pieces of a written time, each read at the start of a text.</summary>
internal static partial class TimeTokens
{
    private const RegexOptions How = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    [GeneratedRegex(@"^(?<h>\d{1,2})(?:\s?h\s?(?<m>\d{2})?|[:](?<m>\d{2})(?::(?<s>\d{2}))?)\s?(?<ap>[ap]\.?m\.?)?(?![\w:])|^(?<h>\d{1,2})\s?(?<ap>[ap]\.?m\.?)(?![\w:])", How)]
    private static partial Regex ClockTime();

    [GeneratedRegex(@"^(?<y>\d{4})-(?<mo>\d{2})-(?<d>\d{2})(?:[T ](?<h>\d{2}):(?<m>\d{2})(?::(?<s>\d{2})(?:[.,]\d+)?)?)?(?<z>Z|[+-]\d{2}:?\d{2})?(?![\w:])", How)]
    private static partial Regex Iso();

    [GeneratedRegex(@"^(?<d>\d{1,2})/(?<mo>\d{1,2})(?:/(?<y>\d{4}|\d{2}))?(?![\w/])", How)]
    private static partial Regex SlashDate();

    [GeneratedRegex(@"^(?<d>\d{1,2})(?:er|st|nd|rd|th)?\s+(?<name>\p{L}{3,9})\.?(?:\s+(?<y>\d{4}))?(?![\w])", How)]
    private static partial Regex NamedDate();

    [GeneratedRegex(@"^(?<word>UTC|GMT|Z|CET|CEST|WET|WEST|BST|EET|EEST|MSK|EST|EDT|CST|CDT|MST|MDT|PST|PDT)(?<off>[+-]\d{1,2}(?::?\d{2})?)?(?![\w/])|^(?<off>[+-]\d{2}:?\d{2})(?!\w)|^(?<iana>[A-Z][A-Za-z_]+/[A-Z][A-Za-z_/]+)(?!\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Zone();

    [GeneratedRegex(@"^(?:il y a\s+|-\s?)(?=\d)", How)]
    private static partial Regex AgoBefore();

    [GeneratedRegex(@"^ago(?!\w)", How)]
    private static partial Regex AgoAfter();

    [GeneratedRegex(@"^(?<n>\d{1,6})\s?(?<u>days?|jours?|d|j|hours?|heures?|hrs?|h|minutes?|mins?|mn|m|seconds?|secondes?|sec|s)(?![\p{L}])", How)]
    private static partial Regex Span();

    private static readonly Dictionary<string, int> Abbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        ["UTC"] = 0, ["GMT"] = 0, ["Z"] = 0, ["WET"] = 0, ["WEST"] = 1, ["BST"] = 1, ["CET"] = 1, ["CEST"] = 2, ["EET"] = 2, ["EEST"] = 3,
        ["MSK"] = 3, ["EST"] = -5, ["EDT"] = -4, ["CST"] = -6, ["CDT"] = -5, ["MST"] = -7, ["MDT"] = -6, ["PST"] = -8, ["PDT"] = -7,
    };

    private static readonly string[] Months =
        ["janvier january jan janv", "fevrier february feb fevr fev", "mars march mar", "avril april apr avr", "mai may", "juin june jun",
            "juillet july jul juil", "aout august aug", "septembre september sep sept", "octobre october oct", "novembre november nov", "decembre december dec"];

    /// <summary>A clock time and what follows. <c>Time</c> is null when the figures are no time of day.</summary>
    public static (LocalTime? Time, string Typed, string After)? TakeTime(string text)
    {
        if (ClockTime().Match(text) is not { Success: true } match) return null;
        var (hour, minute, second) = (Number(match, "h"), Number(match, "m"), Number(match, "s"));
        var ok = minute < 60 && second < 60;
        if (match.Groups["ap"] is { Success: true } half)
        {
            ok &= hour is >= 1 and <= 12;
            hour = hour % 12 + (half.Value[0] is 'p' or 'P' ? 12 : 0);
        }
        else ok &= hour < 24;
        return (ok ? new LocalTime(hour, minute, second) : null, match.Value.Trim(), Rest(text, match));
    }

    /// <summary>An ISO time, with or without time of day and offset.</summary>
    public static (LocalDate? Date, LocalTime? Time, Offset? Offset, string Typed, string After)? TakeIso(string text)
    {
        if (Iso().Match(text) is not { Success: true } match) return null;
        LocalTime? time = null;
        var date = Day(Number(match, "y"), Number(match, "mo"), Number(match, "d"));
        if (match.Groups["h"].Success)
        {
            var (hour, minute, second) = (Number(match, "h"), Number(match, "m"), Number(match, "s"));
            if (hour < 24 && minute < 60 && second < 60) time = new LocalTime(hour, minute, second);
            else date = null;
        }
        return (date, time, match.Groups["z"].Success ? ReadOffset(match.Groups["z"].Value) : null, match.Value.Trim(), Rest(text, match));
    }

    /// <summary>A day and month, with the year where it is written. <c>Month</c> 0: no such month.</summary>
    public static (int Day, int Month, int? Year, string Typed, string After)? TakeDate(string text)
    {
        if (SlashDate().Match(text) is { Success: true } slash)
        {
            int? year = slash.Groups["y"].Success ? Number(slash, "y") : null;
            return (Number(slash, "d"), Number(slash, "mo"), year < 100 ? 2000 + year : year, slash.Value.Trim(), Rest(text, slash));
        }
        if (NamedDate().Match(text) is not { Success: true } named) return null;
        var name = Folding.Fold(named.Groups["name"].Value);
        var month = Array.FindIndex(Months, m => m.Split(' ').Contains(name)) + 1;
        return month == 0 ? null : (Number(named, "d"), month, named.Groups["y"].Success ? Number(named, "y") : null, named.Value.Trim(), Rest(text, named));
    }

    /// <summary>A zone: an abbreviation or offset (fixed), or an IANA name.</summary>
    public static (DateTimeZone Zone, string After)? TakeZone(string text)
    {
        if (Zone().Match(text) is not { Success: true } match) return null;
        if (match.Groups["iana"].Success)
            return DateTimeZoneProviders.Tzdb.GetZoneOrNull(match.Groups["iana"].Value) is { } zone ? (zone, Rest(text, match)) : null;
        var offset = match.Groups["word"].Success ? Offset.FromHours(Abbreviations[match.Groups["word"].Value]) : Offset.Zero;
        if (match.Groups["off"].Success)
        {
            if (ReadOffset(match.Groups["off"].Value) is not { } more) return null;
            offset = more;
        }
        return (DateTimeZone.ForOffset(offset), Rest(text, match));
    }

    /// <summary>A time ago: <c>il y a 5 min</c>, <c>5m ago</c>, <c>-5m</c>.</summary>
    public static (Duration Ago, string After)? TakeAgo(string text)
    {
        var before = AgoBefore().Match(text);
        if (TakeSpan(text[before.Length..]) is not var (ago, after)) return null;
        if (before.Success) return (ago, after);
        return AgoAfter().Match(after) is { Success: true } word ? (ago, Rest(after, word)) : null;
    }

    /// <summary>A length: <c>30m</c>, <c>1h30</c>, <c>2 h 05</c>, <c>3d</c>.</summary>
    public static (Duration Length, string After)? TakeSpan(string text)
    {
        var total = Duration.Zero;
        var rest = text;
        var any = false;
        while (Span().Match(rest) is { Success: true } match)
        {
            var unit = Folding.Fold(match.Groups["u"].Value)[0] switch
            {
                'd' or 'j' => Duration.FromDays(1),
                'h' => Duration.FromHours(1),
                's' => Duration.FromSeconds(1),
                _ => Duration.FromMinutes(1),
            };
            total += unit * Number(match, "n");
            rest = Rest(rest, match);
            any = true;
            // "1h30": minutes without their unit.
            if (unit == Duration.FromHours(1) && rest.Length >= 2 && char.IsAsciiDigit(rest[0]) && char.IsAsciiDigit(rest[1]) && (rest.Length == 2 || !char.IsLetterOrDigit(rest[2])))
            {
                total += Duration.FromMinutes(int.Parse(rest[..2], CultureInfo.InvariantCulture));
                rest = rest[2..].TrimStart();
            }
        }
        return any ? (total, rest) : null;
    }

    /// <summary>A day that exists, or nothing.</summary>
    public static LocalDate? Day(int year, int month, int day) =>
        year is >= 1970 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month)
            ? new LocalDate(year, month, day) : null;

    private static Offset? ReadOffset(string text)
    {
        if (text is "Z" or "z") return Offset.Zero;
        var digits = text[1..].Replace(":", "", StringComparison.Ordinal);
        var (hours, minutes) = digits.Length <= 2 ? (digits, "0") : (digits[..^2], digits[^2..]);
        var total = int.Parse(hours, CultureInfo.InvariantCulture) * 60 + int.Parse(minutes, CultureInfo.InvariantCulture);
        return total <= 18 * 60 ? Offset.FromSeconds((text[0] == '-' ? -60 : 60) * total) : null;
    }

    private static int Number(Match match, string group) =>
        match.Groups[group].Success ? int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) : 0;

    private static string Rest(string text, Match match) => text[match.Length..].TrimStart();
}
