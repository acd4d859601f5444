using System.Text.Json.Nodes;
using Bot.Incidents.Lifecycles;
using Bot.Testing.Teams.Rules;
using Bot.Testing.Teams.World;

namespace Bot.Teams.Tests.Adapter;

public sealed class PressingTests
{
    [Fact]
    public async Task A_pressed_button_shows_the_card_as_it_is_now_to_who_pressed_it_and_edits_it_for_all()
    {
        await using var wire = await WireTeams.DeclaredAsync();
        var answer = await wire.Ben.Presses(wire.Room, "Take the lead");
        Assert.Contains("lead: Ben", CardReader.Texts(answer.Card!));
        await wire.IdleAsync();
        Assert.Contains("lead: Ben", CardReader.Texts(wire.Room.Card!));
        Assert.Empty(wire.Teams.Violations);
    }

    [Fact]
    public async Task What_is_only_for_who_asked_stands_on_their_own_card_until_they_close_it()
    {
        await using var wire = await WireTeams.DeclaredAsync();
        var said = wire.Incidents.Conversation.Said.Count;
        var answer = await wire.Ben.Presses(wire.Room, "Catch me up");
        Assert.Contains("Only you see this:", CardReader.Texts(answer.Card!));
        var closed = await wire.Ben.Presses(wire.Room, "Close");
        Assert.DoesNotContain("Only you see this:", CardReader.Texts(closed.Card!));
        Assert.Equal(said, wire.Incidents.Conversation.Said.Count);
    }

    [Fact]
    public async Task The_card_shows_itself_in_the_language_of_who_looks_at_it()
    {
        await using var wire = await WireTeams.DeclaredAsync();
        wire.Ben.Locale = "fr-FR";
        var seen = await wire.Ben.Sees(wire.Room);
        Assert.Contains("Statut", CardReader.Texts(seen!.Card!));
        Assert.Contains("Status", CardReader.Texts(wire.Room.CardFor(wire.Ana)!));
    }

    [Fact]
    public async Task Whoever_looks_at_the_card_or_presses_it_keeps_the_link_to_the_console()
    {
        await using var wire = await WireTeams.DeclaredAsync(more: ("Incidents:PublicUrl", "https://incidents.example"));
        void Links(JsonObject? card) => Assert.Equal("https://incidents.example/incidents/INC-1", CardReader.Action(card!, "Console")?["url"]?.GetValue<string>());
        Links(wire.Room.Card);
        Links((await wire.Ben.Sees(wire.Room))!.Card);
        Links((await wire.Ben.Presses(wire.Room, "Take the lead")).Card);
        Links((await wire.Ben.Presses(wire.Room, "Catch me up")).Card);
        await wire.Ben.Writes("INC-1 show");
        Links(wire.Ben.PersonalChat.FromBot[^1].Card);
        Assert.Empty(wire.Teams.Violations);
    }

    [Fact]
    public async Task A_long_answer_to_a_dialog_is_read_to_its_end()
    {
        await using var wire = await WireTeams.DeclaredAsync();
        for (var i = 0; i < 6; i++) await wire.Ana.Writes($"INC-1 note EN {i} {new string('x', 250)} end of {i}");
        var opened = await wire.Ana.Presses(wire.Room, "More…");
        var answer = await wire.Ana.Submits(opened.Dialog!, new() { ["f_command"] = "timeline" });
        Assert.Contains(CardReader.Texts(answer.Dialog!.Card), t => t.Contains("end of 5", StringComparison.Ordinal));
        Assert.Empty(wire.Teams.Violations);
    }

    [Fact]
    public async Task What_the_adapter_says_itself_is_in_the_language_of_the_house_where_it_does_not_speak_the_persons()
    {
        await using var wire = await WireTeams.StartAsync(("Incidents:ChannelLanguage", "fr"));
        wire.Ana.Locale = "es-ES";
        Assert.Equal("Rien à faire ici.", (await wire.Ana.Opens("add_to_timeline", wire.Ops.Conversation)).Text);
    }

    [Fact]
    public async Task A_button_opens_its_dialog_and_what_is_sent_off_is_done()
    {
        await using var wire = await WireTeams.DeclaredAsync();
        var opened = await wire.Ana.Presses(wire.Room, "Public update");
        await wire.Ana.Submits(opened.Dialog!, new() { ["f_text_fr"] = "Nous cherchons.", ["f_text_en"] = "We are looking." });
        Assert.Equal("We are looking.", Assert.Single(wire.Incident().Updates).Text["en"]);
        Assert.Empty(wire.Teams.Violations);
    }

    [Fact]
    public async Task A_mistake_is_shown_in_the_dialog_with_what_was_typed_and_can_be_put_right()
    {
        await using var wire = await WireTeams.DeclaredAsync();
        wire.Ana.Locale = "fr-FR";
        var opened = await wire.Ana.Presses(wire.Room, "Ticket");
        var again = await wire.Ana.Submits(opened.Dialog!, new() { ["f_ticket"] = "not a ticket" });
        Assert.Contains("Regardez à nouveau ce qui est signalé.", CardReader.Texts(again.Dialog!.Card));
        Assert.Equal("not a ticket", CardReader.Inputs(again.Dialog.Card)["f_ticket"]["value"]!.GetValue<string>());
        var done = await wire.Ana.Submits(again.Dialog, new() { ["f_ticket"] = "TSR-7" });
        Assert.Null(done.Dialog);
        Assert.Contains("TSR-7", wire.Incident().Tickets);
    }

    [Fact]
    public async Task A_dialog_sent_off_twice_counts_once()
    {
        await using var wire = await WireTeams.DeclaredAsync();
        var opened = await wire.Ana.Presses(wire.Room, "Add follow-up");
        for (var i = 0; i < 2; i++) await wire.Ana.Submits(opened.Dialog!, new() { ["f_symptom_en"] = "Certificate expired", ["f_action_en"] = "Watch certificates" });
        Assert.Single(wire.Incident().FollowUps);
    }

    [Fact]
    public async Task A_person_is_chosen_from_those_in_the_team()
    {
        await using var wire = await WireTeams.DeclaredAsync();
        var opened = await wire.Ana.Presses(wire.Room, "Add follow-up");
        var owner = CardReader.Inputs(opened.Dialog!.Card)["f_owner"];
        Assert.Contains(owner["choices"]!.AsArray(), c => c!["title"]!.GetValue<string>() == "Ben");
        await wire.Ana.Submits(opened.Dialog, new() { ["f_symptom_en"] = "Certificate expired", ["f_action_en"] = "Watch certificates", ["f_owner"] = owner["choices"]!.AsArray().First(c => c!["title"]!.GetValue<string>() == "Ben")!["value"]!.DeepClone() });
        Assert.Equal("Ben", wire.Incident().FollowUps[1].Owner?.Name);
    }

    [Fact]
    public async Task A_dialog_works_on_after_the_bot_was_started_anew()
    {
        await using var wire = await WireTeams.DeclaredAsync();
        var opened = await wire.Ana.Presses(wire.Room, "Change status");
        await wire.RestartAsync();
        await wire.Ana.Submits(opened.Dialog!, new() { ["f_status"] = "Identified", ["f_text_en"] = "We know." });
        Assert.Equal(Status.Identified, wire.Incident().Status);
    }

    [Fact]
    public async Task A_button_of_an_old_client_comes_as_a_message_and_never_prints_help()
    {
        await using var wire = await WireTeams.DeclaredAsync();
        var submit = wire.Ana.Activity("message", wire.Incidents.Conversation, wire.Room.Id);
        submit["value"] = new JsonObject { ["action"] = "run:lead", ["value"] = "INC-1|me", ["card"] = "incident" };
        submit["replyToId"] = wire.Room.Id;
        Assert.True((await wire.Teams.Deliver(submit)).IsAccepted);
        Assert.Equal("Ana", wire.Incident().Roles["lead"].Name);
        var before = wire.Incidents.Conversation.Said.Count;
        var foreign = wire.Ana.Activity("message", wire.Incidents.Conversation, wire.Room.Id);
        foreign["value"] = new JsonObject { ["something"] = "else" };
        Assert.True((await wire.Teams.Deliver(foreign)).IsAccepted);
        await wire.IdleAsync();
        Assert.DoesNotContain(wire.Incidents.Conversation.Said.Skip(before), s => s.Contains("help", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Declare_on_a_message_begins_the_incident_with_it()
    {
        await using var wire = await WireTeams.StartAsync();
        var alert = await wire.Ben.Posts(wire.Ops, "payouts are 20 minutes late");
        var opened = await wire.Ana.Opens("declare", wire.Ops.Conversation, alert);
        Assert.Equal("payouts are 20 minutes late", CardReader.Inputs(opened.Dialog!.Card)["f_title"]["value"]!.GetValue<string>());
        var declared = await wire.Ana.Submits(opened.Dialog, new() { ["f_priority"] = "P1" });
        Assert.Contains("INC-1", declared.Text, StringComparison.Ordinal);
        await wire.OpenAsync();
        Assert.Equal(("Ben", "payouts are 20 minutes late"), (wire.SaidOnRecord()[0].Who.Name, ((Incidents.Timelines.MessageSaid)wire.SaidOnRecord()[0].What).Text));
        Assert.Empty(wire.Teams.Violations);
    }

    [Fact]
    public async Task Declare_from_where_one_writes_shows_what_is_wrong_in_the_dialog()
    {
        await using var wire = await WireTeams.StartAsync();
        var opened = await wire.Ana.Opens("declare", wire.Ana.PersonalChat);
        var again = await wire.Ana.Submits(opened.Dialog!, new() { ["f_title"] = "Payouts late", ["f_started"] = "half past nothing" });
        Assert.Contains("Please look again at what is marked.", CardReader.Texts(again.Dialog!.Card));
        Assert.Null(wire.Read(r => r.ByNumber(1)));
        await wire.Ana.Submits(again.Dialog, new() { ["f_started"] = "" });
        await wire.OpenAsync();
        Assert.Equal("Payouts late", wire.Incident().Title);
    }

    [Fact]
    public async Task Add_to_timeline_puts_exactly_that_message_on_the_overview_at_its_own_time()
    {
        await using var wire = await WireTeams.DeclaredAsync();
        var reply = await wire.Ben.Replies(wire.Room, "the certificate expired");
        var added = await wire.Ana.Opens("add_to_timeline", wire.Incidents.Conversation, reply);
        Assert.Contains("INC-1", added.Text, StringComparison.Ordinal);
        var line = Assert.Single(wire.Incident().Overview).Value;
        Assert.Equal(("the certificate expired", reply.At.ToUnixTimeMilliseconds()), (line.Text["en"], line.At.ToUnixTimeMilliseconds()));
        // From elsewhere the incident is asked for.
        var alert = await wire.Ben.Posts(wire.Ops, "payouts are late");
        var asked = await wire.Ana.Opens("add_to_timeline", wire.Ops.Conversation, alert);
        await wire.Ana.Submits(asked.Dialog!, new() { ["f_incident"] = "INC-1" });
        Assert.Equal(2, wire.Incident().Overview.Count);
    }
}
