using Bot.Incidents.Fields;
using Bot.Testing;

namespace Bot.Features.Tests;

/// <summary>What the public reads, and what it does not because it was meant for the bot.</summary>
public class MisplacedTests
{
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
    [InlineData("note drop last", "last is not a line of the overview")]
    [InlineData("note drop 77", "77 is not a line of the overview")]
    [InlineData("note remove #77", "#77 is not a line of the overview")]
    [InlineData("note edit #77 EN x", "#77 is not a line of the overview")]
    [InlineData("invite @ana @ben or whoever", "Whom?")]
    [InlineData("annuler le dernier changement", "/incident undo")]
    [InlineData("cancel that", "/incident undo")]
    [InlineData("cancel my last update", "/incident undo")]
    [InlineData("annuler la note", "/incident undo")]
    [InlineData("update at 22h05 FR Encore. EN Again.", "An update goes out now")]
    [InlineData("update tous les quarts d'heure", "How often?")]
    [InlineData("monitoring update every 15m", "/incident update every 15m")]
    [InlineData("mise à jour de la priorité P1", "/incident priorit")]
    [InlineData("update title Slow DB", "/incident title Slow DB")]
    [InlineData("update status", "/incident status …")]
    [InlineData("update please", "What should the public read?")]
    [InlineData("closed by mistake", "What should the public read?")]
    [InlineData("resolved no wait", "What should the public read?")]
    [InlineData("open the bridge", "nothing was opened")]
    [InlineData("create a jira", "nothing was opened")]
    [InlineData("new update FR a. EN b.", "nothing was opened")]
    [InlineData("update P1", "/incident priority P1")]
    [InlineData("cancel P1", "/incident priority P1")]
    [InlineData("update TSR-77", "/incident tsr TSR-77")]
    [InlineData("close TSR-12", "/incident tsr TSR-12")]
    [InlineData("update undo", "What should the public read?")]
    [InlineData("maj annuler", "What should the public read?")]
    [InlineData("update list", "What should the public read?")]
    [InlineData("update hourly", "What should the public read?")]
    [InlineData("update components nexo operational", "/incident components nexo operational")]
    [InlineData("update lead @bob", "/incident lead @bob")]
    [InlineData("update note 14h05 restarted", "/incident note 14h05 restarted")]
    [InlineData("update @marc can you call Worldline?", "said to colleagues")]
    [InlineData("update to marc: call worldline", "said to colleagues")]
    [InlineData("communication interne : ne pas diffuser", "said to colleagues")]
    [InlineData("update internal: bob is debugging db-03", "said to colleagues")]
    [InlineData("investigating who is on call?", "said to colleagues")]
    [InlineData("resolved not yet", "What should the public read?")]
    [InlineData("résolu pas encore", "What should the public read?")]
    [InlineData("résolu non", "What should the public read?")]
    [InlineData("resolved by bob", "What should the public read?")]
    [InlineData("close the channel", "What should the public read?")]
    [InlineData("monitoring for 30 minutes then resolve", "What should the public read?")]
    [InlineData("surveillance pendant 30 min", "What should the public read?")]
    [InlineData("update drop #4", "taken back by /incident undo")]
    [InlineData("annuler #2", "/incident undo")]
    [InlineData("cancel note #4", "taken back by /incident undo")]
    [InlineData("delete #4", "taken back by /incident undo")]
    [InlineData("supprimer la dernière communication", "/incident undo")]
    [InlineData("remove update #4", "taken back by /incident undo")]
    [InlineData("cancel duplicate of INC-3", "/incident merge INC-3")]
    [InlineData("annuler doublon de INC-3", "/incident merge INC-3")]
    [InlineData("update Hello all, FR Le service revient. EN Service is coming back.", "does FR begin its language here")]
    [InlineData("investigating back again FR Rechute. EN Relapse.", "does FR begin its language here")]
    [InlineData("update preview FR bla. EN bla.", "does FR begin its language here")]
    [InlineData("update --private FR bla. EN bla.", "does FR begin its language here")]
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
    [InlineData("update EN Can you pay? You can again.", "Can you pay? You can again.")]
    [InlineData("update Private banking is available again.", "Private banking is available again.")]
    [InlineData("update For 30 minutes cards were refused in shops. They are accepted again.", "For 30 minutes cards were refused in shops. They are accepted again.")]
    [InlineData("update To our merchants: payouts are on their way.", "To our merchants: payouts are on their way.")]
    [InlineData("resolved By 15h11 all cards were accepted again.", "By 15h11 all cards were accepted again.")]
    [InlineData("update Test transactions pass.", "Test transactions pass.")]
    [InlineData("update À noter : les paiements en ligne passent.", "À noter : les paiements en ligne passent.")]
    [InlineData("update For 2 hours payments failed.", "For 2 hours payments failed.")]
    [InlineData("update Components are down", "Components are down")]
    [InlineData("update Component is replaced", "Component is replaced")]
    [InlineData("update Priority is given to payments in shops.", "Priority is given to payments in shops.")]
    [InlineData("update Status pages of our partners are down.", "Status pages of our partners are down.")]
    [InlineData("update Impact: cards only.", "Impact: cards only.")]
    [InlineData("update Status is improving.", "Status is improving.")]
    [InlineData("resolved Wait times are back to normal in every shop.", "Wait times are back to normal in every shop.")]
    [InlineData("update Impact on shops in Lyon", "Impact on shops in Lyon")]
    [InlineData("update Component is being replaced.", "Component is being replaced.")]
    [InlineData("update The update is rolled back.", "The update is rolled back.")]
    [InlineData("resolved Action 2 of our plan fixed it.", "Action 2 of our plan fixed it.")]
    public async Task A_text_for_the_public_is_published_as_it_is(string typed, string body)
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident " + typed);
        Assert.Equal(body.Replace("EN ", "", StringComparison.Ordinal), (await bot.Incident()).Updates[^1].Text["en"]);
    }

    [Fact]
    public async Task A_French_text_for_the_public_is_published_as_the_French_one()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident update Toutes les cartes sont acceptées à nouveau en magasin.");
        Assert.Equal("Toutes les cartes sont acceptées à nouveau en magasin.", (await bot.Incident()).Updates[^1].Text["fr"]);
    }

    [Theory]
    [InlineData("update resolved", "/incident resolved")]
    [InlineData("update Résolu.", "/incident Résolu")]
    [InlineData("update /incident lead me", "/incident lead me")]
    public async Task A_command_behind_update_is_no_news(string typed, string meant)
    {
        await using var bot = await TestBot.WithIncident();
        Assert.StartsWith($"Nothing was done. Did you mean {meant}?", await bot.Hears("ana", "/incident " + typed), StringComparison.Ordinal);
        Assert.Empty((await bot.Incident()).Updates);
    }

    [Theory]
    [InlineData("close the incident")]
    [InlineData("close the incident please")]
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
    public async Task An_update_that_is_to_go_is_not_overwritten_with_the_word()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident update FR Panne. EN Outage.");
        var update = (await bot.Incident()).Updates[^1];
        foreach (var word in new[] { "drop", "delete", "supprimer", "annuler" })
            Assert.Contains("/incident redact", await bot.Hears("ana", $"/incident update #{update.Seq} {word}"), StringComparison.Ordinal);
        Assert.Equal(update.Body, (await bot.Incident()).Updates[^1].Body);
    }

    [Theory]
    [InlineData("declare P1 leak at Hooli -private")]
    [InlineData("declare P1 -privé fuite chez Hooli")]
    public async Task One_dash_is_enough_to_be_private(string typed)
    {
        await using var bot = TestBot.Empty();
        await bot.Hears("ana", "/incident " + typed, "#ops");
        Assert.True((await bot.Incident()).Private);
    }

    [Theory]
    [InlineData("declare P1 fuite de données Initech (privé)")]
    [InlineData("declare P1 data leak at Globex, private please")]
    [InlineData("declare P1 data leak at Globex - confidential")]
    public async Task What_may_be_private_is_asked_about_before_anything_is_opened(string typed)
    {
        await using var bot = TestBot.Empty();
        Assert.Contains("--private", await bot.Hears("ana", "/incident " + typed, "#ops"), StringComparison.Ordinal);
        Assert.Contains("INC-1", await bot.Hears("ana", "/incident declare P1 Customers cannot reach online banking private", "#ops"), StringComparison.Ordinal);
    }
}
