using System.Collections.Frozen;
using System.Text.RegularExpressions;
using NodaTime;

namespace Bot.Chat.Asking;

/// <summary>A zone by the name of a place, where nothing else can be meant: <c>7:04 London</c>, <c>3am Eastern</c>, <c>8:03 UK time</c>, <c>9h05 heure de Paris</c>, <c>8:05 local time</c>.</summary>
internal static partial class TypedPlace
{
    /// <summary>In "8h05 London data centre down" it is where something happened.</summary>
    [GeneratedRegex("""\G(?:(?:(?:heure|time)\s+(?:de\s+|d['’]|du\s+|in\s+)?(?<place>\p{L}[\p{L}-]{1,20}(?:\s\p{Lu}\p{L}{1,20})?)|(?<place>\p{L}[\p{L}-]{1,20}(?:\s\p{L}{1,20})?)\s+time)(?=\s*(?:$|[,.;:–—-](?:\s|$))|\s+[A-Z]{2}\s)|(?<place>\p{Lu}[\p{L}-]{1,20}(?:\s\p{Lu}\p{L}{1,20})?|locale?)(?=\s*\.?$|\s+[A-Z]{2}\s))""", RegexOptions.CultureInvariant)]
    private static partial Regex Place();

    private static readonly string[] Regions = ["Europe", "Africa", "America", "Asia", "Atlantic", "Australia", "Indian", "Pacific"];

    private static readonly FrozenDictionary<string, string> Zones = DateTimeZoneProviders.Tzdb.Ids.Select(id => id.Split('/')).Where(id => id.Length == 2 && Regions.Contains(id[0]))
        .Select(id => (Name: Folding.Fold(id[1].Replace('_', ' ')), Zone: $"{id[0]}/{id[1]}")).Where(z => z.Name is not ("north" or "south" or "west"))
        .Concat(
        [
            ("eastern", "America/New_York"), ("us eastern", "America/New_York"), ("central", "America/Chicago"), ("us central", "America/Chicago"), ("mountain", "America/Denver"),
            ("pacific", "America/Los_Angeles"), ("us pacific", "America/Los_Angeles"), ("uk", "Europe/London"), ("london", "Europe/London"), ("londres", "Europe/London"), ("ireland", "Europe/Dublin"),
            ("france", "Europe/Paris"), ("french", "Europe/Paris"), ("germany", "Europe/Berlin"), ("german", "Europe/Berlin"), ("lisbonne", "Europe/Lisbon"), ("bruxelles", "Europe/Brussels"),
            ("geneve", "Europe/Zurich"), ("geneva", "Europe/Zurich"), ("varsovie", "Europe/Warsaw"), ("india", "Asia/Kolkata"), ("indian", "Asia/Kolkata"), ("mumbai", "Asia/Kolkata"),
        ]).DistinctBy(z => z.Item1).ToFrozenDictionary(z => z.Item1, z => z.Item2, StringComparer.Ordinal);

    /// <summary>The zone of the place that stands at the cursor, or nothing.</summary>
    public static DateTimeZone? Take(ref Cursor cursor, bool spaced, DateTimeZone own)
    {
        var ahead = cursor;
        if (!spaced || !ahead.Take(Place(), out var match)) return null;
        var name = Folding.Fold(match.Groups["place"].Value);
        if (name is not ("local" or "locale") && !Zones.ContainsKey(name)) return null;
        cursor = ahead;
        return name is "local" or "locale" ? own : DateTimeZoneProviders.Tzdb[Zones[name]];
    }
}
