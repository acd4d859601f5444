using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Bot.Incidents.Lifecycles;
using Bot.Incidents.Timelines;
using Bot.Testing.Slack;

namespace Bot.Teams.Tests.Adapter;

/// <summary>One incident with a room in Slack and one in Teams.</summary>
public sealed class TwoChatsTests
{
    [Fact]
    public async Task Declared_in_Slack_and_worked_on_in_both_it_is_one_record_one_timeline_and_one_postmortem()
    {
        await using var slack = await FakeSlack.StartAsync();
        await using var wire = await WireTeams.StartAsync(("Slack:ApiUrl", slack.ApiUrl), ("Slack:BotToken", FakeSlack.BotToken), ("Slack:SigningSecret", FakeSlack.SigningSecret), ("Slack:MessagesPerSecond", "1000"));
        await TypesAsync(wire, "COPS", "declare P2 TSR-2292 nexo Terminals refuse cards");
        await WireTeams.Until(() => wire.Read(r => r.ByNumber(1))?.Rooms.ContainsKey("slack") == true, "the channel in Slack");
        Assert.DoesNotContain("teams", wire.Incident().Rooms.Keys);
        var channel = slack.World.Channels[wire.Incident().Rooms["slack"].Channel];

        await TypesAsync(wire, channel.Id, "room teams");
        await wire.OpenAsync();
        Assert.Equal(["slack", "teams"], wire.Incident().Rooms.Keys);
        Assert.Contains("INC-1 · Terminals refuse cards", wire.Room.Card!.ToJsonString(Json.Plain), StringComparison.Ordinal);

        await SaysAsync(wire, channel.Id, "the certificate expired", "1795000001.000100");
        await wire.Ben.Replies(wire.Room, "rolling it back now");
        await wire.Ben.Replies(wire.Room, "@bot monitoring FR Un correctif est en place. EN A fix is in.");
        await TypesAsync(wire, channel.Id, "resolved FR L’incident est clos. EN The incident is over.");
        await wire.IdleAsync();

        // What was decided is told in both rooms, whoever decided it and where; what was said stays where it was said.
        Assert.Contains(channel.Texts, t => t.Contains("A fix is in.", StringComparison.Ordinal) && !t.Contains("header", StringComparison.Ordinal));
        Assert.Contains(wire.Incidents.Conversation.Said, t => t.Contains("The incident is over.", StringComparison.Ordinal));
        Assert.DoesNotContain(wire.Incidents.Conversation.Said, t => t.Contains("the certificate expired", StringComparison.Ordinal));
        Assert.DoesNotContain(channel.Texts, t => t.Contains("rolling it back", StringComparison.Ordinal));
        Assert.Contains("Resolved", wire.Room.Summary, StringComparison.Ordinal);

        // One timeline, with where each was said.
        var said = wire.SaidOnRecord();
        Assert.Equal(["rolling it back now", "the certificate expired"], said.Select(e => ((MessageSaid)e.What).Text).Order(StringComparer.Ordinal));
        Assert.Equal(["slack", "teams"], said.Select(e => e.Source!.Split('/')[0]).Order(StringComparer.Ordinal));
        Assert.Equal([Status.Monitoring, Status.Resolved], wire.Entries().Select(e => e.What).OfType<StatusChanged>().Select(s => s.To));
        Assert.Equal(["teams", "slack"], wire.Entries().Where(e => e.What is StatusChanged).Select(e => e.Who.Id.Split(':')[0]));

        await ReactsAsync(wire, channel.Id, "1795000001.000100");
        await wire.Ben.Replies(wire.Room, "@bot postmortem publish anyway");
        await wire.IdleAsync();
        Assert.Equal(Status.Postmortem, wire.Incident().Status);
        Assert.Contains("the certificate expired", wire.Incident().PublishedPostmortem, StringComparison.Ordinal);
        Assert.Contains("TSR-2292", wire.Incident().PublishedPostmortem, StringComparison.Ordinal);
        Assert.Empty(slack.Violations);
        Assert.Empty(wire.Teams.Violations);
    }

    private static Task TypesAsync(WireTeams wire, string channel, string text) => SlackSendsAsync(wire, "application/x-www-form-urlencoded",
        $"team_id=T1&channel_id={channel}&user_id=UANA&user_name=ana&command=%2Fincident&text={Uri.EscapeDataString(text)}&trigger_id={Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(channel + text)))[..8]}");

    private static Task SaysAsync(WireTeams wire, string channel, string text, string ts) =>
        EventAsync(wire, new JsonObject { ["type"] = "message", ["channel"] = channel, ["user"] = "UANA", ["text"] = text, ["ts"] = ts });

    private static Task ReactsAsync(WireTeams wire, string channel, string ts) => EventAsync(wire, new JsonObject
    {
        ["type"] = "reaction_added", ["user"] = "UANA", ["reaction"] = "pushpin", ["event_ts"] = "1795000009.1", ["item"] = new JsonObject { ["type"] = "message", ["channel"] = channel, ["ts"] = ts },
    });

    private static Task EventAsync(WireTeams wire, JsonObject what) =>
        SlackSendsAsync(wire, "application/json", new JsonObject { ["type"] = "event_callback", ["team_id"] = "T1", ["event_id"] = "Ev" + what["ts"] + what["event_ts"], ["event"] = what }.ToJsonString());

    private static async Task SlackSendsAsync(WireTeams wire, string type, string body)
    {
        var time = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(wire.Teams.BotEndpoint!, "/slack/events")) { Content = new StringContent(body, Encoding.UTF8, type) };
        request.Headers.Add("X-Slack-Request-Timestamp", time);
        request.Headers.Add("X-Slack-Signature", "v0=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(FakeSlack.SigningSecret), Encoding.UTF8.GetBytes($"v0:{time}:{body}"))));
        using var answer = await client.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, answer.StatusCode.ToString());
    }
}
