using System.Text.Json.Nodes;
using Bot.Incidents.Timelines;
using Bot.Testing.Slack;

namespace Bot.Slack.Tests;

/// <summary>Edits and deletions, in whatever order Slack delivers them.</summary>
public class RevisionTests
{
    private const string Ts = "1758031871.000100";

    private static JsonObject Message(Channel room, string text) => new() { ["type"] = "message", ["channel"] = room.Id, ["user"] = "UBEN", ["text"] = text, ["ts"] = Ts, ["event_ts"] = Ts };

    private static JsonObject Edit(Channel room, string text, string edited, string told) => new()
    {
        ["type"] = "message", ["subtype"] = "message_changed", ["channel"] = room.Id, ["ts"] = told, ["event_ts"] = told,
        ["message"] = new JsonObject { ["type"] = "message", ["user"] = "UBEN", ["text"] = text, ["ts"] = Ts, ["edited"] = new JsonObject { ["user"] = "UBEN", ["ts"] = edited } },
        ["previous_message"] = new JsonObject { ["user"] = "UBEN", ["text"] = "before", ["ts"] = Ts },
    };

    private static JsonObject Deletion(Channel room) => new()
    {
        ["type"] = "message", ["subtype"] = "message_deleted", ["channel"] = room.Id, ["deleted_ts"] = Ts, ["ts"] = "1758031890.000100", ["event_ts"] = "1758031890.000100",
        ["previous_message"] = new JsonObject { ["user"] = "UBEN", ["text"] = "password typo oops", ["ts"] = Ts },
    };

    /// <summary>The messages as the timeline tells them.</summary>
    private static List<string> Told(Workspace workspace) => workspace.Read(r => Features.Reading.Timeline.Of(r.Entries(1), r.ByNumber(1)!)
        .Where(i => i.Entry.What is MessageSaid).Select(i => $"{i.Entry.Who.Name}: {i.Text}{(i.Deleted ? " (deleted)" : "")}").ToList());

    [Fact]
    public async Task Two_edits_within_a_second_are_two()
    {
        await using var workspace = await Workspace.StartAsync();
        var room = await workspace.DeclaredAsync();
        await workspace.EventAsync(Message(room, "ETA 17:00"));
        await workspace.EventAsync(Edit(room, "ETA 18:00", "1758031880.000000", "1758031880.000300"));
        for (var i = 0; i < 2; i++) await workspace.EventAsync(Edit(room, "ETA 19:00", "1758031880.000000", "1758031880.000700"));
        Assert.Equal(["Ben: ETA 19:00"], Told(workspace));
        Assert.Equal(2, workspace.Read(r => r.Changes(1).Count(e => e.What is MessageEdited)));
        // The first of them once more, and late.
        await workspace.EventAsync(Edit(room, "ETA 18:30", "1758031880.000000", "1758031880.000500"));
        Assert.Equal(["Ben: ETA 19:00"], Told(workspace));
    }

    [Fact]
    public async Task The_newest_edit_wins_whichever_comes_last()
    {
        await using var workspace = await Workspace.StartAsync();
        var room = await workspace.DeclaredAsync();
        await workspace.EventAsync(Message(room, "first"));
        await workspace.EventAsync(Edit(room, "final text", "1758031880.000000", "1758031881.100000"));
        await workspace.EventAsync(Edit(room, "intermediate text", "1758031875.000000", "1758031882.100000"));
        Assert.Equal(["Ben: final text"], Told(workspace));
        await workspace.EventAsync(Edit(room, "after all", "1758031885.000000", "1758031885.100000"));
        Assert.Equal(["Ben: after all"], Told(workspace));
    }

    [Fact]
    public async Task A_message_that_was_deleted_before_it_came_stays_deleted_and_its_words_are_not_kept()
    {
        await using var workspace = await Workspace.StartAsync();
        var room = await workspace.DeclaredAsync();
        for (var i = 0; i < 2; i++) await workspace.EventAsync(Deletion(room));
        await workspace.EventAsync(Message(room, "password typo oops"));
        await workspace.EventAsync(Edit(room, "password typo", "1758031880.000000", "1758031880.000300"));
        Assert.Equal(["Ben:  (deleted)"], Told(workspace));
        Assert.Equal(1758031871, workspace.Read(r => r.Entries(1).First(e => e.What is MessageSaid)).HappenedAt.ToUnixTimeSeconds());
    }

    [Fact]
    public async Task A_deleted_message_is_not_brought_back_by_an_edit_that_comes_late()
    {
        await using var workspace = await Workspace.StartAsync();
        var room = await workspace.DeclaredAsync();
        await workspace.EventAsync(Message(room, "gone"));
        await workspace.EventAsync(Deletion(room));
        await workspace.EventAsync(Edit(room, "gone edited", "1758031880.000000", "1758031880.000300"));
        await workspace.EventAsync(Edit(room, "gone edited again", "1758031899.000000", "1758031899.000300"));
        Assert.Equal(["Ben: gone (deleted)"], Told(workspace));
    }

    [Fact]
    public async Task An_alert_that_is_updated_in_place_is_edited_also_where_only_its_attachment_changes()
    {
        await using var workspace = await Workspace.StartAsync();
        var room = await workspace.DeclaredAsync();
        JsonObject Alert(string state) => new() { ["subtype"] = "bot_message", ["bot_id"] = "B9", ["username"] = "Grafana", ["text"] = "Alert: payouts", ["ts"] = Ts, ["attachments"] = new JsonArray(new JsonObject { ["text"] = "STATE " + state }) };
        var alert = Alert("firing");
        (alert["type"], alert["channel"]) = ("message", room.Id);
        await workspace.EventAsync(alert);
        JsonObject Update(JsonObject now, string told) => new() { ["type"] = "message", ["subtype"] = "message_changed", ["channel"] = room.Id, ["event_ts"] = told, ["message"] = now, ["previous_message"] = Alert("firing") };
        var preview = Alert("firing");
        preview["attachments"]!.AsArray().Add(new JsonObject { ["from_url"] = "https://x.example", ["text"] = "a preview" });
        await workspace.EventAsync(Update(preview, "1758031872.000100"));
        Assert.Empty(workspace.Read(r => r.Changes(1).Where(e => e.What is MessageEdited).ToList()));
        await workspace.EventAsync(Update(Alert("resolved"), "1758031873.000100"));
        Assert.Equal(["Grafana: Alert: payouts\nSTATE resolved"], Told(workspace));
    }
}
