using System.Text.Json.Nodes;
using Bot.Incidents;
using Bot.Incidents.Timelines;
using Bot.Testing;
using Bot.Testing.Slack;

namespace Bot.Slack.Tests;

/// <summary>What is said and done in an incident's channel, on the record.</summary>
public class RecordingTests
{
    private static JsonObject Message(Channel room, string ts, string text, string user = "UBEN") =>
        new() { ["type"] = "message", ["channel"] = room.Id, ["user"] = user, ["text"] = text, ["ts"] = ts, ["event_ts"] = ts };

    private static List<Entry> Said(Workspace workspace) => workspace.Read(r => r.Entries(1).Where(e => e.What is MessageSaid).ToList());

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Messages_replies_and_broadcasts_are_recorded_with_name_time_and_permalink(bool socket)
    {
        await using var workspace = await Workspace.StartAsync(socket);
        var room = await workspace.DeclaredAsync();
        await workspace.EventAsync(Message(room, "1758031871.000100", "disk is full"));
        await workspace.EventAsync(new JsonObject { ["type"] = "message", ["channel"] = room.Id, ["user"] = "UCHLOE", ["text"] = "which one?", ["ts"] = "1758031880.000100", ["thread_ts"] = "1758031871.000100" });
        await workspace.EventAsync(new JsonObject { ["type"] = "message", ["subtype"] = "thread_broadcast", ["channel"] = room.Id, ["user"] = "UBEN", ["text"] = "the first", ["ts"] = "1758031890.000100", ["thread_ts"] = "1758031871.000100" });
        await Eventually.Until(() => Said(workspace).Count == 3, "three messages");
        Assert.Equal(["Ben disk is full", "Chloé which one?", "Ben the first"], Said(workspace).OrderBy(e => e.HappenedAt).Select(e => $"{e.Who.Name} {((MessageSaid)e.What).Text}"));
        Assert.Equal(1758031871, Said(workspace)[0].HappenedAt.ToUnixTimeSeconds());
        Assert.Equal($"https://acme.slack.com/archives/{room.Id}/p1758031871000100", ((MessageSaid)Said(workspace)[0].What).Permalink);
        Assert.Equal($"https://acme.slack.com/archives/{room.Id}/p1758031880000100?thread_ts=1758031871.000100&cid={room.Id}", ((MessageSaid)Said(workspace)[1].What).Permalink);
    }

    [Fact]
    public async Task What_the_bot_does_in_its_channel_is_not_recorded_as_said_or_pinned_by_people()
    {
        await using var workspace = await Workspace.StartAsync();
        var room = await workspace.DeclaredAsync();
        await workspace.TypesAsync("UANA", room.Id, "/incident priority P1");
        await workspace.QuietAsync();
        await workspace.Slack.ToldAsync(); // Its echoes have come.
        Assert.Empty(Said(workspace));
        Assert.Empty(workspace.Read(r => r.ByNumber(1))!.Overview);
        Assert.DoesNotContain(workspace.Read(r => r.Entries(1).ToList()), e => e.What is ChannelChanged { Change: "topic" });
        Assert.DoesNotContain("slack:UBOT", workspace.Read(r => r.ByNumber(1))!.Members);
    }

    [Fact]
    public async Task The_bot_knows_itself_by_its_events_while_slack_does_not_say_who_it_is()
    {
        await using var workspace = await Workspace.StartAsync();
        var room = await workspace.DeclaredAsync();
        await workspace.StopBotAsync();
        workspace.Slack.Fault("auth.test", "internal_error");
        await workspace.StartBotAsync();
        var before = workspace.Read(r => r.Changes(1)).Count;
        var own = Message(room, "1758031872.000100", "a card", World.BotUser);
        own["bot_id"] = World.BotId;
        await workspace.EventAsync(own);
        await workspace.EventAsync(new JsonObject { ["type"] = "message", ["subtype"] = "channel_topic", ["channel"] = room.Id, ["user"] = World.BotUser, ["topic"] = "P2", ["text"] = "x", ["ts"] = "1758031873.1" });
        Assert.Empty(Said(workspace));
        Assert.Equal(before, workspace.Read(r => r.Changes(1)).Count);
    }

    [Fact]
    public async Task Other_bots_are_recorded_also_what_they_say_in_attachments_and_blocks_only()
    {
        await using var workspace = await Workspace.StartAsync();
        var room = await workspace.DeclaredAsync();
        JsonObject Alert(string ts) => new() { ["type"] = "message", ["subtype"] = "bot_message", ["channel"] = room.Id, ["bot_id"] = "BPAGER", ["username"] = "pager", ["text"] = "", ["ts"] = ts };
        var attached = Alert("1758031872.000100");
        attached["attachments"] = new JsonArray(new JsonObject { ["title"] = "Disk alert", ["text"] = "db-1 at 97 %", ["fields"] = new JsonArray(new JsonObject { ["title"] = "Severity", ["value"] = "high" }), ["fallback"] = "x" });
        await workspace.EventAsync(attached);
        var blocks = Alert("1758031873.000100");
        blocks["blocks"] = new JsonArray(new JsonObject { ["type"] = "section", ["text"] = new JsonObject { ["type"] = "mrkdwn", ["text"] = "resolved &amp; closed" } });
        await workspace.EventAsync(blocks);
        Assert.Equal(["pager Disk alert\ndb-1 at 97 %\nSeverity: high", "pager resolved & closed"], Said(workspace).Select(e => $"{e.Who.Name} {((MessageSaid)e.What).Text}"));
    }

    [Fact]
    public async Task An_image_without_words_is_recorded_with_its_file_and_a_file_that_was_deleted_is_none()
    {
        await using var workspace = await Workspace.StartAsync();
        var room = await workspace.DeclaredAsync();
        var image = Message(room, "1758031872.000100", "");
        (image["subtype"], image["files"]) = ("file_share", new JsonArray(new JsonObject { ["id"] = "F3", ["mode"] = "tombstone" }, new JsonObject { ["name"] = "graph.png", ["permalink"] = "https://acme.slack.com/files/1" }));
        await workspace.EventAsync(image);
        Assert.Equal("graph.png", Assert.Single(((MessageSaid)Assert.Single(Said(workspace)).What).Files!).Name);
    }

    [Fact]
    public async Task A_message_that_is_passed_on_is_recorded_with_its_files()
    {
        await using var workspace = await Workspace.StartAsync();
        var room = await workspace.DeclaredAsync();
        var passed = Message(room, "1758031872.000100", "");
        passed["attachments"] = new JsonArray(
            new JsonObject { ["is_share"] = true, ["author_name"] = "Bob", ["from_url"] = "https://acme.slack.com/archives/C9/p1", ["fallback"] = "[x] Bob:", ["files"] = new JsonArray(new JsonObject { ["name"] = "graph.png", ["permalink"] = "https://acme.slack.com/files/1" }) },
            new JsonObject { ["from_url"] = "https://x.example", ["fallback"] = "a preview", ["files"] = new JsonArray(new JsonObject { ["name"] = "preview.png" }) });
        await workspace.EventAsync(passed);
        var said = (MessageSaid)Assert.Single(Said(workspace)).What;
        Assert.StartsWith("Bob: https://acme.slack.com/archives/C9/p1", said.Text, StringComparison.Ordinal);
        Assert.Equal(new FileNote("graph.png", "https://acme.slack.com/files/1"), Assert.Single(said.Files!));
    }

    [Theory]
    [InlineData("message_changed")]
    [InlineData("pin_added")]
    public async Task What_comes_before_its_message_brings_the_messages_files(string first)
    {
        await using var workspace = await Workspace.StartAsync();
        var room = await workspace.DeclaredAsync();
        var late = Message(room, "1758031872.000100", "look");
        (late["subtype"], late["files"]) = ("file_share", new JsonArray(new JsonObject { ["name"] = "key AKIAIOSFODNN7EXAMPLE.png", ["permalink"] = "https://acme.slack.com/files/1" }));
        var now = late.DeepClone();
        now["edited"] = new JsonObject { ["ts"] = "1758031880.000000" };
        await workspace.EventAsync(first == "pin_added"
            ? new JsonObject { ["type"] = first, ["user"] = "UANA", ["channel_id"] = room.Id, ["event_ts"] = "1758031880.000100", ["item"] = new JsonObject { ["type"] = "message", ["channel"] = room.Id, ["message"] = now } }
            : new JsonObject { ["type"] = "message", ["subtype"] = first, ["channel"] = room.Id, ["event_ts"] = "1758031880.000100", ["message"] = now, ["previous_message"] = new JsonObject { ["text"] = "before" } });
        await workspace.EventAsync(late);
        var file = Assert.Single(((MessageSaid)Assert.Single(Said(workspace)).What).Files!);
        Assert.Equal("https://acme.slack.com/files/1", file.Url);
        Assert.DoesNotContain("AKIAIOSFODNN7EXAMPLE", file.Name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_huddle_is_on_the_record_once_with_who_began_it()
    {
        await using var workspace = await Workspace.StartAsync();
        var room = await workspace.DeclaredAsync();
        var huddle = Message(room, "1758031872.000100", "", "USLACKBOT");
        (huddle["subtype"], huddle["room"]) = ("huddle_thread", new JsonObject { ["created_by"] = "UCHLOE", ["has_ended"] = false });
        await workspace.EventAsync(huddle);
        huddle["room"]!["has_ended"] = true;
        await workspace.EventAsync(new JsonObject { ["type"] = "message", ["subtype"] = "message_changed", ["channel"] = room.Id, ["event_ts"] = "1758031972.000100", ["message"] = huddle.DeepClone(), ["previous_message"] = huddle.DeepClone() });
        Assert.Equal(("Chloé", "🎧 A huddle: what is said there is not recorded"), Assert.Single(Said(workspace)) is var only ? (only.Who.Name, ((MessageSaid)only.What).Text) : default);
        Assert.DoesNotContain(workspace.Read(r => r.Changes(1)), e => e.What is MessageEdited);
    }

    [Theory]
    [InlineData("see <https://x.example/c|the graph> &amp; <https://y.example>", "see the graph (https://x.example/c) & https://y.example")]
    [InlineData("<@UANA> and <@UCHLOE|chloe>, look at <#COPS> and <#C9|billing>", "@Ana and @Chloé, look at #ops and #billing")]
    [InlineData("<!here> <!subteam^SONCALL> <!subteam^S2|@backend>", "@here @soncall @backend")]
    [InlineData("since <!date^1758031871^{date_short} {time}|Sep 16, 14:11>", "since Sep 16, 14:11")]
    [InlineData("a &lt;b&gt; *bold* {{ x }} <script>", "a <b> *bold* {{ x }} script")]
    public async Task Documents_show_names_and_texts_never_ids(string said, string read)
    {
        await using var workspace = await Workspace.StartAsync();
        workspace.World.Groups["SONCALL"] = [];
        var room = await workspace.DeclaredAsync();
        await workspace.EventAsync(Message(room, "1758031871.000100", said));
        Assert.Equal(read, ((MessageSaid)Assert.Single(Said(workspace)).What).Text);
    }

    [Fact]
    public async Task The_same_message_three_times_with_changed_event_ids_is_one_entry_edited_then_deleted()
    {
        await using var workspace = await Workspace.StartAsync();
        var room = await workspace.DeclaredAsync();
        for (var i = 0; i < 3; i++) Assert.Equal(200, await workspace.EventAsync(Message(room, "1758031871.000100", "disk is full")));
        Assert.Single(Said(workspace));
        JsonObject Edit(string ts, string text, string stamp) => new()
        {
            ["type"] = "message", ["subtype"] = "message_changed", ["channel"] = room.Id, ["event_ts"] = stamp,
            ["message"] = new JsonObject { ["user"] = "UBEN", ["text"] = text, ["ts"] = ts, ["edited"] = new JsonObject { ["ts"] = stamp } }, ["previous_message"] = new JsonArray(),
        };
        for (var i = 0; i < 2; i++) await workspace.EventAsync(Edit("1758031871.000100", "disk is nearly full", "1758031880.000000"));
        await workspace.EventAsync(new JsonObject { ["type"] = "message", ["subtype"] = "message_deleted", ["channel"] = room.Id, ["deleted_ts"] = "1758031871.000100", ["event_ts"] = "1758031890.000100" });
        Assert.Equal(["MessageEdited", "MessageDeleted"], workspace.Read(r => r.Changes(1)).Select(e => e.What.GetType().Name).Where(n => n.StartsWith("Message", StringComparison.Ordinal)));

        // An edit of a message that never arrived is that message; when it arrives late it changes nothing.
        await workspace.EventAsync(Edit("1758031900.000100", "what was meant", "1758031910.000000"));
        await workspace.EventAsync(Message(room, "1758031900.000100", "waht was maent"));
        var late = Said(workspace)[^1];
        Assert.Equal(("what was meant", 1758031900L), (((MessageSaid)late.What).Text, late.HappenedAt.ToUnixTimeSeconds()));
        Assert.Equal(2, Said(workspace).Count);
    }

    [Fact]
    public async Task The_parent_of_a_thread_that_is_deleted_leaves_a_tombstone()
    {
        await using var workspace = await Workspace.StartAsync();
        var room = await workspace.DeclaredAsync();
        await workspace.EventAsync(Message(room, "1758031871.000100", "wrong channel, sorry"));
        await workspace.EventAsync(new JsonObject
        {
            ["type"] = "message", ["subtype"] = "message_changed", ["channel"] = room.Id, ["event_ts"] = "1758031880.000000",
            ["message"] = new JsonObject { ["subtype"] = "tombstone", ["text"] = "This message was deleted.", ["user"] = "USLACKBOT", ["ts"] = "1758031871.000100" }, ["previous_message"] = new JsonObject { ["user"] = "UBEN", ["text"] = "wrong channel, sorry", ["ts"] = "1758031871.000100" },
        });
        Assert.Single(workspace.Read(r => r.Changes(1)), e => e.What is MessageDeleted);
    }

    [Fact]
    public async Task Pins_and_reactions_put_the_message_meant_on_the_overview_each_person_counting_once()
    {
        await using var workspace = await Workspace.StartAsync();
        var room = await workspace.DeclaredAsync();
        await workspace.EventAsync(Message(room, "1758031871.000100", "the parent"));
        var reply = new JsonObject { ["type"] = "message", ["channel"] = room.Id, ["user"] = "UBEN", ["text"] = "the reply", ["ts"] = "1758031880.000100", ["thread_ts"] = "1758031871.000100" };
        await workspace.EventAsync(reply);
        JsonObject Pin(string type, string user, JsonObject message, string stamp) => new()
        {
            ["type"] = type, ["user"] = user, ["channel_id"] = room.Id, ["event_ts"] = stamp, ["item"] = new JsonObject { ["type"] = "message", ["channel"] = room.Id, ["message"] = message.DeepClone() },
        };
        JsonObject React(string type, string user, string ts, string stamp) => new()
        {
            ["type"] = type, ["user"] = user, ["reaction"] = "pushpin", ["event_ts"] = stamp, ["item"] = new JsonObject { ["type"] = "message", ["channel"] = room.Id, ["ts"] = ts },
        };
        List<string> Overview() => [.. workspace.Read(r => r.ByNumber(1))!.Overview.Values.Select(l => l.Text["en"]!)];
        await workspace.EventAsync(Pin("pin_added", "UANA", reply, "1758031890.1"));
        Assert.Equal(["the reply"], Overview());
        await workspace.EventAsync(React("reaction_added", "UANA", "1758031871.000100", "1758031891.1"));
        await workspace.EventAsync(React("reaction_added", "UCHLOE", "1758031871.000100", "1758031892.1"));
        Assert.Equal(["the parent", "the reply"], Overview());
        await workspace.EventAsync(React("reaction_removed", "UANA", "1758031871.000100", "1758031893.1"));
        Assert.Equal(["the parent", "the reply"], Overview());
        await workspace.EventAsync(React("reaction_removed", "UCHLOE", "1758031871.000100", "1758031894.1"));
        await workspace.EventAsync(Pin("pin_removed", "UANA", reply, "1758031895.1"));
        Assert.Empty(Overview());
        // A message the bot never heard comes with its pin.
        await workspace.EventAsync(Pin("pin_added", "UANA", new JsonObject { ["user"] = "UBEN", ["text"] = "said before", ["ts"] = "1758031000.000100" }, "1758031896.1"));
        Assert.Equal(["said before"], Overview());
    }

    [Fact]
    public async Task The_channel_being_renamed_archived_made_private_or_losing_the_bot_is_on_the_record()
    {
        await using var workspace = await Workspace.StartAsync();
        var room = await workspace.DeclaredAsync();
        await workspace.EventAsync(new JsonObject { ["type"] = "channel_rename", ["channel"] = new JsonObject { ["id"] = room.Id, ["name"] = "inc-1-cards", ["created"] = 1 }, ["event_ts"] = "1758031871.1" });
        await workspace.EventAsync(new JsonObject { ["type"] = "message", ["subtype"] = "channel_name", ["channel"] = room.Id, ["user"] = "UBEN", ["old_name"] = "inc-1", ["name"] = "inc-1-cards", ["text"] = "x", ["ts"] = "1758031871.2" });
        await workspace.EventAsync(new JsonObject { ["type"] = "message", ["subtype"] = "channel_topic", ["channel"] = room.Id, ["user"] = "UBEN", ["topic"] = "P1 &amp; call: <https://zoom.us/j/1|zoom> <@UANA>", ["text"] = "x", ["ts"] = "1758031872.1" });
        await workspace.EventAsync(new JsonObject { ["type"] = "message", ["subtype"] = "channel_convert_to_private", ["channel"] = room.Id, ["user"] = "UBEN", ["text"] = "x", ["ts"] = "1758031873.1" });
        await workspace.EventAsync(new JsonObject { ["type"] = "channel_archive", ["channel"] = room.Id, ["user"] = "UBEN", ["event_ts"] = "1758031874.1" });
        await workspace.EventAsync(new JsonObject { ["type"] = "channel_unarchive", ["channel"] = room.Id, ["user"] = "UBEN", ["event_ts"] = "1758031875.1" });
        await workspace.EventAsync(new JsonObject { ["type"] = "channel_left", ["channel"] = room.Id, ["event_ts"] = "1758031876.1" });
        Assert.Equal(["renamed", "topic", "made_private", "archived", "unarchived", "bot_removed"],
            workspace.Read(r => r.Changes(1)).Where(e => e.HappenedAt.ToUnixTimeSeconds() > 1758031000 && e.HappenedAt.ToUnixTimeSeconds() < 1758032000).Select(e => e.What).OfType<ChannelChanged>().Select(c => c.Change));
        var changes = workspace.Read(r => r.Changes(1)).Where(e => e.What is ChannelChanged { Change: "renamed" or "topic" }).Select(e => $"{e.Who.Name} {((ChannelChanged)e.What).Detail}");
        Assert.Equal(["Ben inc-1-cards", "Ben P1 & call: zoom (https://zoom.us/j/1) @Ana"], changes);
        Assert.Equal("not_in_channel", workspace.Read(r => r.ByNumber(1))!.Problems["slack/recording"]);
        await workspace.EventAsync(new JsonObject { ["type"] = "member_joined_channel", ["channel"] = room.Id, ["user"] = World.BotUser, ["event_ts"] = "1758031877.1" });
        Assert.Empty(workspace.Read(r => r.ByNumber(1))!.Problems);
    }

    [Fact]
    public async Task Incident_1_does_not_hear_what_is_said_in_the_channel_of_incident_10()
    {
        await using var workspace = await Workspace.StartAsync();
        var one = await workspace.DeclaredAsync("P3 first of all");
        for (var i = 2; i <= 9; i++) await workspace.TypesAsync("UANA", "COPS", $"/incident declare P3 number {i} {new string((char)('a' + i), 12)}");
        var ten = await workspace.DeclaredAsync("P3 zzz tenth");
        Assert.NotEqual(one.Id, ten.Id);
        await workspace.EventAsync(Message(ten, "1758031871.000100", "only here"));
        Assert.Empty(Said(workspace));
        Assert.Single(workspace.Read(r => r.Entries(10).Where(e => e.What is MessageSaid).ToList()));
    }

    [Fact]
    public async Task A_channel_that_gets_another_id_stays_the_incidents_channel()
    {
        await using var workspace = await Workspace.StartAsync();
        var room = await workspace.DeclaredAsync();
        await workspace.EventAsync(Message(room, "1758031871.000100", "before"));
        var moved = new Channel("GNEW", room.Name, secret: false);
        foreach (var member in room.Members.Keys) moved.Members[member] = true;
        foreach (var (ts, message) in room.Messages) moved.Messages[ts] = message;
        workspace.World.Channels[moved.Id] = moved;
        workspace.World.Channels.TryRemove(room.Id, out _);
        for (var i = 0; i < 2; i++) await workspace.EventAsync(new JsonObject { ["type"] = "channel_id_changed", ["old_channel_id"] = room.Id, ["new_channel_id"] = moved.Id, ["event_ts"] = "1758031880.000100" });
        await workspace.EventAsync(Message(moved, "1758031890.000100", "after"));
        Assert.Equal(["before", "after"], Said(workspace).Select(e => ((MessageSaid)e.What).Text));
        await workspace.TypesAsync("UANA", moved.Id, "/incident priority P1");
        await Eventually.Until(() => moved.Texts.Any(t => t.Contains("Priority is now", StringComparison.Ordinal)), "said there");
        await workspace.QuietAsync();
        Assert.Empty(workspace.Read(r => r.ByNumber(1))!.Problems);
        Assert.Equal(2, workspace.Read(r => r.Changes(1)).Count(e => e.What is RoomIsOpen));
        // What was heard under the old id is not read back under the new one.
        await workspace.StopBotAsync();
        await workspace.StartBotAsync();
        await workspace.QuietAsync();
        Assert.Equal(2, Said(workspace).Count);
    }
}
