using System.Text.RegularExpressions;
using Bot.App.Cli.Replay;
using Bot.App.Hosting;
using Bot.Features.Export;
using Bot.Features.Keeping;
using Bot.Features.Settings;
using Bot.Testing;
using Bot.Testing.Slack;
using Microsoft.Extensions.Configuration;
using NodaTime;
using NodaTime.Testing;

namespace Bot.Slack.Tests;

/// <summary>The example incident, from declare to published postmortem, in Slack.</summary>
public partial class StoryTests
{
    [GeneratedRegex(@"@(nadia|tom)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Mentioned();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Lived_in_slack_it_gives_the_same_documents_as_the_replay(bool socket)
    {
        var script = Script.Read(await File.ReadAllLinesAsync(Path.Combine(Repository.Root, "src", "Bot.App", "Examples", "payout-delay.script"), TestContext.Current.CancellationToken));
        using var folder = new TempFolder();
        var house = new House(SettingsReader.Read(new ConfigurationBuilder().AddJsonFile(Path.Combine(Repository.Root, "appsettings.json")).Build()));
        await new Replayer(house, TextWriter.Null).PlayAsync(script, folder.FullName, TestContext.Current.CancellationToken);

        var clock = new FakeClock(script[0].At);
        await using var workspace = await Workspace.StartAsync(socket, clock);
        (workspace.World.People["UNADIA"], workspace.World.People["UTOM"]) = (("nadia", "en-GB"), ("tom", "en-GB"));
        foreach (var line in script)
        {
            await MoveToAsync(workspace, clock, line.At);
            var user = "U" + line.Person.ToUpperInvariant();
            var channel = line.Channel == "inc" ? workspace.World.Channels[workspace.Read(r => r.ByNumber(1))!.Rooms["slack"].Channel] : workspace.World.Channels["COPS"];
            // Slack escapes what people type, and writes people by their id.
            var text = Mentioned().Replace(line.Text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal), m => $"<@U{m.Groups[1].Value.ToUpperInvariant()}>");
            if (line.Text.StartsWith('/')) await workspace.TypesAsync(user, channel.Id, text);
            else await workspace.SaysAsync(user, channel, text);
            await workspace.QuietAsync();
        }
        var (markdown, updates) = workspace.Read(r => (r.ByNumber(1)!.PublishedPostmortem, IncidentJson.WriteUpdates(r.ByNumber(1)!, house)));
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(folder.FullName, "INC-1.postmortem.md"), TestContext.Current.CancellationToken), markdown);
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(folder.FullName, "INC-1.updates.json"), TestContext.Current.CancellationToken), updates);
        Assert.Equal(Entries(await File.ReadAllTextAsync(Path.Combine(folder.FullName, "INC-1.incident.json"), TestContext.Current.CancellationToken)), Entries(workspace.Read(r => IncidentJson.Write(r.ByNumber(1)!, r, house))));
        foreach (var part in new[] { "title", "status", "clocks", "derivedTimes", "tickets", "components", "impact", "cause" })
            Assert.Equal(Part(await File.ReadAllTextAsync(folder.File("INC-1.incident.json"), TestContext.Current.CancellationToken), part), Part(workspace.Read(r => IncidentJson.Write(r.ByNumber(1)!, r, house)), part));
        Assert.Empty(workspace.Slack.Violations);
        Assert.Empty(workspace.Read(r => r.ByNumber(1))!.Problems);
    }

    [GeneratedRegex(@"""entry"":\d+", RegexOptions.CultureInvariant)]
    private static partial Regex EntryNumber();

    /// <summary>A part of the record, without the numbers of entries: Slack has more of them, for who joined.</summary>
    private static string Part(string json, string part) => EntryNumber().Replace(System.Text.Json.Nodes.JsonNode.Parse(json)![part]!.ToJsonString(), "");

    /// <summary>What was said and decided, without what only one chat tells: who joined, ids, links.</summary>
    private static List<string> Entries(string json) =>
        [.. System.Text.Json.Nodes.JsonNode.Parse(json)!["timeline"]!.AsArray().Select(e => $"{e!["happenedAt"]} {e["who"]?["name"] ?? e["who"]} {e["text"]}")
            .Where(e => !e.Contains("Incident Bot", StringComparison.Ordinal) && !e.Contains("joined", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>Moves the clock on; reminders that fall due on the way ring at their time.</summary>
    private static async Task MoveToAsync(Workspace workspace, FakeClock clock, Instant at)
    {
        var reminders = workspace.Of<IReminders>();
        while (await reminders.NextAsync(TestContext.Current.CancellationToken) is { } next && next <= at)
        {
            if (next > clock.GetCurrentInstant()) clock.Reset(next);
            if (await new Bell(reminders, workspace.Of<IReads>(), workspace.Of<Chat.Delivery.IDesk>(), clock, Microsoft.Extensions.Logging.Abstractions.NullLogger<Bell>.Instance).RingDueAsync(clock.GetCurrentInstant(), TestContext.Current.CancellationToken) == 0) break;
        }
        if (at > clock.GetCurrentInstant()) clock.Reset(at);
    }
}
