using System.Net;
using Microsoft.Bot.Schema;

namespace Bot.Teams.Tests;

public sealed class SigningInTests
{
    [Fact]
    public async Task The_bot_signs_in_once_for_many_messages()
    {
        await using var meeting = await Meeting.Arrange();
        for (var i = 0; i < 3; i++) await meeting.Asks("@bot hello", turn => turn.SendActivityAsync("hello"));
        await meeting.Proactively(turn => turn.SendActivityAsync("hello again"));
        Assert.Equal((1, 0), (meeting.Teams.Tokens.Issued, meeting.Teams.Tokens.Refused));
        Assert.Equal(4, meeting.Incidents.Conversation.FromBot.Count);
    }

    [Fact]
    public async Task A_token_that_is_no_longer_good_is_a_refusal()
    {
        await using var meeting = await Meeting.Arrange();
        await meeting.Asks("@bot hello", turn => turn.SendActivityAsync("hello"));
        meeting.Teams.Tokens.Revoke();
        var refused = await Assert.ThrowsAsync<ErrorResponseException>(() => meeting.Proactively(turn => turn.SendActivityAsync("hello again")));
        Assert.Equal(HttpStatusCode.Unauthorized, refused.Response.StatusCode);
    }

    [Fact]
    public async Task Without_a_sign_in_nothing_is_sent()
    {
        await using var meeting = await Meeting.Arrange();
        await meeting.Asks("@bot hello", _ => Task.CompletedTask);
        meeting.Teams.Tokens.Down = true;
        await Assert.ThrowsAnyAsync<Exception>(() => meeting.Proactively(turn => turn.SendActivityAsync("hello")));
        Assert.Empty(meeting.Teams.Calls);
    }
}
