using System.Text.Json.Nodes;
using Bot.Incidents;
using Bot.Incidents.Clocks;
using Bot.Incidents.Fields;
using Bot.Incidents.Timelines;
using Bot.Testing.Teams.World;

namespace Bot.Teams.Tests.Adapter;

/// <summary>Commands as people write them to the bot, and what comes with them.</summary>
public sealed class CommandingTests
{
    private static JsonObject Message(WireTeams wire, Teammate from, string text, params (string Id, string Name)[] mentioned)
    {
        var message = from.Activity("message", wire.Incidents.Conversation, wire.Room.Id);
        message["text"] = text;
        message["entities"] = new JsonArray([.. mentioned.Select(m => (JsonNode)new JsonObject { ["type"] = "mention", ["text"] = $"<at>{m.Name}</at>", ["mentioned"] = new JsonObject { ["id"] = m.Id, ["name"] = m.Name } })]);
        return message;
    }

    [Theory]
    [InlineData("<at>Incident Bot</at>, lead <at>Ben</at>")]
    [InlineData("<at>Incident Bot</at>: lead <at>Ben</at>")]
    [InlineData("<at>Incident Bot</at> - lead <at>Ben</at>")]
    [InlineData("hey <at>Incident Bot</at> lead <at>Ben</at>")]
    [InlineData("<at>Ben</at> <at>Incident Bot</at> lead <at>Ben</at>")]
    [InlineData("lead <at>Ben</at> <at>Incident Bot</at>")]
    [InlineData("<at>Incident Bot</at> /incident lead <at>Ben</at>")]
    [InlineData("<at>Incident Bot</at>\u200b lead <at>Ben</at>")]
    [InlineData("<at>Incident Bot</at> <at>Incident Bot</at> lead <at>Ben</at>")]
    public async Task What_stands_behind_the_bots_mention_is_read(string text)
    {
        await using var wire = await WireTeams.DeclaredAsync();
        await wire.Teams.Deliver(Message(wire, wire.Ana, text, (wire.Teams.BotId, "Incident Bot"), (wire.Ben.Id, "Ben"), (wire.Ben.Id, "Ben")));
        Assert.Equal("Ben", wire.Incident().Roles.GetValueOrDefault("lead")?.Name);
    }

    [Theory]
    [InlineData("We should <at>Incident Bot</at> resolved FR C’est fini. EN It is over. soon")]
    [InlineData("I would not <at>Incident Bot</at> cancel it was real")]
    [InlineData("ask <at>Incident Bot</at> update the page maybe")]
    [InlineData("demain <at>Incident Bot</at> communiquer rien du tout")]
    [InlineData("I think <at>Incident Bot</at> P4")]
    [InlineData("update the page <at>Incident Bot</at> please")]
    public async Task A_sentence_with_the_bot_in_it_is_conversation_and_does_nothing(string text)
    {
        await using var wire = await WireTeams.DeclaredAsync();
        var before = wire.Incident();
        await wire.Teams.Deliver(Message(wire, wire.Ana, text, (wire.Teams.BotId, "Incident Bot")));
        var after = wire.Incident();
        Assert.Equal((before.Status, before.Priority, before.Updates.Count, before.Closure), (after.Status, after.Priority, after.Updates.Count, after.Closure));
        Assert.Single(wire.SaidOnRecord());
    }

    [Fact]
    public async Task A_sentence_about_the_bot_is_no_command_and_no_id_is_ever_shown()
    {
        await using var wire = await WireTeams.DeclaredAsync();
        await wire.Teams.Deliver(Message(wire, wire.Ana, "I believe that maybe <at>Incident Bot</at> resolved it. EN Over.", (wire.Teams.BotId, "Incident Bot")));
        await wire.Teams.Deliver(Message(wire, wire.Ana, "<at>Incident Bot</at> <at>Ben</at> look at this", (wire.Teams.BotId, "Incident Bot"), (wire.Ben.Id, "Ben")));
        Assert.True(wire.Incident().IsOpen);
        Assert.Equal(2, wire.SaidOnRecord().Count);
        Assert.Contains("@Ben", wire.Incidents.Conversation.Said[^1], StringComparison.Ordinal);
        Assert.DoesNotContain(wire.Incidents.Conversation.Said, s => s.Contains("teams:", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("P1")]
    [InlineData("P1 every shop in France")]
    [InlineData("impact FR Paiements refusés. EN Payments refused.")]
    [InlineData("cause: a certificate expired")]
    [InlineData("cause a certificate expired")]
    [InlineData("ended 5m ago FR Fini. EN Over.")]
    [InlineData("comms @Ben")]
    public async Task What_is_unmistakably_shorthand_needs_no_word_before_it(string typed)
    {
        await using var wire = await WireTeams.DeclaredAsync();
        await wire.Ana.Replies(wire.Room, "@bot " + typed);
        Assert.Empty(wire.SaidOnRecord());
        Assert.Contains(wire.Entries(), e => e.What is PriorityChanged or TextSet or ClockMarked or Incidents.Roles.RoleAssigned);
    }

    [Theory]
    [InlineData("impact is growing in the north", "@Incident Bot set impact is growing in the north")]
    [InlineData("the card is refused", "@Incident Bot help")]
    [InlineData("P1 is what the bank says", "@Incident Bot priority P1 is what the bank says")]
    [InlineData("cause of this is not known", "@Incident Bot set cause of this is not known")]
    public async Task What_may_be_said_to_everybody_stays_conversation_and_the_suggestion_has_all_that_was_typed(string typed, string suggested)
    {
        await using var wire = await WireTeams.DeclaredAsync();
        await wire.Ana.Replies(wire.Room, "@bot " + typed);
        Assert.Equal("@Incident Bot " + typed, ((MessageSaid)Assert.Single(wire.SaidOnRecord()).What).Text);
        Assert.Contains($"<code>{suggested}</code>", wire.Incidents.Conversation.Said[^1], StringComparison.Ordinal);
        Assert.Equal(Priority.P2, wire.Incident().Priority);
        Assert.Empty(wire.Incident().Texts);
    }

    [Fact]
    public async Task In_the_personal_chat_and_behind_slash_incident_every_shorthand_is_read()
    {
        await using var wire = await WireTeams.DeclaredAsync();
        await wire.Ana.Writes("INC-1 impact is growing");
        Assert.Equal("is growing", wire.Incident().TextOf(TextField.Impact)["en"]);
        await wire.Ana.Replies(wire.Room, "@bot /incident cause of this is a certificate");
        Assert.Equal("of this is a certificate", wire.Incident().TextOf(TextField.Cause)["en"]);
    }

    [Fact]
    public async Task A_file_that_comes_with_a_command_is_on_the_record()
    {
        await using var wire = await WireTeams.DeclaredAsync();
        JsonObject With(string text, string file)
        {
            var message = Message(wire, wire.Ana, text, (wire.Teams.BotId, "Incident Bot"));
            message["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "application/vnd.microsoft.teams.file.download.info", ["name"] = file, ["contentUrl"] = "https://contoso.sharepoint.com/" + file });
            return message;
        }
        await wire.Teams.Deliver(With("<at>Incident Bot</at> note EN see the picture", "capture.png"));
        await wire.Teams.Deliver(With("<at>Incident Bot</at> timeline", "asked.png"));
        var elsewhere = With("<at>Incident Bot</at> declare P3 Reports are empty", "report.pdf");
        elsewhere["conversation"]!["id"] = wire.Ops.Id;
        await wire.Teams.Deliver(elsewhere);
        Assert.Equal(["capture.png https://contoso.sharepoint.com/capture.png", "asked.png https://contoso.sharepoint.com/asked.png"], wire.SaidOnRecord().SelectMany(e => ((MessageSaid)e.What).Files!).Select(f => $"{f.Name} {f.Url}"));
        Assert.Equal("report.pdf", Assert.Single(((MessageSaid)Assert.Single(wire.SaidOnRecord(2)).What).Files!).Name);
        Assert.Equal("see the picture", Assert.Single(wire.Incident().Overview).Value.Text["en"]);
    }

    [Fact]
    public async Task Who_edits_or_deletes_a_command_is_told_that_nothing_is_done_anew()
    {
        await using var wire = await WireTeams.DeclaredAsync();
        var note = await wire.Ana.Replies(wire.Room, "@bot note EN wrnog host: pay-7");
        await wire.IdleAsync();
        await wire.Ana.Edits(note, "@bot note EN wrong host: pay-9");
        Assert.Contains("not run again", wire.Incidents.Conversation.Said[^1], StringComparison.Ordinal);
        Assert.Contains("@Incident Bot note #12", wire.Incidents.Conversation.Said[^1], StringComparison.Ordinal);
        await wire.IdleAsync();
        var said = wire.Incidents.Conversation.Said.Count;
        await wire.Teams.Redeliver(wire.Teams.Deliveries[^1]);
        Assert.Equal(said, wire.Incidents.Conversation.Said.Count);
        await wire.Ana.Deletes(note);
        Assert.Contains("takes nothing back", wire.Incidents.Conversation.Said[^1], StringComparison.Ordinal);
        // What was only said is revised on the record, and nobody is bothered.
        var talk = await wire.Ana.Replies(wire.Room, "the disk is full");
        await wire.Ana.Edits(talk, "the disk is nearly full");
        await wire.Ana.Deletes(talk);
        Assert.Equal(said + 1, wire.Incidents.Conversation.Said.Count);
        Assert.Equal("wrnog host: pay-7", Assert.Single(wire.Incident().Overview).Value.Text["en"]);
    }

    [Fact]
    public async Task A_reaction_and_a_deletion_that_name_only_the_channel_find_their_message()
    {
        await using var wire = await WireTeams.DeclaredAsync();
        var reply = await wire.Ben.Replies(wire.Room, "the disk is full");
        var pin = wire.Ana.Activity("messageReaction", wire.Incidents.Conversation);
        pin["conversation"]!["id"] = wire.Incidents.Id;
        pin["reactionsAdded"] = new JsonArray(new JsonObject { ["type"] = "1f4cc_pushpin" });
        pin["replyToId"] = reply.Id;
        await wire.Teams.Deliver(pin);
        Assert.Equal("the disk is full", Assert.Single(wire.Incident().Overview).Value.Text["en"]);
        var deletion = wire.Ben.Activity("messageDelete", wire.Incidents.Conversation);
        deletion["id"] = reply.Id;
        deletion["conversation"]!["id"] = wire.Incidents.Id;
        deletion["channelData"]!["eventType"] = "softDeleteMessage";
        await wire.Teams.Deliver(deletion);
        Assert.Contains(wire.Entries(), e => e.What is MessageDeleted);
    }

    [Fact]
    public async Task A_channel_that_is_restored_is_no_trouble_any_more()
    {
        await using var wire = await WireTeams.DeclaredAsync();
        JsonObject Update(string what)
        {
            var update = wire.Ana.Activity("conversationUpdate", wire.Teams.Team("Payments").General.Conversation);
            update["channelData"] = new JsonObject
            {
                ["eventType"] = what, ["tenant"] = update["channelData"]!["tenant"]?.DeepClone(), ["team"] = new JsonObject { ["id"] = wire.Teams.Team("Payments").Id }, ["channel"] = new JsonObject { ["id"] = wire.Incidents.Id, ["name"] = "Incidents" },
            };
            return update;
        }
        await wire.Teams.Deliver(Update("channelDeleted"));
        Assert.Equal("channel_deleted", wire.Incident().Problems["teams/recording"]);
        await wire.Teams.Deliver(Update("channelRestored"));
        Assert.DoesNotContain("teams/recording", wire.Incident().Problems.Keys);
    }

    [Fact]
    public async Task An_invitation_says_that_people_bring_people_into_a_conversation()
    {
        await using var wire = await WireTeams.DeclaredAsync();
        await wire.Ana.Replies(wire.Room, "@bot invite @Ben");
        Assert.Contains(wire.Incidents.Conversation.Said, s => s.Contains("add whoever is not in it yet", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Troubles_are_told_in_the_language_of_whoever_is_told_and_without_code_names()
    {
        await using var wire = await WireTeams.StartAsync();
        wire.Ana.Locale = "fr-FR";
        await wire.Ana.Writes("déclarer P2 Un collègue divulgue des cartes --private");
        await wire.IdleAsync();
        var told = wire.Ana.PersonalChat.Said[^1];
        Assert.Contains("Toute une équipe lit un canal", told, StringComparison.Ordinal);
        Assert.DoesNotContain("private_in_team", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forms_errors_and_notifications_say_what_is_typed_in_Teams()
    {
        await using var wire = await WireTeams.DeclaredAsync();
        await wire.Ana.Replies(wire.Room, "@bot lead me");
        await wire.Ben.Replies(wire.Room, "@bot handover @Ben");
        await wire.Ana.Replies(wire.Room, "@bot handover @Ben");
        await wire.IdleAsync();
        var offer = wire.Incidents.Conversation.FromBot[^1];
        var form = (await wire.Ana.Presses(wire.Room, "Public update")).Dialog!;
        var answer = await wire.Ana.Submits(form, new() { ["f_text_en"] = "We look into it." });
        Assert.Contains("@Incident Bot", answer.Text ?? answer.Dialog?.Card.ToJsonString() ?? "", StringComparison.Ordinal);
        foreach (var call in wire.Teams.Calls) Assert.DoesNotContain("/incident", call.Body?.ToString() ?? "", StringComparison.Ordinal);
        Assert.DoesNotContain("/incident", (answer.Text ?? "") + answer.Dialog?.Card.ToJsonString(), StringComparison.Ordinal);
        Assert.NotNull(offer.Summary);
    }

    [Theory]
    [InlineData("<p>on fire <emoji alt=\"🔥\"></emoji> <img alt=\"capture.png\" src=\"x\"></p>", "on fire 🔥 capture.png")]
    [InlineData("<table><tr><td>TID</td><td>42</td></tr></table>see it", "TID | 42\nsee it")]
    [InlineData("<blockquote>quoted</blockquote>next <b>para</b>", "quoted\nnext para")]
    [InlineData("<p>asked <at id=\"0\">Ben</at></p>", "asked @Ben")]
    [InlineData("<pre>one\n  two &lt; 3</pre>", "one\n  two < 3")]
    [InlineData("<a href=\"https://grafana.example/d/1\">the dashboard</a> and <a href=\"https://x.example/\">x.example</a>", "the dashboard (https://grafana.example/d/1) and x.example")]
    public async Task Nothing_is_lost_of_a_message_that_is_put_on_the_timeline(string html, string expected)
    {
        await using var wire = await WireTeams.DeclaredAsync();
        var message = wire.Ben.Activity("message", wire.Incidents.Conversation, wire.Room.Id);
        message["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "text/html", ["content"] = html });
        await wire.Teams.Deliver(message);
        Assert.Equal(expected, ((MessageSaid)Assert.Single(wire.SaidOnRecord()).What).Text);
    }

    [Fact]
    public async Task The_address_behind_a_links_words_is_recorded()
    {
        await using var wire = await WireTeams.DeclaredAsync();
        var message = wire.Ben.Activity("message", wire.Incidents.Conversation, wire.Room.Id);
        message["text"] = "see the dashboard now";
        message["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "text/html", ["content"] = "<p>see <a href=\"https://grafana.example/d/1\">the dashboard</a> now</p>" });
        await wire.Teams.Deliver(message);
        Assert.Equal("see the dashboard (https://grafana.example/d/1) now", ((MessageSaid)Assert.Single(wire.SaidOnRecord()).What).Text);
    }

    [Fact]
    public async Task A_text_full_of_signs_stays_within_what_Teams_takes()
    {
        await using var wire = await WireTeams.DeclaredAsync();
        await wire.Ana.Writes("INC-1 note EN " + string.Concat(Enumerable.Repeat("<&", 9000)));
        await wire.Ana.Writes("INC-1 timeline");
        await wire.IdleAsync();
        Assert.DoesNotContain(wire.Teams.Calls, c => (c.Body?["text"]?.ToString().Length ?? 0) > 20_000);
        Assert.Empty(wire.Teams.Violations);
    }

    [Theory]
    [InlineData("message", "entities")]
    [InlineData("message", "attachments")]
    [InlineData("messageReaction", "reactionsAdded")]
    [InlineData("conversationUpdate", "membersAdded")]
    public async Task A_list_with_nothing_in_it_is_a_bad_request(string type, string list)
    {
        await using var wire = await WireTeams.StartAsync();
        var activity = wire.Ana.Activity(type, wire.Ops.Conversation);
        activity["text"] = "hello";
        activity["replyToId"] = "1";
        activity[list] = new JsonArray((JsonNode?)null);
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, (await wire.Teams.Deliver(activity)).Status);
    }
}
