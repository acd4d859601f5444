using Bot.Chat.Asking;
using Bot.Chat.Phrases;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Bot.Chat.Tests.Asking;

public class LengthTests
{
    [Theory]
    [InlineData("30m", 30, "")]
    [InlineData("30M", 30, "")]
    [InlineData("1h30", 90, "")]
    [InlineData("1h30m", 90, "")]
    [InlineData("1 h 05", 65, "")]
    [InlineData("1 h 05 min", 65, "")]
    [InlineData("2 h", 120, "")]
    [InlineData("3d", 3 * 1440, "")]
    [InlineData("3j", 3 * 1440, "")]
    [InlineData("2d12h", 3600, "")]
    [InlineData("45 min then rest", 45, "then rest")]
    [InlineData("1h 30 clients", 60, "30 clients")]
    [InlineData("2 heures", 120, "")]
    [InlineData("2 j après", 2880, "après")]
    [InlineData("5m 6m", 5, "6m")]
    [InlineData("an hour", 60, "")]
    [InlineData("heures", 60, "")]
    [InlineData("une heure environ", 60, "environ")]
    [InlineData("half an hour", 30, "")]
    [InlineData("demi-heures", 30, "")]
    [InlineData("un quart d'heure", 15, "")]
    [InlineData("a day", 1440, "")]
    public void Reads_lengths(string text, int minutes, string rest)
    {
        Assert.True(WhenParser.TryReadDuration(text, out var length, out var left));
        Assert.Equal(Duration.FromMinutes(minutes), length);
        Assert.Equal(rest, left);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("30 monkeys")]
    [InlineData("30")]
    [InlineData("3 d'affilée")]
    [InlineData("1h75")]
    [InlineData("1h5")]
    [InlineData("3d2")]
    [InlineData("٣m")]
    [InlineData("")]
    public void Leaves_what_is_no_length(string text)
    {
        Assert.False(WhenParser.TryReadDuration(text, out var length, out var rest));
        Assert.Equal((Duration.Zero, text), (length, rest));
    }

    [Fact]
    public void A_length_reads_back_as_it_was_written() => Prop.ForAll(Gen.Choose(0, 60 * 24 * 400).ToArbitrary(), minutes =>
    {
        var length = minutes % 7 == 0 ? Duration.FromSeconds(minutes % 60) : Duration.FromMinutes(minutes);
        foreach (var language in new[] { Language.French, Language.English })
        {
            Assert.True(WhenParser.TryReadDuration(language.Duration(length), out var read, out var rest));
            Assert.Equal((length, ""), (read, rest));
        }
    }).QuickCheckThrowOnFailure();
}
