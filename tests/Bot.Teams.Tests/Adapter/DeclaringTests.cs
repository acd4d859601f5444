using Bot.Incidents.Lifecycles;
using Bot.Testing;
using Bot.Testing.Teams.Rules;
using Bot.Testing.Teams.World;

namespace Bot.Teams.Tests.Adapter;

public sealed class DeclaringTests
{
    [Fact]
    public async Task Declaring_opens_a_thread_that_begins_with_the_card_and_announces_it_with_a_link()
    {
        await using var wire = await WireTeams.DeclaredAsync();
        var card = wire.Room.Card!;
        Assert.Contains(CardReader.Actions(card), a => a["title"]!.GetValue<string>() == "Change status");
        Assert.Contains("INC-1 · Terminals refuse cards", card.ToJsonString(Json.Plain), StringComparison.Ordinal);
        Assert.Single(wire.Incidents.Conversation.Posts);
        var announcement = Assert.Single(wire.Everybody.Conversation.FromBot);
        Assert.Contains(CardReader.Actions(announcement.Card!), a => a["url"]?.GetValue<string>().Contains(wire.Room.Id, StringComparison.Ordinal) == true);
        Assert.Contains(wire.Ops.Conversation.Said, s => s.Contains("<b>INC-1</b> is open (P2)", StringComparison.Ordinal));
        Assert.Empty(wire.Teams.Violations);
    }

    [Fact]
    public async Task The_declarer_is_mentioned_in_the_thread_so_that_Teams_takes_them_there()
    {
        await using var wire = await WireTeams.DeclaredAsync();
        Assert.Contains(wire.Incidents.Conversation.Said, s => s.StartsWith("<at>Ana</at>", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_word_works_in_the_thread_and_the_card_is_edited_in_place()
    {
        await using var wire = await WireTeams.DeclaredAsync();
        await wire.Ana.Replies(wire.Room, "@bot lead @Ben");
        await wire.Ana.Replies(wire.Room, "@bot mark started 10m ago");
        await wire.Ben.Replies(wire.Room, "@bot /incident monitoring FR Corrigé. EN Fixed.");
        await wire.Ana.Replies(wire.Room, "@bot action add Certificate expired -> Watch certificates @Ben due 3d");
        await wire.Ana.Replies(wire.Room, "@bot resolved FR Fini. EN Over.");
        await wire.Ana.Replies(wire.Room, "@bot postmortem publish anyway");
        await wire.IdleAsync();
        var incident = wire.Incident();
        Assert.Equal(Status.Postmortem, incident.Status);
        Assert.Equal("Ben", incident.Roles["lead"].Name);
        Assert.Equal("teams:" + wire.Ben.Id, incident.FollowUps[1].Owner?.Id);
        Assert.Single(wire.Incidents.Conversation.FromBot, m => m.Card is not null && m.Id == wire.Room.Id);
        Assert.True(wire.Room.Updates > 0);
        Assert.Contains("Postmortem", wire.Room.Summary, StringComparison.Ordinal);
        Assert.Empty(wire.SaidOnRecord());
        Assert.Empty(wire.Teams.Violations);
    }

    [Fact]
    public async Task In_the_personal_chat_no_mention_is_needed_and_the_answer_is_in_the_persons_language()
    {
        await using var wire = await WireTeams.StartAsync();
        wire.Ana.Locale = "fr-FR";
        await wire.Ana.Writes("déclarer P2 Les paiements échouent");
        await wire.OpenAsync();
        Assert.Contains(wire.Ana.PersonalChat.Said, s => s.Contains("<b>INC-1</b> est ouvert (P2)", StringComparison.Ordinal));
        await wire.Ana.Writes("bonjour");
        Assert.Contains("aide", wire.Ana.PersonalChat.Said[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_chat_becomes_the_room_of_the_incident_declared_in_it()
    {
        await using var wire = await WireTeams.StartAsync();
        var chat = wire.Teams.Group("Night shift", wire.Ana, wire.Ben);
        await wire.Ana.Installs(chat);
        await wire.Ana.Says(chat, "@bot declare P1 Everything is down --private");
        await Eventually.Until(() => wire.Incident().Rooms.ContainsKey("teams"), "the chat is the room");
        await wire.IdleAsync();
        await wire.Ben.Says(chat, "the disk is full");
        Assert.Equal(("Ben", "the disk is full"), (wire.SaidOnRecord()[0].Who.Name, ((Incidents.Timelines.MessageSaid)wire.SaidOnRecord()[0].What).Text));
        Assert.Contains(chat.FromBot, m => m.Card is not null);
        // A second one does not take the chat away from the first.
        await wire.Ana.Says(chat, "@bot declare P3 Another thing altogether");
        await Eventually.Until(() => wire.Read(r => r.ByNumber(2))?.Rooms.ContainsKey("teams") == true, "the second has a thread of its own");
        Assert.Equal(wire.Incidents.Id, wire.Incident(2).Rooms["teams"].Channel.Split(';')[0]);
        Assert.Empty(wire.Teams.Violations);
    }

    [Fact]
    public async Task A_private_incident_is_not_opened_where_a_team_reads_along_nor_told_there()
    {
        await using var wire = await WireTeams.StartAsync();
        await wire.Ana.Writes("declare P2 A colleague leaks card numbers --private");
        await Eventually.Until(() => wire.Read(r => r.ByNumber(1))?.Problems.ContainsKey("teams/room") == true, "it says that there is no room");
        await wire.IdleAsync();
        Assert.Empty(wire.Incidents.Conversation.FromBot);
        await wire.Ana.Posts(wire.Ops, "@bot list");
        await wire.Ana.Posts(wire.Ops, "@bot INC-1 show");
        foreach (var message in wire.Teams.Team("Payments").Channels.SelectMany(c => c.Conversation.FromBot))
            Assert.DoesNotContain("leaks", message.Activity.ToJsonString(), StringComparison.Ordinal);
        await wire.Ana.Writes("list");
        Assert.Contains("leaks", wire.Ana.PersonalChat.FromBot[^1].Activity.ToJsonString(), StringComparison.Ordinal);
        // Its declarer is told what to do.
        Assert.Contains(wire.Ana.PersonalChat.Said, s => s.Contains("group chat", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_unknown_text_is_answered_helpfully_and_belongs_to_the_conversation()
    {
        await using var wire = await WireTeams.DeclaredAsync();
        await wire.Ben.Replies(wire.Room, "@bot the disk is full");
        Assert.Contains("help", wire.Incidents.Conversation.Said[^1], StringComparison.Ordinal);
        Assert.Equal("@Incident Bot the disk is full", ((Incidents.Timelines.MessageSaid)Assert.Single(wire.SaidOnRecord()).What).Text);
    }

    [Fact]
    public async Task What_is_asked_for_without_its_words_opens_as_a_dialog()
    {
        await using var wire = await WireTeams.StartAsync();
        await wire.Ana.Posts(wire.Ops, "@bot declare");
        var offer = wire.Ops.Conversation.FromBot[^1];
        var opened = await wire.Ana.Presses(offer, "Fill in");
        Assert.Equal("Declare an incident", opened.Dialog?.Title);
        var sent = await wire.Ana.Submits(opened.Dialog!, new() { ["f_title"] = "Payouts late", ["f_priority"] = "P1" });
        Assert.Contains("INC-1", sent.Text, StringComparison.Ordinal);
        await wire.OpenAsync();
        Assert.Equal("Payouts late", wire.Incident().Title);
        Assert.Empty(wire.Teams.Violations);
    }

    [Fact]
    public async Task The_same_activity_twice_is_one_incident()
    {
        await using var wire = await WireTeams.StartAsync();
        var post = await wire.Ana.Posts(wire.Ops, "@bot declare P2 Terminals refuse cards");
        await wire.Teams.Redeliver(post.Delivered!);
        await wire.OpenAsync();
        Assert.Null(wire.Read(r => r.ByNumber(2)));
    }
}
