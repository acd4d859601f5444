using System.Diagnostics;
using System.Text.Json.Nodes;
using Bot.Testing;
using Bot.Testing.Slack;

namespace Bot.Slack.Tests;

/// <summary>Slack's own Node client talks to the fake Slack, so that the fake does not merely agree with the bot.</summary>
public class OfficialClientTests
{
    [Fact]
    public async Task Slacks_official_node_client_finds_a_slack_in_the_fake()
    {
        var packages = await NodePackages.InstalledAsync(Path.Combine(Repository.Root, "tests", "Bot.Testing.Slack", "Node"), "slack-client");
        await using var slack = await FakeSlack.StartAsync();
        using var node = Process.Start(new ProcessStartInfo("node") { ArgumentList = { Path.Combine(packages, "client.js"), slack.ApiUrl }, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var said = await node.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        if (said != "listening") Assert.Fail(await errors);
        await Eventually.Until(() => slack.Sockets.Open.Count == 1, "its socket");
        await slack.Sockets.SendAsync("events_api", new JsonObject { ["type"] = "event_callback", ["event"] = new JsonObject { ["type"] = "message", ["text"] = "disk is full" } }, answers: false);
        var answer = await slack.Sockets.SendAsync("slash_commands", new JsonObject { ["command"] = "/incident", ["text"] = "hello" }, answers: true);
        Assert.Equal("answer to hello", answer["payload"]!["text"]!.GetValue<string>());
        var refused = await slack.Sockets.SendAsync("interactive", new JsonObject { ["type"] = "view_submission" }, answers: true);
        Assert.Equal("too short", refused["payload"]!["errors"]!["title"]!.GetValue<string>());
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(node.ExitCode == 0, await errors);
        Assert.Equal(["section of 3001"], slack.Violations);
    }
}
