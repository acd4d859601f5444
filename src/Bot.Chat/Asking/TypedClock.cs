using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace Bot.Chat.Asking;

/// <summary>A time of day as typed; <see cref="Time"/> is null where the figures are no time of day (<c>25h00</c>).</summary>
internal sealed partial record TypedClock(string Text, LocalTime? Time)
{
    /// <summary>From here on <c>50:50</c> is a share, not a time that somebody got wrong.</summary>
    private const int NeverAnHour = 30;

    private const string Half = @"(?:\s?(?<half>[ap](?:m|\.m\.?)))";

    /// <summary>
    /// <c>15h11</c>, <c>15 h 11</c>, <c>15:11:30</c>, <c>3pm</c>, <c>9.55pm</c>. In <c>15h 11 clients</c> the figures belong to the clients, and
    /// <c>12:34::1</c> is an address.
    /// </summary>
    [GeneratedRegex(@"\G(?<h>[0-9]{1,2})(?:(?:h(?:(?<m>[0-9]{1,2})|\s(?<m>[0-9]{2})(?=\s*\z))?|\sh(?:\s?(?<m>[0-9]{2}))?|(?<colon>:)(?<m>[0-9]{2})(?::(?<s>[0-9]{2})(?:[.,](?<f>[0-9]{1,9}))?)?)"
        + Half + @"?|(?:\.(?<m>[0-9]{2}))?" + Half + @")(?:(?=Z(?!\w))|(?!\w|:\S))", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Pattern();

    /// <summary>Behind a full hour: <c>midi et demi</c>, <c>10h moins le quart</c>.</summary>
    [GeneratedRegex(@"\G(?>\s+)(?:et\s+(?:(?<half>demie?)|(?<quarter>quart))|(?<less>moins\s+le\s+quart))(?![\p{L}\p{M}_'’])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Quarters();

    /// <summary>Which half of the day: <c>7h du soir</c>, <c>2h51 cette nuit</c>, <c>10:30 in the evening</c>.</summary>
    [GeneratedRegex(@"\G(?>\s+)(?:(?<am>du\s+mat(?:in)?|in\s+the\s+morning)|(?<pm>du\s+soir|de\s+l['’]apr(?:è|e\u0300?)s[\s-]midi|in\s+the\s+(?:afternoon|evening))|(?<night>cette\s+nuit|de\s+la\s+nuit|at\s+night|last\s+night))(?![\p{L}\p{M}_'’])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Part();

    /// <summary>The time of day that stands at the cursor, or nothing.</summary>
    /// <param name="night">It was said to be one of the night: <c>last night 11h</c>.</param>
    public static TypedClock? Take(ref Cursor cursor, bool night = false)
    {
        var ahead = cursor;
        ahead.SkipSpaces();
        var start = ahead.At;
        LocalTime? named = ahead.TakeWord("noon", "midi") ? LocalTime.Noon : ahead.TakeWord("midnight", "minuit") ? LocalTime.Midnight : null;
        if (named is { } known)
        {
            if (TakeQuarters(ref ahead) is { } more) known = known.PlusMinutes(more);
            cursor = ahead;
            return new TypedClock(ahead.Since(start), known);
        }
        if (!ahead.Take(Pattern(), out var match)) return null;
        var (hour, minute, second) = (Number(match, "h"), Number(match, "m"), Number(match, "s"));
        if (match.Groups["colon"].Success && hour >= NeverAnHour) return null;
        var exists = minute < 60 && second < 60 && match.Groups["m"].Length != 1;
        if (match.Groups["half"] is { Success: true } half)
        {
            exists &= hour is >= 1 and <= 12;
            hour = hour % 12 + (half.ValueSpan[0] is 'p' or 'P' ? 12 : 0);
        }
        else
        {
            var more = match.Groups["m"].Success ? null : TakeQuarters(ref ahead);
            if (ahead.Take(Part(), out var part))
            {
                // "15h du matin" is no time, and "22h du soir" says it twice.
                exists &= part.Groups["am"].Success ? hour < 12 : part.Groups["night"].Success || hour > 0;
                night |= part.Groups["night"].Success;
            }
            if (part.Groups["pm"].Success && hour < 12 || night && hour is >= Evening and < 12) hour += 12;
            minute += more ?? 0;
            if (minute < 0) (hour, minute) = ((hour + 23) % 24, minute + 60);
        }
        cursor = ahead;
        return new TypedClock(ahead.Since(start), exists && hour < 24 ? new LocalTime(hour, minute, second).PlusNanoseconds(Fraction(match)) : null);
    }

    private const int Evening = 6; // From this hour on one of the night is before midnight.

    private static int? TakeQuarters(ref Cursor cursor) => !cursor.Take(Quarters(), out var said) ? null : said.Groups["half"].Success ? 30 : said.Groups["quarter"].Success ? 15 : -15;

    private static int Number(Match match, string group) =>
        match.Groups[group] is { Success: true } figures ? int.Parse(figures.ValueSpan, CultureInfo.InvariantCulture) : 0;

    private static long Fraction(Match match) =>
        match.Groups["f"] is { Success: true } f ? long.Parse(f.Value.PadRight(9, '0'), CultureInfo.InvariantCulture) : 0;
}
