using Bot.App.Cli.Doctor;
using Bot.Testing.Slack;
using Microsoft.Extensions.Configuration;

namespace Bot.Slack.Tests;

/// <summary>What <c>bot doctor</c> says about Slack.</summary>
public class DoctorTests
{
    private static async Task<List<string>> SaysAsync(FakeSlack slack, string token = FakeSlack.BotToken, TimeProvider? time = null)
    {
        var said = new List<string>();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Slack:ApiUrl"] = slack.ApiUrl, ["Slack:BotToken"] = token, ["Slack:AppToken"] = FakeSlack.AppToken }).Build();
        await SlackCheck.ExamineAsync(configuration, time ?? TimeProvider.System, (well, what) => said.Add((well ? "ok " : "FAIL ") + what), TestContext.Current.CancellationToken);
        return said;
    }

    [Fact]
    public async Task It_names_the_sdk_the_workspace_the_scopes_and_the_clock()
    {
        await using var slack = await FakeSlack.StartAsync();
        Assert.Equal(["ok slack: Socket Mode, with " + SlackSdk.Name, "ok slack: connected to Acme", "ok slack: all scopes are there", "ok clock: 0 s from Slack's"], (await SaysAsync(slack)).Select(s => s.Replace(" 1 s", " 0 s", StringComparison.Ordinal)));
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

    /// <summary>A machine whose clock is ten minutes behind.</summary>
    private sealed class Slow : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddMinutes(-10);
    }
}
