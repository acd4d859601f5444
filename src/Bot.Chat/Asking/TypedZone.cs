using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace Bot.Chat.Asking;

/// <summary>A zone as typed: an abbreviation or an offset, both fixed, or an IANA name.</summary>
internal sealed partial record TypedZone(string Text, DateTimeZone Zone)
{
    private const RegexOptions How = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    [GeneratedRegex(@"\G(?<name>\p{L}{1,5})(?<off>[+-][0-9]{1,2}(?::?[0-9]{2})?)?(?!\w|/|[-'’]\p{L})", How)]
    private static partial Regex Abbreviation();

    [GeneratedRegex(@"\G(?<off>[+\-−][0-9]{2}(?:(?<colon>:?)[0-9]{2})?)(?!\w|:\S)", How)]
    private static partial Regex OffsetAlone();

    /// <summary>All that follows looks like a zone: <c>IST</c> is India's, Israel's and Ireland's.</summary>
    [GeneratedRegex(@"\G(?>\s+)(?<name>[A-Z]{2,3}T)(?=\s*\z|\s+[A-Z]{2}\s)", RegexOptions.CultureInvariant)]
    private static partial Regex Unknown();

    /// <summary>What stands at the cursor and can only be a zone, but is none that is known; or nothing.</summary>
    public static string? Missed(Cursor cursor) => cursor.Take(Unknown(), out var match) ? match.Groups["name"].Value : null;

    [GeneratedRegex(@"\G[A-Z][A-Z_]+(?:/[A-Z0-9_+\-]*[A-Z0-9])+", How)]
    private static partial Regex Iana();

    private static readonly FrozenDictionary<string, int> Known = new Dictionary<string, int>
    {
        ["UTC"] = 0, ["GMT"] = 0, ["Z"] = 0, ["ZULU"] = 0, ["WET"] = 0, ["WEST"] = 1, ["BST"] = 1, ["CET"] = 1, ["CEST"] = 2, ["EET"] = 2, ["EEST"] = 3,
        ["MSK"] = 3, ["EST"] = -5, ["EDT"] = -4, ["CST"] = -6, ["CDT"] = -5, ["MST"] = -7, ["MDT"] = -6, ["PST"] = -8, ["PDT"] = -7,
        ["JST"] = 9, ["SGT"] = 8, ["HKT"] = 8, ["AWST"] = 8, ["AEST"] = 10, ["AEDT"] = 11, ["NZST"] = 12, ["NZDT"] = 13, ["BRT"] = -3, ["SAST"] = 2,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Ids =
        DateTimeZoneProviders.Tzdb.Ids.Where(id => id.Contains('/', StringComparison.Ordinal)).ToFrozenDictionary(id => id, StringComparer.OrdinalIgnoreCase);

    /// <summary>The zone that stands at the cursor, or nothing.</summary>
    /// <param name="own">The person's zone, whose own abbreviations come first: CST is not the same in Chicago and in Shanghai.</param>
    /// <param name="from">The time before it, where people write <c>15:11-15:40</c> for from one time to another.</param>
    public static TypedZone? Take(ref Cursor cursor, DateTimeZone own, Instant now, LocalTime? from = null)
    {
        var ahead = cursor;
        var spaced = ahead.SkipSpaces();
        var start = ahead.At;
        if ((TakeIana(ref ahead) ?? TypedPlace.Take(ref ahead, spaced, own) ?? TakeName(ref ahead, spaced, own, now) ?? TakeOffset(ref ahead, spaced, from)) is not { } zone) return null;
        cursor = ahead;
        return new TypedZone(ahead.Since(start), zone);
    }

    private static DateTimeZone? TakeIana(ref Cursor cursor)
    {
        var ahead = cursor;
        if (!ahead.Take(Iana(), out var match) || !Ids.TryGetValue(match.Value, out var id)) return null;
        cursor = ahead;
        return DateTimeZoneProviders.Tzdb[id];
    }

    private static DateTimeZone? TakeName(ref Cursor cursor, bool spaced, DateTimeZone own, Instant now)
    {
        var ahead = cursor;
        if (!ahead.Take(Abbreviation(), out var match)) return null;
        var typed = match.Groups["name"];
        var name = typed.Value.ToUpperInvariant();
        // "2:15 pm ET", "13:30 ET"; in "15H11 ET 15H20" it is French.
        if (typed.Value is "ET" or "CT" or "MT" or "PT" && spaced && (ahead.AtEnd || cursor.Text.AsSpan(0, cursor.At).TrimEnd() is [.., 'm' or 'M' or '.'] || ahead.IsMarked))
        {
            cursor = ahead;
            return DateTimeZoneProviders.Tzdb[typed.Value[0] switch { 'E' => "America/New_York", 'C' => "America/Chicago", 'M' => "America/Denver", _ => "America/Los_Angeles" }];
        }
        if ((OwnName(name, own, now) ?? (Known.TryGetValue(name, out var hours) ? Offset.FromHours(hours) : null)) is not { } offset) return null;
        if (match.Groups["off"].Success)
        {
            if (name is "UTC" or "GMT" && ReadOffset(match.Groups["off"].Value) is { } written) offset = written;
            else ahead.At = typed.Index + typed.Length;
        }
        // "est", "cet", "west" are words too: in small letters they are zones only where no word follows, or in "13:11z".
        if (name is not ("UTC" or "GMT") && typed.Value != name && !ahead.AtEnd && spaced) return null;
        cursor = ahead;
        return DateTimeZone.ForOffset(offset);
    }

    private static DateTimeZone? TakeOffset(ref Cursor cursor, bool spaced, LocalTime? from)
    {
        var ahead = cursor;
        if (!ahead.Take(OffsetAlone(), out var match) || ReadOffset(match.Groups["off"].Value) is not { } offset) return null;
        // "15h11 -1200 payments": figures that stand apart are an offset when nothing follows.
        if (spaced && match.Groups["colon"].Length == 0 && !ahead.AtEnd) return null;
        if (from is { } start && match.Value[0] != '+' && start.TickOfDay < -offset.Ticks) return null;
        cursor = ahead;
        return DateTimeZone.ForOffset(offset);
    }

    private static Offset? OwnName(string name, DateTimeZone own, Instant now)
    {
        foreach (var interval in own.GetZoneIntervals(now - Duration.FromDays(400), now + Duration.FromDays(400)))
            if (interval.Name == name) return interval.WallOffset;
        return null;
    }

    /// <summary>An offset that some place on earth has, or nothing.</summary>
    private static Offset? ReadOffset(string text)
    {
        var digits = text[1..].Replace(":", "", StringComparison.Ordinal);
        var (hours, minutes) = digits.Length <= 2 ? (digits, "0") : (digits[..^2], digits[^2..]);
        var total = int.Parse(hours, CultureInfo.InvariantCulture) * 60 + int.Parse(minutes, CultureInfo.InvariantCulture);
        return total % 15 != 0 || total > (text[0] == '+' ? 14 : 12) * 60 ? null : Offset.FromSeconds((text[0] == '+' ? 60 : -60) * total);
    }
}
