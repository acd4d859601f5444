using System.Text.Json.Nodes;
using Bot.Incidents;
using Bot.Incidents.Timelines;
using Bot.Testing;

namespace Bot.Teams.Tests.Adapter;

public sealed class RecordingTests
{
    private static string Text(Entry entry) => ((MessageSaid)entry.What).Text;

    [Fact]
    public async Task What_is_said_in_the_thread_is_recorded_without_a_mention_and_people_by_name()
    {
        await using var wire = await WireTeams.DeclaredAsync();
        var reply = await wire.Ben.Replies(wire.Room, "@Ana it is 3 < 4 & \"odd\" TSR-99");
        await wire.Ben.Posts(wire.Incidents, "another post of the same channel");
        await wire.Ben.Posts(wire.Ops, "and one elsewhere");
        var said = Assert.Single(wire.SaidOnRecord());
        Assert.Equal(("Ben", "@Ana it is 3 < 4 & \"odd\" TSR-99"), (said.Who.Name, Text(said)));
        Assert.Equal("teams:" + wire.Ben.Id, said.Who.Id);
        Assert.StartsWith("teams/", said.Source, StringComparison.Ordinal);
        Assert.Contains(reply.Id, ((MessageSaid)said.What).Permalink, StringComparison.Ordinal);
        Assert.Equal(reply.At.ToUnixTimeMilliseconds(), said.HappenedAt.ToUnixTimeMilliseconds());
    }

    [Fact]
    public async Task An_edit_a_deletion_and_bringing_back_are_revisions()
    {
        await using var wire = await WireTeams.DeclaredAsync();
        var reply = await wire.Ben.Replies(wire.Room, "the disk is full");
        await wire.Ben.Edits(reply, "the disk is nearly full");
        await wire.Ben.Deletes(reply);
        await wire.Ben.Undeletes(reply);
        await wire.Teams.Redeliver(wire.Teams.Deliveries[^1]);
        Assert.Equal(["message_edited the disk is nearly full", "message_deleted", "message_edited the disk is nearly full"], wire.Entries().Select(e => e.What switch
        {
            MessageEdited edited => "message_edited " + edited.Text, MessageDeleted => "message_deleted", _ => "",
        }).Where(t => t.Length > 0));
    }

    [Fact]
    public async Task An_edit_of_a_message_that_never_arrived_is_that_message()
    {
        await using var wire = await WireTeams.DeclaredAsync();
        var edit = wire.Ben.Activity("messageUpdate", wire.Incidents.Conversation, wire.Room.Id);
        edit["text"] = "the disk is full";
        edit["channelData"]!["eventType"] = "editMessage";
        for (var i = 0; i < 2; i++) await wire.Teams.Deliver(edit);
        Assert.Equal(("Ben", "the disk is full"), (Assert.Single(wire.SaidOnRecord()).Who.Name, Text(wire.SaidOnRecord()[0])));
    }

    [Fact]
    public async Task The_pushpin_puts_a_message_on_the_overview_and_takes_it_off_and_a_like_is_noted()
    {
        await using var wire = await WireTeams.DeclaredAsync();
        var reply = await wire.Ben.Replies(wire.Room, "the disk is full");
        JsonObject Reaction(string what, string type)
        {
            var reaction = wire.Ana.Activity("messageReaction", wire.Incidents.Conversation, wire.Room.Id);
            reaction[what] = new JsonArray(new JsonObject { ["type"] = type });
            reaction["replyToId"] = reply.Id;
            return reaction;
        }
        await wire.Teams.Deliver(Reaction("reactionsAdded", "1f4cc_pushpin"));
        Assert.Equal("the disk is full", Assert.Single(wire.Incident().Overview).Value.Text["en"]);
        await wire.Teams.Deliver(Reaction("reactionsRemoved", "1f4cc_pushpin"));
        Assert.Empty(wire.Incident().Overview);
        await wire.Teams.Deliver(Reaction("reactionsAdded", "like"));
        Assert.Contains(wire.Entries(), e => e.What is Reacted { Name: "like", Added: true });
    }

    [Fact]
    public async Task Files_are_recorded_by_name_also_without_a_text()
    {
        await using var wire = await WireTeams.DeclaredAsync();
        var file = wire.Ben.Activity("message", wire.Incidents.Conversation, wire.Room.Id);
        file["attachments"] = new JsonArray(
            new JsonObject { ["contentType"] = "application/vnd.microsoft.teams.file.download.info", ["name"] = "trace.txt", ["contentUrl"] = "https://contoso.sharepoint.com/trace.txt", ["content"] = new JsonObject { ["downloadUrl"] = "https://download.link" } },
            new JsonObject { ["contentType"] = "image/png", ["contentUrl"] = "https://smba.trafficmanager.net/image" }, new JsonObject { ["contentType"] = "text/html", ["content"] = "<p>&nbsp;</p>" });
        Assert.True((await wire.Teams.Deliver(file)).IsAccepted);
        var said = (MessageSaid)Assert.Single(wire.SaidOnRecord()).What;
        Assert.Equal(["trace.txt https://contoso.sharepoint.com/trace.txt", "image https://smba.trafficmanager.net/image"], said.Files!.Select(f => f.Name + " " + f.Url));
    }

    [Fact]
    public async Task Three_deliveries_of_one_message_are_one_entry_and_another_bots_words_count()
    {
        await using var wire = await WireTeams.DeclaredAsync();
        var reply = await wire.Ben.Replies(wire.Room, "the disk is full");
        for (var i = 0; i < 2; i++) await wire.Teams.Redeliver(reply.Delivered!);
        var bot = wire.Ben.Activity("message", wire.Incidents.Conversation, wire.Room.Id);
        bot["from"] = new JsonObject { ["id"] = "28:pager", ["name"] = "Pager" };
        bot["text"] = "disk alert";
        await wire.Teams.Deliver(bot);
        Assert.Equal(["Ben: the disk is full", "Pager: disk alert"], wire.SaidOnRecord().Select(e => $"{e.Who.Name}: {Text(e)}"));
    }

    [Fact]
    public async Task Somebody_without_a_name_is_looked_up_in_the_roster()
    {
        await using var wire = await WireTeams.DeclaredAsync();
        var nameless = wire.Ben.Activity("message", wire.Incidents.Conversation, wire.Room.Id);
        (nameless["from"] as JsonObject)!.Remove("name");
        nameless["text"] = "me again";
        await wire.Teams.Deliver(nameless);
        Assert.Equal("Ben", Assert.Single(wire.SaidOnRecord()).Who.Name);
    }

    [Fact]
    public async Task Two_people_of_one_name_stay_two_people()
    {
        await using var wire = await WireTeams.DeclaredAsync();
        var words = wire.Ana.Activity("message", wire.Incidents.Conversation, wire.Room.Id);
        words["text"] = "<at>Incident Bot</at> role comms <at>Ben</at>";
        JsonObject Mention(string id, string name) => new() { ["type"] = "mention", ["text"] = $"<at>{name}</at>", ["mentioned"] = new JsonObject { ["id"] = id, ["name"] = name } };
        words["entities"] = new JsonArray(Mention(wire.Teams.BotId, "Incident Bot"), Mention("29:1other", "Ben"), Mention(wire.Ben.Id, "Ben"));
        await wire.Teams.Deliver(words);
        Assert.Equal("teams:29:1other", wire.Incident().Roles["comms"].Id);
    }

    [Fact]
    public async Task A_secret_is_masked_before_anything_is_kept()
    {
        await using var wire = await WireTeams.DeclaredAsync();
        await wire.Ben.Replies(wire.Room, "the card is 4111 1111 1111 1111");
        await wire.Ben.Replies(wire.Room, "@bot the card is 4111 1111 1111 1111");
        Assert.Equal(2, wire.SaidOnRecord().Count);
        Assert.DoesNotContain(wire.Entries(), e => e.ToString().Contains("4111 1111", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Channels_renamed_and_teams_archived_and_the_bot_taken_out_are_told_to_their_incidents()
    {
        await using var wire = await WireTeams.DeclaredAsync();
        await wire.Ana.Renames(wire.Incidents, "Fires");
        await wire.Ana.Renames(wire.Ops, "Operations");
        await wire.Ana.Archives(wire.Teams.Team("Payments"));
        await wire.Ana.Unarchives(wire.Teams.Team("Payments"));
        await wire.Ana.Uninstalls(wire.Teams.Team("Payments"));
        Assert.Equal(["renamed Fires", "archived ", "unarchived ", "bot_removed "], wire.Entries().Select(e => e.What).OfType<ChannelChanged>().Where(c => c.Change is not ("joined" or "bot_added")).Select(c => $"{c.Change} {c.Detail}"));
    }

    [Fact]
    public async Task Who_comes_into_the_chat_of_an_incident_is_on_its_record()
    {
        await using var wire = await WireTeams.StartAsync();
        var chat = wire.Teams.Group("Night shift", wire.Ana);
        await wire.Ana.Installs(chat);
        await wire.Ana.Says(chat, "@bot declare P1 Everything is down --private");
        await Eventually.Until(() => wire.Incident().Rooms.ContainsKey("teams"), "the chat is the room");
        await wire.Ben.Joins(chat);
        Assert.Contains(wire.Entries(), e => e is { What: ChannelChanged { Change: "joined" }, Who.Name: "Ben" });
        Assert.True(wire.Incident().IsVisibleTo("teams:" + wire.Ben.Id));
    }

    [Fact]
    public async Task Being_installed_it_says_what_to_do()
    {
        await using var wire = await WireTeams.StartAsync();
        wire.Ben.Locale = "fr-FR";
        await wire.Ben.Installs();
        Assert.Contains("@Incident Bot déclarer", Assert.Single(wire.Ben.PersonalChat.Said), StringComparison.Ordinal);
    }
}
