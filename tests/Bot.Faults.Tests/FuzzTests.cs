using System.Text;
using Bot.Fuzz;
using Bot.Fuzz.Targets;

namespace Bot.Faults.Tests;

/// <summary>A short campaign in every test run; <c>dotnet run -c Release --project tests/Bot.Fuzz -- all 1000000</c> is a long one.</summary>
public class FuzzTests
{
    [Theory]
    [InlineData("bodies", 800)]
    [InlineData("frames", 800)]
    [InlineData("activities", 800)]
    [InlineData("commands", 400)]
    [InlineData("times", 3000)]
    [InlineData("templates", 200)]
    public async Task Whatever_comes_in_is_answered_or_refused(string target, int inputs)
    {
        var run = await Campaign.RunAsync(target, inputs, seed: 20261125);
        Assert.True(run.Findings.Count == 0, run.ToString());
        Assert.Equal(inputs, run.Inputs);
    }

    [Theory]
    [InlineData("activities", """{"type":"message","channelId":"msteams","id":"1","text":"nowhere to answer","from":{"id":"29:ana"},"conversation":{"id":"19:c@thread.tacv2"}}""")]
    [InlineData("activities", """{"type":"message","channelId":"msteams","id":"1","text":"x","serviceUrl":"http://127.0.0.1/","localTimestamp":"2026-03-03T03:03:03.000-87:00","from":{"id":"29:ana"},"conversation":{"id":"19:c@thread.tacv2"}}""")]
    [InlineData("activities", """{"type":"conversationUpdate","channelId":"msteams","id":"1","serviceUrl":"http://127.0.0.1/","membersAdded":[{"name":"nobody"}],"from":{"id":"29:ana"},"recipient":{"id":"28:bot"},"conversation":{"id":"19:c@thread.v2","conversationType":"groupChat"}}""")]
    [InlineData("templates", "{{ title | slice: 099999999999999999999, 5 }}")]
    [InlineData("templates", "{{ title | section: 'x' }}")]
    [InlineData("templates", "{{ nothing | overview }}")]
    public async Task What_was_found_once_is_answered_or_refused(string target, string input)
    {
        await using var found = await Target.OfAsync(target);
        await found.TakeAsync(Encoding.UTF8.GetBytes(input));
    }

    [Fact]
    public async Task A_campaign_finds_what_throws()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Campaign.RunAsync("nothing", 1, 1));
        Assert.NotEqual(new Mutator(1, [[1, 2, 3]]).Next(), new Mutator(2, [[1, 2, 3]]).Next());
        Assert.Equal(new Mutator(1, [[1, 2, 3]]).Next(), new Mutator(1, [[1, 2, 3]]).Next());
    }
}
