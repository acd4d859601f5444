using System.Text.Json.Nodes;
using Bot.Incidents.Lifecycles;
using Bot.Incidents.Timelines;
using Bot.Teams.Tests.Adapter;
using Bot.Testing.Teams.Rules;
using Microsoft.Playwright;

namespace Bot.Teams.Tests.Playground;

/// <summary>The bot as a person meets it in a Teams client.</summary>
public sealed class PlaygroundTests(PlaygroundHost host) : IClassFixture<PlaygroundHost>
{
    [Fact]
    public Task From_declare_to_the_published_postmortem_in_a_team_a_group_chat_and_personally() => WatchedAsync(async client =>
    {
        await client.ReadsAsync("opens an incident");
        await client.SaysAsync("declare P2 TSR-2292 nexo Terminals refuse cards", mention: false);
        await client.ReadsAsync("INC-1 is open (P2)");
        await client.PictureAsync("1-personal");

        await client.GoesToAsync("Payments - Incidents");
        await client.ReadsAsync("INC-1 · Terminals refuse cards");
        await client.PressesAsync("More options");
        await client.PressesAsync("Take the lead");
        await client.ReadsAsync("lead: Alex Wilber");
        await client.PictureAsync("2-card-pressed");
        await client.PressesAsync("More options");
        await client.PressesAsync("Catch me up");
        await client.ReadsAsync("Only you see this:");
        await client.PictureAsync("3-answer-on-the-card");
        await client.PressesAsync("Close");
        await client.ReadsNotAsync("Only you see this:");

        await client.SaysAsync("update FR Nous cherchons. EN We are looking.");
        await client.ReadsAsync("Last public update (");
        await client.SaysAsync("action add Certificate expired -> Watch certificates due 3d");
        await client.ReadsAsync("0 of 1 done");
        await client.PictureAsync("4-update-and-follow-up");
        await client.SaysAsync("resolved FR Fini. EN Over.");
        await client.SaysAsync("postmortem publish anyway");
        await WireTeams.Until(() => host.Read(r => r.ByNumber(1))!.Status == Status.Postmortem, "the postmortem is published");
        await client.ReadsAsync("Postmortem");
        await client.PictureAsync("5-postmortem");

        await client.GoesToAsync("Night shift");
        await client.OpensCommandAsync("declare");
        await client.ReadsAsync("What is wrong");
        await client.PictureAsync("6-dialog");
        await client.FillsAsync("What is wrong", "Payouts are late");
        await client.FillsAsync("Started at", "half past nothing");
        await client.SendsOffAsync("Declare");
        await client.ReadsAsync("Please look again at what is marked.");
        await client.PictureAsync("7-dialog-with-a-mistake");
        await client.FillsAsync("Started at", "");
        await client.SendsOffAsync("Declare");
        await WireTeams.Until(() => host.Read(r => r.ByNumber(2)) is { } second && second.Rooms.ContainsKey("teams"), "the second incident is open");
        Assert.Equal(PlaygroundHost.Group, host.Read(r => r.ByNumber(2))!.Rooms["teams"].Channel);
        await client.ReadsAsync("INC-2 is open");
        await client.PictureAsync("8-dialog-done");
        await client.SendsOffAsync("Close");
        await client.SaysAsync("priority P1 worse");
        await WireTeams.Until(() => host.Read(r => r.ByNumber(2))!.Priority == Incidents.Fields.Priority.P1, "the chat is the incident's room");
        await client.ReadsAsync("Priority is now P1");
        await client.PictureAsync("9-group-chat");
    });

    [Fact]
    public Task Edits_deletions_reactions_and_card_dialogs_come_as_custom_activities() => WatchedAsync(async client =>
    {
        await client.SaysAsync("declare P3 Slow search --anyway", mention: false);
        await client.ReadsAsync("is open (P3)");
        int Number() => host.Read(r => r.List(false, 10)).First(i => i.Title == "Slow search").Number;
        await WireTeams.Until(() => host.Read(r => r.ByNumber(Number()))!.Rooms.ContainsKey("teams"), "its thread");
        var (key, room) = (host.Read(r => r.ByNumber(Number()))!.Key, host.Read(r => r.ByNumber(Number()))!.Rooms["teams"].Channel);

        await host.CustomAsync(host.Activity("message", room, "1795000000001").With("text", "the index is gone"));
        var edit = host.Activity("messageUpdate", room, "1795000000001").With("text", "the index is nearly gone");
        edit["channelData"]!["eventType"] = "editMessage";
        await host.CustomAsync(edit);
        await host.CustomAsync(host.Activity("messageReaction", room, "f:1").With("replyToId", "1795000000001").With("reactionsAdded", new JsonArray(new JsonObject { ["type"] = "1f4cc_pushpin" })));
        await WireTeams.Until(() => host.Read(r => r.ByNumber(Number()))!.Overview.Count == 1, "the reaction curates");
        Assert.Equal("the index is nearly gone", host.Read(r => r.ByNumber(Number()))!.Overview.Single().Value.Text["en"]);
        var deletion = host.Activity("messageDelete", room, "1795000000001");
        deletion["channelData"]!["eventType"] = "softDeleteMessage";
        await host.CustomAsync(deletion);
        await WireTeams.Until(() => host.Read(r => r.Entries(Number()).Any(e => e.What is MessageDeleted)), "the deletion is a revision");

        // The client shows no dialogs of cards; what it would be given is looked at instead.
        var fetch = host.Activity("invoke", room, "f:2").With("name", "task/fetch").With("value", new JsonObject { ["data"] = new JsonObject { ["action"] = "update", ["value"] = key } });
        var card = (JsonObject)(await host.StraightAsync(fetch))!["task"]!["value"]!["card"]!["content"]!;
        Assert.Empty(CardRules.Check(card));
        var data = CardReader.Actions(card).Single()["data"]!.DeepClone();
        (data["f_text_fr"], data["f_text_en"]) = ("Nous cherchons.", "We are looking.");
        await host.StraightAsync(host.Activity("invoke", room, "f:3").With("name", "task/submit").With("value", new JsonObject { ["data"] = data }));
        Assert.Equal("We are looking.", Assert.Single(host.Read(r => r.ByNumber(Number()))!.Updates).Text["en"]);
    });

    private async Task WatchedAsync(Func<Client, Task> work)
    {
        var client = new Client(await host.OpenAsync());
        try
        {
            await work(client);
        }
        catch (Exception)
        {
            await client.PictureAsync("failed");
            Console.WriteLine(await client.Page.Locator("body").AriaSnapshotAsync());
            throw;
        }
        finally
        {
            await client.Page.Context.CloseAsync();
        }
    }
}
