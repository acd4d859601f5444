using Bot.Chat.Delivery;
using Bot.Incidents.Clocks;
using Bot.Incidents.Fields;
using Bot.Incidents.FollowUps;
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

    [Theory]
    [InlineData("merge inc1")]
    [InlineData("merge into #inc-1")]
    [InlineData("merge with INC-1.")]
    public async Task The_one_that_goes_on_is_named_as_people_name_it(string typed)
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident declare P2 Payouts are late", "#ops");
        await bot.Hears("ana", "/incident " + typed, "#inc-2");
        Assert.Equal(["INC-2"], (await bot.Incident(1)).Absorbed);
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

    [Theory]
    [InlineData("gravité 1", Priority.P1)]
    [InlineData("raise the priority to P1", Priority.P1)]
    [InlineData("downgrade to P4", Priority.P4)]
    [InlineData("escalate to P1", Priority.P1)]
    [InlineData("escalate P1", Priority.P1)]
    [InlineData("priority to P1", Priority.P1)]
    [InlineData("raise priority", Priority.P2)]
    [InlineData("raise it to P1", Priority.P1)]
    [InlineData("upgrade P1: all shops", Priority.P1)]
    [InlineData("escalate", Priority.P2)]
    public async Task A_priority_is_raised_and_lowered(string typed, Priority becomes)
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident " + typed);
        Assert.Equal(becomes, (await bot.Incident()).Priority);
    }

    [Theory]
    [InlineData("upgrade of the database done")]
    [InlineData("upgrade of the P1 database done")]
    public async Task An_upgrade_of_something_else_is_offered_as_a_line(string typed)
    {
        await using var bot = await TestBot.WithIncident();
        var answer = await bot.Hears("ana", "/incident " + typed);
        Assert.Contains("/incident note " + typed, answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("comms @ana", "comms ana")]
    [InlineData("scribe = @ana", "scribe ana")]
    [InlineData("scribe: me", "scribe ana")]
    [InlineData("responsable moi", "lead ana")]
    [InlineData("responsable @ana", "lead ana")]
    [InlineData("set lead to @ana", "lead ana")]
    [InlineData("lead = me", "lead ana")]
    public async Task Whoever_has_a_role_is_said_with_the_role_alone(string typed, string has)
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident " + typed);
        Assert.Equal(has, string.Join(", ", (await bot.Incident()).Roles.Select(r => $"{r.Key} {r.Value.Name}")));
    }

    [Theory]
    [InlineData("components nexo", "add api", "nexo api")]
    [InlineData("components nexo", "remove nexo, api", "")]
    [InlineData("components nexo, api", "retirer nexo", "api")]
    [InlineData("components nexo=major_outage", "+ nexo", "nexo")]
    [InlineData("components nexo", "instore", "nexo")]
    [InlineData("components apis", "add nexos", "api nexo")]
    [InlineData("components nexo", "payment", "nexo")]
    [InlineData("components nexo", "magasin", "nexo")]
    [InlineData("components nexo", "asin", "nexo")]
    [InlineData("components nexo", "A-P-I", "api")]
    public async Task Components_are_added_taken_away_and_named_in_part(string first, string then, string are)
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident " + first);
        await bot.Hears("ana", "/incident components " + then);
        Assert.Equal(are, string.Join(' ', (await bot.Incident()).Components.Select(c => c.Id)));
    }

    [Theory]
    [InlineData("mark as resolved", Status.Resolved)]
    [InlineData("passer en surveillance", Status.Monitoring)]
    [InlineData("marquer comme identifié", Status.Identified)]
    [InlineData("mark as done", Status.Investigating)]
    public async Task Marked_as_a_status(string typed, Status becomes)
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident " + typed);
        Assert.Equal(becomes, (await bot.Incident()).Status);
    }

    [Theory]
    [InlineData("root cause: a full disk")]
    [InlineData("root cause a full disk")]
    [InlineData("set root cause = a full disk")]
    [InlineData("cause: a full disk")]
    public async Task The_root_cause_is_one_name(string typed)
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident " + typed);
        Assert.Equal("a full disk", (await bot.Incident()).TextOf(TextField.Cause)["en"]);
    }

    [Theory]
    [InlineData("resolved at 11:50 FR Rétabli. EN Restored.", "FR Rétabli. EN Restored.")]
    [InlineData("résolu à 11h50 FR Rétabli. EN Restored.", "FR Rétabli. EN Restored.")]
    [InlineData("resolved 11:50 FR Rétabli. EN Restored.", "FR Rétabli. EN Restored.")]
    [InlineData("résolu depuis 11h50", "FR Cet incident est résolu. EN This incident has been resolved.")]
    [InlineData("resolved since 11:50 FR Rétabli. EN Restored.", "FR Rétabli. EN Restored.")]
    [InlineData("resolved at 11:50 payments work again", "payments work again")]
    [InlineData("resolved 11:50", "FR Cet incident est résolu. EN This incident has been resolved.")]
    [InlineData("close at 11:50", "FR Cet incident est résolu. EN This incident has been resolved.")]
    public async Task When_it_ended_may_be_said_as_it_is_resolved(string typed, string text)
    {
        await using var bot = await TestBot.WithIncident();
        var answer = await bot.Hears("ana", "/incident " + typed);
        var incident = await bot.Incident();
        Assert.Equal((Status.Resolved, text), (incident.Status, incident.Updates[^1].Text.ToInline(["fr", "en"])));
        Assert.Equal(Instant.FromUtc(2025, 9, 16, 9, 50), incident.StandingEnd());
        Assert.DoesNotContain("When did the impact end?", answer, StringComparison.Ordinal);
        Assert.Contains(bot.Said("#inc-1"), said => said.Contains("Ended is 16 September 11:50am", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("identified at 11:50 FR Trouvé. EN Found.", "Nothing was done: a status begins when it is set.")]
    [InlineData("monitoring 11:50", "Nothing was done: a status begins when it is set.")]
    [InlineData("resolved at 23:50 FR Rétabli. EN Restored.", "")]
    public async Task A_time_is_not_published_for_a_text(string typed, string says)
    {
        await using var bot = await TestBot.WithIncident();
        Assert.StartsWith(says, await bot.Hears("ana", "/incident " + typed), StringComparison.Ordinal);
        Assert.DoesNotContain((await bot.Incident()).Updates, u => u.Body.Contains(":50", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_text_may_begin_with_a_time_or_with_at()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident identified at last we know the cause");
        await bot.Hears("ana", "/incident resolved 11:50 was the last refused payment");
        Assert.Equal(["at last we know the cause", "11:50 was the last refused payment"], (await bot.Incident()).Updates.Select(u => u.Text["en"]));
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
    [InlineData("cause fr Disque plein", "fr in small letters is part of the text. If the language was meant, write it in capitals: /incident set cause FR …. EN …")]
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
    public async Task The_end_is_moved_where_it_is_said_of_a_resolved_incident()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident resolved at 11:50");
        await bot.Hears("ana", "/incident résolu à 11h40");
        Assert.Equal(Instant.FromUtc(2025, 9, 16, 9, 40), (await bot.Incident()).StandingEnd());
        Assert.Single((await bot.Incident()).Updates);
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

    [Fact]
    public async Task The_last_line_of_the_overview_is_dropped()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident note rollback started");
        await bot.Hears("ana", "/incident note rollback finished");
        await bot.Hears("ana", "/incident noter supprimer dernière");
        Assert.Equal("rollback started", (await bot.Incident()).Overview.Values.Single().Text["en"]);
    }

    [Theory]
    [InlineData("category prod", "Production Processing")]
    [InlineData("category processing", "Production Processing")]
    [InlineData("catégorie infra", "Infrastructure")]
    [InlineData("category us", null)]
    public async Task A_value_of_a_list_is_named_in_part(string typed, string? becomes)
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident " + typed);
        Assert.Equal(becomes, (await bot.Incident()).Category);
    }

    [Fact]
    public async Task Whoever_wants_in_joins()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident declare --private Stolen key", "#ops");
        Assert.StartsWith("You are in INC-1: Card payments fail in shops.", await bot.Hears("kim", "/incident join INC-1", "#ops"), StringComparison.Ordinal);
        Assert.StartsWith("You are in INC-1 already", await bot.Hears("kim", "/incident rejoindre INC-1", "#ops"), StringComparison.Ordinal);
        Assert.StartsWith("INC-2 does not exist, or it is private", await bot.Hears("kim", "/incident join INC-2", "#ops"), StringComparison.Ordinal);
        Assert.Contains("test:kim", (await bot.Incident()).Members);
        Assert.DoesNotContain("test:kim", (await bot.Incident(2)).Members);
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
}
