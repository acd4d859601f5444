using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.App.Cli.Manifests;
using Bot.Chat.Phrases;
using Bot.Chat.Posting;
using Bot.Features.Deciding;
using Bot.Slack.BlockKit;
using Bot.Slack.Inbound;
using Bot.Testing;
using Bot.Testing.Slack;

namespace Bot.Slack.Tests;

/// <summary>Guards over everything the bot draws in Slack, in both languages.</summary>
public class GuardTests
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public async Task Block_Kit_of_every_card_form_and_the_home_page_is_as_approved(string code)
    {
        var drawn = await DrawnAsync(code == "fr" ? Language.French : Language.English);
        Approve.Golden($"blocks.{code}.json", new JsonObject(drawn.Select(d => KeyValuePair.Create(d.Name, (JsonNode?)d.Json))).ToJsonString(Readable) + "\n");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public async Task Everything_that_can_be_pressed_or_submitted_has_a_handler(string code)
    {
        var drawn = await DrawnAsync(code == "fr" ? Language.French : Language.English);
        Assert.Empty(drawn.SelectMany(d => Unhandled(d.Json)));
        Assert.True(drawn.SelectMany(d => Find(d.Json, "action_id")).Distinct().Count() > 10);
    }

    [Fact]
    public void The_guard_on_handlers_bites() =>
        Assert.Equal(["button nobody_knows", "view nobody_knows"], Unhandled(JsonNode.Parse("""{"type":"modal","callback_id":"nobody_knows","blocks":[{"type":"actions","elements":[{"type":"button","action_id":"nobody_knows|0"},{"type":"button","action_id":"run:show|1"}]}]}""")!));

    [Fact]
    public void Every_shortcut_of_the_manifest_has_a_handler()
    {
        string[] handled = ["declare_incident", Interactions.DeclareFromMessage, Interactions.AddToTimeline];
        Assert.Equal(handled.Order(StringComparer.Ordinal), Find(SlackManifest.Of(null)["features"]!["shortcuts"], "callback_id").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("""[{"type":"header","text":{"type":"plain_text","text":"LONG151"}}]""", "header")]
    [InlineData("""[{"type":"section","text":{"type":"mrkdwn","text":"LONG3001"}}]""", "section")]
    [InlineData("""[{"type":"section"}]""", "empty section")]
    [InlineData("""[{"type":"section","text":{"type":"mrkdwn","text":""}}]""", "section")]
    [InlineData("""[{"type":"actions","elements":[]}]""", "actions")]
    [InlineData("""[{"type":"actions","elements":[{"type":"button","action_id":"a","text":{"type":"plain_text","text":"x"}},{"type":"button","action_id":"a","text":{"type":"plain_text","text":"y"}}]}]""", "repeat")]
    [InlineData("""[{"type":"actions","elements":[{"type":"button","action_id":"a","value":"LONG2001","text":{"type":"plain_text","text":"x"}}]}]""", "value")]
    [InlineData("""[{"type":"section","block_id":"b","text":{"type":"mrkdwn","text":"x"}},{"type":"section","block_id":"b","text":{"type":"mrkdwn","text":"y"}}]""", "repeat")]
    [InlineData("""[{"type":"input","block_id":"b","label":{"type":"plain_text","text":"x"},"element":{"type":"static_select","action_id":"v","options":[]}}]""", "options")]
    [InlineData("""[{"type":"context","elements":[1,2,3,4,5,6,7,8,9,10,11]}]""", "context")]
    [InlineData("""[{"type":"carrot"}]""", "carrot")]
    public void The_fake_slack_refuses_what_slack_refuses(string blocks, string why)
    {
        foreach (var length in new[] { 151, 2001, 3001 }) blocks = blocks.Replace("LONG" + length.ToString(CultureInfo.InvariantCulture), new string('x', length), StringComparison.Ordinal);
        Assert.Contains(why, BlockLimits.Broken(JsonNode.Parse(blocks), 50), StringComparison.Ordinal);
    }

    private static async Task<List<(string Name, JsonNode Json)>> DrawnAsync(Language language)
    {
        await using var bot = await Showcase.StoryAsync();
        var drawn = new List<(string Name, JsonNode Json)>();
        foreach (var (name, card) in await Showcase.CardsAsync(bot, language)) drawn.Add(($"card {name}", Json(new { blocks = BlockDrawing.Of(card) })));
        foreach (var (name, form) in await Showcase.FormsAsync(bot, language.Code)) drawn.Add(($"form {name}", Json(FormModal.Of(form))));
        drawn.Add(("home", Json(BlockDrawing.Of(await Showcase.HomeAsync(bot, language)))));
        drawn.Add(("post", Json(new { blocks = BlockDrawing.Of(new Post("*Hello* `there`", await Showcase.PostButtonsAsync(bot))).SelectMany(b => b) })));
        foreach (var (name, json) in drawn) Assert.True(BlockLimits.Broken(json["blocks"], !name.StartsWith("form", StringComparison.Ordinal) ? 50 : 100) is null, name);
        return drawn;
    }

    private static JsonNode Json(object drawn) => JsonNode.Parse(SlackInbox.ToJson(drawn))!;

    private static IEnumerable<string> Unhandled(JsonNode node)
    {
        foreach (var action in Find(node, "action_id").Where(a => a != "value").Select(a => a.Split('|')[0]))
            if (!Catalogue.Own.Buttons.ContainsKey(action) && !Catalogue.Own.Forms.ContainsKey(action)
                && !(action.StartsWith("run:", StringComparison.Ordinal) && Catalogue.Own.Find(action[4..]) is not null)) yield return "button " + action;
        foreach (var form in Find(node, "callback_id"))
            if (!Catalogue.Own.Forms.ContainsKey(form) && form is not ("home" or "answer")) yield return "view " + form;
    }

    private static IEnumerable<string> Find(JsonNode? node, string name) => node switch
    {
        JsonObject o => o.SelectMany(p => p.Key == name ? [p.Value!.GetValue<string>()] : Find(p.Value, name)),
        JsonArray a => a.SelectMany(i => Find(i, name)),
        _ => [],
    };
}
