using System.Text.Json.Nodes;
using Bot.Features.Deciding;
using Bot.Teams.AdaptiveCards;
using Bot.Teams.Tests.Schemas;
using Bot.Testing;
using Bot.Testing.Teams.Rules;

namespace Bot.Teams.Tests.Adapter;

public sealed class CardTests
{
    public static TheoryData<string, string> Cards => [.. Gallery.Cards.SelectMany(c => new[] { (c, "en"), (c, "fr") })];

    public static TheoryData<string, string> AllForms => [.. Gallery.Forms.SelectMany(f => new[] { (f, "en"), (f, "fr") })];

    [Theory]
    [MemberData(nameof(Cards))]
    public async Task A_card_looks_as_agreed_and_keeps_to_the_schema_and_Teams_rules(string name, string language)
    {
        var card = await Gallery.CardAsync(name, language);
        Approve.Golden($"card-{name}.{language}.json", card.ToJsonString(Json.Plain));
        Check(card);
    }

    [Theory]
    [MemberData(nameof(AllForms))]
    public async Task A_form_looks_as_agreed_and_keeps_to_the_schema_and_Teams_rules(string name, string language)
    {
        var card = await Gallery.FormAsync(name, language);
        Approve.Golden($"form-{name}.{language}.json", card.ToJsonString(Json.Plain));
        Check(card);
        Check(await Gallery.FormAsync(name, language, wrong: true));
        Check(await Gallery.FormAsync(name, language, inline: true));
    }

    [Fact]
    public async Task A_mistake_stands_at_its_field()
    {
        var texts = CardReader.Texts(await Gallery.FormAsync("declare", "fr", wrong: true));
        Assert.Contains("Ceci ne va pas.", texts);
        Assert.Contains("Regardez à nouveau ce qui est signalé.", texts);
    }

    [Fact]
    public async Task Every_verb_and_every_dialog_has_a_handler()
    {
        foreach (var language in new[] { "en", "fr" })
        {
            foreach (var name in Gallery.Cards) Assert.Empty(Orphans(await Gallery.CardAsync(name, language)));
            foreach (var name in Gallery.Forms)
                foreach (var inline in new[] { false, true }) Assert.Empty(Orphans(await Gallery.FormAsync(name, language, inline: inline)));
        }
    }

    [Fact]
    public void The_guard_finds_a_button_that_nobody_handles()
    {
        var card = new JsonObject { ["actions"] = new JsonArray(new JsonObject { ["type"] = "Action.Execute", ["verb"] = "run:fly", ["data"] = new JsonObject { ["action"] = "run:fly" } }) };
        Assert.Equal(["run:fly"], Orphans(card));
        var known = JsonNode.Parse(card.ToJsonString().Replace("run:fly", "run:timeline", StringComparison.Ordinal));
        Assert.Empty(Orphans((JsonObject)known!));
    }

    [Fact]
    public async Task Microsofts_own_reader_takes_every_card_and_form_as_version_1_5()
    {
        List<JsonObject> cards = [];
        foreach (var language in new[] { "en", "fr" })
        {
            foreach (var name in Gallery.Cards) cards.Add(await Gallery.CardAsync(name, language));
            foreach (var name in Gallery.Forms) cards.AddRange(await Gallery.FormAsync(name, language), await Gallery.FormAsync(name, language, wrong: true), await Gallery.FormAsync(name, language, inline: true));
        }
        cards.Add(new JsonObject { ["type"] = "AdaptiveCard", ["version"] = "1.5", ["body"] = new JsonArray(new JsonObject { ["type"] = "TextBlock", ["text"] = "x", ["size"] = "huge" }, new JsonObject { ["type"] = "Blink" }) });
        var complaints = await MicrosoftSchemas.ReaderComplaintsAsync(cards);
        Assert.Equal(2, complaints[^1].Count);
        Assert.All(complaints.SkipLast(1), Assert.Empty);
    }

    [Fact]
    public void The_schema_finds_what_is_not_in_it()
    {
        if (!MicrosoftSchemas.HasCards) return; // Microsoft's, and not part of this repository.
        var card = new JsonObject { ["type"] = "AdaptiveCard", ["version"] = "1.5", ["body"] = new JsonArray(new JsonObject { ["type"] = "TextBlock" }) };
        Assert.NotEmpty(MicrosoftSchemas.CardFaults(card));
        card["body"]![0]!["text"] = "hello";
        Assert.Empty(MicrosoftSchemas.CardFaults(card));
    }

    private static void Check(JsonObject card)
    {
        Assert.Empty(MicrosoftSchemas.CardFaults(card));
        Assert.Empty(CardRules.Check(card));
        Assert.InRange(System.Text.Encoding.Unicode.GetByteCount(card.ToJsonString()), 0, 70 * 1024);
        // Teams shows six actions beside the menu.
        Assert.InRange((card["actions"] as JsonArray)!.Count(a => a!["mode"]?.GetValue<string>() != "secondary"), 0, 6);
    }

    private static List<string> Orphans(JsonObject card)
    {
        var orphans = new List<string>();
        foreach (var action in CardReader.Actions(card).Where(a => a["type"]!.GetValue<string>() is "Action.Execute" or "Action.Submit"))
        {
            var verb = action["verb"]?.GetValue<string>();
            var form = action["data"]?["form"] is not null;
            var id = action["data"]?["action"]?.GetValue<string>() ?? "";
            if (verb is not null && verb != (form ? Verbs.Submit : id)) orphans.Add(verb);
            else if (!form && !IsHandled(id)) orphans.Add(id);
        }
        return orphans;
    }

    private static bool IsHandled(string id) => id.StartsWith("run:", StringComparison.Ordinal) ? Catalogue.Own.Find(id[4..]) is not null
        : Catalogue.Own.Buttons.ContainsKey(id) || Catalogue.Own.Forms.ContainsKey(id);
}
