using System.Globalization;
using Bot.Chat.Phrases;
using Bot.Features.Cards;
using Bot.Incidents.Clocks;

namespace Bot.Features.Export;

/// <summary>Why a derived time has no number, in words.</summary>
public static class IntervalReasons
{
    /// <summary>The reason in a language, or an empty text where there is a number.</summary>
    public static string Of(Interval interval, Language language)
    {
        ArgumentNullException.ThrowIfNull(interval);
        ArgumentNullException.ThrowIfNull(language);
        string Name(Clock clock) => language.Label(StatusLabels.Key(clock)).ToLowerInvariant();
        string Say(string key, params object[] names) => string.Format(CultureInfo.InvariantCulture, language.Label(key), names);
        return interval.Gap switch
        {
            IntervalGap.FromMissing => Say("interval.from_missing", Name(interval.From)),
            IntervalGap.ToMissing => Say("interval.to_missing", Name(interval.To)),
            IntervalGap.Backwards => Say("interval.backwards", Name(interval.From), Name(interval.To)),
            IntervalGap.WentBack => Say("interval.went_back", Name(interval.To)),
            _ => "",
        };
    }
}
