using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Bot.App.Cli.Replay;
using Bot.App.Hosting;
using Bot.Features.Export;
using Bot.Features.Keeping;
using Bot.Features.Settings;
using Bot.Incidents.Lifecycles;
using Bot.Incidents.Timelines;
using Bot.Testing;
using Bot.Testing.Slack;
using Microsoft.Extensions.Configuration;
using NodaTime;
using NodaTime.Testing;

namespace Bot.Teams.Tests.Adapter;

/// <summary>One incident in Slack and in Teams at once.</summary>
public sealed partial class TwoChatsTests
{
    [Fact]
    public async Task Declared_in_Teams_it_is_opened_in_Slack_and_both_see_what_is_public()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var wire = await WireTeams.StartAsync(Slack(slack));
        await wire.Ana.Posts(wire.Ops, "@bot declare P2 Terminals refuse cards");
        await wire.OpenAsync();
        await wire.Ana.Replies(wire.Room, "@bot room slack");
        await Eventually.Until(() => wire.Incident().Rooms.ContainsKey("slack"), "the channel in Slack");
        var channel = slack.World.Channels[wire.Incident().Rooms["slack"].Channel];
        await wire.Ana.Replies(wire.Room, "@bot identified FR Trouvé. EN Found.");
        await SaysAsync(wire, slack, "UBEN", channel.Id, "seen from Slack");
        await wire.Ben.Replies(wire.Room, "seen from Teams");
        await wire.IdleAsync();
        Assert.Contains(channel.Messages.Values, m => m.ToJsonString(Json.Plain).Contains("Found.", StringComparison.Ordinal));
        Assert.Contains(wire.Incidents.Conversation.FromBot, m => m.Text?.Contains("Found.", StringComparison.Ordinal) == true);
        Assert.Equal(Status.Identified, wire.Incident().Status);
        Assert.Equal(["slack seen from Slack", "teams seen from Teams"], wire.SaidOnRecord().Select(e => $"{e.Source!.Split('/')[0]} {((MessageSaid)e.What).Text}"));
        // What is said in one chat stays there.
        Assert.DoesNotContain(wire.Incidents.Conversation.Said, s => s.Contains("seen from Slack", StringComparison.Ordinal));
        Assert.Contains("already", (await TypesAsync(wire, slack, "UANA", channel.Id, "/incident room teams"))!.ToJsonString(), StringComparison.Ordinal);
        Assert.Empty(wire.Teams.Violations);
        Assert.Empty(slack.Violations);
    }

    [Fact]
    public async Task The_example_incident_worked_on_in_both_gives_one_timeline_and_the_replays_documents()
    {
        var script = Script.Read(await File.ReadAllLinesAsync(Path.Combine(Repository.Root, "src", "Bot.App", "Examples", "payout-delay.script"), TestContext.Current.CancellationToken));
        using var folder = new TempFolder();
        var house = new House(SettingsReader.Read(new ConfigurationBuilder().AddJsonFile(Path.Combine(Repository.Root, "appsettings.json")).Build()));
        await new Replayer(house, TextWriter.Null).PlayAsync(script, folder.FullName, TestContext.Current.CancellationToken);

        var clock = new FakeClock(script[0].At);
        await using var slack = await FakeSlack.StartAsync();
        (slack.World.People["UNADIA"], slack.World.People["UTOM"]) = (("nadia", "en-GB"), ("tom", "en-GB"));
        await using var wire = await WireTeams.StartAsync(clock, Slack(slack));
        foreach (var name in new[] { "nadia", "tom" }) wire.Teams.Team("Payments").Members.Add(wire.Teams.Person(name));
        var opened = false;
        // Who is handed a role takes it in the chat they were named in: the same person in another chat is another person to the record.
        var handover = script.First(l => l.Text.Contains("handover", StringComparison.Ordinal)).At;
        foreach (var line in script)
        {
            await MoveToAsync(wire, clock, line.At);
            // Nadia works in Slack until the fix is in, Tom in Teams as soon as the incident is there.
            if (line.Channel == "inc" && !opened)
            {
                await TypesAsync(wire, slack, "UTOM", wire.Incident().Rooms["slack"].Channel, "/incident room teams");
                await Eventually.Until(() => wire.Incident().Rooms.ContainsKey("teams"), "the thread in Teams");
                await IdleAsync(wire, clock);
                opened = true;
            }
            if (line.Channel == "inc" && (line.Person == "tom" || line.At >= handover))
                await wire.Teams.Person(line.Person).Replies(wire.Room, line.Text.StartsWith('/') ? "@bot " + line.Text : line.Text);
            else
            {
                var (user, channel) = ("U" + line.Person.ToUpperInvariant(), line.Channel == "inc" ? wire.Incident().Rooms["slack"].Channel : "COPS");
                var text = Mentioned().Replace(line.Text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal), m => $"<@U{m.Groups[1].Value.ToUpperInvariant()}>");
                if (line.Text.StartsWith('/')) await TypesAsync(wire, slack, user, channel, text);
                else await SaysAsync(wire, slack, user, channel, text);
            }
            await IdleAsync(wire, clock);
        }
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(folder.FullName, "INC-1.postmortem.md"), TestContext.Current.CancellationToken), wire.Incident().PublishedPostmortem);
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(folder.FullName, "INC-1.updates.json"), TestContext.Current.CancellationToken), IncidentJson.WriteUpdates(wire.Incident(), house));
        var replayed = Entries(await File.ReadAllTextAsync(Path.Combine(folder.FullName, "INC-1.incident.json"), TestContext.Current.CancellationToken));
        Assert.Equal(replayed, Entries(wire.Read(r => IncidentJson.Write(r.ByNumber(1)!, r, house))));
        var said = wire.SaidOnRecord();
        Assert.Equal(["slack", "teams"], said.Select(e => e.Source!.Split('/')[0]).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(said.Select(e => e.HappenedAt).Order(), said.Select(e => e.HappenedAt));
        Assert.True(wire.Read(r => Verification.Of(r, 1)).Holds);
        foreach (var text in new[] { "The payouts were sent at 10:11am.", "All payouts have been received" })
        {
            Assert.Contains(wire.Incidents.Conversation.FromBot, m => m.Text?.Contains(text, StringComparison.Ordinal) == true);
            Assert.Contains(slack.World.Channels[wire.Incident().Rooms["slack"].Channel].Messages.Values, m => m.ToJsonString(Json.Plain).Contains(text, StringComparison.Ordinal));
        }
        Assert.Empty(wire.Teams.Violations);
        Assert.Empty(slack.Violations);
        Assert.Empty(wire.Incident().Problems);
    }

    [GeneratedRegex(@"@(nadia|tom)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Mentioned();

    private static (string, string)[] Slack(FakeSlack slack) =>
    [
        ("Slack:ApiUrl", slack.ApiUrl), ("Slack:BotToken", FakeSlack.BotToken), ("Slack:SigningSecret", FakeSlack.SigningSecret), ("Slack:AnnounceChannel", "CANNOUNCE"),
        ("Slack:MessagesPerSecond", "10000"), ("Slack:HistoryCallsPerMinute", "100000"),
    ];

    private static Task<JsonNode?> TypesAsync(WireTeams wire, FakeSlack slack, string user, string channel, string text)
    {
        var words = text.Split(' ', 2);
        return SendAsync(wire, string.Join('&', new[]
        {
            ("command", words[0]), ("text", words.Length > 1 ? words[1] : ""), ("team_id", World.Team), ("channel_id", channel), ("channel_name", "x"), ("user_id", user), ("user_name", user.ToLowerInvariant()),
            ("trigger_id", slack.Triggers.Issue(slack.World.Next("trigger"))), ("response_url", slack.NewResponseUrl()), ("api_app_id", "A1"),
        }.Select(f => $"{f.Item1}={Uri.EscapeDataString(f.Item2)}")), "application/x-www-form-urlencoded");
    }

    private static Task<JsonNode?> SaysAsync(WireTeams wire, FakeSlack slack, string user, string channel, string text)
    {
        // Slack's timestamps are times, and each message's its own.
        var ts = (wire.Of<IClock>().GetCurrentInstant().ToUnixTimeMilliseconds() / 1000m).ToString("0.000", CultureInfo.InvariantCulture) + "000";
        return SendAsync(wire, new JsonObject
        {
            ["type"] = "event_callback", ["team_id"] = World.Team, ["api_app_id"] = "A1", ["event_id"] = slack.World.Next("Ev"), ["event_time"] = 1758031871,
            ["event"] = new JsonObject { ["type"] = "message", ["channel"] = channel, ["user"] = user, ["text"] = text, ["ts"] = ts, ["event_ts"] = ts },
        }.ToJsonString(), "application/json");
    }

    private static async Task<JsonNode?> SendAsync(WireTeams wire, string body, string type)
    {
        var timestamp = wire.Of<IClock>().GetCurrentInstant().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(wire.Address, "/slack/events")) { Content = new StringContent(body, Encoding.UTF8, type) };
        request.Headers.Add("X-Slack-Request-Timestamp", timestamp);
        request.Headers.Add("X-Slack-Signature", "v0=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(FakeSlack.SigningSecret), Encoding.UTF8.GetBytes($"v0:{timestamp}:{body}"))));
        using var answer = await http.SendAsync(request);
        Assert.Equal(200, (int)answer.StatusCode);
        var json = await answer.Content.ReadAsStringAsync();
        return json.Length == 0 ? null : JsonNode.Parse(json);
    }

    /// <summary>What was said and decided, without what only one chat tells: who joined, ids, links.</summary>
    private static List<string> Entries(string json) =>
        [.. JsonNode.Parse(json)!["timeline"]!.AsArray().Select(e => $"{e!["happenedAt"]} {e["who"]?["name"] ?? e["who"]} {e["text"]}")
            .Where(e => !e.Contains("Incident Bot", StringComparison.Ordinal) && !e.Contains("joined", StringComparison.Ordinal) && !e.Contains("asked for a channel", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>Waits until everything is said; what Teams' rates hold back for a moment waits for a clock that has to be moved.</summary>
    private static Task IdleAsync(WireTeams wire, FakeClock clock)
    {
        var looked = 0;
        return Eventually.Until(() =>
        {
            if (wire.Of<IOutbox>().CountWaitingAsync(CancellationToken.None).GetAwaiter().GetResult() == 0) return true;
            if (++looked % 40 == 0) clock.AdvanceSeconds(2);
            return false;
        }, "everything is said");
    }

    /// <summary>Moves the clock on; reminders that fall due on the way ring at their time.</summary>
    private static async Task MoveToAsync(WireTeams wire, FakeClock clock, Instant at)
    {
        var reminders = wire.Of<IReminders>();
        while (await reminders.NextAsync(TestContext.Current.CancellationToken) is { } next && next <= at)
        {
            if (next > clock.GetCurrentInstant()) clock.Reset(next);
            if (await new Bell(reminders, wire.Of<IReads>(), wire.Of<Chat.Delivery.IDesk>(), clock, Microsoft.Extensions.Logging.Abstractions.NullLogger<Bell>.Instance).RingDueAsync(clock.GetCurrentInstant(), TestContext.Current.CancellationToken) == 0) break;
        }
        if (at > clock.GetCurrentInstant()) clock.Reset(at);
    }
}
