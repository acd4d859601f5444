using Bot.Chat.Delivery;
using Bot.Features.Forms;
using Bot.Features.Postmortems;
using Bot.Incidents.Clocks;
using Bot.Incidents.Lifecycles;
using Bot.Incidents;
using Bot.Testing;
using NodaTime;

namespace Bot.Features.Tests;

/// <summary>What the public reads: where each language begins, who completes it, and what is no text for it.</summary>
public sealed class PublicTextsTests
{
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
    [InlineData("update back in FR shops", "en-GB", true)]
    [InlineData("update de retour dans les magasins EN et ailleurs", "fr-FR", true)]
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
        await bot.Hears("ben", "/incident declare P2 Refunds fail --anyway FR Remboursements. EN Refunds.", "#ops");
        Assert.Contains("Nothing was merged", await bot.Hears("ana", "/incident merge INC-2 FR Perdu. EN Lost."), StringComparison.Ordinal);
        await bot.Hears("ana", "/incident merge INC-2 because same cause");
        Assert.Contains(await bot.Timeline(), l => l.Contains("because same cause", StringComparison.Ordinal));
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
    public async Task Undo_that_comes_too_late_names_what_changes_the_public_text()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident update FR Faux. EN Wrong.");
        await bot.Wait(Duration.FromMinutes(2));
        var seq = (await bot.Incident()).Updates[^1].Seq;
        Assert.Contains($"/incident update #{seq} FR … EN …", await bot.Hears("ana", "/incident undo"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_tells_the_public_first_learns_under_which_title()
    {
        await using var bot = await TestBot.WithIncident("P2 It is down, Jean broke it");
        Assert.Contains("under the title It is down, Jean broke it. Another one: /incident INC-1 title", (await bot.Hears("ana", "/incident update FR Panne. EN Outage.")).Replace("`", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("title", await bot.Hears("ana", "/incident monitoring FR Correctif. EN Fix."), StringComparison.Ordinal);
        await bot.Hears("ana", "/incident INC-1 titre Paiements en échec", locale: "fr-FR");
        Assert.Equal("Paiements en échec", (await bot.Incident()).Title);
        Assert.Contains("sous le titre", await bot.Hears("ana", "/incident déclarer P3 Virements en retard FR Retard. EN Late.", "#ops", locale: "fr-FR"), StringComparison.Ordinal);
        Assert.DoesNotContain("title", await bot.Hears("ana", "/incident declare --private P3 Keys leaked FR Fuite. EN Leak.", "#ops"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_drill_says_so_wherever_it_is_told()
    {
        await using var bot = TestBot.Empty();
        Assert.StartsWith("DRILL", await bot.Hears("ana", "/incident declare P1 DC2 loses power --drill", "#ops"), StringComparison.Ordinal);
        var incident = await bot.Incident();
        Assert.StartsWith("DRILL", Cards.AnnouncementCard.Of(incident, bot.House, Chat.Phrases.Language.English).Fallback, StringComparison.Ordinal);
        Assert.Contains("EXERCICE", PostmortemDocument.Write(incident, bot.House, draft: false), StringComparison.Ordinal);
        // The topic speaks the language of the channel.
        Assert.StartsWith("DRILL · INC-1", Cards.RoomEffects.Topic(incident, bot.House), StringComparison.Ordinal);
        var french = new Bot.Features.Settings.House(new Bot.Features.Settings.BotSettings { ChannelLanguage = "fr" });
        Assert.StartsWith("EXERCICE · INC-1", Cards.RoomEffects.Topic(incident, french), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_public_read_was_resolved_is_no_false_alarm_when_it_comes_back_and_goes()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident resolved FR Tout passe. EN All is well.");
        await bot.Hears("ana", "/incident reopen errors are back");
        Assert.Equal("INC-1 was no false alarm: on 16 September 12:00pm the public read that it is resolved. If nothing is left of it, close it again: /incident resolved FR … EN ….",
            await bot.Hears("ana", "/incident cancel nothing happened"));
        Assert.True((await bot.Incident()).IsOpen);
        // What was called off as a false alarm may be called off again.
        await bot.Hears("ana", "/incident declare Refunds fail", "#ops");
        foreach (var typed in new[] { "update FR Des erreurs. EN Errors.", "cancel the probe was wrong", "reopen errors after all", "cancel the probe again" }) await bot.Hears("ana", "/incident INC-2 " + typed, "#ops");
        Assert.False((await bot.Incident(2)).IsOpen);
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
}
