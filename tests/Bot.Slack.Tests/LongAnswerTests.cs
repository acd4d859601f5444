using System.Text.Json.Nodes;
using Bot.Testing;
using Bot.Testing.Slack;

namespace Bot.Slack.Tests;

/// <summary>Answers that are longer than the messages Slack takes at a response address.</summary>
public class LongAnswerTests
{
    private static readonly System.Text.Json.JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string Plain(JsonNode? node) => node?.ToJsonString(Relaxed) ?? "";

    private static async Task<Channel> TalkedAsync(Workspace workspace, int messages)
    {
        var room = await workspace.DeclaredAsync();
        for (var i = 1; i <= messages; i++) await workspace.SaysAsync("UBEN", room, $"m{i} " + string.Concat(Enumerable.Repeat("lorem ipsum ", 120)));
        return room;
    }

    [Fact]
    public async Task A_long_timeline_is_shown_whole_each_part_with_its_own_words_for_who_has_it_read_aloud()
    {
        await using var workspace = await Workspace.StartAsync();
        var room = await TalkedAsync(workspace, 25);
        var first = await workspace.TypesAsync("UANA", room.Id, "/incident timeline all");
        await Eventually.Until(() => workspace.World.Private.Any(p => Plain(p).Contains("m25 ", StringComparison.Ordinal)), "the last message");
        JsonNode[] all = [first!, .. workspace.World.Private];
        Assert.All(Enumerable.Range(1, 25), i => Assert.Contains(all, p => Plain(p["blocks"]).Contains($"m{i} ", StringComparison.Ordinal)));
        Assert.Equal(all.Length, all.Select(p => p["text"]!.GetValue<string>()).Distinct().Count());
        Assert.All(all, p => Assert.Contains(p["text"]!.GetValue<string>()[..200], string.Concat(p["blocks"]!.AsArray().Select(b => b!["text"]!["text"]!.GetValue<string>())), StringComparison.Ordinal));
        Assert.Empty(workspace.World.Files);
        Assert.Empty(workspace.Slack.Violations);
    }

    [Fact]
    public async Task Of_a_timeline_that_is_longer_than_that_the_newest_is_shown_and_the_whole_comes_as_a_file()
    {
        await using var workspace = await Workspace.StartAsync();
        var room = await TalkedAsync(workspace, 300);
        await workspace.TypesAsync("UANA", room.Id, "/incident timeline all");
        await Eventually.Until(() => workspace.World.Private.Any(p => Plain(p).Contains("m300 ", StringComparison.Ordinal)), "the newest");
        Assert.Matches("[0-9]+ characters are left out here. The whole answer is in .answer.txt. in your messages with the bot", Plain(workspace.World.Private.First()));
        var file = Assert.Single(workspace.World.Files.Values);
        Assert.Equal(("answer.txt", "DUANA"), (file.Name, file.Channel));
        Assert.All(Enumerable.Range(1, 300), i => Assert.Contains($"m{i} ", file.Content, StringComparison.Ordinal));

        // Where Slack takes no file, the record does.
        workspace.Slack.ScopesMissing["files:write"] = true;
        workspace.World.Private.Clear();
        await workspace.TypesAsync("UCHLOE", room.Id, "/incident chronologie tout");
        await Eventually.Until(() => workspace.World.Private.Any(p => Plain(p).Contains("m300 ", StringComparison.Ordinal)), "the newest");
        Assert.Contains("/incident exporter", Plain(workspace.World.Private.First()), StringComparison.Ordinal);
        Assert.Empty(workspace.Slack.Violations);
    }
}
