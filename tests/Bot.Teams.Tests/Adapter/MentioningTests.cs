using System.Text.Json.Nodes;
using Bot.Incidents.Fields;
using Bot.Incidents.Timelines;
using Bot.Testing.Teams.Rules;
using Bot.Testing.Teams.World;

namespace Bot.Teams.Tests.Adapter;

/// <summary>Mentions of people, of what is none, and quotes, as clients write them.</summary>
public sealed class MentioningTests
{
    private static Task<Delivered> SaysAsync(WireTeams wire, string text, params (string Id, string Name)[] mentioned)
    {
        var message = wire.Ana.Activity("message", wire.Incidents.Conversation, wire.Room.Id);
        message["text"] = text;
        message["entities"] = new JsonArray([.. mentioned.Prepend((Id: wire.Teams.BotId, Name: "Incident Bot")).Select(m => (JsonNode)new JsonObject { ["type"] = "mention", ["text"] = $"<at>{m.Name}</at>", ["mentioned"] = new JsonObject { ["id"] = m.Id, ["name"] = m.Name } })]);
        return wire.Teams.Deliver(message);
    }

    [Fact]
    public async Task A_person_named_in_a_message_that_is_declared_is_shown_by_name_only()
    {
        await using var wire = await WireTeams.StartAsync();
        await wire.Teams.Person("Zoe Martin").Writes("list");
        var post = await wire.Ben.Posts(wire.Ops, "Payouts stuck, @Zoe Martin can you look?");
        var opened = await wire.Ben.Opens("declare", wire.Ops.Conversation, post);
        Assert.Equal("Payouts stuck, @Zoe Martin can you look?", CardReader.Inputs(opened.Dialog!.Card)["f_title"]["value"]!.GetValue<string>());
        await wire.Ben.Submits(opened.Dialog);
        await wire.OpenAsync();
        Assert.Equal("Payouts stuck, @Zoe Martin can you look?", wire.Incident().Title);
        Assert.Equal("Payouts stuck, @Zoe Martin can you look?", ((MessageSaid)Assert.Single(wire.SaidOnRecord()).What).Text);
        Assert.DoesNotContain("<@", string.Concat(wire.Everybody.Conversation.FromBot.Select(m => m.Activity.ToJsonString(Json.Plain))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("19:team66@thread.tacv2", "Ops team")]
    [InlineData("MjQzMjU2YjYtYjc0Ny00", "On-call SRE")]
    public async Task A_team_a_channel_and_a_tag_are_nobody(string id, string name)
    {
        await using var wire = await WireTeams.DeclaredAsync();
        var before = wire.Entries().Count;
        foreach (var words in new[] { "invite {0}", "lead {0}", "action add Late alerts -> Raise earlier {0} due 3d" })
        {
            await SaysAsync(wire, "<at>Incident Bot</at> " + string.Format(System.Globalization.CultureInfo.InvariantCulture, words, $"<at>{name}</at>"), (id, name));
            Assert.Contains($"I cannot tell who <code>@{name}</code> is", wire.Incidents.Conversation.Said[^1], StringComparison.Ordinal);
        }
        Assert.Equal(before, wire.Entries().Count);
    }

    [Fact]
    public async Task A_name_that_two_people_have_is_told_whole()
    {
        await using var wire = await WireTeams.DeclaredAsync();
        foreach (var id in new[] { "29:1one", "29:1two" })
        {
            var said = wire.Ben.Activity("message", wire.Ops.Conversation);
            (said["from"], said["text"]) = (new JsonObject { ["id"] = id, ["name"] = "Luc O’Hara" }, "good morning");
            said["entities"] = new JsonArray();
            await wire.Teams.Deliver(said);
        }
        await wire.Ana.Replies(wire.Room, "@bot lead @Luc O’Hara");
        Assert.Contains("I cannot tell who <code>@Luc O’Hara</code> is", wire.Incidents.Conversation.Said[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_spoken_to_first_is_named_whole_in_what_is_not_understood()
    {
        await using var wire = await WireTeams.DeclaredAsync();
        await SaysAsync(wire, "<at>Incident Bot</at>, <at>Zoe Martin (Payplug)</at> comms please", ("29:1zoe", "Zoe Martin (Payplug)"));
        Assert.Contains("<code>@Zoe Martin (Payplug)</code>", wire.Incidents.Conversation.Said[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_in_a_quoted_reply_is_done_and_what_is_said_in_one_is_recorded_as_its_answer()
    {
        await using var wire = await WireTeams.DeclaredAsync();
        await SaysAsync(wire, "<quoted messageId=\"1772050244572\"/> <at>Incident Bot</at> priority P1");
        Assert.Equal(Priority.P1, wire.Incident().Priority);
        var message = wire.Ana.Activity("message", wire.Incidents.Conversation, wire.Room.Id);
        message["text"] = "<quoted messageId=\"1772050244572\"/> yes, that one";
        await wire.Teams.Deliver(message);
        var said = (MessageSaid)Assert.Single(wire.SaidOnRecord()).What;
        Assert.Equal("yes, that one", said.Text);
        Assert.EndsWith("/1772050244572", said.Thread, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_to_the_bot_is_not_answered_with_the_command_that_closes_the_incident()
    {
        await using var wire = await WireTeams.DeclaredAsync();
        await SaysAsync(wire, "hey <at>Incident Bot</at>, can you tell me who is on call?");
        Assert.DoesNotContain("cancel", wire.Incidents.Conversation.Said[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_called_reads_what_for_and_who_speaks_there_is_not_called()
    {
        await using var wire = await WireTeams.DeclaredAsync();
        Assert.Contains("<at>Ana</at>: <b>INC-1</b> is worked on here.", wire.Incidents.Conversation.Said);
        await wire.Ben.Replies(wire.Room, "@bot lead me");
        await wire.IdleAsync();
        Assert.DoesNotContain(wire.Incidents.Conversation.Said, s => s.Contains("<at>Ben</at>", StringComparison.Ordinal));
    }
}
