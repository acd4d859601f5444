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
    [InlineData("impact To be confirmed", "To be confirmed")]
    [InlineData("set impact to be confirmed", "to be confirmed")]
    [InlineData("set impact to shops in Lyon", "to shops in Lyon")]
    [InlineData("impact à Lyon seulement", "à Lyon seulement")]
    public async Task A_text_may_begin_with_a_little_word(string typed, string impact)
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident " + typed);
        Assert.Equal(impact, (await bot.Incident()).TextOf(TextField.Impact)["en"]);
    }

    [Theory]
    [InlineData("set title to Refunds are stuck", "Refunds are stuck")]
    [InlineData("rename to be decided", "to be decided")]
    public async Task A_title_is_set_to_something(string typed, string title)
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident " + typed);
        Assert.Equal(title, (await bot.Incident()).Title);
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
    [InlineData("clôture FR Rétabli. EN Restored.", Status.Resolved)]
    [InlineData("resolved in 5 minutes", Status.Investigating)]
    [InlineData("resolved in 5 minutes FR Rétabli. EN Restored.", Status.Investigating)]
    [InlineData("resolved tomorrow 9am EN Restored. FR Rétabli.", Status.Investigating)]
    [InlineData("resolved 25h00 FR Rétabli. EN Restored.", Status.Investigating)]
    [InlineData("monitoring 23h50 FR Corrigé. EN Fixed.", Status.Investigating)]
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
    [InlineData("the note: the switch was replaced")]
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
    [InlineData("the start is 11:41")]
    [InlineData("start of the incident at 11:41")]
    [InlineData("le début est à 11h41")]
    [InlineData("début de l’incident vers 11h41")]
    [InlineData("started since 11:41")]
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
    [InlineData("fixed", "resolved", false)]
    [InlineData("corrigé", "resolved", false)]
    [InlineData("fixed FR Corrigé. EN Fixed.", "resolved", false)]
    [InlineData("fixed the config on node 3", "resolved", true)]
    public async Task Fixed_is_not_told_to_the_public_and_the_word_that_does_is_named(string typed, string meant, bool isALine)
    {
        await using var bot = await TestBot.WithIncident();
        var heard = await bot.Hears("ana", "/incident " + typed);
        Assert.Contains($"/incident {meant} …", heard, StringComparison.Ordinal);
        Assert.Equal(isALine, heard.Contains("/incident note " + typed, StringComparison.Ordinal));
        Assert.Empty((await bot.Incident()).Updates);
    }

    [Theory]
    [InlineData("P1")]
    [InlineData("ended 11h50")]
    [InlineData("cause a certificate expired")]
    public async Task Shorthand_outside_an_incident_asks_which_one(string typed)
    {
        await using var bot = await TestBot.WithIncident();
        Assert.Contains("/incident INC-1 ", await bot.Hears("ana", "/incident " + typed, "#ops"), StringComparison.Ordinal);
        Assert.Contains("/incident declare", await bot.Hears("ana", "/incident impact on card payments", "#ops"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("show me the timeline", "declared P2")]
    [InlineData("action items", "/incident action add")]
    [InlineData("show the actions", "/incident action add")]
    [InlineData("show the postmortem", "Draft of the postmortem")]
    [InlineData("timeline?", "declared P2")]
    [InlineData("who is lead?", "/incident show")]
    [InlineData("generate the postmortem", "Draft of the postmortem")]
    [InlineData("post mortem", "Draft of the postmortem")]
    [InlineData("rex", "Draft of the postmortem")]
    [InlineData("prepare the post-mortem", "Draft of the postmortem")]
    [InlineData("list TSR-9999", "is no list")]
    [InlineData("metrics 2026", "is not a number of days")]
    [InlineData("remind me in 10 minutes", "/incident next update 15:30")]
    public async Task What_is_asked_for_is_shown(string typed, string says)
    {
        await using var bot = await TestBot.WithIncident();
        Assert.Contains(says, await bot.Hears("ana", "/incident " + typed), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("IC @ben", "lead", "ben")]
    [InlineData("I take the lead", "lead", "ana")]
    [InlineData("i'm lead", "lead", "ana")]
    [InlineData("je pilote", "lead", "ana")]
    [InlineData("je prends le lead", "lead", "ana")]
    [InlineData("comm @ben", "comms", "ben")]
    public async Task Who_has_a_role_is_said_as_people_say_it(string typed, string role, string has)
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident " + typed);
        Assert.Equal(has, (await bot.Incident()).Roles[role].Name, ignoreCase: true);
    }

    [Theory]
    [InlineData("I take a break")]
    [InlineData("the lead wants a call")]
    [InlineData("the card is refused")]
    [InlineData("the status page is down")]
    [InlineData("the cause is not known yet")]
    [InlineData("the api team is on it")]
    public async Task What_is_only_said_changes_nothing_and_is_offered_as_a_line(string typed)
    {
        await using var bot = await TestBot.WithIncident();
        var before = await bot.Incident();
        Assert.Contains("/incident note " + typed, await bot.Hears("ana", "/incident " + typed), StringComparison.Ordinal);
        Assert.Equal(before.Version, (await bot.Incident()).Version);
    }

    [Fact]
    public async Task A_role_is_offered_to_somebody()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident lead me");
        await bot.Hears("ana", "/incident handover to @ben");
        Assert.Equal("ben", (await bot.Incident()).Handovers["lead"].Name, ignoreCase: true);
    }

    [Theory]
    [InlineData("publish FR En cours. EN In progress.", "FR En cours. EN In progress.")]
    [InlineData("annoncer FR En cours. EN In progress.", "FR En cours. EN In progress.")]
    [InlineData("communication @ben", "")]
    [InlineData("publish the postmortem", "")]
    [InlineData("EN In progress.", "")]
    public async Task The_public_is_told_where_a_language_says_so(string typed, string told)
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident " + typed);
        Assert.Equal(told, (await bot.Incident()).Updates.LastOrDefault()?.Text.ToInline(["fr", "en"]) ?? "");
    }

    [Fact]
    public async Task Words_with_their_language_are_offered_to_the_public()
    {
        await using var bot = await TestBot.WithIncident();
        Assert.Contains("/incident update EN In progress.", await bot.Hears("ana", "/incident EN In progress."), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_other_language_of_the_last_update_completes_it()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident identified EN A lock was found.");
        Assert.Contains("#", await bot.Hears("ana", "/incident identified FR Un verrou a été trouvé."), StringComparison.Ordinal);
        await bot.Hears("ana", "/incident update EN It is being removed.");
        await bot.Hears("ana", "/incident update FR Il est en cours de retrait.");
        Assert.Equal(["FR Un verrou a été trouvé. EN A lock was found.", "FR Il est en cours de retrait. EN It is being removed."],
            (await bot.Incident()).Updates.Select(u => u.Text.ToInline(["fr", "en"])));
    }

    [Fact]
    public async Task It_does_not_some_time_later_or_where_both_are_there_already()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident update EN One.");
        bot.Clock.Advance(NodaTime.Duration.FromMinutes(11));
        await bot.Hears("ben", "/incident update FR Deux.");
        bot.Clock.Advance(NodaTime.Duration.FromMinutes(11));
        await bot.Hears("ben", "/incident update EN Three.");
        await bot.Hears("ben", "/incident update EN Four.");
        await bot.Hears("ben", "/incident update FR Cinq. EN Five.");
        await bot.Hears("ben", "/incident update FR Six.");
        Assert.Equal(["en One.", "fr Deux.", "en Three.", "en Four.", "en Five., fr Cinq.", "fr Six."], (await bot.Incident()).Updates.Select(u => string.Join(", ", u.Text.Languages.Select(l => $"{l} {u.Text[l]}"))));
    }

    [Fact]
    public async Task Editing_without_a_number_is_of_the_last_update()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident update FR Deux boutiques. EN Two shops.");
        await bot.Hears("ana", "/incident update edit EN Three shops.");
        await bot.Hears("ana", "/incident corriger #4 EN x");
        Assert.Equal("FR Deux boutiques. EN Three shops.", (await bot.Incident()).Updates.Single().Text.ToInline(["fr", "en"]));
    }

    [Theory]
    [InlineData("action no alert -> alert, @ben, friday")]
    [InlineData("action no alert -> alert @ben in 3 days")]
    [InlineData("action no alert -> alert @ben due 3d TSR-7")]
    [InlineData("action no alert -> alert TSR-7 @ben due friday")]
    [InlineData("action no alert -> alert due friday, @ben (TSR-7)")]
    [InlineData("tâche pas d’alerte -> alert, @ben, dans 3 jours")]
    public async Task Who_and_until_when_may_stand_behind_a_comma(string typed)
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident " + typed);
        var followUp = (await bot.Incident()).FollowUps.Values.Single();
        Assert.Equal(("alert", "ben", new NodaTime.LocalDate(2025, 9, 19)), (followUp.Action.ToInline(["fr", "en"]), followUp.Owner?.Name.ToLowerInvariant(), followUp.Due));
    }

    [Theory]
    [InlineData("next update every 30m")]
    [InlineData("prochaine communication toutes les 30 minutes")]
    public async Task Updates_are_promised_again_and_again(string typed)
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident " + typed);
        Assert.Equal(NodaTime.Duration.FromMinutes(30), (await bot.Incident()).Promise?.Every);
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
