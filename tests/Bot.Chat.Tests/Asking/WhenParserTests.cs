using Bot.Chat.Asking;
using Bot.Chat.Phrases;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NodaTime.Text;

namespace Bot.Chat.Tests.Asking;

public class WhenParserTests
{
    private static readonly DateTimeZone Paris = DateTimeZoneProviders.Tzdb["Europe/Paris"];

    /// <summary>Tuesday 16 September 2025, 16:30 in Paris.</summary>
    private static readonly Instant Now = Instant.FromUtc(2025, 9, 16, 14, 30);

    [Theory]
    [InlineData("15h11", "2025-09-16T13:11:00Z", "")]
    [InlineData("15h", "2025-09-16T13:00:00Z", "")]
    [InlineData("15 h 11", "2025-09-16T13:11:00Z", "")]
    [InlineData("15:11", "2025-09-16T13:11:00Z", "")]
    [InlineData("15:11:30", "2025-09-16T13:11:30Z", "")]
    [InlineData("3:11pm", "2025-09-16T13:11:00Z", "")]
    [InlineData("3:11 PM", "2025-09-16T13:11:00Z", "")]
    [InlineData("3pm", "2025-09-16T13:00:00Z", "")]
    [InlineData("12am", "2025-09-15T22:00:00Z", "")]
    [InlineData("12:30pm", "2025-09-16T10:30:00Z", "")]
    [InlineData("23h59", "2025-09-15T21:59:00Z", "")]
    [InlineData("il y a 5 min", "2025-09-16T14:25:00Z", "")]
    [InlineData("il y a 1 h", "2025-09-16T13:30:00Z", "")]
    [InlineData("5m ago", "2025-09-16T14:25:00Z", "")]
    [InlineData("5 minutes ago we saw it", "2025-09-16T14:25:00Z", "we saw it")]
    [InlineData("-5m", "2025-09-16T14:25:00Z", "")]
    [InlineData("-1h30 rollback", "2025-09-16T13:00:00Z", "rollback")]
    [InlineData("hier 15h11", "2025-09-15T13:11:00Z", "")]
    [InlineData("yesterday 3pm", "2025-09-15T13:00:00Z", "")]
    [InlineData("yesterday at 3pm deploy", "2025-09-15T13:00:00Z", "deploy")]
    [InlineData("aujourd’hui 9h", "2025-09-16T07:00:00Z", "")]
    [InlineData("15h11 hier", "2025-09-15T13:11:00Z", "")]
    [InlineData("16/09 15h11", "2025-09-16T13:11:00Z", "")]
    [InlineData("17/09 15h11", "2024-09-17T13:11:00Z", "")]
    [InlineData("16/09/2025 15h11 CEST", "2025-09-16T13:11:00Z", "")]
    [InlineData("16/09/25 15h11", "2025-09-16T13:11:00Z", "")]
    [InlineData("16 septembre 15h11", "2025-09-16T13:11:00Z", "")]
    [InlineData("16 September 2025 3:11pm", "2025-09-16T13:11:00Z", "")]
    [InlineData("1er août 9h", "2025-08-01T07:00:00Z", "")]
    [InlineData("2025-09-16T15:11+02:00", "2025-09-16T13:11:00Z", "")]
    [InlineData("2025-09-16T13:11Z", "2025-09-16T13:11:00Z", "")]
    [InlineData("2025-09-16T15:11:54+02:00 FR x", "2025-09-16T13:11:54Z", "FR x")]
    [InlineData("2025-09-16 15:11", "2025-09-16T13:11:00Z", "")]
    [InlineData("2025-09-16 15h11 rollback", "2025-09-16T13:11:00Z", "rollback")]
    [InlineData("13:11 UTC", "2025-09-16T13:11:00Z", "")]
    [InlineData("14:11 Europe/London deploy", "2025-09-16T13:11:00Z", "deploy")]
    [InlineData("15h11 +02:00", "2025-09-16T13:11:00Z", "")]
    [InlineData("à 15h11 mise en production", "2025-09-16T13:11:00Z", "mise en production")]
    [InlineData("at 15h11 FR déploiement. EN deployment.", "2025-09-16T13:11:00Z", "FR déploiement. EN deployment.")]
    [InlineData("maintenant", "2025-09-16T14:30:00Z", "")]
    [InlineData("16h", "2025-09-16T14:00:00Z", "")]
    public void Reads(string text, string expected, string rest)
    {
        var found = Assert.IsType<WhenReading.Found>(WhenParser.Read(text, Now, Paris));
        Assert.Equal(InstantPattern.General.Parse(expected).Value, found.At);
        Assert.Equal(rest, found.Rest);
    }

    [Theory]
    [InlineData("15 clients affected")]
    [InlineData("3 payment nodes down")]
    [InlineData("1500 errors")]
    [InlineData("15")]
    [InlineData("")]
    [InlineData("rollback at 15h11")]
    [InlineData("3 mars customers wait")]
    [InlineData("12/15 nodes are down")]
    [InlineData("nowhere to go")]
    [InlineData("hier encore")]
    [InlineData("-5 points")]
    [InlineData("10.0.0.1 is down")]
    public void Leaves_plain_text_alone(string text) => Assert.IsType<WhenReading.NotATime>(WhenParser.Read(text, Now, Paris));

    [Theory]
    [InlineData("25h00", "is not a time of day")]
    [InlineData("15h75", "is not a time of day")]
    [InlineData("13pm", "is not a time of day")]
    [InlineData("30 February 15h11", "is not a day of the calendar")]
    [InlineData("31/04 15h11", "is not a day of the calendar")]
    [InlineData("29/02/2025 15h11", "is not a day of the calendar")]
    [InlineData("2025-02-30T10:00Z", "is not a day of the calendar")]
    [InlineData("16/09/2025", "At what time on that day?")]
    [InlineData("2025-09-16", "At what time on that day?")]
    [InlineData("17/09/2025 10h", "is still to come")]
    [InlineData("2025-09-16T18:00+02:00", "is still to come")]
    [InlineData("tomorrow 10h", "is still to come")]
    [InlineData("today 18h", "is still to come")]
    [InlineData("27/10/2024 02:30", "Write `02:30 CEST` for the first or `02:30 CET` for the second")]
    [InlineData("30/03/2025 02:30", "Write `01:59` or `03:00`")]
    public void Refuses_with_what_to_type(string text, string says) =>
        Assert.Contains(says, Assert.IsType<WhenReading.Wrong>(WhenParser.Read(text, Now, Paris)).Why.In(Language.English), StringComparison.Ordinal);

    [Theory]
    [InlineData("27/10/2024 02:30 CEST", "2024-10-27T00:30:00Z")]
    [InlineData("27/10/2024 02:30 CET", "2024-10-27T01:30:00Z")]
    public void A_choice_it_offered_can_be_typed(string text, string expected) =>
        Assert.Equal(InstantPattern.General.Parse(expected).Value, Assert.IsType<WhenReading.Found>(WhenParser.Read(text, Now, Paris)).At);

    [Theory]
    [InlineData("17:30", "2025-09-16T15:30:00Z")]
    [InlineData("15h30", "2025-09-17T13:30:00Z")]
    [InlineData("tomorrow 9h", "2025-09-17T07:00:00Z")]
    [InlineData("17/09 9h", "2025-09-17T07:00:00Z")]
    public void A_promise_is_in_the_future(string text, string expected) =>
        Assert.Equal(InstantPattern.General.Parse(expected).Value, Assert.IsType<WhenReading.Found>(WhenParser.Read(text, Now, Paris, futureAllowed: true)).At);

    [Theory]
    [InlineData("30m", 30, "")]
    [InlineData("1h30", 90, "")]
    [InlineData("1 h 05", 65, "")]
    [InlineData("3d", 3 * 1440, "")]
    [InlineData("3j", 3 * 1440, "")]
    [InlineData("45 min then rest", 45, "then rest")]
    [InlineData("2 heures", 120, "")]
    public void Reads_lengths(string text, int minutes, string rest)
    {
        Assert.True(WhenParser.TryReadDuration(text, out var length, out var left));
        Assert.Equal(Duration.FromMinutes(minutes), length);
        Assert.Equal(rest, left);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("30 monkeys")]
    [InlineData("")]
    public void Leaves_what_is_no_length(string text) => Assert.False(WhenParser.TryReadDuration(text, out _, out _));

    [Fact]
    public void Never_throws_whatever_is_typed() => Prop.ForAll<string?>(text =>
    {
        _ = WhenParser.Read(text ?? "", Now, Paris);
        _ = WhenParser.Read("15h" + text, Now, Paris, futureAllowed: true);
        _ = WhenParser.Read("99/99/9999 " + text, Now, Paris);
        _ = WhenParser.TryReadDuration("9h" + text, out _, out _);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_it_found_plus_the_rest_is_the_text_that_was_typed() => Prop.ForAll<NonNull<string>>(rest =>
        rest.Get.Trim() is var trimmed && WhenParser.Read("2025-09-16T13:11Z " + trimmed, Now, Paris) is WhenReading.Found found
            && (found.Rest == trimmed || trimmed.Length > 0)).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_minute_of_the_past_day_reads_back_as_it_was_written_in_both_languages() => Prop.ForAll(Gen.Choose(0, 1439).ToArbitrary(), minutes =>
    {
        var at = Now - Duration.FromMinutes(minutes);
        foreach (var language in new[] { Language.French, Language.English })
        {
            Assert.Equal(at, Assert.IsType<WhenReading.Found>(WhenParser.Read(language.Time(at, Paris), Now, Paris)).At);
            Assert.Equal(at, Assert.IsType<WhenReading.Found>(WhenParser.Read(language.DateTime(at, Paris), Now, Paris)).At);
        }
        Assert.Equal(at, Assert.IsType<WhenReading.Found>(WhenParser.Read(Dates.PublicStamp(at, Paris), Now, Paris)).At);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Ten_thousand_characters_take_no_time_worth_naming()
    {
        foreach (var piece in new[] { "1h ", "15h11 ", "1 ", "il y a 5 min ", "16/09 ", "a " })
            _ = WhenParser.Read(string.Concat(Enumerable.Repeat(piece, 10_000 / piece.Length)), Now, Paris);
    }
}
