using System.Text.Json.Nodes;
using Bot.Incidents.Lifecycles;
using Bot.Incidents.Timelines;
using Bot.Teams.Tests.Adapter;
using Bot.Testing;
using Bot.Testing.Teams.Rules;
using Microsoft.Playwright;

namespace Bot.Teams.Tests.Playground;

/// <summary>The bot as a person meets it in a Teams client.</summary>
[Collection(PlaygroundHost.Name)]
public sealed class PlaygroundTests(PlaygroundHost host)
{
    [Fact]
    public Task From_declare_to_the_published_postmortem_in_a_team_a_group_chat_and_personally() => Client.WatchedAsync(host, async client =>
    {
        var (one, two) = host.Next();
        await client.ReadsAsync("opens an incident");
        await client.SaysAsync("declare P2 TSR-2292 nexo Terminals refuse cards", mention: false);
        await client.ReadsAsync($"INC-{one} is open (P2)");
        await client.PictureAsync("1-personal");

        await client.GoesToAsync("Payments - Incidents");
        await client.ReadsAsync($"INC-{one} · Terminals refuse cards");
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

        await client.SaysAsync("update FR Nous cherchons. EN We are looking.", thread: client.Thread($"INC-{one} · Terminals refuse cards"));
        await client.ReadsAsync("Last public update (");
        await client.SaysAsync("action add Certificate expired -> Watch certificates due 3d", thread: client.Thread($"INC-{one} · Terminals refuse cards"));
        await client.ReadsAsync("0 of 1 done");
        await client.PictureAsync("4-update-and-follow-up");
        await client.SaysAsync("resolved FR Fini. EN Over.", thread: client.Thread($"INC-{one} · Terminals refuse cards"));
        await client.SaysAsync("postmortem publish anyway", thread: client.Thread($"INC-{one} · Terminals refuse cards"));
        await Eventually.Until(() => host.Read(r => r.ByNumber(one))!.Status == Status.Postmortem, "the postmortem is published");
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
        await Eventually.Until(() => host.Read(r => r.ByNumber(two)) is { } second && second.Rooms.ContainsKey("teams"), "the second incident is open");
        Assert.Equal(PlaygroundHost.Group, host.Read(r => r.ByNumber(two))!.Rooms["teams"].Channel);
        // The client empties a dialog when the chat behind it moves at that moment, so its last card is for the wire's tests to read.
        await client.PictureAsync("8-dialog-done");
        await client.ClosesDialogAsync();
        await client.SaysAsync("priority P1 worse");
        await Eventually.Until(() => host.Read(r => r.ByNumber(two))!.Priority == Incidents.Fields.Priority.P1, "the chat is the incident's room");
        await client.ReadsAsync("Priority is now P1");
        await client.PictureAsync("9-group-chat");
        await client.Page.ScreenshotAsync(new() { Path = Path.Combine(PlaygroundHost.Pictures, "readme.png"), Clip = new() { X = 338, Y = 66, Width = 825, Height = 755 } });
    });

}
