using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace Bot.Chat.Asking;

/// <summary>Reads lengths: <c>30m</c>, <c>1h30</c>, <c>1 h 05 min</c>, <c>3j</c>; and how long ago something was.</summary>
internal static partial class TypedLength
{
    private const RegexOptions How = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    /// <summary>Units from long to short, each by the first letter of its names in either language.</summary>
    private static readonly (string Initials, Duration Length)[] Units =
        [("dj", Duration.FromDays(1)), ("h", Duration.FromHours(1)), ("m", Duration.FromMinutes(1)), ("s", Duration.FromSeconds(1))];

    [GeneratedRegex(@"\G\s?(?<n>[0-9]{1,5})\s?(?<u>days?|jours?|d|j|hours?|heures?|hrs?|h|minutes?|mins?|mn|m|seconds?|secondes?|secs?|s)(?![\p{L}\p{M}_'’])", How)]
    private static partial Regex Part();

    /// <summary>Minutes without their unit: <c>1h30</c>; apart (<c>1 h 05</c>) only where no other word could claim the figures.</summary>
    [GeneratedRegex(@"\G(?:(?<m>[0-5][0-9])(?!\w)|\s(?<m>[0-5][0-9])(?=\s*(?:\z|ago(?!\w))))", How)]
    private static partial Regex BareMinutes();

    /// <summary>A length in words: <c>an hour</c>, <c>une demi-heure</c>, and as in <c>every hour</c>, <c>toutes les heures</c>.</summary>
    [GeneratedRegex(@"\G\s?(?:(?<half>half\san\shour|half[\s-]hour|(?:une\s)?demi[\s-]heures?)|(?<quarter>a\squarter\sof\san\shour|(?:un\s)?quart\sd['’]heure)|(?:(?:an?|one|une?)\s)?(?<u>hour|heures?|minutes?|days?|jours?))(?![\p{L}\p{M}_'’])", How)]
    private static partial Regex InWords();

    /// <summary>Behind a unit: <c>une heure et demie</c>, <c>an hour and a quarter</c>.</summary>
    [GeneratedRegex(@"\G(?>\s+)(?:et|and)\s+(?:(?:une?|a)\s+)?(?:(?<half>demie?|half)|quart(?:er)?)(?![\p{L}\p{M}_'’])", How)]
    private static partial Regex Fraction();

    [GeneratedRegex(@"\G(?>\s+)(?:et|and)(?=\s[0-9])", How)]
    private static partial Regex And();

    [GeneratedRegex(@"\G(?:(?:il\s)?y\sa\s+(?:environ\s+)?(?=[0-9]|une?\s)|[-−–](?=[0-9]))", How)]
    private static partial Regex AgoBefore();

    /// <summary>A length, or nothing; each unit stands once, the longer first.</summary>
    public static Duration? Take(ref Cursor cursor)
    {
        var ahead = cursor;
        var total = Duration.Zero;
        var longest = 0;
        if (ahead.Take(InWords(), out var said))
        {
            if (said.Groups["u"] is not { Success: true })
            {
                cursor = ahead;
                return Duration.FromMinutes(said.Groups["half"].Success ? 30 : 15);
            }
            longest = UnitOf(said) + 1;
            total = Units[longest - 1].Length;
        }
        while (longest < Units.Length)
        {
            var before = ahead;
            if (longest > 0 && ahead.Take(Fraction(), out var fraction))
            {
                total += Units[longest - 1].Length / (fraction.Groups["half"].Success ? 2 : 4);
                break;
            }
            if (longest > 0) ahead.Take(And(), out _);
            if (!ahead.Take(Part(), out var part)) { ahead = before; break; }
            var unit = UnitOf(part);
            if (unit < longest) { ahead = before; break; }
            total += Units[unit].Length * Number(part, "n");
            longest = unit + 1;
            if (Units[unit].Initials is "h" && ahead.Take(BareMinutes(), out var minutes))
            {
                total += Duration.FromMinutes(Number(minutes, "m"));
                break;
            }
        }
        if (longest == 0 || char.IsLetterOrDigit(ahead.Next)) return null;
        cursor = ahead;
        return total;
    }

    /// <summary>How long ago: <c>il y a 5 min</c>, <c>5m ago</c>, <c>-5m</c>; or nothing.</summary>
    public static Duration? TakeAgo(ref Cursor cursor)
    {
        var ahead = cursor;
        var before = ahead.Take(AgoBefore(), out _);
        if (Take(ref ahead) is not { } length || (!before && !ahead.TakeWord("ago"))) return null;
        cursor = ahead;
        return length;
    }

    private static int UnitOf(Match match) => Array.FindIndex(Units, u => u.Initials.Contains(char.ToLowerInvariant(match.Groups["u"].Value[0]), StringComparison.Ordinal));

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);
}
