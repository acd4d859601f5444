using Bot.Chat.Delivery;
using Bot.Features.Forms;
using Bot.Features.Postmortems;
using Bot.Incidents;
using Bot.Incidents.Clocks;
using Bot.Incidents.Fields;
using Bot.Incidents.FollowUps;
using Bot.Testing;
using NodaTime;

namespace Bot.Features.Tests;

/// <summary>What people get back when they do the next thing: the form that was open meanwhile, the command a finding names, the second clock of a line.</summary>
public sealed class SecondReadingTests
{
    private static async Task<Answer> Save(TestBot bot, string person, Chat.Posting.Form form, params (string Field, string Value)[] changed)
    {
        var values = form.Fields.ToDictionary(f => f.Id, f => changed.Where(c => c.Field == f.Id).Select(c => c.Value).FirstOrDefault() ?? f.Value);
        return await bot.Deliver(person, new Happening.FormSubmitted(form.Id, form.Context, values));
    }

    [Fact]
    public async Task A_form_that_was_open_meanwhile_changes_only_what_was_changed_in_it()
    {
        await using var bot = await TestBot.WithIncident();
        var form = (await bot.Deliver("ana", new Happening.FormWanted(FormIds.Details, "INC-1"))).Form!;
        await bot.Hears("ben", "/incident priority P1");
        await bot.Hears("ben", "/incident set title Card terminals down in France");
        await bot.Hears("ben", "/incident set components nexo=major_outage, api");
        await Save(bot, "ana", form, ("category", "Infrastructure"));
        var incident = await bot.Incident();
        Assert.Equal((Priority.P1, "Card terminals down in France", "Infrastructure", 2), (incident.Priority, incident.Title, incident.Category, incident.Components.Count));

        form = (await bot.Deliver("ana", new Happening.FormWanted(FormIds.Postmortem, "INC-1"))).Form!;
        await bot.Hears("ben", "/incident set cause FR Cause corrigée. EN Corrected cause.");
        await Save(bot, "ana", form, ("context_en", "Context."));
        Assert.Equal(("Corrected cause.", "Context."), ((await bot.Incident()).TextOf(TextField.Cause)["en"], (await bot.Incident()).TextOf(TextField.Context)["en"]));
    }

    [Fact]
    public async Task What_two_people_changed_is_not_overwritten_unseen()
    {
        await using var bot = await TestBot.WithIncident();
        var form = (await bot.Deliver("ana", new Happening.FormWanted(FormIds.Details, "INC-1"))).Form!;
        await bot.Hears("ben", "/incident set title Terminals down");
        var answer = await Save(bot, "ana", form, ("title", "Terminals are slow"));
        Assert.Contains("it now says “Terminals down”", answer.FieldErrors!["title"], StringComparison.Ordinal);
        Assert.Equal("Terminals down", (await bot.Incident()).Title);
    }

    [Fact]
    public async Task A_long_text_that_the_chat_could_not_show_whole_stays_whole()
    {
        await using var bot = await TestBot.WithIncident();
        var impact = string.Concat(Enumerable.Repeat("No card was accepted in any shop. ", 150)).Trim();
        await bot.Hears("ana", "/incident set impact EN " + impact);
        var form = (await bot.Deliver("ana", new Happening.FormWanted(FormIds.Details, "INC-1"))).Form!;
        await Save(bot, "ana", form, ("category", "Infrastructure"), ("impact_en", impact[..2999] + "…"));
        Assert.Equal(impact, (await bot.Incident()).TextOf(TextField.Impact)["en"]);
    }

    [Theory]
    [InlineData("mark started at 11:42, detected at 11:45")]
    [InlineData("started 11:43 ended 11:51")]
    [InlineData("started 11:43 and detected 11:51")]
    public async Task Two_clocks_on_a_line_are_not_taken_for_a_clock_and_its_text(string typed)
    {
        await using var bot = await TestBot.WithIncident();
        Assert.Contains("One clock at a time", await bot.Hears("ana", "/incident " + typed), StringComparison.Ordinal);
        Assert.Null((await bot.Incident()).At(Clock.Started));
    }

    [Theory]
    [InlineData("started 11:40 alerted 2h later by Visa")]
    [InlineData("started 11:40 detected by the probe")]
    [InlineData("note log:\n/incident/42 500\n/incident.json 200\n/tsr/42")]
    [InlineData("action done 1 merged in PR 442")]
    public async Task An_ordinary_text_is_not_taken_for_a_further_command(string typed)
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident action add a -> b @ana due 3d");
        var before = await bot.Entries();
        Assert.DoesNotContain("at a time", await bot.Hears("ana", "/incident " + typed), StringComparison.Ordinal);
        Assert.True(await bot.Entries() > before);
    }

    [Fact]
    public async Task A_clock_that_is_moved_with_new_words_says_what_the_other_language_still_says()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident mark ended at 11:30 FR retour arrière. EN rollback.");
        Assert.Contains("EN still says what it said before: “rollback.”", await bot.Hears("ana", "/incident mark ended at 11:50 FR correctif déployé."), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_update_that_a_colleague_completed_is_not_undone_with_the_colleague_s_words()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident update FR Le portail est lent.");
        await bot.Hears("ben", "/incident update EN The portal is slow.");
        await bot.Hears("ana", "/incident undo");
        Assert.Single((await bot.Incident()).Updates);
    }

    [Theory]
    [InlineData("Status per site. English: checkout fails. French: all good.")]
    [InlineData("FR Par langue : français 12 %. Anglais : 4 %. EN By language: French 12 %. English: 4 %.")]
    [InlineData("FR Panne en France (FR). EN Outage in France (FR).")]
    [InlineData("FR Liaison Fr - Be coupée. EN Line Fr - Be cut.")]
    public async Task What_is_said_of_a_language_is_no_marker(string typed)
    {
        await using var bot = await TestBot.WithIncident();
        var heard = await bot.Hears("ana", "/incident update " + typed);
        var text = (await bot.Incident()).Updates.Last().Text;
        Assert.Equal(typed.StartsWith("FR", StringComparison.Ordinal), text.Has("fr"));
        Assert.DoesNotContain("starts its language", heard, StringComparison.Ordinal);
        if (text.Has("fr")) Assert.Equal(typed, text.ToInline(["fr", "en"]));
    }

    [Theory]
    [InlineData("lead me\nP1\nnote FR un. EN one.")]
    [InlineData("update FR un. EN one.\npriority P1")]
    [InlineData("monitoring FR Un correctif. EN A fix.\nlead @ben")]
    [InlineData("comms @ben\nended 11h00")]
    public async Task A_line_that_is_a_command_of_its_own_is_not_told_with_the_one_above(string typed)
    {
        await using var bot = await TestBot.WithIncident();
        var before = await bot.Entries();
        Assert.Contains("One command at a time", await bot.Hears("ana", "/incident " + typed), StringComparison.Ordinal);
        Assert.Equal(before, await bot.Entries());
    }

    [Fact]
    public async Task What_is_said_to_the_public_behind_a_cancellation_a_reopening_or_a_merge_is_told_or_refused()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident cancel not us FR Pas nous. EN Not us.");
        var incident = await bot.Incident();
        Assert.Equal(("not us", "FR Pas nous. EN Not us."), (incident.ClosureReason, incident.Updates[^1].Text.ToInline(["fr", "en"])));
        await bot.Hears("ana", "/incident reopen monitoring it was us FR Si, c’est nous. EN It is us.");
        incident = await bot.Incident();
        Assert.Equal((Incidents.Lifecycles.Status.Monitoring, "FR Si, c’est nous. EN It is us."), (incident.Updates[^1].Status, incident.Updates[^1].Text.ToInline(["fr", "en"])));
        await bot.Hears("ben", "/incident declare P2 Refunds fail --anyway", "#ops");
        Assert.Contains("Nothing was merged", await bot.Hears("ana", "/incident merge INC-2 FR Perdu. EN Lost."), StringComparison.Ordinal);
        await bot.Hears("ana", "/incident merge INC-2 because same cause");
        Assert.Contains(await bot.Timeline(), l => l.Contains("because same cause", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_pin_that_comes_after_the_deletion_brings_nothing_back()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Deliver("ana", new Happening.Message("m1", "password oops"));
        await bot.Deliver("ana", new Happening.Deletion("m1"));
        await bot.Deliver("ben", new Happening.Reaction("m1", "pushpin", true));
        Assert.Empty((await bot.Incident()).Overview);
    }

    [Fact]
    public async Task Several_commands_pasted_at_once_are_not_taken_for_one()
    {
        await using var bot = await TestBot.WithIncident();
        var heard = await bot.Hears("ana", "/incident started 11:40\n/incident detected 11:45\n  /incident note 11:50 hello");
        Assert.Contains("One command at a time", heard, StringComparison.Ordinal);
        Assert.Null((await bot.Incident()).At(Clock.Started));
    }

    [Fact]
    public async Task A_clock_that_gets_its_other_language_shows_both_and_misses_none()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident mark started at 11:40 FR premiers terminaux hors ligne.");
        Assert.Equal("", await bot.Hears("ana", "/incident mark started at 11:40 EN first terminals offline."));
        Assert.Contains("FR premiers terminaux hors ligne. EN first terminals offline.", bot.Said("#inc-1")[^1], StringComparison.Ordinal);
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

    [Fact]
    public async Task What_was_to_be_done_after_a_merged_incident_is_still_listed_and_can_be_done()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident action add alerts were late -> fix them @ana due 1d");
        await bot.Hears("ben", "/incident declare P2 Refunds fail --anyway", "#ops");
        await bot.Hears("ana", "/incident merge INC-2");
        Assert.Contains("fix them", await bot.Hears("ana", "/incident actions mine", "#ops"), StringComparison.Ordinal);
        await bot.Hears("ana", "/incident INC-1 action done 1", "#ops");
        Assert.Equal(FollowUpState.Done, (await bot.Incident()).FollowUps[1].State);
        Assert.Contains("INC-2", await bot.Hears("ana", "/incident INC-1 action add x -> y", "#ops"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_running_incident_is_not_merged_into_one_that_is_over_nor_a_public_one_into_a_private_one()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ben", "/incident declare P2 Refunds fail --anyway", "#ops");
        await bot.Hears("ben", "/incident INC-2 resolved FR Fini. EN Over.", "#ops");
        Assert.Contains("/incident INC-2 reopen", await bot.Hears("ana", "/incident merge INC-2"), StringComparison.Ordinal);
        await bot.Hears("ana", "/incident declare P2 Somebody inside --private --anyway", "#ops");
        Assert.Contains("/incident INC-3 merge INC-1", await bot.Hears("ana", "/incident merge INC-3"), StringComparison.Ordinal);
        Assert.True((await bot.Incident()).IsOpen);
    }

    [Theory]
    [InlineData("declare P2 Amex cards all refused since 11:50 TSR-300", "Amex cards all refused since 11:50", "TSR-300", true)]
    [InlineData("declare P2 nexo Terminals offline FR Les terminaux sont hors ligne.", "Terminals offline", null, false)]
    [InlineData("declare P2 nexo Terminals refuse FR paiements refusés. EN payments fail.", "Terminals refuse", null, false)]
    [InlineData("declare P2 Rollback of TSR-7 failed", "Rollback of TSR-7 failed", null, false)]
    [InlineData("declare P2 Merchants in FR Cannot pay today.", "Merchants in FR Cannot pay today.", null, false)]
    [InlineData("declare P4 api, nexo Timeouts on refunds", "Timeouts on refunds", null, false)]
    [InlineData("declare P4 api and nexo Timeouts on refunds", "Timeouts on refunds", null, false)]
    [InlineData("declare P4 api,nexo: Timeouts on refunds", "Timeouts on refunds", null, false)]
    [InlineData("declare P2 Filings refused, norm EN 16931 not kept", "Filings refused, norm EN 16931 not kept", null, false)]
    [InlineData("declare P2 Rejets Amex lié à TSR-7005", "Rejets Amex lié à TSR-7005", null, false)]
    [InlineData("declare P2 Refunds stuck TSR-501 TSR-502", "Refunds stuck", "TSR-501", false)]
    [InlineData("declare Cartes refusées zone P1", "Cartes refusées zone P1", null, false)]
    public async Task What_stands_in_a_declaration_is_found(string typed, string title, string? ticket, bool isStarted)
    {
        await using var bot = TestBot.Empty();
        await bot.Hears("ana", "/incident " + typed, "#ops");
        var incident = await bot.Incident();
        Assert.Equal((title, ticket, isStarted), (incident.Title, incident.Tickets.FirstOrDefault(), incident.At(Clock.Started) is not null));
        if (typed.Contains("hors ligne", StringComparison.Ordinal)) Assert.Equal("Les terminaux sont hors ligne.", Assert.Single(incident.Updates).Text["fr"]);
        if (typed.Contains("TSR-7 ", StringComparison.Ordinal)) Assert.Contains("TSR-7", incident.Mentioned);
        if ((typed.Contains("nexo T", StringComparison.Ordinal) || typed.Contains("nexo:", StringComparison.Ordinal)) && typed.Contains("api", StringComparison.Ordinal)) Assert.Equal(2, incident.Components.Count);
    }

    [Fact]
    public async Task Declared_in_one_language_says_that_the_other_is_missing()
    {
        await using var bot = TestBot.Empty();
        Assert.Contains("EN is missing", await bot.Hears("ana", "/incident declare P2 Portal 500s\nFR Le portail est en erreur.", "#ops"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_colleague_completes_an_update_with_the_other_language()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident update FR Le portail est lent.");
        await bot.Hears("ben", "/incident update EN The portal is slow.");
        var update = Assert.Single((await bot.Incident()).Updates);
        Assert.Equal(("Le portail est lent.", "The portal is slow."), (update.Text["fr"], update.Text["en"]));
    }

    [Theory]
    [InlineData("note 30/02 11h FR contrôle. EN check.")]
    [InlineData("note 25h10 FR contrôle. EN check.")]
    [InlineData("note 30/02 14h bascule")]
    [InlineData("noter 29/02/2025 2h30 bascule")]
    public async Task A_note_s_time_that_is_none_is_refused(string typed)
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident " + typed);
        Assert.Empty((await bot.Incident()).Overview);
    }

    [Fact]
    public async Task An_update_in_the_promised_minute_keeps_the_promise()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident update every 30m");
        await bot.Wait(Duration.FromMinutes(30) + Duration.FromSeconds(40));
        await bot.Hears("ana", "/incident update FR Toujours en cours. EN Still ongoing.");
        Assert.Equal(0, (await bot.Incident()).PromisesMissed);
        await bot.Wait(Duration.FromMinutes(32));
        Assert.Equal(1, (await bot.Incident()).PromisesMissed);
    }

    [Fact]
    public async Task What_can_only_be_explained_is_explained_in_the_context()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident mark started at 10:40 FR début. EN start.");
        await bot.Hears("ana", "/incident mark alerted at 10:41 FR alerte. EN alert.");
        await bot.Hears("ana", "/incident mark detected at 11:40 FR vu. EN seen.");
        await bot.Hears("ana", "/incident resolved FR Fini. EN Over.");
        string[] unexplained = ["skipped", "late_detection", "late_publication"];
        Assert.Superset(unexplained.ToHashSet(), Review.Of(await bot.Incident(), bot.House).Select(f => f.Code).ToHashSet());
        await bot.Hears("ana", "/incident set context FR Nuit calme, personne n’a regardé. EN A quiet night, nobody looked.");
        Assert.All(Review.Of(await bot.Incident(), bot.House), f => Assert.Equal(unexplained.Contains(f.Code), f.Explained));
        // Whether it really says so is for a reader to judge, who is told what to look for.
        Assert.Contains("Does the context say how these came?", await bot.Hears("ana", "/incident postmortem review"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cause_after_its_effect_and_a_workaround_after_the_end_are_found()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident mark changed at 11:20 FR mise en production. EN release.");
        await bot.Hears("ana", "/incident mark started at 11:05 FR début. EN start.");
        await bot.Hears("ana", "/incident mark ended at 11:50 FR fin. EN end.");
        await bot.Hears("ana", "/incident mark mitigated at 11:55 FR contourné. EN worked around.");
        Assert.Equal(2, Review.Of(await bot.Incident(), bot.House).Count(f => f.Code == "clocks_backwards"));
        Assert.Contains("/incident mark mitigated at", await bot.Hears("ana", "/incident mark mitigated at 10:00"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_hour_that_comes_twice_is_told_with_its_zone()
    {
        await using var bot = await TestBot.WithIncident();
        var zone = DateTimeZoneProviders.Tzdb["Europe/Paris"];
        Assert.Equal("2h05 CEST", Chat.Phrases.Dates.Time(Chat.Phrases.Language.French, Instant.FromUtc(2026, 10, 25, 0, 5), zone));
        Assert.Equal("2:05am CET", Chat.Phrases.Dates.Time(Chat.Phrases.Language.English, Instant.FromUtc(2026, 10, 25, 1, 5), zone));
        Assert.Equal("3h05", Chat.Phrases.Dates.Time(Chat.Phrases.Language.French, Instant.FromUtc(2026, 10, 25, 2, 5), zone));
    }

    [Theory]
    [InlineData("components nexo=major_outage ecommerce=partial", "ecommerce is not")]
    [InlineData("update #99 EN x.", "#")]
    public async Task A_refusal_says_what_to_type(string typed, string says)
    {
        await using var bot = await TestBot.WithIncident();
        Assert.Contains(says, await bot.Hears("ana", "/incident " + typed), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Undo_that_comes_too_late_names_what_changes_the_public_text()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident update FR Faux. EN Wrong.");
        await bot.Wait(Duration.FromMinutes(2));
        var seq = (await bot.Incident()).Updates[^1].Seq;
        Assert.Contains($"/incident update #{seq} FR … EN …", await bot.Hears("ana", "/incident undo"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_drill_says_so_wherever_it_is_told()
    {
        await using var bot = TestBot.Empty();
        Assert.StartsWith("DRILL", await bot.Hears("ana", "/incident declare P1 DC2 loses power --drill", "#ops"), StringComparison.Ordinal);
        var incident = await bot.Incident();
        Assert.StartsWith("DRILL", Cards.AnnouncementCard.Of(incident, bot.House, Chat.Phrases.Language.English).Fallback, StringComparison.Ordinal);
        Assert.Contains("EXERCICE", PostmortemDocument.Write(incident, bot.House, draft: false), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_public_read_of_a_false_alarm_stays_when_it_is_opened_again()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident update FR Panne. EN Outage.");
        await bot.Hears("ana", "/incident cancel the probe was wrong");
        await bot.Hears("ana", "/incident reopen investigating it was not wrong");
        var told = (await bot.Incident()).Updates;
        Assert.Equal([Incidents.Lifecycles.Status.Investigating, Incidents.Lifecycles.Status.Resolved], told.Select(u => u.Status));
        Assert.Contains("false alarm", told[^1].Text["en"], StringComparison.OrdinalIgnoreCase);
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

    [Theory]
    [InlineData("lead @alex")]
    [InlineData("invite @alex")]
    [InlineData("action add x -> y @alex")]
    public async Task Of_two_people_with_one_name_neither_is_taken_for_the_other(string typed)
    {
        await using var bot = await TestBot.WithIncident();
        foreach (var id in new[] { "a1", "a2" })
            await bot.Desk.ReceiveAsync(new Delivery("test/" + id, new Place("test", "W1", "C-INC-1"), new Person("test:" + id, "alex", "en"), bot.Clock.GetCurrentInstant(), new Happening.Message(id, "hello")), TestContext.Current.CancellationToken);
        var before = await bot.Entries();
        Assert.Contains("@alex", await bot.Hears("ana", "/incident " + typed), StringComparison.Ordinal);
        Assert.Equal(before, await bot.Entries());
    }

    [Fact]
    public async Task Redacting_takes_the_words_out_of_every_language_every_wording_and_the_document()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident note FR Chez <ACME> le mot de passe est *rouge*. EN At <ACME> the word is *red*.");
        await bot.Deliver("ana", new Happening.Message("m1", "ask Martin Durand"));
        await bot.Deliver("ana", new Happening.Edit("m1", "ask Martine Dupont"));
        await bot.Hears("ana", "/incident resolved FR Fini. EN Over.");
        await bot.Hears("ana", "/incident postmortem publish anyway");
        var entries = await bot.Store.ReadAsync(r => r.Entries(1).ToList(), TestContext.Current.CancellationToken);
        await bot.Hears("ana", $"/incident redact #{entries.First(e => e.What is Incidents.Timelines.Noted).Seq}");
        await bot.Hears("ana", $"/incident redact #{entries.First(e => e.What is Incidents.Timelines.MessageSaid).Seq}");
        var json = System.Text.RegularExpressions.Regex.Unescape(await bot.Json());
        Assert.All(["rouge", "red*", "Durand", "Dupont"], word => Assert.DoesNotContain(word, json, StringComparison.Ordinal));
        Assert.DoesNotContain("rouge", (await bot.Incident()).PublishedPostmortem!, StringComparison.Ordinal);
        Assert.Contains("holds", await bot.Hears("ana", "/incident verify"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_redacted_is_masked_as_a_word_and_not_within_others()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident tsr TSR-1200");
        await bot.Hears("ana", "/incident note FR ana a vu 120 bananes. EN ana saw 120 bananas, and analytics.");
        await bot.Hears("ana", "/incident redact 120");
        await bot.Hears("ana", "/incident redact ana");
        var incident = await bot.Incident();
        Assert.Equal(("TSR-1200", "[redacted] saw [redacted] bananas, and analytics."), (incident.Tickets[0], incident.Overview.Values.Single().Text["en"]));
    }

    [Fact]
    public async Task A_card_number_in_a_file_s_name_is_not_kept_in_its_link_either()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Deliver("ana", new Happening.Message("m1", "dump", Files: [new FileLink("dump-4111111111111111.csv", "https://chat.example/f/dump-4111111111111111.csv")]));
        Assert.DoesNotContain("4111111111111111", await bot.Json(), StringComparison.Ordinal);
    }
}
