using System.Text.RegularExpressions;
using Bot.Chat.Asking;
using Bot.Chat.Phrases;
using NodaTime;

namespace Bot.Chat.Tests.Asking;

public partial class WhenZoneTests
{
    private static readonly Instant AfterAutumn = Instant.FromUtc(2025, 10, 26, 10, 0);
    private static readonly Instant AfterSpring = Instant.FromUtc(2026, 3, 29, 10, 0);

    [Theory]
    [InlineData("13:11 UTC", "")]
    [InlineData("13:11 utc", "")]
    [InlineData("13:11Z", "")]
    [InlineData("13h11 GMT rollback", "rollback")]
    [InlineData("14:11 CET", "")]
    [InlineData("15h11 CEST rollback", "rollback")]
    [InlineData("15h11 cest", "")]
    [InlineData("14:11 BST", "")]
    [InlineData("14:11 WEST", "")]
    [InlineData("16:11 EEST", "")]
    [InlineData("9:11am EDT", "")]
    [InlineData("8:11am EST rollback", "rollback")]
    [InlineData("9:11 a.m. ET rollback", "rollback")]
    [InlineData("6:11am PT", "")]
    [InlineData("15h11 +02:00 rollback", "rollback")]
    [InlineData("15:11+02:00", "")]
    [InlineData("15h11 +0200", "")]
    [InlineData("15h11 UTC+2 rollback", "rollback")]
    [InlineData("14:11 Europe/London deploy", "deploy")]
    [InlineData("14:11 europe/london deploy", "deploy")]
    [InlineData("10:11 America/Argentina/Buenos_Aires", "")]
    [InlineData("15h11 CEST aujourd’hui", "")]
    [InlineData("15h11 aujourd’hui CEST", "")]
    public void A_zone_may_be_written_after_the_time(string text, string rest)
    {
        var found = At.Found(text);
        Assert.Equal(At.Time("2025-09-16T13:11:00Z"), found.At);
        Assert.Equal(rest, found.Rest);
    }

    [Theory]
    [InlineData("15h11 est tombé")]
    [InlineData("15h11 cet incident")]
    [InlineData("15h11 west coast is down")]
    [InlineData("15h11 UTC-based clocks drift")]
    [InlineData("15h11 CESTA is down")]
    [InlineData("15H11 ET 15H20")]
    [InlineData("15h11 et retour")]
    [InlineData("15h11 -1200 payments")]
    [InlineData("15h11 Asia/Pacific is down")]
    [InlineData("15h11 z-index is wrong")]
    public void A_word_that_looks_like_a_zone_stays_a_word(string text) => Assert.Equal((At.Time("2025-09-16T13:11:00Z"), text[6..]), (At.Found(text).At, At.Found(text).Rest));

    [Fact]
    public void The_persons_own_abbreviation_comes_first()
    {
        var shanghai = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];
        Assert.Equal(At.Time("2025-09-16T07:11:00Z"), At.Found("15h11 CST", zone: shanghai).At);
        Assert.Equal(At.Time("2025-09-15T21:11:00Z"), At.Found("15h11 CST").At);
        Assert.Equal(At.Time("2025-09-16T14:11:00Z"), At.Found("15h11 IST", zone: DateTimeZoneProviders.Tzdb["Europe/Dublin"]).At);
    }

    [Fact]
    public void A_date_written_where_it_is_already_tomorrow_is_not_last_year() =>
        Assert.Equal(At.Time("2025-09-16T22:10:00Z"), At.Found("17/09 00h10 CEST", At.Time("2025-09-16T22:30:00Z"), DateTimeZone.Utc).At);

    [Theory]
    [InlineData("02:30", "`02:30 CEST` for the first or `02:30 CET` for the second")]
    [InlineData("2h30", "`02:30 CEST` for the first or `02:30 CET` for the second")]
    [InlineData("02:30 today", "`today 02:30 CEST` for the first or `today 02:30 CET` for the second")]
    [InlineData("26/10 02:30", "`26/10 02:30 CEST` for the first or `26/10 02:30 CET` for the second")]
    [InlineData("26/10/2025 02:30:15", "`26/10/2025 02:30:15 CEST` for the first or `26/10/2025 02:30:15 CET` for the second")]
    [InlineData("2025-10-26 02:30", "`2025-10-26 02:30 CEST` for the first or `2025-10-26 02:30 CET` for the second")]
    [InlineData("27/10/2024 02:30", "`27/10/2024 02:30 CEST` for the first or `27/10/2024 02:30 CET` for the second")]
    [InlineData("26/10/2025 01:30 Europe/London", "`26/10/2025 01:30 BST` for the first or `26/10/2025 01:30 GMT` for the second")]
    public void When_the_clocks_go_back_both_times_are_offered_and_each_can_be_typed(string text, string choices) => Offers(text, choices, AfterAutumn);

    [Theory]
    [InlineData("29/03/2026 02:30", "`29/03/2026 01:59` or `29/03/2026 03:00`")]
    [InlineData("29/03 2h30", "`29/03 01:59` or `29/03 03:00`")]
    [InlineData("29/03/2026 01:30 Europe/London", "`29/03/2026 00:59 Europe/London` or `29/03/2026 02:00 Europe/London`")]
    [InlineData("29/03/2026 00:30 Asia/Beirut", "`28/03/2026 23:59 Asia/Beirut` or `29/03/2026 01:00 Asia/Beirut`")]
    public void When_the_clocks_go_forward_the_times_around_are_offered_and_each_can_be_typed(string text, string choices) => Offers(text, choices, AfterSpring);

    [Theory]
    [InlineData("27/10/2024 02:30 CEST", "2024-10-27T00:30:00Z")]
    [InlineData("27/10/2024 02:30 CET", "2024-10-27T01:30:00Z")]
    [InlineData("26/10/2025 02:30 CEST", "2025-10-26T00:30:00Z")]
    [InlineData("26/10/2025 02:30 CET", "2025-10-26T01:30:00Z")]
    [InlineData("02:30 CEST", "2025-10-26T00:30:00Z")]
    [InlineData("02:30 CET", "2025-10-26T01:30:00Z")]
    [InlineData("02:30 +02:00", "2025-10-26T00:30:00Z")]
    public void With_its_zone_a_time_that_exists_twice_is_one(string text, string expected) => Assert.Equal(At.Time(expected), At.Found(text, AfterAutumn).At);

    [Fact]
    public void Where_only_one_of_the_two_is_past_or_to_come_there_is_nothing_to_choose()
    {
        var between = Instant.FromUtc(2025, 10, 26, 0, 40);
        Assert.Equal(At.Time("2025-10-26T00:30:00Z"), At.Found("02:30", between).At);
        Assert.Equal(At.Time("2025-10-26T01:30:00Z"), At.Found("02:30", between, future: true).At);
        Assert.Equal(At.Time("2025-10-25T00:30:00Z"), At.Found("02:30", Instant.FromUtc(2025, 10, 25, 23, 0)).At);
    }

    [Fact]
    public void A_promise_at_a_time_that_will_exist_twice_is_asked_back()
    {
        var eve = Instant.FromUtc(2025, 10, 25, 20, 0);
        Assert.Contains("`02:30 CEST` for the first or `02:30 CET`", At.Refused("02:30", now: eve, future: true), StringComparison.Ordinal);
        Assert.Equal(At.Time("2025-10-26T01:30:00Z"), At.Found("02:30 CET", eve, future: true).At);
    }

    [Fact]
    public void A_gap_that_is_still_to_come_concerns_nobody() =>
        Assert.Equal(At.Time("2026-03-28T01:30:00Z"), At.Found("02:30", Instant.FromUtc(2026, 3, 29, 0, 30)).At);

    private static void Offers(string text, string choices, Instant now)
    {
        Assert.Contains($"Write {choices}", At.Refused(text, now: now), StringComparison.Ordinal);
        Assert.Contains(Quoted().Match(choices).Value, At.Refused(text, Language.French, now), StringComparison.Ordinal);
        var times = Quoted().Matches(choices).Select(m => At.Found(m.Groups[1].Value, now)).ToList();
        Assert.All(times, t => Assert.Equal("", t.Rest));
        // An hour between the two that exist; a minute around those that do not.
        Assert.Contains((times[1].At - times[0].At).TotalMinutes, new double[] { 1, 60 });
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}
