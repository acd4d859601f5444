using System.Text.Json.Nodes;
using Bot.Incidents.Lifecycles;
using Bot.Incidents.Timelines;
using Bot.Teams.Tests.Adapter;
using Bot.Testing;
using Bot.Testing.Teams.Rules;
using Microsoft.Playwright;

namespace Bot.Teams.Tests.Playground;

/// <summary>What the Playground's own client does not show comes as custom activities.</summary>
[Collection(PlaygroundHost.Name)]
public sealed class CustomActivityTests(PlaygroundHost host)
{
    [Fact]
    public Task Edits_deletions_reactions_and_card_dialogs_come_as_custom_activities() => Client.WatchedAsync(host, async client =>
    {
        await client.SaysAsync("declare P3 Slow search --anyway", mention: false);
        await client.ReadsAsync("is open (P3)");
        int Number() => host.Read(r => r.List(false, 10)).First(i => i.Title == "Slow search").Number;
        await Eventually.Until(() => host.Read(r => r.ByNumber(Number()))!.Rooms.ContainsKey("teams"), "its thread");
        var (key, room) = (host.Read(r => r.ByNumber(Number()))!.Key, host.Read(r => r.ByNumber(Number()))!.Rooms["teams"].Channel);

        await host.CustomAsync(host.Activity("message", room, "1795000000001").With("text", "the index is gone"));
        var edit = host.Activity("messageUpdate", room, "1795000000001").With("text", "the index is nearly gone");
        edit["channelData"]!["eventType"] = "editMessage";
        await host.CustomAsync(edit);
        await host.CustomAsync(host.Activity("messageReaction", room, "f:1").With("replyToId", "1795000000001").With("reactionsAdded", new JsonArray(new JsonObject { ["type"] = "1f4cc_pushpin" })));
        await Eventually.Until(() => host.Read(r => r.ByNumber(Number()))!.Overview.Count == 1, "the reaction curates");
        Assert.Equal("the index is nearly gone", host.Read(r => r.ByNumber(Number()))!.Overview.Single().Value.Text["en"]);
        var deletion = host.Activity("messageDelete", room, "1795000000001");
        deletion["channelData"]!["eventType"] = "softDeleteMessage";
        await host.CustomAsync(deletion);
        await Eventually.Until(() => host.Read(r => r.Entries(Number()).Any(e => e.What is MessageDeleted)), "the deletion is a revision");

        // The client shows no dialogs of cards; what it would be given is looked at instead.
        var fetch = host.Activity("invoke", room, "f:2").With("name", "task/fetch").With("value", new JsonObject { ["data"] = new JsonObject { ["action"] = "update", ["value"] = key } });
        var card = (JsonObject)(await host.StraightAsync(fetch))!["task"]!["value"]!["card"]!["content"]!;
        Assert.Empty(CardRules.Check(card));
        var data = CardReader.Actions(card).Single()["data"]!.DeepClone();
        (data["f_text_fr"], data["f_text_en"]) = ("Nous cherchons.", "We are looking.");
        await host.StraightAsync(host.Activity("invoke", room, "f:3").With("name", "task/submit").With("value", new JsonObject { ["data"] = data }));
        Assert.Equal("We are looking.", Assert.Single(host.Read(r => r.ByNumber(Number()))!.Updates).Text["en"]);
    });
}
