using Bot.Testing;
using NodaTime;

namespace Bot.Features.Tests;

/// <summary>Times, days and lengths as people say them in commands.</summary>
public class SaidTimesTests
{
    [Theory]
    [InlineData("note at 11:12. Rolled back", "Rolled back")]
    [InlineData("note at 11:12 - rolled back", "rolled back")]
    [InlineData("note at 11:12: rolled back", "rolled back")]
    [InlineData("note at 11:12 -5 % of payments fail", "-5 % of payments fail")]
    public async Task The_sign_between_a_time_and_its_text_belongs_to_neither(string typed, string text)
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident " + typed);
        Assert.Equal(text, (await bot.Incident()).Overview.Values.Single().Text["en"]);
    }

    [Theory]
    [InlineData("note rolled back parser to 3.1 at 11:12", "11:12")]
    [InlineData("noter FR retour à la 3.1 à 11h12. EN rolled back to 3.1 at 11:12am.", "11:12am")]
    [InlineData("note met at the shop", null)]
    [InlineData("note look at 3", null)]
    public async Task A_note_that_ends_with_a_time_says_how_to_move_it_there(string typed, string? time)
    {
        await using var bot = await TestBot.WithIncident();
        var answer = await bot.Hears("ana", "/incident " + typed);
        Assert.Equal(time is not null, System.Text.RegularExpressions.Regex.IsMatch(answer, $@"/incident note #\d+ at {time}\."));
    }

    [Theory]
    [InlineData("next update 15h30", "15:30")]
    [InlineData("prochaine communication 15h30", "15:30")]
    [InlineData("prochaine communication 15h", "15:00")]
    [InlineData("next update at 2h", "02:00")]
    [InlineData("next update 2h", "14:00")]
    [InlineData("next update 1h30", "13:30")]
    [InlineData("next update in 15h", "03:00")]
    [InlineData("next update 45 min", "12:45")]
    [InlineData("next update 500m", "20:20")]
    public async Task The_next_update_is_promised_for_when_people_say(string typed, string at)
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident " + typed);
        Assert.Equal(at, (await bot.Incident()).Promise!.Due.InZone(bot.House.Zone).ToString("HH:mm", null));
    }

    [Theory]
    [InlineData("0h30", "00:30")]
    [InlineData("1h30", "01:30")]
    [InlineData("0h05", "00:11")]
    [InlineData("2h", "02:06")]
    [InlineData("30 min", "00:36")]
    [InlineData("in 1h30", "01:36")]
    [InlineData("0h20", "00:20", "2025-09-16T21:50:00Z")]
    [InlineData("0h", "00:00", "2025-09-16T21:50:00Z")]
    [InlineData("00h20", "00:20", "2025-09-16T21:50:00Z")]
    public async Task At_night_what_may_be_a_time_or_a_length_is_promised_for_the_nearer(string typed, string at, string now = "2025-09-16T22:06:00Z")
    {
        await using var bot = await TestBot.WithIncident();
        bot.Clock.Advance(NodaTime.Text.InstantPattern.General.Parse(now).Value - bot.Clock.GetCurrentInstant());
        await bot.Hears("ana", "/incident next update " + typed);
        Assert.Equal(at, (await bot.Incident()).Promise!.Due.InZone(bot.House.Zone).ToString("HH:mm", null));
    }

    [Theory]
    [InlineData("note 11:20 FR retour à la 3.1. EN rolled back to 3.1.", "11:20", "FR retour à la 3.1. EN rolled back to 3.1.")]
    [InlineData("noter hier 23h55 [FR] appel. [EN] call.", "23:55", "FR appel. EN call.")]
    [InlineData("note 11:20 FRANCE is back", "11:20", "FRANCE is back")]
    [InlineData("note 11h20 rollback started", "11:20", "rollback started")]
    [InlineData("note 11:20 CEST rollback started", "11:20", "rollback started")]
    [InlineData("note 11:20 CEST: rollback started", "11:20", "rollback started")]
    [InlineData("note 11:20 :rotating_light: rollback", "11:20", ":rotating_light: rollback")]
    [InlineData("note 11:20am - rollback started", "11:20", "rollback started")]
    [InlineData("note 11am rollback started", "11:00", "rollback started")]
    [InlineData("noter 11h20 : retour arrière", "11:20", "retour arrière")]
    [InlineData("log 11:20 rollback started", "11:20", "rollback started")]
    [InlineData("note 1h30 de retard", "12:00", "1h30 de retard")]
    [InlineData("note 2h late everywhere", "12:00", "2h late everywhere")]
    [InlineData("note 11:20 is when it began", "12:00", "11:20 is when it began")]
    [InlineData("note 23:20 tonight we deploy", "12:00", "23:20 tonight we deploy")]
    [InlineData("note 15 shops refuse cards", "12:00", "15 shops refuse cards")]
    [InlineData("note il y a 5 minutes cache vidé", "11:55", "cache vidé")]
    [InlineData("note 5 minutes ago: cache emptied", "11:55", "cache emptied")]
    [InlineData("note hier 18h gel levé", "18:00", "gel levé")]
    [InlineData("note il y a 5 minutes de retard", "12:00", "il y a 5 minutes de retard")]
    [InlineData("note 11h20", "12:00", "11h20")]
    public async Task A_time_before_the_first_language_is_when_it_happened(string typed, string at, string text)
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident " + typed);
        var line = (await bot.Incident()).Overview.Values.Single();
        Assert.Equal((at, text), (line.At.InZone(bot.House.Zone).ToString("HH:mm", null), line.Text.ToInline(["fr", "en"])));
    }

    [Fact]
    public async Task What_is_on_another_day_is_said_with_its_day()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident mark started yesterday 23h50");
        await bot.Hears("ana", "/incident mark detected 0h10");
        Assert.Contains(Cards.IncidentCard.Of(await bot.Incident(), bot.House, Chat.Phrases.Language.English).Fields, f => f.Value == "Started 15 September 11:50pm · Detected 16 September 12:10am");
        await bot.Hears("ana", "/incident next update 12h30");
        Assert.Contains("The next public update is promised for 12:30pm.", bot.Said("#inc-1"));
        await bot.Hears("ana", "/incident next update tomorrow 9h");
        Assert.Contains("The next public update is promised for 17 September 9:00am.", bot.Said("#inc-1"));
        Assert.Contains("La prochaine communication est promise pour le 17 septembre 9h.", await bot.Hears("ana", "/incident chronologie", locale: "fr-FR"), StringComparison.Ordinal);
        Assert.Contains("déjà au statut investigation, depuis le 16 septembre 12h.", await bot.Hears("ana", "/incident investigation", locale: "fr-FR"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2w", 14)]
    [InlineData("90", 90)]
    [InlineData("last 3 months", 90)]
    [InlineData("week", 7)]
    [InlineData("les 90 derniers jours", 90)]
    [InlineData("1 an", 365)]
    public async Task The_time_that_metrics_are_about_is_said_in_any_way(string typed, int days)
    {
        await using var bot = await TestBot.WithIncident();
        Assert.StartsWith($"Last {days} days: 1 incident", await bot.Hears("ana", "/incident metrics " + typed), StringComparison.Ordinal);
        Assert.Contains("is not a number of days", await bot.Hears("ana", "/incident metrics of the sales"), StringComparison.Ordinal);
        Assert.Contains("is not a number of days", await bot.Hears("ana", "/incident metrics 90 years"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2h30", "2h30 does not exist on that day: the clocks went forward. Write 01:59 or 03:00.")]
    [InlineData("at 2h30", "does not exist on that day")]
    [InlineData("2h", null)]
    [InlineData("45 min", null)]
    [InlineData("in 2h30", null)]
    public async Task A_promise_for_a_time_that_the_clocks_leave_out_is_asked_about(string typed, string? answer)
    {
        await using var bot = await TestBot.WithIncident();
        bot.Clock.Reset(Instant.FromUtc(2026, 3, 29, 0, 42));
        Assert.Contains(answer ?? "", await bot.Hears("ana", "/incident next update " + typed), StringComparison.Ordinal);
        Assert.Equal(answer is null, (await bot.Incident()).Promise is not null);
    }
}
