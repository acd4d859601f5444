using Bot.Chat.Asking;
using Bot.Chat.Phrases;
using NodaTime;
using NodaTime.Text;

namespace Bot.Chat.Tests.Asking;

/// <summary>The moment the tests of the grammar stand at, and short names for what they ask.</summary>
internal static class At
{
    public static readonly DateTimeZone Paris = DateTimeZoneProviders.Tzdb["Europe/Paris"];

    /// <summary>Tuesday 16 September 2025, 16:30 in Paris.</summary>
    public static readonly Instant Now = Instant.FromUtc(2025, 9, 16, 14, 30);

    public static Instant Time(string iso) => InstantPattern.General.Parse(iso).Value;

    public static WhenReading.Found Found(string text, Instant? now = null, DateTimeZone? zone = null, bool future = false) =>
        Assert.IsType<WhenReading.Found>(WhenParser.Read(text, now ?? Now, zone ?? Paris, future));

    public static string Refused(string text, Language? language = null, Instant? now = null, bool future = false) =>
        Assert.IsType<WhenReading.Wrong>(WhenParser.Read(text, now ?? Now, Paris, future)).Why.In(language ?? Language.English);
}
