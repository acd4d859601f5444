using Bot.Chat.Asking;
using Bot.Chat.Phrases;

namespace Bot.Chat.Tests.Asking;

/// <summary>What stands behind a time and belongs to it: a part of the day, a day, a zone, a quarter; and what is no moment.</summary>
public class WhenBehindTests
{
    [Theory]
    [InlineData("7h du soir", "2025-09-15T17:00:00Z")]
    [InlineData("10h du soir", "2025-09-15T20:00:00Z")]
    [InlineData("22h du soir", "2025-09-15T20:00:00Z")]
    [InlineData("4h de l’après-midi", "2025-09-16T14:00:00Z")]
    [InlineData("2h51 du matin", "2025-09-16T00:51:00Z")]
    [InlineData("2h51 du mat", "2025-09-16T00:51:00Z")]
    [InlineData("2h51 cette nuit", "2025-09-16T00:51:00Z")]
    [InlineData("11h cette nuit", "2025-09-15T21:00:00Z")]
    [InlineData("7:30 in the morning", "2025-09-16T05:30:00Z")]
    [InlineData("7:30 in the evening", "2025-09-15T17:30:00Z")]
    [InlineData("10:30 at night", "2025-09-15T20:30:00Z")]
    [InlineData("last night 11pm", "2025-09-15T21:00:00Z")]
    [InlineData("last night at 2:10", "2025-09-16T00:10:00Z")]
    [InlineData("cette nuit vers 2h51", "2025-09-16T00:51:00Z")]
    [InlineData("7h du soir hier", "2025-09-15T17:00:00Z")]
    [InlineData("hier 7h du soir", "2025-09-15T17:00:00Z")]
    public void A_part_of_the_day_says_which_hour_is_meant(string text, string expected) => Reads(text, expected);

    [Theory]
    [InlineData("midi et demi", "2025-09-16T10:30:00Z")]
    [InlineData("minuit et quart", "2025-09-15T22:15:00Z")]
    [InlineData("10h et demie", "2025-09-16T08:30:00Z")]
    [InlineData("10h moins le quart", "2025-09-16T07:45:00Z")]
    [InlineData("7h et demie du soir", "2025-09-15T17:30:00Z")]
    [InlineData("il y a une heure et quart", "2025-09-16T13:15:00Z")]
    [InlineData("il y a une heure et demie", "2025-09-16T13:00:00Z")]
    [InlineData("il y a 2 heures et demie", "2025-09-16T12:00:00Z")]
    [InlineData("an hour and a half ago", "2025-09-16T13:00:00Z")]
    [InlineData("an hour and 10 minutes ago", "2025-09-16T13:20:00Z")]
    [InlineData("2 hours and 10 minutes ago", "2025-09-16T12:20:00Z")]
    [InlineData("il y a environ 5 min", "2025-09-16T14:25:00Z")]
    [InlineData("aux alentours de 15h10", "2025-09-16T13:10:00Z")]
    [InlineData("~15:10", "2025-09-16T13:10:00Z")]
    [InlineData("@ 15:10", "2025-09-16T13:10:00Z")]
    public void A_half_or_a_quarter_of_an_hour_counts(string text, string expected) => Reads(text, expected);

    [Theory]
    [InlineData("19:30 15/09", "2025-09-15T17:30:00Z")]
    [InlineData("19:30 on Thursday", "2025-09-11T17:30:00Z")]
    [InlineData("19h30 le jeudi", "2025-09-11T17:30:00Z")]
    [InlineData("19h30 le 12", "2025-09-12T17:30:00Z")]
    [InlineData("19:30 on the 12th", "2025-09-12T17:30:00Z")]
    public void A_day_behind_the_time_is_the_day(string text, string expected)
    {
        Assert.Equal(new WhenReading.Found(At.Time(expected), ""), At.Found(text));
        Assert.Equal(new WhenReading.Found(At.Time(expected), "FR retour. EN back."), At.Found(text + " FR retour. EN back."));
    }

    [Theory]
    [InlineData("19h30 le 17")]
    [InlineData("19h30 le 28")]
    [InlineData("19:30 17/09")]
    public void A_day_behind_the_time_that_has_not_come_is_refused(string text) => Assert.Contains("is still to come", At.Refused(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("9:11 ET", "2025-09-16T13:11:00Z")]
    [InlineData("13:11 zulu", "2025-09-16T13:11:00Z")]
    [InlineData("9:11 ET FR retour.", "2025-09-16T13:11:00Z")]
    public void A_zone_behind_the_time_is_the_zone(string text, string expected) => Assert.Equal(At.Time(expected), At.Found(text).At);

    [Fact]
    public void A_zone_that_may_be_one_of_several_is_asked_for()
    {
        Assert.Contains("`IST` is not a time zone I know. Write it like `15:11 +05:30`", At.Refused("15:11 IST"), StringComparison.Ordinal);
        Assert.Contains("`15:11 FR IST`", At.Refused("15:11 IST FR retour.", Language.French), StringComparison.Ordinal);
        Assert.Equal("DNS is back", At.Found("15h11 DNS is back").Rest);
    }

    [Theory]
    [InlineData("14h-14h05", "14h", "14h05")]
    [InlineData("14h05/14h10", "14h05", "14h10")]
    [InlineData("15:11-15:40 all shops", "15:11", "15:40")]
    [InlineData("yesterday 19h55-20h00 FR disque plein.", "yesterday 19h55", "20h00")]
    [InlineData("14:05 – 14:10", "14:05", "14:10")]
    [InlineData("2pm-3pm", "2pm", "3pm")]
    public void From_one_time_to_another_is_no_moment(string text, string first, string second) =>
        Assert.Contains($"is from one time to another, and one time goes here. Write `{first}` or `{second}`.", At.Refused(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("15h11 - 1h30 de retard", "- 1h30 de retard")]
    [InlineData("15h11 - rollback", "- rollback")]
    [InlineData("15h11 et retour", "et retour")]
    public void A_length_or_a_word_behind_the_time_is_text(string text, string rest) => Assert.Equal(rest, At.Found(text).Rest);

    [Fact]
    public void A_date_whose_month_was_typed_first_is_not_taken_for_one_of_long_ago()
    {
        var november = At.Time("2026-11-01T05:10:00Z");
        Assert.Equal("Which day is `11/01`, where the day comes first? Write `2026-01-11 1:05am` or `2026-11-01 1:05am`.", At.Refused("11/01 1:05am", now: november));
        Assert.Equal(At.Time("2026-11-01T00:05:00Z"), At.Found("2026-11-01 1:05am", november).At);
        Assert.Equal(At.Time("2026-10-11T21:50:00Z"), At.Found("11/10 23:50", november).At);
    }

    [Fact]
    public void Fifteen_in_the_morning_is_no_time() => Assert.Contains("`15h du matin` is not a time of day", At.Refused("15h du matin"), StringComparison.Ordinal);

    [Theory]
    [InlineData("now")]
    [InlineData("5 min ago")]
    [InlineData("il y a 5 min")]
    public void What_counts_from_now_is_kept_to_the_minute_as_it_is_shown(string text) =>
        Assert.Equal(0, At.Found(text, At.Now + NodaTime.Duration.FromSeconds(47)).At.ToUnixTimeSeconds() % 60);

    private static void Reads(string text, string expected)
    {
        Assert.Equal(new WhenReading.Found(At.Time(expected), ""), At.Found(text));
        Assert.Equal(new WhenReading.Found(At.Time(expected), "après. Le reste 42"), At.Found(text + " après. Le reste 42"));
    }
}
