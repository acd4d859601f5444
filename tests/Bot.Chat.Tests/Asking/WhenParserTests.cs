using Bot.Chat.Asking;

namespace Bot.Chat.Tests.Asking;

public class WhenParserTests
{
    [Theory]
    [InlineData("15h11", "2025-09-16T13:11:00Z")]
    [InlineData("15H11", "2025-09-16T13:11:00Z")]
    [InlineData("15h", "2025-09-16T13:00:00Z")]
    [InlineData("15 h 11", "2025-09-16T13:11:00Z")]
    [InlineData("15\u00a0h\u00a011", "2025-09-16T13:11:00Z")]
    [InlineData("15:11", "2025-09-16T13:11:00Z")]
    [InlineData("15:11:30", "2025-09-16T13:11:30Z")]
    [InlineData("3:11pm", "2025-09-16T13:11:00Z")]
    [InlineData("3:11 PM", "2025-09-16T13:11:00Z")]
    [InlineData("3pm", "2025-09-16T13:00:00Z")]
    [InlineData("3 p.m.", "2025-09-16T13:00:00Z")]
    [InlineData("12am", "2025-09-15T22:00:00Z")]
    [InlineData("12:30pm", "2025-09-16T10:30:00Z")]
    [InlineData("at 15h11", "2025-09-16T13:11:00Z")]
    [InlineData("à 15h11", "2025-09-16T13:11:00Z")]
    [InlineData("A\u0300 15h11", "2025-09-16T13:11:00Z")]
    [InlineData("a 15h11", "2025-09-16T13:11:00Z")]
    [InlineData("16h30", "2025-09-16T14:30:00Z")]
    [InlineData("16h31", "2025-09-15T14:31:00Z")]
    [InlineData("23h59", "2025-09-15T21:59:00Z")]
    [InlineData("midi", "2025-09-16T10:00:00Z")]
    [InlineData("at noon", "2025-09-16T10:00:00Z")]
    [InlineData("minuit", "2025-09-15T22:00:00Z")]
    [InlineData("midnight", "2025-09-15T22:00:00Z")]
    [InlineData("vers 15h10", "2025-09-16T13:10:00Z")]
    [InlineData("3.11pm", "2025-09-16T13:11:00Z")]
    [InlineData("around 3pm", "2025-09-16T13:00:00Z")]
    public void A_bare_time_of_day_is_the_last_one_that_is_not_in_the_future(string text, string expected) => Reads(text, expected);

    [Theory]
    [InlineData("now", "2025-09-16T14:30:00Z")]
    [InlineData("Maintenant", "2025-09-16T14:30:00Z")]
    [InlineData("il y a 5 min", "2025-09-16T14:25:00Z")]
    [InlineData("Il y a 1 h", "2025-09-16T13:30:00Z")]
    [InlineData("il y a 1h30", "2025-09-16T13:00:00Z")]
    [InlineData("y a 10 minutes", "2025-09-16T14:20:00Z")]
    [InlineData("5m ago", "2025-09-16T14:25:00Z")]
    [InlineData("1 h 05 ago", "2025-09-16T13:25:00Z")]
    [InlineData("2 days ago", "2025-09-14T14:30:00Z")]
    [InlineData("-5m", "2025-09-16T14:25:00Z")]
    [InlineData("−5m", "2025-09-16T14:25:00Z")]
    [InlineData("-1h30", "2025-09-16T13:00:00Z")]
    public void A_time_can_count_back_from_now(string text, string expected) => Reads(text, expected);

    [Theory]
    [InlineData("hier 15h11", "2025-09-15T13:11:00Z")]
    [InlineData("hier à 15h11", "2025-09-15T13:11:00Z")]
    [InlineData("yesterday 3pm", "2025-09-15T13:00:00Z")]
    [InlineData("Yesterday, 3pm", "2025-09-15T13:00:00Z")]
    [InlineData("avant-hier 15h11", "2025-09-14T13:11:00Z")]
    [InlineData("today 9:00", "2025-09-16T07:00:00Z")]
    [InlineData("aujourd’hui 9h", "2025-09-16T07:00:00Z")]
    [InlineData("aujourd'hui à 9h", "2025-09-16T07:00:00Z")]
    [InlineData("15h11 hier", "2025-09-15T13:11:00Z")]
    [InlineData("3pm yesterday", "2025-09-15T13:00:00Z")]
    [InlineData("hier midi", "2025-09-15T10:00:00Z")]
    [InlineData("hier vers 15h", "2025-09-15T13:00:00Z")]
    public void A_day_can_be_a_word_before_or_after_the_time(string text, string expected) => Reads(text, expected);

    [Theory]
    [InlineData("16/09 15h11", "2025-09-16T13:11:00Z")]
    [InlineData("le 16/09 à 15h11", "2025-09-16T13:11:00Z")]
    [InlineData("16.09.2025 15:11", "2025-09-16T13:11:00Z")]
    [InlineData("16-09-2025 à 15h11", "2025-09-16T13:11:00Z")]
    [InlineData("15h11 le 16.9.2025", "2025-09-16T13:11:00Z")]
    [InlineData("17/09 15h11", "2024-09-17T13:11:00Z")]
    [InlineData("29/02 10h", "2024-02-29T09:00:00Z")]
    [InlineData("16/09/2025 15h11", "2025-09-16T13:11:00Z")]
    [InlineData("16/09/25 15h11", "2025-09-16T13:11:00Z")]
    [InlineData("16 septembre 15h11", "2025-09-16T13:11:00Z")]
    [InlineData("1er août 9h", "2025-08-01T07:00:00Z")]
    [InlineData("1er AOUT 9h", "2025-08-01T07:00:00Z")]
    [InlineData("3 févr. 9h", "2025-02-03T08:00:00Z")]
    [InlineData("16 September 2025 3:11pm", "2025-09-16T13:11:00Z")]
    [InlineData("on 16th September at 3:11pm", "2025-09-16T13:11:00Z")]
    [InlineData("Sep 16, 2025, 02:01 PM UTC", "2025-09-16T14:01:00Z")]
    [InlineData("2025-09-16 15:11", "2025-09-16T13:11:00Z")]
    [InlineData("2025-09-16 15h11", "2025-09-16T13:11:00Z")]
    [InlineData("2025-09-16T15:11+02:00", "2025-09-16T13:11:00Z")]
    [InlineData("2025-09-16T15:11:54+0200", "2025-09-16T13:11:54Z")]
    [InlineData("2025-09-16 15:11:54+02", "2025-09-16T13:11:54Z")]
    [InlineData("2025-09-16t13:11z", "2025-09-16T13:11:00Z")]
    [InlineData("2025-09-16T09:11-04:00", "2025-09-16T13:11:00Z")]
    [InlineData("15h11 le 15/09", "2025-09-15T13:11:00Z")]
    [InlineData("3:11pm, 15 September 2025", "2025-09-15T13:11:00Z")]
    public void A_day_can_be_a_date(string text, string expected) => Reads(text, expected);

    [Fact]
    public void Figures_apart_from_the_hour_are_its_minutes_only_where_no_word_follows()
    {
        Assert.Equal(new WhenReading.Found(At.Time("2025-09-16T13:11:00Z"), ""), At.Found("15h 11"));
        Assert.Equal(new WhenReading.Found(At.Time("2025-09-16T13:00:00Z"), "11 clients"), At.Found("15h 11 clients"));
    }

    [Fact]
    public void Seconds_keep_their_fraction() =>
        Assert.Equal(At.Time("2025-09-16T13:11:54Z") + NodaTime.Duration.FromMilliseconds(123), At.Found("2025-09-16T13:11:54.123Z").At);

    [Theory]
    [InlineData("5 minutes ago we saw it", "we saw it")]
    [InlineData("-1h 30 clients wait", "30 clients wait")]
    [InlineData("15h 11 clients wait", "11 clients wait")]
    [InlineData("now  two   spaces stay ", "two   spaces stay")]
    [InlineData("now, and here", ", and here")]
    [InlineData("3pm. Then a rollback", ". Then a rollback")]
    [InlineData("15h11: rollback", ": rollback")]
    [InlineData("15h11 : rollback", ": rollback")]
    [InlineData("15h11\nFR déploiement.\nEN deployment.", "FR déploiement.\nEN deployment.")]
    [InlineData("2025-09-16T13:11Z FR x", "FR x")]
    [InlineData("15h11 3/4 nodes are down", "3/4 nodes are down")]
    [InlineData("15h11 3 may users wait", "3 may users wait")]
    [InlineData("15h11 yesterday's release is out", "yesterday's release is out")]
    [InlineData("15h11 tomorrow we deploy again", "tomorrow we deploy again")]
    [InlineData("15:11-15:40 all shops", "-15:40 all shops")]
    public void What_follows_the_time_is_given_back_untouched(string text, string rest) => Assert.Equal(rest, At.Found(text).Rest);

    [Theory]
    [InlineData("15 clients affected")]
    [InlineData("3 payment nodes down")]
    [InlineData("3 amis")]
    [InlineData("1500 errors")]
    [InlineData("15")]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("rollback at 15h11")]
    [InlineData("at the shop in Lyon")]
    [InlineData("at at 15h11")]
    [InlineData("3 mars customers wait")]
    [InlineData("12/15 nodes are down")]
    [InlineData("50:50 split of the traffic")]
    [InlineData("nowhere to go")]
    [InlineData("now-ish")]
    [InlineData("hier encore")]
    [InlineData("yesterday's release")]
    [InlineData("-5 points")]
    [InlineData("- 5 min of downtime")]
    [InlineData("5 min of downtime")]
    [InlineData("10.0.0.1 is down")]
    [InlineData("12:34::1 does not answer")]
    [InlineData("00:1b:44:11:3a:b7 is its address")]
    [InlineData("12345678901234567890")]
    [InlineData("١٥h11")]
    public void Plain_text_is_left_alone(string text) => Assert.IsType<WhenReading.NotATime>(WhenParser.Read(text, At.Now, At.Paris));

    [Theory]
    [InlineData("17:30", "2025-09-16T15:30:00Z")]
    [InlineData("15h30", "2025-09-17T13:30:00Z")]
    [InlineData("16h30", "2025-09-17T14:30:00Z")]
    [InlineData("tomorrow 9h", "2025-09-17T07:00:00Z")]
    [InlineData("9h demain", "2025-09-17T07:00:00Z")]
    [InlineData("17/09 9h", "2025-09-17T07:00:00Z")]
    [InlineData("15/09 9h", "2026-09-15T07:00:00Z")]
    [InlineData("29/02 10h", "2028-02-29T09:00:00Z")]
    public void A_promise_is_the_next_such_time(string text, string expected) => Assert.Equal(At.Time(expected), At.Found(text, future: true).At);

    private static void Reads(string text, string expected)
    {
        var found = At.Found(text);
        Assert.Equal(At.Time(expected), found.At);
        Assert.Equal("", found.Rest);
        Assert.Equal(found with { Rest = "après. Le reste 42" }, At.Found(text + " après. Le reste 42"));
    }
}
