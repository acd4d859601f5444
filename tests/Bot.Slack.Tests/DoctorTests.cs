using Bot.App.Cli.Doctor;
using Bot.Testing.Slack;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Bot.Slack.Tests;

/// <summary>What <c>bot doctor</c> says about Slack.</summary>
public class DoctorTests
{
    private static async Task<List<string>> SaysAsync(FakeSlack slack, string token = FakeSlack.BotToken, TimeProvider? time = null, params (string Key, string Value)[] more)
    {
        var said = new List<string>();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Slack:ApiUrl"] = slack.ApiUrl, ["Slack:BotToken"] = token, ["Slack:AppToken"] = FakeSlack.AppToken })
            .AddInMemoryCollection(more.ToDictionary(m => m.Key, m => (string?)m.Value)).Build();
        await SlackCheck.ExamineAsync(configuration, time ?? TimeProvider.System, (well, what) => said.Add((well ? "ok " : "FAIL ") + what), TestContext.Current.CancellationToken);
        return said;
    }

    [Fact]
    public async Task It_names_the_sdk_the_workspace_the_scopes_and_the_clock()
    {
        await using var slack = await FakeSlack.StartAsync();
        Assert.Equal(["ok slack: Socket Mode, with " + SlackSdk.Name, "ok slack: connected to Acme", "ok slack: all scopes are there", "ok clock: 0 s from Slack's", "ok slack: a socket can be opened"], (await SaysAsync(slack)).Select(s => s.Replace(" 1 s", " 0 s", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task It_says_what_to_do_about_a_missing_scope_a_refused_token_and_a_wrong_clock()
    {
        await using var slack = await FakeSlack.StartAsync();
        slack.ScopesMissing["pins:write"] = true;
        Assert.Contains("FAIL slack: scopes are missing: pins:write. Install the app again from manifests/slack.yaml", await SaysAsync(slack));
        Assert.Contains(await SaysAsync(slack, "xoxb-old"), s => s.StartsWith("FAIL slack: the bot token is refused (invalid_auth)", StringComparison.Ordinal));
        Assert.Contains(await SaysAsync(slack, time: new Slow()), s => s.StartsWith("FAIL clock:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_asks_for_a_socket_and_says_what_to_do_when_there_is_none()
    {
        await using var slack = await FakeSlack.StartAsync();
        Assert.Contains(await SaysAsync(slack, more: ("Slack:AppToken", "xapp-bad")), s => s.StartsWith("FAIL slack: no socket can be opened (invalid_auth)", StringComparison.Ordinal));
        // Also where the bot token is refused: both are said at once.
        Assert.Contains(await SaysAsync(slack, "xoxb-old", more: ("Slack:AppToken", "xapp-bad")), s => s.StartsWith("FAIL slack: no socket can be opened", StringComparison.Ordinal));
        Assert.DoesNotContain(await SaysAsync(slack, more: [("Slack:AppToken", ""), ("Slack:SigningSecret", "s")]), s => s.Contains("socket", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"nope\"")]
    [InlineData("[]")]
    [InlineData("""{"ok":"true"}""")]
    [InlineData("<html>Sign in to the proxy</html>")]
    public async Task What_is_not_slacks_answer_is_said_to_be_none(string body)
    {
        await using var slack = await FakeSlack.StartAsync();
        slack.Fault("auth.test", _ => Results.Text(body));
        Assert.Contains($"FAIL slack: {slack.ApiUrl} does not answer as Slack does. Set Slack:ApiUrl, and look at what stands between", await SaysAsync(slack));
    }

    [Theory]
    [InlineData("CANNOUNCE", "ok slack: incidents are announced in #incidents; the bot is not in it, and in a public channel need not be")]
    [InlineData("CIN", "ok slack: incidents are announced in #in")]
    [InlineData("COLD", "FAIL slack: #old, where incidents are announced, is archived.")]
    [InlineData("CNONE", "FAIL slack: there is no channel CNONE to announce in, or it is private and the bot is not in it (channel_not_found).")]
    [InlineData("CSECRET", "FAIL slack: there is no channel CSECRET to announce in, or it is private and the bot is not in it (channel_not_found).")]
    public async Task It_looks_for_the_channel_that_incidents_are_announced_in(string channel, string says)
    {
        await using var slack = await FakeSlack.StartAsync();
        slack.World.Channels["CIN"] = new Channel("CIN", "in", secret: false) { Members = { [World.BotUser] = true } };
        slack.World.Channels["COLD"] = new Channel("COLD", "old", secret: false) { Archived = true };
        slack.World.Channels["CSECRET"] = new Channel("CSECRET", "secret", secret: true);
        Assert.Contains(await SaysAsync(slack, more: ("Slack:AnnounceChannel", channel)), s => s.StartsWith(says, StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_looks_for_the_group_that_is_on_call_where_it_may()
    {
        await using var slack = await FakeSlack.StartAsync();
        slack.World.Groups["SONCALL"] = ["UANA", "UBEN"];
        Assert.Contains("ok slack: on call are 2 people of SONCALL", await SaysAsync(slack, more: ("Slack:OnCallGroup", "SONCALL")));
        Assert.Contains("FAIL slack: the group SNONE that is on call cannot be read (no_such_subteam). Set Slack:OnCallGroup to a user group's id", await SaysAsync(slack, more: ("Slack:OnCallGroup", "SNONE")));
        slack.ScopesMissing["usergroups:read"] = true;
        Assert.DoesNotContain(await SaysAsync(slack, more: ("Slack:OnCallGroup", "SNONE")), s => s.Contains("on call", StringComparison.Ordinal));
    }

    /// <summary>A machine whose clock is ten minutes behind.</summary>
    private sealed class Slow : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddMinutes(-10);
    }
}
