using Bot.Chat.Delivery;
using Bot.Incidents.Clocks;
using Bot.Incidents.Lifecycles;
using Bot.Testing;
using NodaTime;

namespace Bot.Features.Tests;

/// <summary>What people see when they use the bot as it is meant.</summary>
public class IncidentStoryTests
{
    [Fact]
    public async Task Raising_priority_tells_the_channel_and_the_timeline()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident priority P1 disk is full");
        Assert.Equal("Priority is now P1: disk is full", bot.Said("#inc-1")[^1]);
        Assert.Equal("12:00pm ana: priority P1: disk is full", (await bot.Timeline())[^1]);
    }

    [Fact]
    public async Task Declaring_opens_channel_card_announcement_and_topic()
    {
        await using var bot = await TestBot.WithIncident("P1 TSR-2292 nexo Terminals are down --started 11h45");
        var incident = await bot.Incident();
        Assert.Equal(["TSR-2292"], incident.Tickets);
        Assert.Equal("nexo", Assert.Single(incident.Components).Id);
        Assert.Equal(Instant.FromUtc(2025, 9, 16, 9, 45), incident.At(Clock.Started));
        Assert.Equal(["Announce", "OpenRoom", "Say", "SetTopic", "ShowCard"], bot.Chat.Done.Select(j => j.Effect.GetType().Name).Distinct().Order(StringComparer.Ordinal));
        Assert.IsType<Effect.OpenRoom>(bot.Chat.Done[0].Effect);
        Assert.Equal("Terminals are down", incident.Title);
        Assert.Equal("C-INC-1", incident.Rooms["test"].Channel);
    }

    [Fact]
    public async Task The_same_delivery_five_times_has_the_effect_of_one()
    {
        await using var bot = await TestBot.WithIncident();
        for (var i = 0; i < 5; i++) await bot.Hears("ana", "/incident note FR vu. EN seen.", key: "test/same");
        for (var i = 0; i < 5; i++) await bot.Deliver("ana", new Happening.Message("m1", "hello"), key: "test/W1/C-INC-1/m1/message");
        Assert.Single((await bot.Incident()).Overview);
        Assert.Single(await bot.Timeline(), l => l.EndsWith("ana: hello", StringComparison.Ordinal));
        Assert.Single(bot.Said("#inc-1"), s => s.StartsWith("Noted", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_two_people_resolving_at_once_the_second_is_told_who_did()
    {
        await using var bot = await TestBot.WithIncident();
        Assert.DoesNotContain("already", await bot.Hears("ana", "/incident resolved FR Fini. EN Over."), StringComparison.Ordinal);
        Assert.Contains("ana already set INC-1 to resolved", await bot.Hears("ben", "/incident resolved FR Bon. EN Good."), StringComparison.Ordinal);
        Assert.Single((await bot.Incident()).Updates);
    }

    [Fact]
    public async Task A_form_filled_in_on_an_old_state_shows_who_moved_it_meanwhile()
    {
        await using var bot = await TestBot.WithIncident();
        var form = (await bot.Deliver("ben", new Happening.Button("status", "INC-1"))).Form!;
        await bot.Hears("ana", "/incident identified FR Trouvé. EN Found.");
        bot.Clock.Advance(Duration.FromMinutes(5));
        var values = new Dictionary<string, string> { ["status"] = "monitoring", ["text_fr"] = "Corrigé.", ["text_en"] = "Fixed." };
        var answer = await bot.Deliver("ben", new Happening.FormSubmitted(form.Id, form.Context, values));
        Assert.Contains("Meanwhile ana set INC-1 to identified", answer.FieldErrors!["status"], StringComparison.Ordinal);
        Assert.Equal(Status.Identified, (await bot.Incident()).Status);
    }

    [Fact]
    public async Task A_missing_language_is_shown_as_missing_and_can_be_completed()
    {
        await using var bot = await TestBot.WithIncident();
        Assert.Contains("FR is missing", await bot.Hears("ana", "/incident monitoring A fix is in."), StringComparison.Ordinal);
        var update = (await bot.Incident()).Updates[0];
        Assert.False(update.Text.Has("fr"));
        await bot.Hears("ana", $"/incident update #{update.Seq} FR Un correctif est en place.");
        Assert.EndsWith("FR Un correctif est en place. EN A fix is in.", (await bot.Incident()).Updates[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Skipping_a_status_is_noted_and_going_back_needs_a_reason()
    {
        await using var bot = await TestBot.WithIncident();
        Assert.Contains("Skipped: identified", await bot.Hears("ana", "/incident monitoring FR a. EN b"), StringComparison.Ordinal);
        Assert.Contains("needs a reason", await bot.Hears("ana", "/incident identified"), StringComparison.Ordinal);
        await bot.Hears("ana", "/incident identified FR Pas encore. EN Not yet.");
        Assert.Equal(Status.Identified, (await bot.Incident()).Status);
        await bot.Hears("ana", "/incident resolved FR a. EN b");
        Assert.Contains("/incident reopen", await bot.Hears("ana", "/incident monitoring"), StringComparison.Ordinal);
        await bot.Hears("ana", "/incident reopen monitoring errors are back");
        Assert.Equal(1, (await bot.Incident()).TimesReopened);
    }

    [Fact]
    public async Task A_handover_counts_once_the_receiver_accepts()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ben", "hello");
        await bot.Hears("ana", "/incident lead me");
        await bot.Hears("ana", "/incident handover @ben");
        Assert.Equal("ana", (await bot.Incident()).Roles["lead"].Name);
        Assert.Contains("No role of INC-1 is offered to you", await bot.Hears("cleo", "/incident handover accept"), StringComparison.Ordinal);
        await bot.Hears("ben", "/incident passation accepter", locale: "fr-FR");
        Assert.Equal("ben", (await bot.Incident()).Roles["lead"].Name);
        Assert.Contains("12:00pm ana: offered lead to ben", await bot.Timeline());
    }

    [Fact]
    public async Task A_promise_is_reminded_and_recorded_when_missed_also_after_a_restart()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident update every 30m");
        await bot.Wait(Duration.FromMinutes(26));
        Assert.Contains("the next public update is promised for 12:30pm", bot.Said("#inc-1")[^1], StringComparison.Ordinal);
        await bot.Wait(Duration.FromMinutes(5));
        Assert.Contains("did not go out", bot.Said("#inc-1")[^1], StringComparison.Ordinal);
        Assert.Equal(1, (await bot.Incident()).PromisesMissed);
        await bot.Hears("ana", "/incident update FR a. EN b");
        var said = bot.Said("#inc-1").Count;
        await bot.Wait(Duration.FromMinutes(20));
        Assert.Equal(said, bot.Said("#inc-1").Count);
    }

    [Fact]
    public async Task Undo_takes_back_ones_last_change_within_a_minute_and_says_so()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident monitoring FR Corrigé. EN Fixed.");
        await bot.Hears("ana", "/incident undo");
        var incident = await bot.Incident();
        Assert.Equal(Status.Investigating, incident.Status);
        Assert.Empty(incident.Updates);
        Assert.Contains(await bot.Timeline(), l => l.Contains("(taken back)", StringComparison.Ordinal));
        await bot.Hears("ana", "/incident priority P1");
        bot.Clock.Advance(Duration.FromSeconds(61));
        Assert.Contains("older than 60 seconds", await bot.Hears("ana", "/incident undo"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redacting_masks_everywhere_keeps_the_rows_and_the_chain_holds()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Deliver("ben", new Happening.Message("m1", "call Mr Durand at home"));
        await bot.Hears("ana", "/incident note FR appel à Mr Durand. EN call to Mr Durand.");
        var before = await bot.Entries();
        await bot.Hears("ana", "/incident redact Mr Durand");
        var json = await bot.Json();
        Assert.DoesNotContain("Durand", json, StringComparison.Ordinal);
        Assert.Contains("call [redacted] at home", json, StringComparison.Ordinal);
        Assert.Equal(before + 1, await bot.Entries());
        Assert.Contains("The record of INC-1 holds", await bot.Hears("ana", "/incident verify"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reaction_curates_exactly_that_message_once_and_taking_it_away_takes_it_off()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Deliver("ben", new Happening.Message("m1", "who is looking?"));
        await bot.Deliver("cleo", new Happening.Message("m2", "rollback started", Thread: "m1"));
        bot.Clock.Advance(Duration.FromMinutes(10));
        await bot.Deliver("ana", new Happening.Reaction("m2", "pushpin", true));
        await bot.Deliver("ben", new Happening.Reaction("m2", "pushpin", true));
        var line = Assert.Single((await bot.Incident()).Overview.Values);
        Assert.Equal("rollback started", line.Text["en"]);
        Assert.Equal(Instant.FromUtc(2025, 9, 16, 10, 0), line.At);
        Assert.Equal("cleo", line.By.Name);
        await bot.Deliver("ana", new Happening.Reaction("m2", "pushpin", false));
        Assert.Single((await bot.Incident()).Overview);
        await bot.Deliver("cleo", new Happening.Edit("m2", "rollback started at 11h58"));
        Assert.Equal("rollback started at 11h58", (await bot.Incident()).Overview.Values.Single().Text["en"]);
        await bot.Deliver("ben", new Happening.Reaction("m2", "pushpin", false));
        Assert.Empty((await bot.Incident()).Overview);
    }

    [Fact]
    public async Task A_similar_incident_of_the_last_minutes_is_offered_to_join()
    {
        await using var bot = await TestBot.WithIncident("P2 Card payments fail in shops");
        var answer = await bot.Deliver("ben", new Happening.Command("declare P1 card payment failing in the shops"), "#ops");
        Assert.Contains("INC-1 was opened a moment ago", Chat.Phrases.Markup.Plain(answer.Post!.Markup), StringComparison.Ordinal);
        var anyway = answer.Post.Buttons!.Single(b => b.Action == "declare_anyway");
        await bot.Deliver("ben", new Happening.Button(anyway.Action, anyway.Value), "#ops");
        Assert.Equal("card payment failing in the shops", (await bot.Incident(2)).Title);
    }

    [Fact]
    public async Task What_does_not_fit_a_button_is_not_cut_to_fit_it()
    {
        await using var bot = await TestBot.WithIncident("P2 Card payments fail in shops");
        var answer = await bot.Deliver("ben", new Happening.Command("declare P1 card payment failing in the shops\n" + new string('x', 2000)), "#ops");
        Assert.Contains("--anyway", Chat.Phrases.Markup.Plain(answer.Post!.Markup), StringComparison.Ordinal);
        Assert.Equal(["declare_join"], answer.Post.Buttons!.Select(b => b.Action));
    }

    [Fact]
    public async Task Merging_keeps_both_and_points_to_the_one_that_goes_on()
    {
        await using var bot = await TestBot.WithIncident("P2 Card payments fail");
        await bot.Hears("ben", "/incident declare P3 Payouts are late", "#ops");
        await bot.Hears("ben", "/incident merge INC-1", "#inc-2");
        Assert.Equal(Closure.Merged, (await bot.Incident(2)).Closure);
        Assert.Equal(["INC-2"], (await bot.Incident()).Absorbed);
        Assert.Contains("was merged into INC-1", await bot.Hears("ben", "/incident update x", "#inc-2"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_incident_is_found_by_its_ticket_and_INC_1_is_not_INC_10()
    {
        await using var bot = await TestBot.WithIncident("P2 TSR-2292 Card payments fail");
        Assert.Contains("INC-1 · Card payments fail", await bot.Hears("ben", "/incident tsr-2292", "#ops"), StringComparison.Ordinal);
        Assert.Contains("INC-10 does not exist", await bot.Hears("ben", "/incident INC-10", "#ops"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ticket_typed_in_the_channel_is_linked_too()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ben", "see TSR-55 and TSR-55, not XTSR-56");
        Assert.Equal(["TSR-55"], (await bot.Incident()).Mentioned);
    }

    [Fact]
    public async Task Publishing_with_a_missing_language_is_refused_until_one_insists()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident resolved FR a. EN b");
        await bot.Hears("ana", "/incident set cause EN A certificate had expired.");
        var refusal = await bot.Hears("ana", "/incident postmortem publish");
        Assert.Contains("Root cause has no French. /incident set cause FR", refusal, StringComparison.Ordinal);
        Assert.Equal(Status.Resolved, (await bot.Incident()).Status);
        await bot.Hears("ana", "/incident postmortem publish anyway");
        var incident = await bot.Incident();
        Assert.Equal(Status.Postmortem, incident.Status);
        Assert.Contains("_texte français manquant_", incident.PublishedPostmortem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_end_that_was_marked_before_it_went_back_is_not_shown_to_the_public_again()
    {
        await using var bot = await TestBot.WithIncident("P2 TSR-2292 Card payments fail");
        await bot.Hears("ana", "/incident mark started at 11h00");
        await bot.Hears("ana", "/incident identified FR a. EN b");
        await bot.Hears("ana", "/incident mark ended at 11h50 FR bascule. EN failover.");
        await bot.Hears("ana", "/incident monitoring FR c. EN d");
        Assert.Contains("Fin / End : 16/09/2025 11h50", (await bot.Incident()).Updates[^1].Body, StringComparison.Ordinal);

        await bot.Wait(Duration.FromMinutes(10));
        Assert.Contains("The end of the impact (16 September 11:50am) is no longer shown", await bot.Hears("ana", "/incident investigating FR ça retombe. EN down again"), StringComparison.Ordinal);
        // What was passed before is not skipped now.
        Assert.DoesNotContain("Skipped", await bot.Hears("ana", "/incident monitoring FR e. EN f"), StringComparison.Ordinal);
        var incident = await bot.Incident();
        Assert.DoesNotContain("Fin / End", incident.Updates[^1].Body, StringComparison.Ordinal);
        Assert.Empty(incident.Skipped);
        var review = await bot.Hears("ana", "/incident postmortem review");
        var derived = System.Text.Json.Nodes.JsonNode.Parse(await bot.Json())!["derivedTimes"]!["impact"]!;
        Assert.Equal(("it went back after ended was marked", null), ((string?)derived["reason"], derived["seconds"]));
        Assert.Contains("It went back to investigating (16 September 12:10pm) after its end was marked (16 September 11:50am). /incident mark ended at …", review, StringComparison.Ordinal);

        Assert.Contains("When did the impact end?", await bot.Hears("ana", "/incident resolved FR g. EN h"), StringComparison.Ordinal);
        // It may have been over after all.
        Assert.DoesNotContain("already stands", await bot.Hears("ana", "/incident mark ended at 11h50"), StringComparison.Ordinal);
        Assert.DoesNotContain("went back", await bot.Hears("ana", "/incident postmortem review"), StringComparison.Ordinal);
        Assert.Contains("The public does not know yet", await bot.Hears("ana", "/incident reopen monitoring declined again"), StringComparison.Ordinal);
        await bot.Hears("ana", "/incident update FR i. EN j");
        Assert.DoesNotContain("Fin / End", (await bot.Incident()).Updates[^1].Body, StringComparison.Ordinal);

        await bot.Hears("ana", "/incident resolved FR k. EN l");
        await bot.Hears("ana", "/incident reopen monitoring once more");
        await bot.Wait(Duration.FromMinutes(10));
        await bot.Hears("ana", "/incident mark ended 1m ago");
        await bot.Hears("ana", "/incident update FR m. EN n");
        Assert.Contains("Fin / End : 16/09/2025 12h19", (await bot.Incident()).Updates[^1].Body, StringComparison.Ordinal);
        Assert.DoesNotContain("went back", await bot.Hears("ana", "/incident postmortem review"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_that_both_languages_have_do_not_change_the_language_somebody_is_answered_in()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("zoe", "/incident statut", locale: null);
        foreach (var word in new[] { "note la bascule est faite", "tsr TSR-77", "export html", "actions", "postmortem revue", "postmortem" })
        {
            await bot.Hears("zoe", "/incident " + word, locale: null);
            Assert.Contains("Je ne connais pas", await bot.Hears("zoe", "/incident xyzzy", locale: null), StringComparison.Ordinal);
        }
        Assert.Equal("la bascule est faite", (await bot.Incident()).Overview.Values.Single().Text["fr"]);
        Assert.Contains("Vouliez-vous dire /incident postmortem revue", await bot.Hears("zoe", "/incident revue", locale: null), StringComparison.Ordinal);
        await bot.Hears("zoe", "/incident caviarder la bascule", locale: null);
        Assert.Contains("a caviardé 1 entrée : #", await bot.Hears("zoe", "/incident chronologie", locale: null), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_that_ends_with_a_time_says_how_to_move_it_there()
    {
        await using var bot = await TestBot.WithIncident();
        Assert.Contains("If it happened at 11h40: /incident note #3 at 11h40", await bot.Hears("ana", "/incident note rollback EN started at 11h40"), StringComparison.Ordinal);
        await bot.Hears("ana", "/incident note #3 at 11h40");
        Assert.Equal("16/09 09:40", (await bot.Incident()).Overview[3].At.InUtc().ToString("dd/MM HH:mm", null));
        await bot.Hears("ana", "/incident noter à la boutique de Lyon tout va bien");
        Assert.Equal("à la boutique de Lyon tout va bien", (await bot.Incident()).Overview.Values.Last().Text["fr"]);
    }

    [Theory]
    [InlineData("due 3d", "2025-09-19")]
    [InlineData("échéance 2s", "2025-09-30")]
    [InlineData("due 30/09", "2025-09-30")]
    [InlineData("due 30/09/2025", "2025-09-30")]
    [InlineData("due 30.09.2025", "2025-09-30")]
    [InlineData("due 2025-09-30", "2025-09-30")]
    [InlineData("due tomorrow", "2025-09-17")]
    [InlineData("due 30 September", "2025-09-30")]
    [InlineData("due Jan 15", "2026-01-15")]
    [InlineData("pour le 1er octobre 2025", "2025-10-01")]
    [InlineData("avant le 15 août", "2026-08-15")]
    [InlineData("due next week", "2025-09-23")]
    [InlineData("due next friday", "2025-09-19")]
    [InlineData("due vendredi prochain", "2025-09-19")]
    [InlineData("due in 3 days", "2025-09-19")]
    [InlineData("échéance dans 2 semaines", "2025-09-30")]
    [InlineData("due 1 week", "2025-09-23")]
    [InlineData("due in a month", "2025-10-16")]
    [InlineData("by October 30th", "2025-10-30")]
    [InlineData("due by tuesday", "2025-09-23")]
    [InlineData("échéance après-demain", "2025-09-18")]
    [InlineData("due end of month", "2025-09-30")]
    [InlineData("d’ici à vendredi", "2025-09-19")]
    [InlineData("d’ici la fin du mois", "2025-09-30")]
    [InlineData("due end of june", "2026-06-30")]
    [InlineData("pour fin septembre", "2025-09-30")]
    [InlineData("by the end of october", "2025-10-31")]
    [InlineData("d’ici la fin de l’année", "2025-12-31")]
    [InlineData("échéance : fin de semaine", "2025-09-19")]
    [InlineData("(due 3d)", "2025-09-19")]
    [InlineData("(3d)", "2025-09-19")]
    [InlineData("(not before 3pm)", null)]
    [InlineData("due to 3 days of rain", null)]
    [InlineData("by friday or so", null)]
    [InlineData("pour la semaine prochaine", "2025-09-23")]
    [InlineData("by Friday", "2025-09-19")]
    [InlineData("d’ici mardi", "2025-09-23")]
    [InlineData("d'ici le 30/09", "2025-09-30")]
    [InlineData("by samir", null)]
    [InlineData("pour tous", null)]
    [InlineData("because it is due to version 12", null)]
    public async Task A_follow_up_is_due_when_people_say(string words, string? due)
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", $"/incident action add alerts come late -> clean them up {words}");
        var followUp = (await bot.Incident()).FollowUps[1];
        Assert.Equal(due, followUp.Due?.ToString("uuuu-MM-dd", null));
        Assert.Equal(due is null ? "clean them up " + words : "clean them up", followUp.Action["en"]);
    }

    [Fact]
    public async Task Who_reads_French_is_told_what_to_type_in_French()
    {
        await using var bot = await TestBot.WithIncident();
        var review = await bot.Hears("ana", "/incident postmortem revue", locale: "fr-FR");
        Assert.Contains("début n’est pas marquée. /incident marquer début à …", review, StringComparison.Ordinal);
        Assert.Contains("Contexte : N/A. /incident définir contexte FR … EN …", review, StringComparison.Ordinal);
        Assert.DoesNotMatch("/incident (set|mark) |started|context ", review);
        await bot.Hears("ana", "/incident résolu FR a. EN b", locale: "fr-FR");
        await bot.Hears("ana", "/incident définir cause EN A certificate had expired.", locale: "fr-FR");
        Assert.Contains("/incident postmortem publier quand même", await bot.Hears("ana", "/incident postmortem publier", locale: "fr-FR"), StringComparison.Ordinal);
        await bot.Hears("ana", "/incident postmortem publier quand même", locale: "fr-FR");
        Assert.Equal(Status.Postmortem, (await bot.Incident()).Status);
    }

    [Fact]
    public async Task Edits_of_the_postmortem_survive_its_regeneration()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident resolved FR a. EN b");
        await bot.Hears("ana", "/incident postmortem edit overview FR À la main. EN By hand.");
        await bot.Hears("ana", "/incident note FR autre. EN other.");
        var draft = Features.Postmortems.PostmortemDocument.Write(await bot.Incident(), bot.House, draft: true);
        Assert.Contains("À la main.", draft, StringComparison.Ordinal);
        Assert.Contains("By hand.", draft, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistake_of_ours_is_told_with_an_id_and_leaves_nothing_behind()
    {
        await using var bot = await TestBot.WithIncident();
        var before = await bot.Entries();
        var desk = new Features.Desks.Desk(new Mistaken(bot.Store), bot.House, bot.Clock);
        var answer = await desk.ReceiveAsync(new Delivery("m1", new Place("slack", "inc-1", "inc-1"), new Person("slack:ana", "Ana", "en"), bot.Clock.GetCurrentInstant(), new Happening.Command("INC-1 note lost")), TestContext.Current.CancellationToken);
        Assert.Matches("nothing was changed.*[0-9a-f]{8}", answer.Post!.Markup);
        Assert.Equal(before, await bot.Entries());
    }

    [Fact]
    public async Task A_template_that_cannot_be_used_is_told_to_who_asks_and_used_once_it_is_mended()
    {
        using var folder = new TempFolder();
        var file = folder.File("house.liquid");
        await using var bot = TestBot.Empty(new Features.Settings.BotSettings { PostmortemTemplate = file });
        await bot.Hears("ana", "/incident declare P2 Card payments fail");
        await bot.Hears("ana", "/incident resolved FR a. EN b");
        var before = await bot.Entries();
        foreach (var (wrong, why) in new[] { (null, "Could not find file"), ("{% if %}", "at \\("), ("{{ title | section: 'x' }}", "cast") })
        {
            if (wrong is not null) await File.WriteAllTextAsync(file, wrong, TestContext.Current.CancellationToken);
            foreach (var typed in new[] { "postmortem", "postmortem publish anyway", "export md", "export html" })
                Assert.Matches($"No postmortem yet.*house\\.liquid.*{why}", await bot.Hears("ana", "/incident " + typed));
            Assert.Contains("Pas encore de post mortem", await bot.Hears("ana", "/incident postmortem", locale: "fr-FR"), StringComparison.Ordinal);
        }
        Assert.Equal(before, await bot.Entries());
        await File.WriteAllTextAsync(file, "# {{ title }}", TestContext.Current.CancellationToken);
        Assert.Contains("Draft of the postmortem", await bot.Hears("ana", "/incident postmortem"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changing_one_character_behind_its_back_is_noticed()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Deliver("ben", new Happening.Message("m1", "disk is full"));
        var seq = await bot.Entries();
        await using (var raw = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={bot.File}"))
        {
            await raw.OpenAsync(TestContext.Current.CancellationToken);
            await using var change = raw.CreateCommand();
            change.CommandText = "update entry set content = replace(content, 'disk is full', 'disk is fuLl') where content like '%disk is full%'";
            Assert.Equal(1, await change.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
        }
        Assert.Contains($"entry #{seq} was changed", await bot.Hears("ana", "/incident verify"), StringComparison.Ordinal);
    }

    /// <summary>A turn that fails after everything was decided.</summary>
    private sealed class Mistaken(Features.Keeping.ITurns turns) : Features.Keeping.ITurns
    {
        public Task<T> RunAsync<T>(Func<Features.Keeping.ITurn, T> turn, CancellationToken cancel) => turns.RunAsync<T>(t =>
        {
            turn(t);
            throw new InvalidOperationException("a mistake of ours");
        }, cancel);

        public event Action<int>? Changed { add => turns.Changed += value; remove => turns.Changed -= value; }

        public Task<T> ReadAsync<T>(Func<Features.Keeping.IRecord, T> read, CancellationToken cancel) => turns.ReadAsync(read, cancel);

        public Task ProbeAsync(CancellationToken cancel) => turns.ProbeAsync(cancel);
    }

    [Fact]
    public async Task When_the_public_does_not_read_what_it_was_told_the_channel_is_told_aloud()
    {
        await using var bot = TestBot.Empty(null, "statuspage");
        await bot.Hears("ana", "/incident declare P2 Card payments fail FR Panne. EN Outage.");
        await bot.Desk.ReceiveAsync(new Delivery("outbox/9/failed/publish", new Place("statuspage", "", ""), Person.Bot, bot.Clock.GetCurrentInstant(), new Happening.StepFailed("INC-1", "publish", "page_not_found")), TestContext.Current.CancellationToken);
        await bot.Hears("ben", "looking");
        Assert.Contains(bot.Said("#inc-1"), s => s.StartsWith("INC-1. Statuspage, the public updates: page_not_found. Statuspage:PageId is wrong", StringComparison.Ordinal));
    }
}
