using Bot.Chat.Asking;
using Bot.Chat.Phrases;

namespace Bot.Chat.Tests.Asking;

public class WhenRefusalTests
{
    [Theory]
    [InlineData("25h00", "is not a time of day")]
    [InlineData("24:00", "is not a time of day")]
    [InlineData("15h75", "is not a time of day")]
    [InlineData("15h5", "is not a time of day")]
    [InlineData("13pm", "is not a time of day")]
    [InlineData("0:30am", "is not a time of day")]
    [InlineData("16/09 25h", "`25h` is not a time of day")]
    [InlineData("2025-09-16T25:00", "`25:00` is not a time of day")]
    public void A_time_of_day_that_cannot_be_shows_how_to_write_one(string text, string says) => Says(text, says, "`15h11`, `15:11` or `3:11pm`");

    [Theory]
    [InlineData("30 February")]
    [InlineData("30 février 15h11")]
    [InlineData("31/04 15h11")]
    [InlineData("09/16 15h11")]
    [InlineData("29/02/2025 15h11")]
    [InlineData("2025-02-30T10:00Z")]
    [InlineData("99/99/9999 10h")]
    public void A_day_that_cannot_be_shows_how_to_write_one(string text) => Says(text, "is not a day of the calendar", "`16/09 15h11`");

    [Theory]
    [InlineData("16/09/2025")]
    [InlineData("2025-09-16")]
    [InlineData("16/09")]
    [InlineData("16 septembre")]
    [InlineData("hier")]
    public void A_day_alone_asks_for_the_time(string text) => Says(text, "At what time on that day?", $"`{text} 15h11`");

    [Theory]
    [InlineData("16/09 18h")]
    [InlineData("17/09/2025 10h")]
    [InlineData("2025-09-16T18:00+02:00")]
    [InlineData("16/09/2025 15h UTC")]
    [InlineData("tomorrow 10h")]
    [InlineData("today 18h")]
    [InlineData("18h aujourd’hui")]
    public void A_time_that_has_not_come_asks_for_one_that_has(string text) => Says(text, $"`{text}` is still to come", "`yesterday 15h11`");

    [Fact]
    public void An_offset_that_no_place_has_is_not_read_as_none() => Says("2025-09-16T10:11+99:00", "is not a time zone", "`+02:00`");

    private static readonly string[] EveryRefusal =
        ["25h00", "31/04 15h11", "16/09", "2025-09-16T10:11+99:00", "16/09 18h", "26/10/2024 25h", "27/10/2024 02:30", "30/03/2025 02:30"];

    [Fact]
    public void Every_refusal_is_one_or_two_sentences_in_both_languages_and_says_what_to_type()
    {
        foreach (var text in EveryRefusal)
            foreach (var said in new[] { At.Refused(text, Language.English), At.Refused(text, Language.French) })
            {
                Assert.InRange(said.Split(". ", StringSplitOptions.RemoveEmptyEntries).Length, 1, 2);
                Assert.Contains("`", said[said.IndexOf('`', said.IndexOf('`', StringComparison.Ordinal) + 1)..], StringComparison.Ordinal);
                Assert.EndsWith(".", said, StringComparison.Ordinal);
            }
        Assert.Equal("`15h75` n’est pas une heure. Écrivez-la comme `15h11`, `15:11` ou `3:11pm`.", At.Refused("15h75", Language.French));
    }

    private static void Says(string text, string what, string instead)
    {
        var said = At.Refused(text);
        Assert.Contains(what, said, StringComparison.Ordinal);
        Assert.Contains(instead, said, StringComparison.Ordinal);
    }
}
