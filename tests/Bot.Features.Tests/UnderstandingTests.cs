using Bot.Chat.Delivery;
using Bot.Incidents.Clocks;
using Bot.Incidents.Fields;
using Bot.Incidents.Lifecycles;
using Bot.Testing;
using NodaTime;

namespace Bot.Features.Tests;

/// <summary>Ways people say it, in both languages, and what the bot makes of them.</summary>
public class UnderstandingTests
{
    [Theory]
    [InlineData("tsr TSR-7, TSR-8 et TSR-9", "TSR-7, TSR-8, TSR-9, TSR-1")]
    [InlineData("tsr TSR-1 also TSR-7", "TSR-1, TSR-7")]
    [InlineData("tsr TSR-7 and TSR-1", "TSR-7, TSR-1")]
    [InlineData("tsr aussi TSR-7 & TSR-8", "TSR-1, TSR-7, TSR-8")]
    [InlineData("tsr drop TSR-1, TSR-1", "")]
    public async Task Several_references_in_one_line_all_count(string typed, string has)
    {
        await using var bot = await TestBot.WithIncident("TSR-1 Card payments fail");
        await bot.Hears("ana", "/incident " + typed);
        Assert.Equal(has, string.Join(", ", (await bot.Incident()).Tickets));
    }

    [Fact]
    public async Task A_reference_of_another_incident_among_several_assigns_none()
    {
        await using var bot = await TestBot.WithIncident("TSR-1 Card payments fail");
        await bot.Hears("ana", "/incident declare TSR-8 Payouts are late", "#ops");
        Assert.Contains("TSR-8 already belongs to INC-2", await bot.Hears("ana", "/incident tsr TSR-7 and TSR-8"), StringComparison.Ordinal);
        Assert.Contains("TSR-5 is not assigned here", await bot.Hears("ana", "/incident tsr drop TSR-1, TSR-5"), StringComparison.Ordinal);
        Assert.Equal(["TSR-1"], (await bot.Incident()).Tickets);
    }

    [Theory]
    [InlineData("/incident mise à jour FR Nous analysons. EN We look into it.")]
    [InlineData("/incident maj FR Nous analysons. EN We look into it.")]
    public async Task Mise_a_jour_is_an_update(string typed)
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", typed);
        Assert.Equal("FR Nous analysons. EN We look into it.", (await bot.Incident()).Updates[^1].Body);
        foreach (var promise in new[] { "/incident mise à jour toutes les 30 min", "/incident prochain point dans 30 min", "/incident prochaine mise à jour 12h30" })
        {
            await bot.Hears("ana", promise);
            Assert.Equal(Duration.FromMinutes(30), (await bot.Incident()).Promise!.Due - bot.Clock.GetCurrentInstant());
        }
    }

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
        Assert.Contains("Did you mean /incident set service …?", await bot.Hears("ana", "/incident service is back"), StringComparison.Ordinal);
        await bot.Deliver("ana", new Happening.Command("impact is growing", new Happening.Message("1.1", "@bot impact is growing")));
        Assert.Equal("Moins de paiements.", (await bot.Incident()).Texts[TextField.Impact]["fr"]);
    }

    [Theory]
    [InlineData("P2: Refunds are stuck", Priority.P2, "Refunds are stuck")]
    [InlineData("P2 - Refunds are stuck", Priority.P2, "Refunds are stuck")]
    [InlineData("[P2] [TSR-9] Refunds are stuck", Priority.P2, "Refunds are stuck", "TSR-9")]
    [InlineData("TSR-9, P2, Refunds are stuck", Priority.P2, "Refunds are stuck", "TSR-9")]
    [InlineData("sev2: Refunds are stuck", Priority.P2, "Refunds are stuck")]
    [InlineData("Refunds are stuck P2", Priority.P2, "Refunds are stuck")]
    [InlineData("Refunds are stuck (P2)", Priority.P2, "Refunds are stuck")]
    [InlineData("Refunds are stuck, priority P2", Priority.P2, "Refunds are stuck")]
    [InlineData("P1 Refunds wait for P2", Priority.P1, "Refunds wait for P2")]
    [InlineData("\"Refunds are stuck\" P2", Priority.P2, "Refunds are stuck")]
    [InlineData("P2 « Refunds are stuck »", Priority.P2, "Refunds are stuck")]
    [InlineData("P2 \"Refunds\" and \"payouts\"", Priority.P2, "\"Refunds\" and \"payouts\"")]
    [InlineData("2 shops refuse cards", Priority.P3, "2 shops refuse cards")]
    [InlineData("Nobody answers for P1", Priority.P3, "Nobody answers for P1")]
    [InlineData("AP2 is down", Priority.P3, "AP2 is down")]
    [InlineData("Private banking is down", Priority.P3, "Private banking is down")]
    [InlineData("P2 Cards fail [FR] Panne. [EN] Outage.", Priority.P2, "Cards fail")]
    public async Task A_declaration_is_read_however_its_parts_are_set_off(string typed, Priority priority, string title, string ticket = "")
    {
        await using var bot = TestBot.Empty();
        await bot.Hears("ana", "/incident declare " + typed, "#ops");
        var incident = await bot.Incident();
        Assert.Equal((priority, title, ticket, false, false), (incident.Priority, incident.Title, string.Join(", ", incident.Tickets), incident.Private, incident.Drill));
    }

    [Theory]
    [InlineData("private P1 Stolen key", true, false)]
    [InlineData("privé TSR-7 Clé volée", true, false)]
    [InlineData("P5 drill TSR-7 Practice", false, true)]
    [InlineData("—private P1 Stolen key", true, false)]
    public async Task Private_and_drill_before_a_priority_or_a_reference_are_no_title(string typed, bool isPrivate, bool drill)
    {
        await using var bot = TestBot.Empty();
        await bot.Hears("ana", "/incident declare " + typed, "#ops");
        Assert.Equal((isPrivate, drill), ((await bot.Incident()).Private, (await bot.Incident()).Drill));
    }

    [Fact]
    public async Task A_sign_behind_a_name_belongs_to_neither()
    {
        await using var bot = await TestBot.WithIncident();
        foreach (var typed in new[] { "status: identified FR Trouvé. EN Found.", "lead: @ben", "priority = P1", "set category: infrastructure", "impact: FR Moins. EN Fewer.", "mark started: 11h05", "tsr: TSR-7", "action add: late -> clean up", "/incident status → monitoring", "note: look at https://example.com" })
            await bot.Hears("ana", "/incident " + typed);
        var incident = await bot.Incident();
        Assert.Equal((Status.Monitoring, "ben", Priority.P1, "Infrastructure", "Fewer."), (incident.Status, incident.Roles["lead"].Name, incident.Priority, incident.Category, incident.Texts[TextField.Impact]["en"]));
        Assert.Equal(("TSR-7", "late", "look at https://example.com"), (string.Join(", ", incident.Tickets), incident.FollowUps[1].Symptom["en"], incident.Overview.Values.Last().Text["en"]));
        // What names nothing is told as it was typed.
        Assert.Contains("/incident note Terminals: back again", await bot.Hears("ana", "/incident Terminals: back again"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_timeline_does_not_know_is_not_passed_over()
    {
        await using var bot = await TestBot.WithIncident();
        Assert.Contains("To write it there: /incident note rolled back at 9h30.", await bot.Hears("ana", "/incident timeline add rolled back at 9h30"), StringComparison.Ordinal);
        Assert.Contains("yesterday says nothing about which entries", await bot.Hears("ana", "/incident timeline yesterday"), StringComparison.Ordinal);
        Assert.Contains("declared P", await bot.Hears("ana", "/incident timeline 5"), StringComparison.Ordinal);
        Assert.Contains("What you can type", await bot.Hears("ana", "/incident ?"), StringComparison.Ordinal);
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
    [InlineData("note 11:20 FRANCE is back", "12:00", "11:20 FRANCE is back")]
    [InlineData("note 11h20", "12:00", "11h20")]
    public async Task A_time_before_the_first_language_is_when_it_happened(string typed, string at, string text)
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident " + typed);
        var line = (await bot.Incident()).Overview.Values.Single();
        Assert.Equal((at, text), (line.At.InZone(bot.House.Zone).ToString("HH:mm", null), line.Text.ToInline(["fr", "en"])));
    }

    [Theory]
    [InlineData("declare P2 Cards fail [FR] Panne en cours [EN] Outage", "Cards fail", "FR Panne en cours EN Outage", "")]
    [InlineData("declare P2 Cards fail *FR* Panne *EN* Outage", "Cards fail", "", "*FR* Panne *EN* Outage")]
    [InlineData("declare P2 Cards fail [FR] Panne. [EN] Outage.", "Cards fail", "FR Panne. EN Outage.", "")]
    [InlineData("declare P2 Cards fail :fr: Panne. :gb: Outage.", "Cards fail", "FR Panne. EN Outage.", "")]
    [InlineData("declare P2 Cards fail FR Panne. EN Outage.", "Cards fail", "FR Panne. EN Outage.", "")]
    [InlineData("declare P2 Cards fail (FR) since noon", "Cards fail (FR) since noon", "", "")]
    public async Task Texts_behind_a_title_are_told_from_it(string typed, string title, string text, string left)
    {
        await using var bot = TestBot.Empty();
        await bot.Hears("ana", "/incident " + typed);
        var incident = await bot.Incident();
        Assert.Equal((title + (left.Length > 0 ? " " + left : ""), text), (incident.Title, incident.Updates.LastOrDefault()?.Text.ToInline(["fr", "en"]) ?? ""));
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
    [InlineData("nexo=major_outage, api", "nexo=MajorOutage api=PartialOutage")]
    [InlineData("nexo: panne majeure; API : dégradé", "nexo=MajorOutage api=DegradedPerformance")]
    [InlineData("nexo (major outage) and api (degraded)", "nexo=MajorOutage api=DegradedPerformance")]
    [InlineData("nexo major outage et api", "nexo=MajorOutage api=PartialOutage")]
    [InlineData("nexo → operational", "nexo=Operational")]
    [InlineData("= nexo=maintenance", "nexo=UnderMaintenance")]
    public async Task Components_and_how_they_are_may_be_set_off_in_any_way(string typed, string expected)
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident components " + typed);
        Assert.Equal(expected, string.Join(' ', (await bot.Incident()).Components.Select(c => $"{c.Id}={c.Status}")));
        Assert.Contains("fax is not a component", await bot.Hears("ana", "/incident components nexo and fax"), StringComparison.Ordinal);
        Assert.Contains("sad is not a component status", await bot.Hears("ana", "/incident components nexo: sad"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Terminals refuse cards", "Monitoring, public update:")]
    [InlineData("--private Stolen key", "Monitoring, private: on the record, on no status page:")]
    [InlineData("--drill Practice", "Monitoring, drill: on the record, on no status page:")]
    public async Task Nobody_believes_that_the_public_reads_what_it_does_not(string declared, string says)
    {
        await using var bot = await TestBot.WithIncident(declared);
        await bot.Hears("ana", "/incident monitoring FR Correctif. EN Fix.");
        Assert.Contains(bot.Said("#inc-1"), said => said.StartsWith(says, StringComparison.Ordinal));
        await bot.Hears("ana", "/incident update FR Encore. EN Still.");
        Assert.Equal(2, bot.Said("#inc-1").Count(said => said.StartsWith(says, StringComparison.Ordinal)));
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

    [Fact]
    public async Task An_incident_may_be_named_behind_the_word_too()
    {
        await using var bot = await TestBot.WithIncident("P2 TSR-5 Card payments fail in shops");
        await bot.Hears("ana", "/incident declare P3 Reports are empty", "#ops");
        foreach (var typed in new[] { "show INC-1", "show TSR-5", "INC-1: show", "#inc-1 show", "#inc-1-card-payments-fail show" })
            Assert.Contains("INC-1 · Card payments fail in shops", await bot.Hears("ana", "/incident " + typed, "#ops"), StringComparison.Ordinal);
        Assert.Contains("INC-1 · Card payments fail in shops", await bot.Hears("ana", "/incident show INC-1", "#inc-2"), StringComparison.Ordinal);
        await bot.Hears("ana", "/incident lead INC-1 @ben", "#ops");
        Assert.Equal("ben", (await bot.Incident(1)).Roles["lead"].Name);
        await bot.Hears("ana", "/incident note INC-1 rolled back", "#ops");
        Assert.Equal("rolled back", (await bot.Incident(1)).Overview.Values.Single().Text["en"]);
        await bot.Hears("ana", "/incident resolved INC-2 FR Fini. EN Over.", "#inc-2");
        Assert.Equal("FR Fini. EN Over.", (await bot.Incident(2)).Updates[^1].Body);
        Assert.Contains("INC-77 does not exist", await bot.Hears("ana", "/incident show INC-77", "#ops"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("resolved INC-2 FR Fini. EN Over.")]
    [InlineData("cancel INC-2 a test")]
    [InlineData("lead INC-2 @ben")]
    public async Task Another_incident_named_in_this_ones_channel_changes_neither(string typed)
    {
        await using var bot = await TestBot.WithIncident("P2 Card payments fail in shops");
        await bot.Hears("ana", "/incident declare P3 Reports are empty", "#ops");
        var before = (await bot.Incident(1), await bot.Incident(2));
        Assert.StartsWith($"This is the channel of INC-1, and nothing was done. For INC-2: /incident INC-2 {typed.Replace("INC-2 ", "", StringComparison.Ordinal)}.", await bot.Hears("ana", "/incident " + typed), StringComparison.Ordinal);
        Assert.Equal(before, (await bot.Incident(1), await bot.Incident(2)));
        await bot.Hears("ana", "/incident note INC-2 looks alike");
        Assert.Equal("INC-2 looks alike", (await bot.Incident(1)).Overview.Values.Single().Text["en"]);
    }

    [Fact]
    public async Task A_private_incident_is_not_given_away_by_its_name_behind_a_word()
    {
        await using var bot = await TestBot.WithIncident("--private TSR-9 Fraud on one merchant");
        await bot.Hears("ben", "/incident declare P3 Reports are empty", "#ops");
        foreach (var typed in new[] { "resolved INC-1 FR Fini. EN Over.", "show INC-1" })
            Assert.Equal((await bot.Hears("ben", "/incident " + typed.Replace("INC-1", "INC-77", StringComparison.Ordinal), "#inc-2")).Replace("INC-77", "INC-1", StringComparison.Ordinal), await bot.Hears("ben", "/incident " + typed, "#inc-2"));
        Assert.DoesNotContain("Fraud", await bot.Hears("ben", "/incident show TSR-9", "#inc-2"), StringComparison.Ordinal);
        Assert.DoesNotContain("Fraud", await bot.Hears("ben", "/incident list fraud", "#ops"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("list closed", "INC-2")]
    [InlineData("liste P1", "INC-3")]
    [InlineData("search card", "INC-1")]
    [InlineData("list PAYMENTS fail", "INC-1")]
    public async Task Incidents_are_found_by_state_priority_and_the_words_of_their_title(string typed, string only)
    {
        await using var bot = await TestBot.WithIncident("P2 Card payments fail in shops");
        await bot.Hears("ana", "/incident declare P3 Reports are empty", "#ops");
        await bot.Hears("ana", "/incident resolved FR Fini. EN Over.", "#inc-2");
        await bot.Hears("ana", "/incident declare P1 Logins are impossible", "#ops");
        var answer = await bot.Hears("ana", "/incident " + typed, "#ops");
        Assert.StartsWith(only + " ", answer, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', answer);
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
    [InlineData("update priority P1", "/incident priority P1")]
    [InlineData("update the severity to 2", "/incident priority 2")]
    [InlineData("update status to monitoring", "/incident status monitoring")]
    [InlineData("update title: Terminals in Lyon refuse cards", "/incident title Terminals in Lyon refuse cards")]
    [InlineData("communiquer la priorité à P1", "/incident priorit")]
    [InlineData("close action 2", "/incident action done 2")]
    [InlineData("resolved follow-up #2", "/incident action done 2")]
    [InlineData("cancel action 2", "/incident action drop 2")]
    [InlineData("cancel the next update", "/incident update every off")]
    [InlineData("update in 30 minutes", "/incident next update in 30 minutes")]
    [InlineData("update at 12:30", "/incident next update at 12:30")]
    [InlineData("communiquer dans une heure", "/incident next update dans une heure")]
    [InlineData("update last", "What should the public read?")]
    [InlineData("note drop 77", "77 is not a line of the overview")]
    [InlineData("note remove #77", "#77 is not a line of the overview")]
    [InlineData("note edit #77 EN x", "#77 is not a line of the overview")]
    [InlineData("invite @ana @ben or whoever", "Whom?")]
    [InlineData("cancel", "Why was it a false alarm?")]
    [InlineData("cancel it", "Why was it a false alarm?")]
    public async Task Words_meant_for_another_command_are_not_published_and_close_nothing(string typed, string instead)
    {
        await using var bot = await TestBot.WithIncident();
        var before = await bot.Entries();
        Assert.Contains(instead, await bot.Hears("ana", "/incident " + typed), StringComparison.Ordinal);
        Assert.Equal(before, await bot.Entries());
    }

    [Theory]
    [InlineData("update EN priority P1", "EN priority P1")]
    [InlineData("update Priority is given to payments in shops.", "Priority is given to payments in shops.")]
    [InlineData("update Status pages of our partners are down.", "Status pages of our partners are down.")]
    [InlineData("update Impact: cards only.", "Impact: cards only.")]
    [InlineData("update Status is improving.", "Status is improving.")]
    [InlineData("update Component is being replaced.", "Component is being replaced.")]
    [InlineData("update The update is rolled back.", "The update is rolled back.")]
    [InlineData("resolved Action 2 of our plan fixed it.", "Action 2 of our plan fixed it.")]
    public async Task A_text_for_the_public_is_published_as_it_is(string typed, string body)
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident " + typed);
        Assert.Equal(body.Replace("EN ", "", StringComparison.Ordinal), (await bot.Incident()).Updates[^1].Text["en"]);
    }

    [Theory]
    [InlineData("close the incident")]
    [InlineData("resolve it now")]
    [InlineData("clôturer l’incident")]
    [InlineData("status resolved please")]
    public async Task What_says_nothing_more_is_no_text(string typed)
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident " + typed);
        Assert.Equal("FR Cet incident est résolu. EN This incident has been resolved.", (await bot.Incident()).Updates[^1].Body);
    }

    [Fact]
    public async Task Set_sets_what_has_a_command_of_its_own_too()
    {
        await using var bot = await TestBot.WithIncident();
        foreach (var typed in new[] { "set priority P1", "set status monitoring", "set lead @ben", "set tsr TSR-7", "set started 11h05", "set role comms @ana" }) await bot.Hears("ana", "/incident " + typed);
        var incident = await bot.Incident();
        Assert.Equal((Priority.P1, Status.Monitoring, "ben", "ana", "TSR-7"), (incident.Priority, incident.Status, incident.Roles["lead"].Name, incident.Roles["comms"].Name, string.Join(", ", incident.Tickets)));
        Assert.NotNull(incident.At(Clock.Started));
        await bot.Hears("ana", "/incident mark started clear");
        Assert.Null((await bot.Incident()).At(Clock.Started));
    }

    [Fact]
    public async Task The_last_update_and_a_line_are_changed_as_people_name_them()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident update EN Cards fail.");
        await bot.Hears("ana", "/incident update last FR Les cartes échouent.");
        Assert.Equal(("Les cartes échouent.", "Cards fail."), ((await bot.Incident()).Updates.Single().Text["fr"], (await bot.Incident()).Updates.Single().Text["en"]));
        await bot.Hears("ana", "/incident note rolled back");
        var line = (await bot.Incident()).Overview.Keys.Single();
        await bot.Hears("ana", $"/incident note edit #{line} FR retour arrière");
        Assert.Equal("retour arrière", (await bot.Incident()).Overview[line].Text["fr"]);
        await bot.Hears("ana", $"/incident note remove {line}");
        Assert.Empty((await bot.Incident()).Overview);
        await bot.Hears("ana", "/incident note drop 5 of the nodes");
        Assert.Equal("drop 5 of the nodes", (await bot.Incident()).Overview.Values.Single().Text["en"]);
        await bot.Hears("ana", "/incident invite @ben and @ana");
        Assert.True((await bot.Incident()).Members.Count >= 2);
    }

    [Fact]
    public async Task A_merge_taken_back_is_taken_back_in_both_incidents()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident declare P2 Payouts are late", "#ops");
        await bot.Hears("ana", "/incident merge INC-1", "#inc-2");
        Assert.Equal(["INC-2"], (await bot.Incident(1)).Absorbed);
        await bot.Hears("ana", "/incident undo", "#inc-2");
        Assert.Empty((await bot.Incident(1)).Absorbed);
        Assert.True((await bot.Incident(2)).IsOpen);
    }

    [Theory]
    [InlineData("investigating back again FR Rechute. EN Relapse.", "fr-FR", true)]
    [InlineData("update FR en panne EN down", "en-GB", true)]
    [InlineData("update FR Nous vendons en France. EN We sell in FR and EN.", "en-GB", false)]
    [InlineData("update FR Rechute. EN Relapse.", "fr-FR", false)]
    public async Task A_language_that_began_within_a_sentence_is_told(string typed, string locale, bool told)
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident monitoring FR Correctif. EN Fix.");
        Assert.Equal(told, (await bot.Hears("ana", "/incident " + typed, locale: locale)).Contains(locale == "fr-FR" ? "ne commence sa langue qu’après une fin de phrase" : "starts its language only after the end of a sentence", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Communiquer_jamais_takes_the_promise_back()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident communiquer toutes les 30m");
        await bot.Hears("ana", "/incident communiquer jamais");
        Assert.Null((await bot.Incident()).Promise);
        Assert.Contains("/incident communiquer toutes les 30m", await bot.Hears("ana", "/incident communiquer jamais", locale: "fr-FR"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("act")] // in "impact", the name of a field
    [InlineData("monitoring")]
    [InlineData("test")] // the chat
    [InlineData("started")]
    [InlineData("comms")]
    [InlineData("nexo")]
    [InlineData("2025")]
    [InlineData("INC")]
    [InlineData("operational")]
    public async Task Redacting_a_word_that_the_record_itself_is_made_of_masks_only_what_people_said(string word)
    {
        await using var bot = await Showcase.StoryAsync();
        await bot.Hears("ana", "/incident set impact FR Rien. EN Nothing.");
        await bot.Hears("ana", $"we said {word} here");
        var before = await bot.Incident();
        Assert.Contains("was masked in", string.Concat(await RedactAsync(bot, word)), StringComparison.Ordinal);
        var after = await bot.Incident();
        Assert.Equal((before.Status, before.Priority, before.Key), (after.Status, after.Priority, after.Key));
        Assert.Equal(before.Platforms, after.Platforms);
        Assert.Equal(before.Rooms.Values.Select(r => r.Channel), after.Rooms.Values.Select(r => r.Channel));
        Assert.Equal(before.Components.Select(c => c.Id), after.Components.Select(c => c.Id));
        Assert.Equal(before.Clocks.Keys, after.Clocks.Keys);
        Assert.Equal(before.Roles.Keys, after.Roles.Keys);
        Assert.Contains("The record of INC-1 holds", await bot.Hears("ana", "/incident verify"), StringComparison.Ordinal);
        Assert.DoesNotContain($"said {word}", await bot.Json(), StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<IEnumerable<string>> RedactAsync(TestBot bot, string word)
    {
        await bot.Hears("ana", "/incident redact " + word);
        return bot.Said("#inc-1");
    }

    [Theory]
    [InlineData("FR 1 240 marchands, 3,5 M EUR. EN 1,240 merchants, 3.5M EUR.", "")]
    [InlineData("FR 12 % à 15h11, le 1er octobre. EN 12% at 3:11pm on October 1st.", "")]
    [InlineData("FR 500 ms au lieu de 80. EN 500ms instead of 80.", "")]
    [InlineData("FR Erreurs 3DS et 504. EN 3DS and 504s errors.", "")]
    [InlineData("FR 3,5 M EUR. EN 3.6M EUR.", "FR 3.5; EN 3.6")]
    [InlineData("FR 30 min. EN 31min.", "FR 30; EN 31")]
    [InlineData("FR À 2h06. EN At 2:05am.", "FR 02:06; EN 02:05")]
    public async Task Amounts_written_as_each_language_writes_them_are_the_same(string impact, string differs)
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident set impact " + impact);
        var review = await bot.Hears("ana", "/incident postmortem review");
        Assert.Equal(differs.Length > 0, review.Contains("Client impact differs between languages: " + differs, StringComparison.Ordinal));
    }
}
