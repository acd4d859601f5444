using System.Net;
using System.Text.Json.Nodes;
using Bot.Testing.Teams;
using Bot.Testing.Teams.Rules;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using NodaTime;
using NodaTime.Testing;

namespace Bot.Teams.Tests;

/// <summary>The fake keeps Teams' rules: each is seen to bite.</summary>
public sealed class FakeConnectorTests
{
    [Fact]
    public async Task Seven_messages_a_second_pass_and_the_eighth_waits()
    {
        var clock = FakeClock.FromUtc(2025, 9, 16, 10, 0, 0);
        await using var meeting = await Meeting.Arrange(clock);
        await meeting.Asks("@bot hello", _ => Task.CompletedTask);
        meeting.Teams.EnforcesRates = true;
        for (var i = 0; i < 7; i++) await Send();
        Assert.Equal("1", (await Assert.ThrowsAsync<ErrorResponseException>(Send)).Response.Headers["Retry-After"].Single());
        clock.Advance(Duration.FromSeconds(1));
        await Send();
        Assert.Equal("2", (await Assert.ThrowsAsync<ErrorResponseException>(Send)).Response.Headers["Retry-After"].Single());
        clock.Advance(Duration.FromSeconds(2));
        for (var sent = 8; sent < 60; sent++)
        {
            clock.Advance(Duration.FromMilliseconds(400));
            await Send();
        }
        Assert.Equal("30", (await Assert.ThrowsAsync<ErrorResponseException>(Send)).Response.Headers["Retry-After"].Single());

        Task Send() => meeting.Proactively(turn => turn.SendActivityAsync("hello"));
    }

    [Fact]
    public async Task A_call_without_a_token_is_refused()
    {
        await using var teams = await FakeConnector.Start();
        using var http = new HttpClient();
        var answer = await http.GetAsync(new Uri(teams.ServiceUrl + "v3/teams/" + teams.Team("Payments").Id), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task A_mention_must_stand_in_the_text()
    {
        await using var meeting = await Meeting.Arrange();
        await meeting.Asks("@bot hello", _ => Task.CompletedTask);
        var message = MessageFactory.Text("hello <at>Ana</at>");
        message.Entities.Add(new Mention(new ChannelAccount(meeting.Ana.Id, "Ana"), "<at>Ana</at>"));
        await meeting.Proactively(turn => turn.SendActivityAsync(message));

        message = MessageFactory.Text("hello Ana");
        message.Entities.Add(new Mention(new ChannelAccount(meeting.Ana.Id, "Ana"), "<at>Ana</at>"));
        var refused = await Assert.ThrowsAsync<ErrorResponseException>(() => meeting.Proactively(turn => turn.SendActivityAsync(message)));
        Assert.Equal("BadArgument", refused.Body.Error.Code);
    }

    [Fact]
    public async Task A_card_refreshes_for_the_people_it_names()
    {
        await using var meeting = await Meeting.Arrange();
        var card = Cards.Counter(0);
        card["refresh"] = new Newtonsoft.Json.Linq.JObject
        {
            ["action"] = new Newtonsoft.Json.Linq.JObject { ["type"] = "Action.Execute", ["verb"] = "count", ["data"] = new Newtonsoft.Json.Linq.JObject { ["n"] = 4 } },
            ["userIds"] = new Newtonsoft.Json.Linq.JArray(meeting.Ana.Id),
        };
        var shown = await meeting.Shows(card);

        Assert.Null(await meeting.Teams.Person("Ben").Sees(shown));
        Assert.Equal("Pressed 5 times", CardReader.Texts((await meeting.Ana.Sees(shown))!.Card!)[0]);
        Assert.Equal("automatic", meeting.Teams.Deliveries[^1].Activity["value"]!["trigger"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_same_delivery_can_come_again()
    {
        await using var meeting = await Meeting.Arrange();
        var post = await meeting.Ana.Posts(meeting.Incidents, "@bot hello");
        var again = await meeting.Teams.Redeliver(post.Delivered!);
        Assert.Equal(post.Id, again.Activity["id"]!.GetValue<string>());
        Assert.Equal(["message hello", "message hello"], meeting.Bot.Heard.TakeLast(2));
    }

    [Theory]
    [InlineData("""{"type":"AdaptiveCard","version":"1.6","body":[]}""", "version 1.6 is newer than 1.5")]
    [InlineData("""{"type":"Card","version":"1.5","body":[]}""", "its type is not AdaptiveCard")]
    [InlineData("""{"type":"AdaptiveCard","body":[]}""", "it has no version")]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"Container","items":[{"type":"Badge"}]}]}""", "unknown element 'Badge'")]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","actions":[{"type":"Action.Http"}]}""", "unknown action 'Action.Http'")]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","actions":[{"type":"Action.Execute"}]}""", "an Action.Execute without a verb")]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"Input.Text"}]}""", "Input.Text without an id")]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"Input.Text","id":"a"},{"type":"Input.Text","id":"a"}]}""", "two inputs are called 'a'")]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"Input.ChoiceSet","id":"a","choices":[]}]}""", "'a' offers no choices")]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"Input.Text","id":"a","isRequired":true}]}""", "'a' is required and has no label")]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"<at>Ana</at>"}]}""", "'<at>Ana</at>' stands in the card and mentions nobody")]
    [InlineData("""{"type":"AdaptiveCard","version":"1.5","body":[],"msteams":{"entities":[{"type":"mention","text":"<at>Ana</at>"}]}}""", "the mention '<at>Ana</at>' does not stand in the card")]
    public void A_card_s_fault_is_named(string card, string fault) => Assert.Equal([fault], CardRules.Check(JsonNode.Parse(card) as JsonObject));

    [Fact]
    public void A_sound_card_has_no_fault()
    {
        Assert.Empty(CardRules.Check(JsonNode.Parse(Cards.Counter(1).ToString()) as JsonObject));
        Assert.Empty(CardRules.Check(JsonNode.Parse(Cards.Form().ToString()) as JsonObject));
    }
}
