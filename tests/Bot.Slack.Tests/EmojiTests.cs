using System.Text.Json.Nodes;
using Bot.Testing;

namespace Bot.Slack.Tests;

/// <summary>Slack hands emoji over by name; everybody else reads the character.</summary>
public class EmojiTests
{
    [Fact]
    public async Task An_emoji_picked_in_a_command_a_form_or_a_message_leaves_slack_as_its_character()
    {
        await using var workspace = await Workspace.StartAsync();
        var room = await workspace.DeclaredAsync();
        await workspace.TypesAsync("UANA", room.Id, "/incident update FR Tout est rétabli :tada:. EN All is back :white_check_mark:, at 15:11:30 :acme-logo:.");
        var update = workspace.Read(r => r.ByNumber(1))!.Updates[^1];
        Assert.Equal(("Tout est rétabli 🎉.", "All is back ✅, at 15:11:30 :acme-logo:."), (update.Text["fr"], update.Text["en"]));
        await workspace.TypesAsync("UANA", room.Id, "/incident update :flag-fr: Merci :wave::skin-tone-3: :gb: Thanks");
        update = workspace.Read(r => r.ByNumber(1))!.Updates[^1];
        Assert.Equal(("Merci 👋🏼", "Thanks"), (update.Text["fr"], update.Text["en"]));
        await workspace.TypesAsync("UANA", room.Id, "/incident set title :fire: cards down");
        Assert.Equal("🔥 cards down", workspace.Read(r => r.ByNumber(1))!.Title);

        await workspace.ClicksAsync("UANA", room.Id, "update|1", "INC-1");
        await Eventually.Until(() => !workspace.World.Views.IsEmpty, "the modal");
        static JsonObject Text(string value) => new() { ["type"] = "plain_text_input", ["value"] = value };
        await workspace.SubmitsAsync("UANA", "1", ("text_fr", Text("Rétabli :+1:")), ("text_en", Text("Back :+1:")));
        Assert.Equal("Rétabli 👍", workspace.Read(r => r.ByNumber(1))!.Updates[^1].Text["fr"]);

        var ts = await workspace.SaysAsync("UBEN", room, "looking :eyes:");
        await workspace.EventAsync(new JsonObject { ["type"] = "reaction_added", ["user"] = "UBEN", ["reaction"] = "rotating_light", ["event_ts"] = workspace.World.NextTs(), ["item"] = new JsonObject { ["type"] = "message", ["channel"] = room.Id, ["ts"] = ts } });
        var timeline = (await workspace.TypesAsync("UANA", room.Id, "/incident timeline all"))!["text"]!.GetValue<string>();
        Assert.Contains("looking 👀", timeline, StringComparison.Ordinal);
        Assert.Contains("reacted 🚨 to", timeline, StringComparison.Ordinal);
    }
}
