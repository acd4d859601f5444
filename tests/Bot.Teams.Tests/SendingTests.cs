using System.Net;
using Bot.Testing.Teams.Rest;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Teams;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;

namespace Bot.Teams.Tests;

public sealed class SendingTests
{
    [Fact]
    public async Task A_reply_lands_in_the_thread_it_answers()
    {
        await using var meeting = await Meeting.Arrange();
        var post = await meeting.Asks("@bot hello", turn => turn.SendActivityAsync("hello Ana"));

        Assert.Equal(["Ana: <at>Incident Bot</at> hello", "bot: hello Ana"], meeting.Incidents.Conversation.Thread(post).Select(m => m.ToString()));
        Assert.Empty(meeting.Teams.Violations);
    }

    [Fact]
    public async Task A_card_changes_in_place_and_goes()
    {
        await using var meeting = await Meeting.Arrange();
        var shown = await meeting.Shows(Cards.Counter(0));

        await meeting.Proactively(turn =>
        {
            var changed = Cards.Message(Cards.Counter(7));
            changed.Id = shown.Id;
            return turn.UpdateActivityAsync(changed);
        });
        Assert.Equal(1, shown.Updates);
        Assert.Equal("Pressed 7 times", shown.Card!["body"]![0]!["text"]!.GetValue<string>());

        await meeting.Proactively(turn => turn.DeleteActivityAsync(shown.Id));
        Assert.True(shown.IsDeleted);
        Assert.Empty(meeting.Incidents.Conversation.FromBot);
    }

    [Fact]
    public async Task A_new_post_in_a_channel_is_a_conversation_of_its_own()
    {
        await using var meeting = await Meeting.Arrange();
        ConversationReference? reference = null;
        string? id = null;
        await meeting.Asks("@bot post", async turn => (reference, id) = await TeamsInfo.SendMessageToTeamsChannelAsync(
            turn, MessageFactory.Text("INC-1 declared"), meeting.Teams.Team("Payments").General.Id, meeting.Teams.AppId));

        var post = Assert.Single(meeting.Teams.Team("Payments").General.Conversation.Posts);
        Assert.Equal(post.Id, id);
        Assert.Equal($"{post.Conversation.Id};messageid={post.Id}", reference!.Conversation.Id);

        await meeting.Proactively(turn => turn.SendActivityAsync("and a reply"), reference);
        Assert.Equal(["INC-1 declared", "and a reply"], post.Conversation.Thread(post).Select(m => m.Text));
    }

    [Fact]
    public async Task A_person_who_installed_the_bot_can_be_written_to()
    {
        await using var meeting = await Meeting.Arrange();
        var ben = meeting.Teams.Person("Ben");
        var parameters = new ConversationParameters
        {
            IsGroup = false, Bot = new ChannelAccount(meeting.Teams.BotId), Members = [new ChannelAccount(ben.Id)], TenantId = meeting.Teams.TenantId,
        };
        Task Write() => meeting.Adapter.CreateConversationAsync(meeting.Teams.AppId, Channels.Msteams, meeting.Teams.ServiceUrl, null, parameters,
            (turn, ct) => turn.SendActivityAsync("you are on call", cancellationToken: ct), TestContext.Current.CancellationToken);

        var refused = await Assert.ThrowsAsync<ErrorResponseException>(Write);
        Assert.Equal(("BadArgument", HttpStatusCode.BadRequest), (refused.Body.Error.Code, refused.Response.StatusCode));

        await ben.Installs();
        await Write();
        Assert.Equal(["you are on call"], ben.PersonalChat.Said);
    }

    [Fact]
    public async Task Nothing_can_be_said_after_the_bot_was_removed()
    {
        await using var meeting = await Meeting.Arrange();
        await meeting.Asks("@bot hello", _ => Task.CompletedTask);
        var there = meeting.Bot.Last;
        await meeting.Ana.Uninstalls(meeting.Teams.Team("Payments"));

        var refused = await Assert.ThrowsAsync<ErrorResponseException>(() => meeting.Proactively(turn => turn.SendActivityAsync("still here?"), there));

        Assert.Equal(("BotNotInConversationRoster", HttpStatusCode.Forbidden), (refused.Body.Error.Code, refused.Response.StatusCode));
        Assert.Contains("removed", meeting.Bot.Heard);
    }

    [Fact]
    public async Task An_unknown_conversation_or_activity_is_not_found()
    {
        await using var meeting = await Meeting.Arrange();
        await meeting.Asks("@bot hello", _ => Task.CompletedTask);
        var nowhere = meeting.Bot.Last!;
        nowhere.Conversation.Id = "19:nowhere@thread.tacv2";
        Assert.Equal("ConversationNotFound", (await Refused(turn => turn.SendActivityAsync("hello"), nowhere)).Body.Error.Code);

        await meeting.Asks("@bot hello", _ => Task.CompletedTask);
        var changed = MessageFactory.Text("changed");
        changed.Id = "42";
        Assert.Equal(HttpStatusCode.NotFound, (await Refused(turn => turn.UpdateActivityAsync(changed))).Response.StatusCode);

        Task<ErrorResponseException> Refused(Func<ITurnContext, Task> act, ConversationReference? where = null) =>
            Assert.ThrowsAsync<ErrorResponseException>(() => meeting.Proactively(act, where));
    }

    [Fact]
    public async Task A_message_of_more_than_100_KB_is_refused_and_one_of_90_is_noted()
    {
        await using var meeting = await Meeting.Arrange();
        await meeting.Asks("@bot hello", turn => turn.SendActivityAsync(new string('é', 45_000)));
        Assert.Contains("advises 80 KB", Assert.Single(meeting.Teams.Violations), StringComparison.Ordinal);

        var refused = await Assert.ThrowsAsync<ErrorResponseException>(() => meeting.Proactively(turn => turn.SendActivityAsync(new string('é', 60_000))));

        Assert.Equal(("MessageSizeTooBig", HttpStatusCode.RequestEntityTooLarge), (refused.Body.Error.Code, refused.Response.StatusCode));
    }

    [Fact]
    public async Task Text_and_a_card_in_one_message_come_back_without_an_id()
    {
        await using var meeting = await Meeting.Arrange();
        ResourceResponse? response = null;
        await meeting.Asks("@bot both", async turn =>
        {
            var both = Cards.Message(Cards.Counter(0));
            both.Text = "look:";
            response = await turn.SendActivityAsync(both);
        });
        Assert.Equal("", response!.Id);
        Assert.Equal(2, meeting.Incidents.Conversation.FromBot.Count);
    }

    [Fact]
    public async Task A_throttled_call_says_how_long_to_wait()
    {
        await using var meeting = await Meeting.Arrange();
        await meeting.Asks("@bot hello", _ => Task.CompletedTask);
        meeting.Teams.Faults.Next(Fault.Throttled(5));

        var refused = await Assert.ThrowsAsync<ErrorResponseException>(() => meeting.Proactively(turn => turn.SendActivityAsync("hello")));

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Response.StatusCode);
        Assert.Equal("5", refused.Response.Headers["Retry-After"].Single());
        Assert.Empty(meeting.Incidents.Conversation.FromBot);
    }

    [Theory]
    [InlineData(412)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(504)]
    public async Task Trouble_of_the_connector_is_an_exception_and_no_message(int status)
    {
        await using var meeting = await Meeting.Arrange();
        await meeting.Asks("@bot hello", _ => Task.CompletedTask);
        meeting.Teams.Faults.Next(status == 412 ? Fault.Precondition : Fault.Broken(status), "POST");

        var refused = await Assert.ThrowsAsync<ErrorResponseException>(() => meeting.Proactively(turn => turn.SendActivityAsync("hello")));

        Assert.Equal(status, (int)refused.Response.StatusCode);
        Assert.Empty(meeting.Incidents.Conversation.FromBot);
        await meeting.Proactively(turn => turn.SendActivityAsync("hello"));
        Assert.Equal(["hello"], meeting.Incidents.Conversation.Said);
    }

    [Fact]
    public async Task A_cut_connection_leaves_it_open_whether_the_message_is_there()
    {
        await using var meeting = await Meeting.Arrange();
        await meeting.Asks("@bot hello", _ => Task.CompletedTask);

        meeting.Teams.Faults.Next(Fault.Cut);
        await Assert.ThrowsAsync<HttpRequestException>(() => meeting.Proactively(turn => turn.SendActivityAsync("one")));
        meeting.Teams.Faults.Next(Fault.CutAfterwards);
        await Assert.ThrowsAsync<HttpRequestException>(() => meeting.Proactively(turn => turn.SendActivityAsync("two")));

        Assert.Equal(["two"], meeting.Incidents.Conversation.Said);
    }

    [Fact]
    public async Task Members_come_in_pages()
    {
        await using var meeting = await Meeting.Arrange();
        for (var i = 0; i < 60; i++) meeting.Teams.Team("Payments").Members.Add(meeting.Teams.Person($"Person {i}"));
        List<TeamsPagedMembersResult> pages = [];
        await meeting.Asks("@bot who", async turn =>
        {
            pages.Add(await TeamsInfo.GetPagedMembersAsync(turn, 50));
            pages.Add(await TeamsInfo.GetPagedMembersAsync(turn, 50, pages[0].ContinuationToken));
        });
        Assert.Equal([50, 11], pages.Select(p => p.Members.Count));
        Assert.Null(pages[1].ContinuationToken);
        Assert.Equal((meeting.Ana.AadObjectId, "Ana@example.com"), (pages[0].Members[0].AadObjectId, pages[0].Members[0].Email));
    }

    [Fact]
    public async Task A_team_tells_its_name_and_its_channels()
    {
        await using var meeting = await Meeting.Arrange();
        TeamDetails? team = null;
        IList<ChannelInfo>? channels = null;
        TeamsChannelAccount? ana = null;
        await meeting.Asks("@bot where", async turn =>
        {
            team = await TeamsInfo.GetTeamDetailsAsync(turn);
            channels = await TeamsInfo.GetTeamChannelsAsync(turn);
            ana = await TeamsInfo.GetMemberAsync(turn, turn.Activity.From.Id);
        });
        Assert.Equal(("Payments", 1), (team!.Name, team.MemberCount));
        Assert.Equal([null, "Incidents"], channels!.Select(c => c.Name));
        Assert.Equal(meeting.Ana.Email, ana!.UserPrincipalName);
    }
}
