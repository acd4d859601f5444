using Bot.Chat.Delivery;
using Bot.Testing;
using NodaTime;

namespace Bot.Features.Tests;

/// <summary>How the timeline tells that the recorder was away.</summary>
public sealed class AwayTests
{
    [Theory]
    [InlineData("2025-09-16T09:40", 7, "en", "recorder was away 11:40am-12:00pm, 7 messages recovered")]
    [InlineData("2025-09-16T09:40", 1, "fr", "l’enregistreur était absent de 11h40 à 12h, 1 message retrouvé")]
    [InlineData("2025-09-15T21:40", 1, "en", "recorder was away from 15 September 11:40pm to 16 September 12:00pm, 1 message recovered")]
    [InlineData("2025-09-15T21:40", 7, "fr", "l’enregistreur était absent du 15 septembre 23h40 au 16 septembre 12h, 7 messages retrouvés")]
    [InlineData("1970-01-01T00:00", 7, "en", "recorder was away until 12:00pm, 7 messages recovered")]
    public async Task The_line_says_since_when_and_the_day_where_it_is_not_the_same(string from, int recovered, string language, string told)
    {
        await using var bot = await TestBot.WithIncident();
        var step = new Effect.ReadBack(new Place("test", "W1", "C-INC-1"), "1", Instant.FromDateTimeUtc(DateTime.SpecifyKind(DateTime.Parse(from, System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Utc)));
        await bot.Deliver("bot", new Happening.HistoryRead("INC-1", "test", step, null, recovered));
        var line = (await bot.Hears("ana", "/incident timeline", locale: language)).Split('\n')[^1];
        Assert.EndsWith(told, line, StringComparison.Ordinal);
    }
}
