using Bot.Chat.Delivery;
using Bot.Features.Forms;
using Bot.Incidents.Clocks;
using Bot.Incidents.Fields;
using Bot.Incidents.FollowUps;
using Bot.Incidents.Lifecycles;
using Bot.Incidents;
using Bot.Testing;
using NodaTime;

namespace Bot.Features.Tests;

/// <summary>Ways people say it, in both languages, and what the bot makes of them.</summary>
public sealed class UnderstandingTests
{
    [Fact]
    public async Task Short_ways_of_saying_it_are_understood()
    {
        await using var bot = TestBot.Empty();
        await bot.Hears("ana", "/incident declare P1 api nexo Terminals refuse cards");
        Assert.Equal(("Terminals refuse cards", "api nexo"), ((await bot.Incident()).Title, string.Join(' ', (await bot.Incident()).Components.Select(c => c.Id))));
        await bot.Hears("ana", "/incident role com @ana");
        Assert.Equal("ana", (await bot.Incident()).Roles["comms"].Name);
        await bot.Hears("ana", "/incident action alerts come late -> clean them up");
        Assert.Equal("clean them up", (await bot.Incident()).FollowUps[1].Action["en"]);
        await bot.Hears("ana", "/incident action 1 done");
        Assert.Equal(Incidents.FollowUps.FollowUpState.Done, (await bot.Incident()).FollowUps[1].State);
        await bot.Hears("ana", "/incident role scribes @ben");
        Assert.Equal("ben", (await bot.Incident()).Roles["scribe"].Name);
        await bot.Hears("ana", "/incident prio P4");
        Assert.Equal(Incidents.Fields.Priority.P4, (await bot.Incident()).Priority);
        await bot.Hears("ana", "/incident severity 2");
        Assert.Equal(Incidents.Fields.Priority.P2, (await bot.Incident()).Priority);
        await bot.Hears("ana", "/incident priority sev-3");
        Assert.Equal(Incidents.Fields.Priority.P3, (await bot.Incident()).Priority);
        foreach (var (typed, status) in new[] { ("major", "MajorOutage"), ("dégradé", "DegradedPerformance"), ("panne partielle", "PartialOutage"), ("maintenance", "UnderMaintenance"), ("operational", "Operational") })
        {
            await bot.Hears("ana", "/incident set components api=" + typed);
            Assert.Equal(status, (await bot.Incident()).Components.Single().Status.ToString());
        }
        Assert.Contains("Components is now API (degraded)", bot.Said("#inc-1"));
    }

    [Fact]
    public async Task A_word_that_can_only_belong_to_one_command_stands_without_it()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident impact FR Moins de paiements. EN Fewer payments.");
        await bot.Hears("ana", "/incident contexte nouvelle clé", locale: "fr-FR");
        await bot.Hears("ana", "/incident rca a stray sign");
        await bot.Hears("ana", "/incident catégorie Infrastructure");
        await bot.Hears("ana", "/incident component api=dégradé");
        await bot.Hears("ana", "/incident started 11h10");
        await bot.Hears("ana", "/incident fin à 11h50");
        await bot.Hears("ana", "/incident P1 every shop");
        var incident = await bot.Incident();
        Assert.Equal(("Moins de paiements.", "nouvelle clé", "a stray sign", "Infrastructure"),
            (incident.Texts[TextField.Impact]["fr"], incident.Texts[TextField.Context]["fr"], incident.Texts[TextField.Cause]["en"], incident.Category));
        Assert.Equal((Priority.P1, "api"), (incident.Priority, incident.Components.Single().Id));
        Assert.Equal(Duration.FromMinutes(40), incident.At(Clock.Ended) - incident.At(Clock.Started));
        Assert.Contains("At what time?", await bot.Hears("ana", "/incident ended"), StringComparison.Ordinal);
        Assert.Contains("Météo ne convient pas pour catégorie", await bot.Hears("ana", "/incident catégorie Météo", locale: "fr-FR"), StringComparison.Ordinal);
        Assert.Contains("/incident INC-1 tsr TSR-1.", await bot.Hears("ana", "/incident tsr TSR-1", "#ops"), StringComparison.Ordinal);
        // Elsewhere, and among other words, it is not known to be one.
        Assert.Contains("Did you mean /incident set impact …?", await bot.Hears("ana", "/incident impact is growing", "#ops"), StringComparison.Ordinal);
        Assert.Contains("/incident service EN is back", await bot.Hears("ana", "/incident service is back"), StringComparison.Ordinal);
        Assert.Contains("/incident service FR paiement en ligne", await bot.Hears("ana", "/incident service paiement en ligne", locale: "fr-FR"), StringComparison.Ordinal);
        await bot.Deliver("ana", new Happening.Command("impact is growing", new Happening.Message("1.1", "@bot impact is growing")));
        Assert.Equal("Moins de paiements.", (await bot.Incident()).Texts[TextField.Impact]["fr"]);
    }

    [Fact]
    public async Task Little_words_and_hyphens_are_no_hindrance()
    {
        await using var bot = await TestBot.WithIncident("P2 Card payments fail in shops");
        await bot.Hears("ben", "/incident déclarer P2 Card payments fail in shops --quand-même", "#ops", "fr-FR");
        Assert.Equal("Card payments fail in shops", (await bot.Incident(2)).Title);
        Assert.Contains("--tout-de-suite", await bot.Hears("ben", "/incident déclarer P2 Payouts are late --tout-de-suite", "#ops", "fr-FR"), StringComparison.Ordinal);
        await bot.Hears("ben", "/incident lead me");
        await bot.Hears("ben", "/incident handover @ana");
        await bot.Hears("ana", "/incident accept");
        Assert.Equal("ana", (await bot.Incident()).Roles["lead"].Name);
        await bot.Hears("ben", "/incident fusionner avec INC-1", "#inc-2");
        Assert.Equal(["INC-2"], (await bot.Incident(1)).Absorbed);
    }

    [Theory]
    [InlineData("help me", "What you can type after")]
    [InlineData("recap", "INC-1 P2")]
    [InlineData("history", "declared P2")]
    [InlineData("stats", "Did you mean /incident metrics")]
    [InlineData("actions INC-1", "There are no follow-ups yet")]
    [InlineData("take the lead", "/incident lead me")]
    [InlineData("todo @ana call the bank tomorrow", "/incident action add … -> @ana call the bank tomorrow")]
    [InlineData("action item: renew the certificate", "/incident action add … -> renew the certificate")]
    [InlineData("action", "What about the follow-ups?")]
    [InlineData("action 2 whatever @ana", "What about the follow-ups?")]
    [InlineData("title FR Virements EN Payouts", "A title is the same in every language: /incident set title Virements EN Payouts")]
    [InlineData("incidents en cours", "Card payments fail")]
    [InlineData("P6", "P6 is not a priority")]
    [InlineData("eta 12:30", "/incident next update 15:30")]
    [InlineData("ack", "/incident lead me")]
    [InlineData("cause fr Disque plein", "fr in small letters would be part of the text. If the language was meant, write it in capitals: FR Disque plein.")]
    [InlineData("cause en panne", "FR is missing")]
    [InlineData("who leads", "/incident show")]
    [InlineData("duplicate of INC-2", "/incident merge INC-7")]
    [InlineData("false alarm", "/incident cancel false alarm:")]
    [InlineData("postmortem preview", "Draft of the postmortem")]
    [InlineData("postmortem status", "a reader of INC-1 will trip over")]
    [InlineData("inc1 recap", "INC-1 P2")]
    [InlineData("action add late -> fix it @ana due when it rains", "when it rains is not a day")]
    public async Task What_is_asked_for_is_answered(string typed, string says)
    {
        await using var bot = await TestBot.WithIncident();
        Assert.Contains(says, await bot.Hears("ana", "/incident " + typed), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_outside_of_an_incident_is_to_declare_one()
    {
        await using var bot = TestBot.Empty();
        Assert.Contains("/incident declare", await bot.Hears("ana", "/incident start", "#ops"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_both_languages_have_changes_nobodys_language()
    {
        await using var bot = await TestBot.WithIncident();
        Assert.Contains("Draft of the postmortem", await bot.Hears("kim", "/incident post-mortem", locale: null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("components nexo=major_outage ecommerce=partial", "ecommerce is not")]
    [InlineData("update #99 EN x.", "#")]
    public async Task A_refusal_says_what_to_type(string typed, string says)
    {
        await using var bot = await TestBot.WithIncident();
        Assert.Contains(says, await bot.Hears("ana", "/incident " + typed), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("INC-1")]
    [InlineData("tsr TSR-77")]
    public async Task What_says_no_language_changes_nobodys(string typed)
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("luc", "/incident statut", locale: null);
        await bot.Hears("luc", "/incident " + typed, locale: null);
        await bot.Hears("luc", "/incident impact Tout est lent.", locale: null);
        Assert.Equal("Tout est lent.", (await bot.Incident()).TextOf(Incidents.Fields.TextField.Impact)["fr"]);
    }

    [Fact]
    public async Task A_drill_is_one_in_the_list_too()
    {
        await using var bot = await TestBot.WithIncident("P1 Everything is down --drill");
        Assert.Contains("P1 Investigating DRILL · Everything is down", await bot.Hears("ana", "/incident list"), StringComparison.Ordinal);
    }
}
