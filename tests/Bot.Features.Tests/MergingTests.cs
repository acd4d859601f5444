using Bot.Chat.Delivery;
using Bot.Features.Forms;
using Bot.Incidents.Fields;
using Bot.Incidents.FollowUps;
using Bot.Incidents.Lifecycles;
using Bot.Incidents;
using Bot.Testing;

namespace Bot.Features.Tests;

/// <summary>One incident goes on in another one.</summary>
public sealed class MergingTests
{
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
    public async Task The_title_of_a_private_incident_is_not_told_where_it_goes_on()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident declare --private P1 Stolen laptop of Paul", "#ops");
        await bot.Hears("ana", "/incident INC-2 merge INC-1", "#ops");
        Assert.Equal(["INC-2"], (await bot.Incident(1)).Absorbed);
        var here = Assert.Single(bot.Said("#inc-1"), s => s.Contains("merged into this one", StringComparison.Ordinal));
        Assert.StartsWith("INC-2 (P1), which is private, is merged into this one", here, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INC-1 merge INC-2")]
    [InlineData("INC-2 merge INC-1")]
    public async Task A_drill_and_a_real_incident_go_on_apart(string typed)
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident declare --drill P3 Switch the datacentre", "#ops");
        Assert.StartsWith("INC-2 is a drill.", await bot.Hears("ana", "/incident " + typed, "#ops"), StringComparison.Ordinal);
        Assert.True((await bot.Incident(1)).IsOpen && (await bot.Incident(2)).IsOpen);
    }

    [Fact]
    public async Task What_was_decided_to_be_major_is_not_merged_away()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident declare P2 Refunds stuck", "#ops");
        await bot.Hears("ana", "/incident INC-2 dora major", "#ops");
        Assert.StartsWith("INC-2 was decided to be major (DORA), and INC-1 was not", await bot.Hears("ana", "/incident INC-2 merge INC-1", "#ops"), StringComparison.Ordinal);
        await bot.Hears("ana", "/incident INC-1 merge INC-2", "#ops");
        Assert.Equal(["INC-1"], (await bot.Incident(2)).Absorbed);
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

    [Fact]
    public async Task Where_it_goes_on_is_told_and_what_was_broken_stays_so()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident set components nexo=major_outage");
        await bot.Hears("ana", "/incident update FR Paiements refusés. EN Payments are refused.");
        await bot.Hears("ana", "/incident declare P3 Payments are slow too --anyway", "#ops");
        Assert.StartsWith("The public follows INC-1 and has heard nothing of INC-2, so nothing was merged.", await bot.Hears("ana", "/incident merge INC-2"), StringComparison.Ordinal);
        await bot.Hears("ana", "/incident update FR Lenteurs. EN Slow.", "#inc-2");
        await bot.Hears("ana", "/incident merge INC-2");
        Assert.Contains("INC-1 (Card payments fail in shops, P2) is merged into this one; work goes on here. Its components are affected here too: Instore payment (major outage). This one is P3 only: /incident priority P2 raises it.", string.Join('\n', bot.Said("#inc-2")), StringComparison.Ordinal);
        Assert.Equal(("nexo", ComponentStatus.MajorOutage), (await bot.Incident(2)).Components.Select(c => (c.Id, c.Status)).Single());
        await bot.Hears("ana", "/incident undo");
        Assert.Empty((await bot.Incident(2)).Components);
    }

    [Fact]
    public async Task Who_merges_is_told_what_stays_behind_and_where_to_read_it()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident update FR Panne. EN Outage.");
        await bot.Hears("ana", "/incident declare --anyway P2 Login fails", "#ops");
        await bot.Hears("ana", "/incident note 11:05 login page 502", "#inc-2");
        await bot.Hears("ana", "/incident note 11:20 pods restarted", "#inc-2");
        await bot.Hears("ana", "/incident update FR Connexion en panne. EN Login is down.", "#inc-2");
        Assert.StartsWith("INC-2 keeps 2 notes, 1 update: /incident INC-2 timeline.", await bot.Hears("ana", "/incident merge INC-1", "#inc-2"), StringComparison.Ordinal);
        await bot.Hears("ana", "/incident declare --anyway P2 Portal is slow", "#ops");
        Assert.Equal("", await bot.Hears("ana", "/incident merge INC-1", "#inc-3"));
    }
}
