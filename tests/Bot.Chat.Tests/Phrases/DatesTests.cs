using Bot.Chat.Phrases;
using NodaTime;

namespace Bot.Chat.Tests.Phrases;

public class DatesTests
{
    private const string MadeUpGerman = """
        {
          "date.months": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
          "date.day_time": "{day}. {month}, {time}",
          "date.date": "{day}. {month} {year}",
          "date.time": "{hour}:{minute} Uhr",
          "date.time_on_hour": "{hour} Uhr",
          "date.am": "",
          "date.pm": "",
          "date.days": "T",
          "date.hours": "Std.",
          "date.minutes": "Min.",
          "date.seconds": "Sek.",
          "when.future": "`{0}` liegt in der Zukunft."
        }
        """;

    private static readonly DateTimeZone Paris = DateTimeZoneProviders.Tzdb["Europe/Paris"];
    private static readonly Instant At = Instant.FromUtc(2025, 9, 16, 13, 11);
    private static readonly Instant OnTheHour = Instant.FromUtc(2025, 9, 16, 14, 0);
    private static readonly Instant FirstOfAugust = Instant.FromUtc(2025, 8, 1, 7, 5);

    [Fact]
    public void French_writes_15h11_and_drops_the_minutes_on_the_hour()
    {
        Assert.Equal("16 septembre 15h11", Language.French.DateTime(At, Paris));
        Assert.Equal("16 septembre 16h", Language.French.DateTime(OnTheHour, Paris));
        Assert.Equal("15h11", Language.French.Time(At, Paris));
        Assert.Equal("16h", Language.French.Time(OnTheHour, Paris));
        Assert.Equal("16 septembre 2025", Language.French.Date(At, Paris));
    }

    [Fact]
    public void French_says_premier_for_the_first_of_a_month()
    {
        Assert.Equal("1er août 9h05", Language.French.DateTime(FirstOfAugust, Paris));
        Assert.Equal("1er août 2025", Language.French.Date(FirstOfAugust, Paris));
        Assert.Equal("1 August 9:05am", Language.English.DateTime(FirstOfAugust, Paris));
    }

    [Fact]
    public void English_writes_3_11pm_and_keeps_the_minutes_on_the_hour()
    {
        Assert.Equal("16 September 3:11pm", Language.English.DateTime(At, Paris));
        Assert.Equal("16 September 4:00pm", Language.English.DateTime(OnTheHour, Paris));
        Assert.Equal("3:11pm", Language.English.Time(At, Paris));
        Assert.Equal("12:00am", Language.English.Time(Instant.FromUtc(2025, 9, 15, 22, 0), Paris));
        Assert.Equal("12:30pm", Language.English.Time(Instant.FromUtc(2025, 9, 16, 10, 30), Paris));
        Assert.Equal("16 September 2025", Language.English.Date(At, Paris));
    }

    [Theory]
    [InlineData("Europe/Paris", 13, "16/09/2025 15h11 CEST")]
    [InlineData("Europe/London", 13, "16/09/2025 14h11 BST")]
    [InlineData("UTC", 13, "16/09/2025 13h11 UTC")]
    [InlineData("America/Sao_Paulo", 5, "16/09/2025 02h11 UTC-03")]
    [InlineData("Asia/Kathmandu", 5, "16/09/2025 10h56 UTC+0545")]
    public void The_public_stamp_carries_its_zone(string zone, int hour, string stamp) =>
        Assert.Equal(stamp, Dates.PublicStamp(Instant.FromUtc(2025, 9, 16, hour, 11), DateTimeZoneProviders.Tzdb[zone]));

    [Fact]
    public void The_public_stamp_keeps_the_minutes_on_the_hour() =>
        Assert.Equal("16/01/2025 16h00 CET", Dates.PublicStamp(Instant.FromUtc(2025, 1, 16, 15, 0), Paris));

    [Theory]
    [InlineData(0, "0 s", "0 s")]
    [InlineData(45, "45 s", "45 s")]
    [InlineData(60, "1 min", "1 min")]
    [InlineData(29 * 60 + 30, "29 min", "29 min")]
    [InlineData(47 * 60, "47 min", "47 min")]
    [InlineData(3600, "1 h 00 min", "1 h 00 min")]
    [InlineData(65 * 60, "1 h 05 min", "1 h 05 min")]
    [InlineData(26 * 3600, "1 j 2 h 00 min", "1 d 2 h 00 min")]
    [InlineData(26 * 3600 + 180, "1 j 2 h 03 min", "1 d 2 h 03 min")]
    [InlineData(49 * 3600 + 180, "2 j 1 h 03 min", "2 d 1 h 03 min")]
    [InlineData(400 * 86400 + 59, "400 j 0 h 00 min", "400 d 0 h 00 min")]
    [InlineData(-65 * 60, "-1 h 05 min", "-1 h 05 min")]
    public void Lengths_never_drop_whole_days(int seconds, string french, string english)
    {
        Assert.Equal(french, Language.French.Duration(Duration.FromSeconds(seconds)));
        Assert.Equal(english, Language.English.Duration(Duration.FromSeconds(seconds)));
    }

    [Fact]
    public void Another_language_is_one_resource_file()
    {
        var folder = Directory.CreateTempSubdirectory("bot-lang-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "de.json"), MadeUpGerman);
            var german = Language.Load("de", folder.FullName);
            Assert.Equal("16. September, 15:11 Uhr", german.DateTime(At, Paris));
            Assert.Equal("16 Uhr", german.Time(OnTheHour, Paris));
            Assert.Equal("1. August 2025", german.Date(FirstOfAugust, Paris));
            Assert.Equal("1 T 2 Std. 03 Min.", german.Duration(Duration.FromSeconds(26 * 3600 + 180)));
            Assert.Equal("45 Sek.", german.Duration(Duration.FromSeconds(45)));
            Assert.Equal("`15h` liegt in der Zukunft.", new Phrase("when.future", "en {0}", "fr {0}", "15h").In(german));
            Assert.Equal("en 15h", new Phrase("when.unheard_of", "en {0}", "fr {0}", "15h").In(german));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
