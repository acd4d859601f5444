using Bot.Incidents.Clocks;
using Bot.Incidents.Fields;
using Bot.Incidents.Lifecycles;
using Bot.Testing;
using Xunit;

namespace Bot.Features.Tests;

/// <summary>Commands as people say them when they do not think of commands.</summary>
public sealed class PlainSpeechTests
{
    [Theory]
    [InlineData("please set the impact to FR Paiements refusés. EN Payments are refused.")]
    [InlineData("set impact to FR Paiements refusés. EN Payments are refused.")]
    [InlineData("change the impact to FR Paiements refusés. EN Payments are refused.")]
    [InlineData("définir l’impact à FR Paiements refusés. EN Payments are refused.")]
    [InlineData("changer l'impact : FR Paiements refusés. EN Payments are refused.")]
    public async Task A_field_is_set_with_the_little_words_around_it(string typed)
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident " + typed);
        Assert.Equal("FR Paiements refusés. EN Payments are refused.", (await bot.Incident()).TextOf(TextField.Impact).ToInline(["fr", "en"]));
    }

    [Theory]
    [InlineData("move to monitoring", Status.Monitoring)]
    [InlineData("status is now monitoring FR Corrigé. EN Fixed.", Status.Monitoring)]
    [InlineData("set status to identified", Status.Identified)]
    [InlineData("change status to resolved FR Rétabli. EN Restored.", Status.Resolved)]
    [InlineData("identified just now FR Un verrou. EN A lock.", Status.Identified)]
    [InlineData("résolu à l’instant FR Rétabli. EN Restored.", Status.Resolved)]
    [InlineData("résolu à l'instant", Status.Resolved)]
    [InlineData("go to the wiki for details", Status.Investigating)]
    [InlineData("move the resolved ones", Status.Investigating)]
    [InlineData("write update to the wiki", Status.Investigating)]
    [InlineData("status?", Status.Investigating)]
    [InlineData("resolved ?", Status.Investigating)]
    public async Task The_status_moves_only_where_that_was_said(string typed, Status becomes)
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident " + typed);
        var incident = await bot.Incident();
        Assert.Equal(becomes, incident.Status);
        Assert.Equal(becomes == Status.Investigating ? 0 : 1, incident.Updates.Count);
        Assert.DoesNotContain(incident.Updates, u => u.Text.ToInline(["fr", "en"]).Contains("instant", StringComparison.OrdinalIgnoreCase) || u.Text.ToInline(["fr", "en"]).Contains("now", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("add note: the switch was replaced")]
    [InlineData("please add a note the switch was replaced")]
    [InlineData("note - the switch was replaced")]
    public async Task A_line_is_added_with_or_without_the_verb(string typed)
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident " + typed);
        Assert.Equal("the switch was replaced", (await bot.Incident()).Overview.Values.Single().Text["en"]);
    }

    [Theory]
    [InlineData("add an action no spare switch -> buy one")]
    [InlineData("action item: no spare switch -> buy one")]
    public async Task A_follow_up_is_added_with_or_without_the_verb(string typed)
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident " + typed);
        Assert.Equal("buy one", (await bot.Incident()).FollowUps.Values.Single().Action["en"]);
    }

    [Fact]
    public async Task Components_and_people_are_added_and_a_component_taken_away()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident set components nexo");
        await bot.Hears("ana", "/incident add component api");
        Assert.Equal(["nexo", "api"], (await bot.Incident()).Components.Select(c => c.Id));
        await bot.Hears("ana", "/incident remove component nexo");
        Assert.Equal(["api"], (await bot.Incident()).Components.Select(c => c.Id));
        await bot.Hears("ana", "/incident add @ben");
        Assert.Contains((await bot.Incident()).Members, m => m.EndsWith("ben", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("set started to 11:41")]
    [InlineData("started was 11h41")]
    [InlineData("start: 11:41")]
    [InlineData("started at 5:41 am ET")]
    public async Task A_clock_is_set_in_many_words(string typed)
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident " + typed);
        Assert.Equal("11:41", (await bot.Incident()).At(Clock.Started)?.InZone(bot.House.Zone).ToString("HH:mm", null));
    }

    [Theory]
    [InlineData("alert from the bank")]
    [InlineData("release 7.2 is rolled back")]
    [InlineData("end of the call with the bank")]
    [InlineData("start of the 15h deployment")]
    public async Task What_only_begins_like_a_clock_is_offered_as_a_line(string typed)
    {
        await using var bot = await TestBot.WithIncident();
        Assert.Contains("/incident note " + typed, await bot.Hears("ana", "/incident " + typed), StringComparison.Ordinal);
        Assert.Single((await bot.Incident()).Clocks);
    }

    [Theory]
    [InlineData("show me the timeline", "declared P2")]
    [InlineData("action items", "/incident action add")]
    [InlineData("show the actions", "/incident action add")]
    [InlineData("show the postmortem", "Draft of the postmortem")]
    [InlineData("timeline?", "declared P2")]
    [InlineData("who is lead?", "/incident show")]
    [InlineData("generate the postmortem", "Draft of the postmortem")]
    [InlineData("remind me in 10 minutes", "/incident next update 15:30")]
    public async Task What_is_asked_for_is_shown(string typed, string says)
    {
        await using var bot = await TestBot.WithIncident();
        Assert.Contains(says, await bot.Hears("ana", "/incident " + typed), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_incident_commander_is_the_lead()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident IC @ben");
        Assert.Equal("ben", (await bot.Incident()).Roles["lead"].Name, ignoreCase: true);
    }

    [Fact]
    public async Task What_is_redacted_may_stand_in_quotes_and_nothing_is_put_in_its_place()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident note the card of Jean Dupont");
        Assert.Contains("/incident redact Jean Dupont", await bot.Hears("ana", "/incident redact Jean Dupont -> a client"), StringComparison.Ordinal);
        Assert.Contains("Jean Dupont", (await bot.Incident()).Overview.Values.Single().Text["en"], StringComparison.Ordinal);
        await bot.Hears("ana", "/incident redact \"Jean Dupont\"");
        Assert.DoesNotContain("Jean Dupont", (await bot.Incident()).Overview.Values.Single().Text["en"], StringComparison.Ordinal);
    }
}
