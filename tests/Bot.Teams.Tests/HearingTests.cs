using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Bot.Teams.Tests;

public sealed class HearingTests
{
    [Fact]
    public async Task The_bot_hears_what_mentions_it_and_what_is_written_to_it_alone()
    {
        await using var meeting = await Meeting.Arrange();
        var group = meeting.Teams.Group("war room", meeting.Ana);
        await meeting.Ana.Installs(group);
        var from = meeting.Bot.Heard.Count;

        var post = await meeting.Ana.Posts(meeting.Incidents, "@bot declare P2 disk is full");
        await meeting.Ana.Replies(post, "@bot status");
        Assert.Null((await meeting.Ana.Replies(post, "just talking")).Delivered);
        await meeting.Ana.Says(group, "what about @bot and @Ana");
        Assert.Null((await meeting.Ana.Says(group, "just talking")).Delivered);
        await meeting.Ana.Writes("help");

        Assert.Equal(
            ["message declare P2 disk is full", "message status", "message what about  and <at>Ana</at>", "installed", $"joined {meeting.Teams.BotId}", "message help"],
            meeting.Bot.Heard.Skip(from));
    }

    [Fact]
    public async Task With_consent_the_bot_hears_everything()
    {
        await using var meeting = await Meeting.Arrange();
        meeting.Teams.ReadsEverything = true;
        await meeting.Ana.Posts(meeting.Incidents, "just talking");
        Assert.Equal("message just talking", meeting.Bot.Heard[^1]);
    }

    [Fact]
    public async Task Edits_deletions_and_what_is_brought_back_reach_the_bot()
    {
        await using var meeting = await Meeting.Arrange();
        var from = meeting.Bot.Heard.Count;
        var post = await meeting.Ana.Posts(meeting.Incidents, "@bot noet the disk");
        await meeting.Ana.Edits(post, "@bot note the disk");
        await meeting.Ana.Deletes(post);
        await meeting.Ana.Undeletes(post);
        Assert.Equal(["message noet the disk", "edit note the disk", "delete", "undelete note the disk"], meeting.Bot.Heard.Skip(from));
        Assert.All(meeting.Teams.Deliveries.TakeLast(4), d => Assert.Equal(post.Id, d.Activity["id"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Reactions_to_the_bot_s_messages_reach_it_and_others_do_not()
    {
        await using var meeting = await Meeting.Arrange();
        var post = await meeting.Asks("@bot hello", turn => turn.SendActivityAsync("hello"));
        var from = meeting.Bot.Heard.Count;
        var said = meeting.Incidents.Conversation.FromBot[0];

        Assert.Null(await meeting.Ana.Reacts(post));
        await meeting.Ana.Reacts(said, "1f4cc_pushpin");
        await meeting.Ana.Unreacts(said, "1f4cc_pushpin");

        Assert.Equal(["reaction 1f4cc_pushpin", "no reaction 1f4cc_pushpin"], meeting.Bot.Heard.Skip(from));
        Assert.Equal(said.Id, meeting.Teams.Deliveries[^1].Activity["replyToId"]!.GetValue<string>());
    }

    [Fact]
    public async Task Teams_channels_and_people_come_and_change()
    {
        await using var meeting = await Meeting.Arrange();
        var team = meeting.Teams.Team("Payments");
        var from = meeting.Bot.Heard.Count;

        var channel = await meeting.Ana.Creates(team, "INC-1");
        await meeting.Ana.Renames(channel, "INC-1 closed");
        await meeting.Ana.Deletes(channel);
        await meeting.Ana.Renames(team, "Money");
        await meeting.Teams.Person("Ben").Joins(team.General.Conversation);
        await meeting.Teams.Person("Ben").Leaves(team.General.Conversation);
        await meeting.Ana.Archives(team);

        Assert.Equal(
            ["channel INC-1 in Payments", "channel is now INC-1 closed", "no channel INC-1 closed", "team is now Money", "joined Ben", "left", "archived"],
            meeting.Bot.Heard.Skip(from));
    }

    [Fact]
    public async Task A_pressed_card_changes_for_the_person_who_pressed_it()
    {
        await using var meeting = await Meeting.Arrange();
        var shown = await meeting.Shows(Cards.Counter(0));

        await meeting.Ana.Presses(shown, "Count");
        await meeting.Ana.Presses(shown, "Count");

        Assert.Equal("Pressed 2 times", shown.CardFor(meeting.Ana)!["body"]![0]!["text"]!.GetValue<string>());
        Assert.Equal("Pressed 0 times", shown.CardFor(meeting.Teams.Person("Ben"))!["body"]![0]!["text"]!.GetValue<string>());
        Assert.Equal("done", (await meeting.Ana.Presses(shown, "Tell")).Text);
        Assert.Equal("No such verb.", (await meeting.Ana.Presses(shown, "Break")).Error);
        await meeting.Ana.Presses(shown, "Send");
        Assert.Equal("""submit {"n":2}""", meeting.Bot.Heard[^1]);
    }

    [Fact]
    public async Task A_dialog_opens_asks_again_and_closes()
    {
        await using var meeting = await Meeting.Arrange();
        var shown = await meeting.Shows(Cards.Counter(0));

        var dialog = (await meeting.Ana.Presses(shown, "Declare")).Dialog!;
        Assert.Equal("Declare", dialog.Title);
        Assert.Throws<InvalidOperationException>(() => { _ = meeting.Ana.Submits(dialog); });
        Assert.NotNull((await meeting.Ana.Submits(dialog, new JsonObject { ["title"] = "again" })).Dialog);
        Assert.Equal("Declared disk", (await meeting.Ana.Submits(dialog, new JsonObject { ["title"] = "disk" })).Text);
        var closed = await meeting.Ana.Submits(dialog, new JsonObject { ["title"] = "close" });
        Assert.True(closed is { Dialog: null, Text: null, Error: null });
        Assert.Empty(meeting.Teams.Violations);
    }

    [Fact]
    public async Task An_action_command_knows_the_message_it_was_taken_on()
    {
        await using var meeting = await Meeting.Arrange();
        var post = await meeting.Ana.Posts(meeting.Incidents, "the disk is full");

        var opened = await meeting.Ana.Opens("note", meeting.Incidents.Conversation, post);
        Assert.Equal("command note from message on <div>the disk is full</div>", meeting.Bot.Heard[^1]);
        await meeting.Ana.Submits(opened.Dialog!, new JsonObject { ["title"] = "disk" });
        Assert.Equal("command note filled in disk", meeting.Bot.Heard[^1]);
    }

    [Fact]
    public async Task The_HTTP_answers_are_those_of_the_SDK()
    {
        await using var meeting = await Meeting.Arrange();
        using var http = new HttpClient();
        var ct = TestContext.Current.CancellationToken;
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await http.GetAsync(meeting.Endpoint, ct)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await http.PostAsync(meeting.Endpoint, new StringContent("{ not json", Encoding.UTF8, "application/json"), ct)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await http.PostAsJsonAsync(meeting.Endpoint, new { text = "no type" }, ct)).StatusCode);

        var invoke = (JsonObject)(await meeting.Ana.Posts(meeting.Incidents, "@bot hello")).Delivered!.Activity.DeepClone();
        invoke["type"] = "invoke";
        invoke["name"] = "tab/fetch";
        Assert.Equal(HttpStatusCode.NotImplemented, (await meeting.Teams.Deliver(invoke)).Status);
        invoke["name"] = "adaptiveCard/action";
        var missing = await meeting.Teams.Deliver(invoke);
        Assert.Equal((HttpStatusCode.BadRequest, "Missing value property"), (missing.Status, missing.Body!["value"]!["message"]!.GetValue<string>()));
        invoke["value"] = new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Submit" } };
        Assert.Equal("NotSupported", (await meeting.Teams.Deliver(invoke)).Body!["value"]!["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task Expected_replies_come_in_the_answer()
    {
        await using var meeting = await Meeting.Arrange();
        var activity = (JsonObject)(await meeting.Ana.Posts(meeting.Incidents, "@bot hello")).Delivered!.Activity.DeepClone();
        activity["deliveryMode"] = "expectReplies";
        meeting.Bot.OnMessage = turn => turn.SendActivityAsync("hello");

        var answered = await meeting.Teams.Deliver(activity);

        Assert.Equal("hello", answered.Body!["activities"]![0]!["text"]!.GetValue<string>());
        Assert.Empty(meeting.Teams.Calls);
    }
}
