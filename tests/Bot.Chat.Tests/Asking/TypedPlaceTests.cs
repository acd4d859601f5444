using Bot.Chat.Asking;
using NodaTime;

namespace Bot.Chat.Tests;

/// <summary>Times that people write with the place they are in.</summary>
public class TypedPlaceTests
{
    private static readonly DateTimeZone Paris = DateTimeZoneProviders.Tzdb["Europe/Paris"];

    [Theory]
    [InlineData("7:04 London", "06:04", "")]
    [InlineData("7:04 London FR vu. EN seen.", "06:04", "FR vu. EN seen.")]
    [InlineData("3am Eastern", "07:00", "")]
    [InlineData("3am New York time", "07:00", "")]
    [InlineData("8:03 UK time", "07:03", "")]
    [InlineData("9h05 heure de Paris", "07:05", "")]
    [InlineData("9h05 heure de Londres", "08:05", "")]
    [InlineData("8:05 local", "06:05", "")]
    [InlineData("8:05 local time", "06:05", "")]
    [InlineData("15:05 Tokyo", "06:05", "")]
    [InlineData("8h12 Paris, Lyon et Lille rétablis", "06:12", "Paris, Lyon et Lille rétablis")]
    [InlineData("8h31 London: terminals back", "06:31", "London: terminals back")]
    [InlineData("15:05 JST", "06:05", "")]
    [InlineData("8h05 London data centre down", "06:05", "London data centre down")]
    [InlineData("8h05 Vincennes", "06:05", "Vincennes")]
    [InlineData("8h05 time to act", "06:05", "time to act")]
    [InlineData("8h05 Monitoring", "06:05", "Monitoring")]
    public void The_place_is_the_zone_where_nothing_else_can_be_meant(string typed, string utc, string rest)
    {
        var found = Assert.IsType<WhenReading.Found>(WhenParser.Read(typed, Instant.FromUtc(2026, 6, 2, 20, 0), Paris));
        Assert.Equal((utc, rest), (found.At.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture), found.Rest));
    }
}
