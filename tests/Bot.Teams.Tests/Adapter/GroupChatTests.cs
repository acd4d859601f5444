using Bot.Incidents.Timelines;
using Bot.Testing;
using Bot.Testing.Teams.World;

namespace Bot.Teams.Tests.Adapter;

/// <summary>Group chats: their people come and go, and they hold one incident after another.</summary>
public sealed class GroupChatTests
{
    private static async Task<Conversation> ChatAsync(WireTeams wire, params Teammate[] people)
    {
        var chat = wire.Teams.Group("Night shift", [wire.Ana, .. people]);
        await wire.Ana.Installs(chat);
        return chat;
    }

    private static async Task DeclareAsync(WireTeams wire, Conversation chat, string words, int number = 1)
    {
        await wire.Ana.Says(chat, "@bot declare " + words);
        await Eventually.Until(() => wire.Read(r => r.ByNumber(number))?.Rooms.ContainsKey("teams") == true, "the chat is the room");
        await wire.IdleAsync();
    }

    [Fact]
    public async Task Edits_deletions_and_pins_of_a_message_stay_with_the_incident_that_recorded_it()
    {
        await using var wire = await WireTeams.StartAsync();
        var chat = await ChatAsync(wire, wire.Ben);
        await DeclareAsync(wire, chat, "P1 A colleague leaks card numbers --private");
        var secret = await wire.Ana.Says(chat, "the password is on the note");
        var gone = await wire.Ana.Says(chat, "the note is under the keyboard");
        await wire.Ana.Says(chat, "@bot resolved EN Over. FR Fini.");
        await DeclareAsync(wire, chat, "P3 Another thing altogether", 2);
        await wire.Ben.Says(chat, "talk about the second");
        await wire.Ana.Edits(secret, "the password is BANANA");
        await wire.Ana.Deletes(gone);
        var pin = wire.Ana.Activity("messageReaction", chat);
        pin["reactionsAdded"] = new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonObject { ["type"] = "1f4cc_pushpin" });
        pin["replyToId"] = secret.Id;
        await wire.Teams.Deliver(pin);
        Assert.DoesNotContain(wire.Entries(2), e => e.What is MessageEdited or MessageDeleted or Curated);
        Assert.Contains(wire.Entries(), e => e.What is MessageEdited { Text: "the password is BANANA" });
        Assert.Contains(wire.Entries(), e => e.What is MessageDeleted);
        Assert.Equal("the password is BANANA", Assert.Single(wire.Incident().Overview).Value.Text["en"]);
    }

    [Fact]
    public async Task Who_got_into_a_private_incident_by_joining_its_chat_loses_it_by_leaving()
    {
        await using var wire = await WireTeams.StartAsync();
        var chat = await ChatAsync(wire);
        await DeclareAsync(wire, chat, "P1 A colleague leaks card numbers --private");
        await wire.Ben.Joins(chat);
        await wire.Ben.Writes("INC-1 show");
        Assert.Contains("leaks", wire.Ben.PersonalChat.FromBot[^1].Activity.ToJsonString(), StringComparison.Ordinal);
        await wire.Ben.Leaves(chat);
        await wire.Ben.Writes("INC-1 priority P2 because");
        await wire.Ben.Writes("INC-1 export md");
        Assert.Contains("does not exist", wire.Ben.PersonalChat.Said[^1], StringComparison.Ordinal);
        Assert.Equal(Incidents.Fields.Priority.P1, wire.Incident().Priority);
        Assert.False(wire.Incident().IsVisibleTo("teams:" + wire.Ben.Id));
        // Who comes back is in again, and sees what is said.
        await wire.Ben.Joins(chat);
        Assert.True(wire.Incident().IsVisibleTo("teams:" + wire.Ben.Id));
    }

    [Fact]
    public async Task Who_was_invited_or_declared_it_keeps_a_private_incident_when_leaving_its_chat()
    {
        await using var wire = await WireTeams.StartAsync();
        var chat = await ChatAsync(wire);
        await DeclareAsync(wire, chat, "P1 A colleague leaks card numbers --private");
        await wire.Ben.Joins(chat);
        await wire.Ana.Says(chat, "@bot lead @Ben");
        await wire.Ben.Leaves(chat);
        await wire.Ana.Leaves(chat);
        Assert.True(wire.Incident().IsVisibleTo("teams:" + wire.Ben.Id));
        Assert.True(wire.Incident().IsVisibleTo("teams:" + wire.Ana.Id));
    }

    [Fact]
    public async Task Leaving_a_chat_takes_every_private_incident_that_it_held()
    {
        await using var wire = await WireTeams.StartAsync();
        var chat = await ChatAsync(wire);
        await DeclareAsync(wire, chat, "P1 A colleague leaks card numbers --private");
        await wire.Ben.Joins(chat);
        await wire.Ana.Says(chat, "@bot resolved EN Over. FR Fini.");
        await DeclareAsync(wire, chat, "P3 Another thing altogether", 2);
        await wire.Ben.Leaves(chat);
        Assert.False(wire.Incident().IsVisibleTo("teams:" + wire.Ben.Id));
        Assert.True(wire.Read(r => Features.Keeping.Verification.Of(r, 1)).Holds);
    }

    [Fact]
    public async Task An_incident_is_not_reopened_in_a_chat_that_another_one_has_now()
    {
        await using var wire = await WireTeams.StartAsync();
        var chat = await ChatAsync(wire, wire.Ben);
        await DeclareAsync(wire, chat, "P1 A colleague leaks card numbers --private");
        await wire.Ana.Says(chat, "@bot resolved EN Over. FR Fini.");
        await DeclareAsync(wire, chat, "P3 Another thing altogether", 2);
        await wire.Ana.Writes("INC-1 reopen still leaking");
        Assert.False(wire.Incident().IsOpen);
        Assert.Contains("INC-2", wire.Ana.PersonalChat.Said[^1], StringComparison.Ordinal);
        await wire.Ana.Says(chat, "@bot resolved EN Over. FR Fini.");
        await wire.Ana.Writes("INC-1 reopen still leaking");
        Assert.True(wire.Incident().IsOpen);
        await wire.Ben.Says(chat, "the leaker is known");
        Assert.Equal("the leaker is known", ((MessageSaid)Assert.Single(wire.SaidOnRecord()).What).Text);
    }

    [Fact]
    public async Task A_private_incident_declared_where_a_team_reads_is_answered_truly_and_without_its_title()
    {
        await using var wire = await WireTeams.StartAsync();
        await wire.Ana.Posts(wire.Ops, "@bot declare P1 A colleague leaks card numbers --private");
        await wire.IdleAsync();
        var answer = wire.Ops.Conversation.Said[^1];
        Assert.Contains("INC-1", answer, StringComparison.Ordinal);
        Assert.Contains("group chat", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("leaks", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("opens in a moment", answer, StringComparison.Ordinal);
        await wire.Ana.Writes("declare P3 Another secret thing --private");
        Assert.DoesNotContain("opens in a moment", string.Concat(wire.Ana.PersonalChat.Said), StringComparison.Ordinal);
        Assert.Contains(wire.Ana.PersonalChat.Said, s => s.Contains("Another secret thing", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_private_incident_declared_in_a_chat_that_another_one_has_says_that_it_gets_none()
    {
        await using var wire = await WireTeams.StartAsync();
        var chat = await ChatAsync(wire, wire.Ben);
        await DeclareAsync(wire, chat, "P1 Everything is down");
        await wire.Ana.Says(chat, "@bot declare P1 A colleague leaks card numbers --private");
        await wire.IdleAsync();
        Assert.DoesNotContain(chat.Said, s => s.Contains("<b>INC-2</b>", StringComparison.Ordinal) && s.Contains("opens in a moment", StringComparison.Ordinal));
        Assert.Contains(chat.Said, s => s.Contains("<b>INC-2</b>", StringComparison.Ordinal) && s.Contains("group chat", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Access_to_a_private_incident_without_a_conversation_is_asked_of_who_declared_it()
    {
        await using var wire = await WireTeams.StartAsync();
        await wire.Ana.Writes("declare P1 A colleague leaks card numbers --private");
        await wire.IdleAsync();
        await wire.Ben.Installs();
        var announcement = wire.Everybody.Conversation.FromBot[^1];
        var asked = await wire.Ben.Presses(announcement, "Request access");
        Assert.Contains("Ana", asked.Card!.ToJsonString(), StringComparison.Ordinal);
        await wire.IdleAsync();
        var request = wire.Ana.PersonalChat.FromBot.Last(m => m.Card?.ToJsonString().Contains("Let in", StringComparison.Ordinal) == true);
        Assert.Contains("Ben", request.Activity.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("INC-1", request.Activity.ToJsonString(), StringComparison.Ordinal);
        await wire.Ana.Presses(request, "Let in");
        await wire.IdleAsync();
        Assert.True(wire.Incident().IsVisibleTo("teams:" + wire.Ben.Id));
        Assert.Contains(wire.Ben.PersonalChat.Said, s => s.Contains("INC-1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_form_sent_by_a_client_that_does_not_execute_tells_nothing_private_to_everybody()
    {
        await using var wire = await WireTeams.StartAsync();
        await wire.Ana.Writes("declare P1 A colleague leaks card numbers --private");
        await wire.Ana.Writes("INC-1 show");
        var card = wire.Ana.PersonalChat.FromBot.Last(m => m.Card is not null);
        var form = (await wire.Ana.Presses(card, "Ticket")).Dialog!;
        var sent = wire.Ana.Activity("message", wire.Ops.Conversation);
        sent["value"] = Bot.Testing.Teams.Rules.CardReader.Actions(form.Card).First()["data"]!.DeepClone();
        sent["value"]!["f_ticket"] = "TSR-99";
        await wire.Teams.Deliver(sent);
        Assert.Contains("Others read along here", wire.Ops.Conversation.Said[^1], StringComparison.Ordinal);
        Assert.Empty(wire.Incident().Tickets);
    }
}
