using Bot.Features.Keeping;
using Bot.Testing;
using Bot.Testing.Teams.Rest;
using Bot.Testing.Teams.Rules;

namespace Bot.Teams.Tests.Adapter;

public sealed class DeliveringTests
{
    [Theory]
    [InlineData(412)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task What_Teams_does_not_take_now_is_said_later_once_and_in_order(int status)
    {
        await using var wire = await WireTeams.DeclaredAsync();
        var fault = status switch { 412 => Fault.Precondition, 429 => Fault.Throttled(), _ => Fault.Broken(status) };
        wire.Teams.Faults.Next(fault, r => r.Method == "POST" && r.Path.Value!.EndsWith("/activities", StringComparison.Ordinal), 2);
        await wire.Ana.Writes("INC-1 update FR Un. EN One.");
        await wire.Ana.Writes("INC-1 update FR Deux. EN Two.");
        await wire.IdleAsync();
        wire.Teams.Faults.Clear();
        var told = wire.Incidents.Conversation.FromBot.Select(m => m.Text ?? "").Where(t => t.Contains("One.", StringComparison.Ordinal) || t.Contains("Two.", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, told.Count);
        Assert.Contains("One.", told[0], StringComparison.Ordinal);
        Assert.Contains("Two.", CardReader.Texts(wire.Room.Card!).Single(t => t.Contains("Two.", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_whose_answer_was_lost_is_still_one_card()
    {
        await using var wire = await WireTeams.DeclaredAsync();
        wire.Teams.Faults.Next(Fault.CutAfterwards, "PUT", 2);
        await wire.Ana.Writes("INC-1 priority P1 worse");
        await wire.IdleAsync();
        Assert.Single(wire.Incidents.Conversation.FromBot, m => m.Card is not null);
        Assert.Contains(CardReader.Texts(wire.Room.Card!), t => t == "P1");
    }

    [Fact]
    public async Task Teams_being_away_loses_nothing_and_the_record_does_not_wait_for_it()
    {
        await using var wire = await WireTeams.DeclaredAsync();
        wire.Teams.Faults.Next(Fault.Cut, 10_000);
        await wire.Ana.Writes("INC-1 note the disk is full");
        await wire.Ana.Writes("INC-1 priority P1 worse");
        Assert.Equal("P1", wire.Incident().Priority.ToString());
        Assert.True(await wire.Of<IOutbox>().CountWaitingAsync(TestContext.Current.CancellationToken) > 0);
        await wire.RestartAsync();
        wire.Teams.Faults.Clear();
        await wire.IdleAsync();
        Assert.Contains(CardReader.Texts(wire.Room.Card!), t => t == "P1");
        Assert.Single(wire.Incidents.Conversation.Posts);
    }

    [Fact]
    public async Task After_being_taken_out_a_person_is_told_what_to_do_and_repair_puts_it_right()
    {
        await using var wire = await WireTeams.DeclaredAsync();
        await wire.Ana.Installs();
        await wire.Ben.Uninstalls(wire.Teams.Team("Payments"));
        await wire.Ana.Writes("INC-1 priority P1 worse");
        await wire.IdleAsync();
        Assert.Contains(wire.Incident().Problems, p => p.Key.StartsWith("teams/", StringComparison.Ordinal) && p.Value == "BotNotInConversationRoster");
        Assert.Contains(wire.Ana.PersonalChat.Said, s => s.Contains("<b>INC-1</b>", StringComparison.Ordinal) && s.Contains("Add the app to the team or chat again, then <code>@Incident Bot repair</code>", StringComparison.Ordinal));
        await wire.Ben.Installs(wire.Teams.Team("Payments"));
        await wire.Ana.Writes("INC-1 repair"); await wire.IdleAsync();
        await Eventually.Until(() => wire.Incident().Problems.IsEmpty, "everything works again: " + string.Join(", ", wire.Incident().Problems));
        Assert.Contains(CardReader.Texts(wire.Room.Card!), t => t == "P1");
    }

    [Fact]
    public async Task Being_back_in_the_team_it_says_what_was_refused_meanwhile()
    {
        await using var wire = await WireTeams.DeclaredAsync();
        await wire.Ana.Installs();
        await wire.Ben.Replies(wire.Room, "the disk is full");
        await wire.Ben.Uninstalls(wire.Teams.Team("Payments"));
        await wire.Ana.Writes("INC-1 priority P1 worse");
        await wire.IdleAsync();
        Assert.Contains("teams/post", wire.Incident().Problems.Keys);
        await wire.Ben.Installs(wire.Teams.Team("Payments"));
        await wire.IdleAsync();
        await Eventually.Until(() => wire.Incident().Problems.IsEmpty, "everything works again: " + string.Join(", ", wire.Incident().Problems));
        await wire.IdleAsync();
        Assert.Contains(wire.Incidents.Conversation.Said, s => s.Contains("worse", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_said_before_there_is_a_conversation_waits_for_it()
    {
        await using var wire = await WireTeams.StartAsync(("Teams:Channel", ""));
        await wire.Ana.Writes("declare P2 Terminals refuse cards");
        await wire.IdleAsync();
        await wire.Ana.Writes("INC-1 update FR Nous cherchons. EN We are looking.");
        await wire.IdleAsync();
        Assert.Equal("no_channel", wire.Incident().Problems["teams/post"]);
        await wire.Ana.Posts(wire.Incidents, "@bot INC-1 repair");
        await Eventually.Until(() => wire.Incident().Problems.IsEmpty, "there is a conversation");
        await wire.IdleAsync();
        Assert.Contains(wire.Incidents.Conversation.Said, s => s.Contains("We are looking.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_card_somebody_deleted_is_shown_anew()
    {
        await using var wire = await WireTeams.DeclaredAsync();
        wire.Teams.Faults.Next(Fault.Gone, "PUT");
        await wire.Ana.Writes("INC-1 priority P1 worse");
        await wire.IdleAsync();
        Assert.Equal(2, wire.Incidents.Conversation.FromBot.Count(m => m.Card is not null));
    }

    [Fact]
    public async Task Long_texts_many_updates_and_many_follow_ups_break_no_rule_of_Teams()
    {
        await using var wire = await WireTeams.DeclaredAsync();
        var big = string.Concat(Enumerable.Repeat("Wörter & <b>*Zeichen*</b> _und_ [Klammern](x) ", 220));
        await wire.Ana.Writes("INC-1 set impact FR " + big + " EN " + big);
        await wire.Ana.Writes("INC-1 update FR " + big + " EN " + big);
        for (var i = 0; i < 12; i++) await wire.Ana.Writes($"INC-1 update FR Texte {i}. EN Text {i}.");
        for (var i = 0; i < 40; i++) await wire.Ana.Writes($"INC-1 action add symptom {i} -> action {i}");
        await wire.Ana.Writes("INC-1 actions");
        await wire.Ana.Writes("INC-1 timeline");
        await wire.Ana.Writes("INC-1 export md");
        await wire.IdleAsync();
        Assert.Empty(wire.Teams.Violations);
        Assert.DoesNotContain(wire.Teams.Calls, c => c.Status is 400 or 413);
        // What people wrote neither formats nor mentions.
        Assert.DoesNotContain(wire.Incidents.Conversation.FromBot, m => m.Text?.Contains("<b>*Zeichen*</b>", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task A_document_too_long_for_Teams_says_how_much_is_shown_and_where_the_whole_is()
    {
        await using var wire = await WireTeams.DeclaredAsync();
        var big = string.Concat(Enumerable.Repeat("the terminals of the shops in the north still refuse cards ", 150));
        for (var i = 0; i < 6; i++) await wire.Ana.Writes($"INC-1 update FR {i} {big}. EN {i} {big}.");
        await wire.IdleAsync();
        await wire.Ana.Writes("INC-1 export json");
        await wire.IdleAsync();
        Assert.Contains(wire.Teams.Calls, c => System.Text.RegularExpressions.Regex.IsMatch(c.Body?.ToString() ?? "", "These are the first [0-9]+ of [0-9]+ characters of .*The web console hands over the whole file"));
        Assert.Empty(wire.Teams.Violations);
    }

    [Fact]
    public async Task The_rates_of_a_conversation_are_kept_before_Teams_has_to_say_so()
    {
        await using var wire = await WireTeams.DeclaredAsync();
        wire.Teams.EnforcesRates = true;
        await Task.WhenAll(Enumerable.Range(0, 15).Select(i => wire.Ana.Writes($"INC-1 update FR Texte {i}. EN Text {i}.")));
        await wire.IdleAsync();
        Assert.DoesNotContain(wire.Teams.Calls, c => c.Status == 429 && c.Path.Contains(Uri.EscapeDataString(wire.Incidents.Id), StringComparison.Ordinal));
        Assert.Equal(15, Enumerable.Range(0, 15).Count(i => wire.Incidents.Conversation.FromBot.Any(m => m.Text?.Contains($"Text {i}.", StringComparison.Ordinal) == true)));
    }

    [Fact]
    public async Task The_bot_signs_in_once_for_all_it_says()
    {
        await using var wire = await WireTeams.DeclaredAsync();
        Assert.Equal(1, wire.Teams.Tokens.Issued);
    }

    [Fact]
    public async Task A_secret_that_is_over_gives_nothing_up()
    {
        await using var wire = await WireTeams.StartAsync(("Teams:AppPassword", "an old one"));
        await wire.Ana.Posts(wire.Ops, "@bot declare P2 Terminals refuse cards");
        await Eventually.Until(() => wire.Teams.Tokens.Refused > 0, "signing in is refused");
        Assert.Equal("Terminals refuse cards", wire.Incident().Title);
        Assert.True(await wire.Of<IOutbox>().CountWaitingAsync(TestContext.Current.CancellationToken) > 0);
        await Eventually.Until(() => wire.Incident().Problems.GetValueOrDefault("teams/connection") == "sign_in_refused", "the record says why nothing is heard");
    }
}
