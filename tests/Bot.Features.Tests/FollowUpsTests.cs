using Bot.Chat.Delivery;
using Bot.Features.Forms;
using Bot.Incidents.FollowUps;
using Bot.Incidents;
using Bot.Testing;
using NodaTime;

namespace Bot.Features.Tests;

/// <summary>Follow-ups as they are typed: what, whose, until when, and done.</summary>
public sealed class FollowUpsTests
{
    [Theory]
    [InlineData("owner @ben due 3d")]
    [InlineData("due 3d for @ben")]
    [InlineData("responsable : @ben échéance 3j")]
    [InlineData("(@ben, 3d)")]
    [InlineData("(@ben, due friday)")]
    public async Task Whose_a_follow_up_is_may_be_said_in_words(string words)
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident action add alerts come late -> clean them up " + words);
        var followUp = (await bot.Incident()).FollowUps[1];
        Assert.Equal(("ben", "2025-09-19", "clean them up"), (followUp.Owner?.Name, followUp.Due?.ToString("uuuu-MM-dd", null), followUp.Action["en"]));
    }

    [Fact]
    public async Task Behind_the_arrow_the_language_goes_on()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident action add no second path -> contract one");
        await bot.Hears("ana", "/incident action edit 1 FR pas de second chemin -> en contractualiser un");
        await bot.Hears("ana", "/incident action add FR alerte tardive. EN late alert. -> FR alerter. EN alert.");
        var followUps = (await bot.Incident()).FollowUps;
        Assert.Equal(("FR pas de second chemin EN no second path", "FR en contractualiser un EN contract one"), (followUps[1].Symptom.ToInline(["fr", "en"]), followUps[1].Action.ToInline(["fr", "en"])));
        Assert.Equal(("FR alerte tardive. EN late alert.", "FR alerter. EN alert."), (followUps[2].Symptom.ToInline(["fr", "en"]), followUps[2].Action.ToInline(["fr", "en"])));
    }

    [Fact]
    public async Task A_language_that_begins_on_both_sides_of_the_arrow_is_no_word()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident action add FR Un gros message arrête la file EN One large message stops the queue -> FR Limiter la taille EN Limit the size @ben due 30/09");
        var followUp = (await bot.Incident()).FollowUps[1];
        Assert.Equal(("Un gros message arrête la file", "One large message stops the queue", "Limiter la taille", "Limit the size"), (followUp.Symptom["fr"], followUp.Symptom["en"], followUp.Action["fr"], followUp.Action["en"]));
    }

    [Fact]
    public async Task Follow_ups_are_read_however_their_parts_are_set_off()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident action add FR pas d'alerte -> alerter EN no alert -> alert @ana due friday");
        await bot.Hears("ana", "/incident action add no canary => canary deploys, @ana, due 2w");
        await bot.Hears("ana", "/incident action add no switch -> automate @ana (TSR-22) due 30/09");
        await bot.Hears("ana", "/incident action 3 FR pas de bascule -> automatiser");
        await bot.Hears("ana", "/incident action remove 2");
        var followUps = (await bot.Incident()).FollowUps;
        Assert.Equal(["FR alerter EN alert", "canary deploys", "FR automatiser EN automate"], followUps.Values.Select(f => f.Action.ToInline(["fr", "en"])));
        Assert.Equal(["FR pas d'alerte EN no alert", "no canary", "FR pas de bascule EN no switch"], followUps.Values.Select(f => f.Symptom.ToInline(["fr", "en"])));
        Assert.Equal(["ana", "ana", "ana"], followUps.Values.Select(f => f.Owner!.Name));
        Assert.Equal(["2025-09-19", "2025-09-30", "2025-09-30"], followUps.Values.Select(f => f.Due!.Value.ToString("uuuu-MM-dd", null)));
        Assert.Equal((FollowUpState.Dropped, "TSR-22"), (followUps[2].State, followUps[3].Ticket));
    }

    [Theory]
    [InlineData("remove old alerts are noisy -> delete them")]
    [InlineData("close the gap was seen late -> alert")]
    [InlineData("renew certificates expire -> renew them")]
    public async Task An_arrow_says_that_one_is_added(string typed)
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident action " + typed);
        Assert.StartsWith((await bot.Incident()).FollowUps.Single().Value.Symptom["en"]!, typed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("done 1 2")]
    [InlineData("done 1,2")]
    [InlineData("done 1, 2")]
    [InlineData("done 2 and 1")]
    [InlineData("terminée 1 et 2")]
    [InlineData("done 1, #2.")]
    public async Task Several_follow_ups_are_done_at_once(string typed)
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident action add a -> b @ana due 3d");
        await bot.Hears("ana", "/incident action add c -> d @ana due 3d");
        await bot.Hears("ana", "/incident action " + typed);
        Assert.All((await bot.Incident()).FollowUps.Values, f => Assert.Equal(FollowUpState.Done, f.State));
    }

    [Fact]
    public async Task Where_one_number_is_wrong_none_is_done()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident action add a -> b @ana due 3d");
        await bot.Hears("ana", "/incident action done 1 7");
        Assert.Equal(FollowUpState.Open, (await bot.Incident()).FollowUps[1].State);
    }

    [Theory]
    [InlineData("action add late alerts -> rewrite @nora tomorrow", "rewrite", 1)]
    [InlineData("action add late alerts -> rewrite the rules @nora next week", "rewrite the rules", 7)]
    [InlineData("action add late alerts -> rewrite @me 3d", "rewrite", 3)]
    public async Task Who_does_it_and_when_need_no_word_between_them(string typed, string action, int days)
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident " + typed);
        var followUp = (await bot.Incident()).FollowUps[1];
        Assert.Equal((action, true, days), (followUp.Action["en"], followUp.Owner is not null, Period.Between(new LocalDate(2025, 9, 16), followUp.Due!.Value, PeriodUnits.Days).Days));
    }

    [Fact]
    public async Task One_named_twice_is_done_once()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident action add late alerts -> clean up");
        await bot.Hears("ana", "/incident action add late alerts -> clean up more");
        await bot.Hears("ana", "/incident action done 1 1, 2 and 1");
        Assert.Equal(2, (await bot.Timeline()).Count(line => line.Contains("done", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task After_a_false_alarm_nobody_is_reminded()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident action add late alerts -> clean up @ana due 1d");
        await bot.Hears("ana", "/incident cancel false alarm");
        Assert.Empty(Reminding.Reminders.Of(await bot.Incident(), bot.House));
    }

    [Fact]
    public async Task What_is_done_already_does_not_keep_the_others_from_being_done()
    {
        await using var bot = await TestBot.WithIncident();
        foreach (var what in new[] { "a -> b", "c -> d", "e -> f" }) await bot.Hears("ana", "/incident action add " + what);
        await bot.Hears("ana", "/incident action done 2");
        Assert.Contains("Follow-up 2 already says that.", await bot.Hears("ana", "/incident action done 2 and 3"), StringComparison.Ordinal);
        Assert.Equal([1], (await bot.Incident()).ToDo.Select(f => f.Number));
    }

    [Theory]
    [InlineData("owner 1 to @ben")]
    [InlineData("responsable 1 à @ben")]
    public async Task Whose_it_is_may_be_said_with_a_little_word(string typed)
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident action add a -> b");
        await bot.Hears("ana", "/incident action " + typed);
        Assert.Equal("ben", (await bot.Incident()).FollowUps[1].Owner?.Name);
        Assert.Contains("Whose is it?", await bot.Hears("ana", "/incident action owner 1 somebody"), StringComparison.Ordinal);
    }
}
