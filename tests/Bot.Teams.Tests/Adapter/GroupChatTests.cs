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
}
