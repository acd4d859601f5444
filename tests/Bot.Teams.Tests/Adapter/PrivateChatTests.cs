using Bot.Incidents.Timelines;
using Bot.Testing;
using Bot.Testing.Teams.World;

namespace Bot.Teams.Tests.Adapter;

/// <summary>Who is in a private incident that has a group chat, and what they are told where.</summary>
public sealed class PrivateChatTests
{
    private static async Task<Conversation> DeclareAsync(WireTeams wire, params Teammate[] people)
    {
        var chat = wire.Teams.Group("Night shift", [wire.Ana, .. people]);
        await wire.Ana.Installs(chat);
        await wire.Ana.Says(chat, "@bot declare P1 A colleague leaks card numbers --private");
        await Eventually.Until(() => wire.Read(r => r.ByNumber(1))?.Rooms.ContainsKey("teams") == true, "the chat is the room");
        await wire.IdleAsync();
        return chat;
    }

    private static IEnumerable<string> Joined(WireTeams wire) => wire.Entries().Where(e => e.What is ChannelChanged { Change: "joined" }).Select(e => e.Who.Name);

    [Fact]
    public async Task Who_was_in_the_chat_before_the_incident_is_in_it()
    {
        await using var wire = await WireTeams.StartAsync();
        await DeclareAsync(wire, wire.Ben);
        await wire.Ben.Writes("INC-1 show");
        Assert.Contains("leaks", wire.Ben.PersonalChat.FromBot[^1].Activity.ToJsonString(), StringComparison.Ordinal);
        await wire.Ana.Writes("INC-1 priority P2 fewer than feared");
        await wire.IdleAsync();
        Assert.Equal(["Ben"], Joined(wire));
    }

    [Fact]
    public async Task Who_speaks_in_the_chat_is_in_it_though_nobody_told_that_they_joined()
    {
        await using var wire = await WireTeams.StartAsync();
        var chat = await DeclareAsync(wire);
        chat.Members.Add(wire.Ben);
        await wire.Ben.Says(chat, "I have seen it, too");
        await wire.Ben.Says(chat, "on Monday");
        Assert.True(wire.Incident().IsVisibleTo("teams:" + wire.Ben.Id));
        Assert.Equal(["Ben"], Joined(wire));
    }

    [Fact]
    public async Task Who_is_in_it_and_asks_where_others_read_along_is_told_so()
    {
        await using var wire = await WireTeams.StartAsync();
        await DeclareAsync(wire);
        await wire.Ana.Posts(wire.Ops, "@bot INC-1 catchup");
        Assert.Contains("Others read along here", wire.Ops.Conversation.Said[^1], StringComparison.Ordinal);
        await wire.Ben.Posts(wire.Ops, "@bot INC-1 catchup");
        Assert.Contains("INC-1 does not exist, or it is private", wire.Ops.Conversation.Said[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_let_in_is_told_and_who_can_add_them_to_the_chat()
    {
        await using var wire = await WireTeams.StartAsync();
        var chat = await DeclareAsync(wire);
        await wire.Ben.Installs();
        await wire.Ben.Presses(wire.Everybody.Conversation.FromBot[^1], "Request access");
        await wire.IdleAsync();
        await wire.Ana.Presses(chat.FromBot[^1], "Let in");
        await wire.IdleAsync();
        Assert.Contains(wire.Ben.PersonalChat.Said, s => s.Contains("You have been let into <b>INC-1</b>", StringComparison.Ordinal) && s.Contains("Ana can", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_is_invited_to_it_is_told_as_well()
    {
        await using var wire = await WireTeams.StartAsync();
        var chat = await DeclareAsync(wire);
        await wire.Ben.Installs();
        await wire.Ana.Says(chat, "@bot invite @Ben");
        await wire.IdleAsync();
        Assert.Contains(wire.Ben.PersonalChat.Said, s => s.Contains("You have been let into <b>INC-1</b>", StringComparison.Ordinal));
    }
}
