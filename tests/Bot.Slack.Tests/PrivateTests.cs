using System.Text.Json.Nodes;
using Bot.Testing;

namespace Bot.Slack.Tests;

/// <summary>A private incident is private everywhere, and people can ask to be let in.</summary>
public class PrivateTests
{
    private static string Plain(JsonNode? node) => node?.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) ?? "";

    [Fact]
    public async Task Channel_announcement_lists_and_documents_keep_it_private_until_somebody_inside_lets_one_in()
    {
        await using var workspace = await Workspace.StartAsync(("Slack:OnCallGroup", "SONCALL"));
        workspace.World.Groups["SONCALL"] = ["UCHLOE"];
        var room = await workspace.DeclaredAsync("P1 Fraud by an insider --private");
        Assert.True(room.Private);
        Assert.Equal("inc-1", room.Name);
        Assert.Equal(["UANA", "UBOT"], room.Members.Keys.Order(StringComparer.Ordinal));
        var announced = Assert.Single(workspace.World.Channels["CANNOUNCE"].Texts);
        Assert.DoesNotContain("Fraud", announced, StringComparison.Ordinal);
        Assert.Contains("Request access", announced, StringComparison.Ordinal);
        foreach (var words in new[] { "list", "list all", "INC-1 show", "INC-1 timeline", "INC-1 export json", "INC-1 postmortem" })
            Assert.DoesNotContain("Fraud", Plain(await workspace.TypesAsync("UBEN", "COPS", "/incident " + words)), StringComparison.Ordinal);
        Assert.Contains("Fraud", Plain(await workspace.TypesAsync("UANA", "COPS", "/incident list")), StringComparison.Ordinal);

        for (var i = 0; i < 2; i++) await workspace.ClicksAsync("UBEN", "CANNOUNCE", "request_access|0", "INC-1");
        await Eventually.Until(() => room.Texts.Any(t => t.Contains("asks to be let into", StringComparison.Ordinal)), "the people inside are asked");
        await workspace.QuietAsync();
        Assert.Single(room.Texts, t => t.Contains("asks to be let into", StringComparison.Ordinal));
        // Nobody outside can let themselves in.
        await workspace.ClicksAsync("UBEN", "CANNOUNCE", "grant_access|0", "INC-1|slack:UBEN|Ben");
        Assert.DoesNotContain("Fraud", Plain(await workspace.TypesAsync("UBEN", "COPS", "/incident list")), StringComparison.Ordinal);
        await workspace.ClicksAsync("UANA", room.Id, "grant_access|0", "INC-1|slack:UBEN|Ben");
        await Eventually.Until(() => room.Members.ContainsKey("UBEN"), "Ben is in the channel");
        Assert.Contains("Fraud", Plain(await workspace.TypesAsync("UBEN", "COPS", "/incident list")), StringComparison.Ordinal);
        await workspace.TypesAsync("UANA", room.Id, "/incident inviter <@UCHLOE>");
        await Eventually.Until(() => room.Members.ContainsKey("UCHLOE"), "so is Chloé");
        Assert.Empty(workspace.Slack.Violations);
    }

    [Fact]
    public async Task Who_was_added_in_Slack_loses_it_by_leaving_the_channel_and_who_was_invited_keeps_it()
    {
        await using var workspace = await Workspace.StartAsync();
        var room = await workspace.DeclaredAsync("P1 Fraud by an insider --private");
        Task EventAsync(string type, string user, string ts) => workspace.EventAsync(new JsonObject { ["type"] = type, ["channel"] = room.Id, ["user"] = user, ["event_ts"] = ts });
        async Task<bool> SeesAsync(string user) => Plain(await workspace.TypesAsync(user, "COPS", "/incident list")).Contains("Fraud", StringComparison.Ordinal);
        await workspace.TypesAsync("UANA", room.Id, "/incident invite <@UCHLOE>");
        await EventAsync("member_joined_channel", "UBEN", "1758031877.1");
        await EventAsync("member_joined_channel", "UCHLOE", "1758031877.2");
        Assert.Equal((true, true), (await SeesAsync("UBEN"), await SeesAsync("UCHLOE")));
        await EventAsync("member_left_channel", "UBEN", "1758031878.1");
        await EventAsync("member_left_channel", "UCHLOE", "1758031878.2");
        Assert.Equal((false, true), (await SeesAsync("UBEN"), await SeesAsync("UCHLOE")));
    }
}
