using Bot.Chat.Delivery;
using Bot.Features.Forms;
using Bot.Features.Postmortems;
using Bot.Incidents;
using Bot.Testing;

namespace Bot.Features.Tests;

/// <summary>What the review finds, and how it is mended.</summary>
public sealed class ReviewTests
{
    [Theory]
    [InlineData("FR 1 240 marchands, 3,5 M EUR. EN 1,240 merchants, 3.5M EUR.", "")]
    [InlineData("FR 12 % à 15h11, le 1er octobre. EN 12% at 3:11pm on October 1st.", "")]
    [InlineData("FR 500 ms au lieu de 80. EN 500ms instead of 80.", "")]
    [InlineData("FR Erreurs 3DS et 504. EN 3DS and 504s errors.", "")]
    [InlineData("FR 12 paiements refusés en 3 h. EN 12 payments declined over 3 hours.", "")]
    [InlineData("FR Retard de 1 h 51. EN Delay of 1 hour 51 minutes.", "")]
    [InlineData("FR Retard de 1 h 51 min. EN Delay of 1h51m.", "")]
    [InlineData("FR 1 h 30 d’arrêt. EN Down for 90 minutes.", "")]
    [InlineData("FR De midi à minuit. EN From 12:00pm to midnight.", "")]
    [InlineData("FR Refus pendant 3 h. EN Declines over 4 hours.", "FR 3 h; EN 4 hours")]
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
    public async Task A_published_postmortem_that_says_something_else_by_now_is_told_of_until_it_is_published_anew()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident set impact FR 12 % des paiements. EN 12% of payments.");
        await bot.Hears("ana", "/incident resolved FR Fini. EN Over.");
        const string outdated = "The published postmortem of INC-1 no longer says what the record says. /incident INC-1 postmortem publish publishes it anew.";
        Assert.DoesNotContain("no longer says", await bot.Hears("ana", "/incident pm review"), StringComparison.Ordinal);
        await bot.Hears("ana", "/incident pm publish anyway");
        Assert.DoesNotContain("no longer says", await bot.Hears("ana", "/incident pm review"), StringComparison.Ordinal);
        await bot.Hears("ana", "/incident impact FR 15 % des paiements. EN 15% of payments.");
        Assert.EndsWith(outdated, await bot.Hears("ana", "/incident pm review"), StringComparison.Ordinal);
        Assert.EndsWith(outdated, await bot.Hears("ana", "/incident pm"), StringComparison.Ordinal);
        await bot.Hears("ana", "/incident INC-1 postmortem publish anyway");
        Assert.DoesNotContain("no longer says", await bot.Hears("ana", "/incident pm"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_was_written_twice_is_found_and_dropped()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident note at 11:15 FR Déploiement. EN Deployment.");
        await bot.Hears("ana", "/incident mark started at 11:16 FR Déploiement. EN Deployment.");
        await bot.Hears("ana", "/incident note at 9:15 FR Déploiement. EN Deployment.");
        var (first, clock) = ((await bot.Incident()).Overview.Keys.Min(), (await bot.Incident()).Clocks[Incidents.Clocks.Clock.Started].Seq);
        Assert.Contains($"Lines #{clock} and #{first} of the overview say the same: FR Déploiement. EN Deployment. /incident note drop #{first}", await bot.Hears("ana", "/incident pm review"), StringComparison.Ordinal);
        await bot.Hears("ana", $"/incident note drop #{first}");
        Assert.DoesNotContain(Review.Of(await bot.Incident(), bot.House), f => f.Code == "line_twice");
    }
}
