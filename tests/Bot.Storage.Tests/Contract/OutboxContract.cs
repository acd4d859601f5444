using Bot.Chat.Delivery;
using Bot.Chat.Posting;
using Bot.Features.Keeping;
using NodaTime;

namespace Bot.Storage.Tests.Contract;

public abstract class OutboxContract : StoreContract
{
    private static readonly Duration Lease = Duration.FromMinutes(1);
    private static readonly Duration Second = Duration.FromSeconds(1);

    [Fact]
    public async Task Effects_of_one_incident_come_in_order_one_at_a_time()
    {
        var number = await Declared();
        await Do(t => { Say(t, number, "one"); Say(t, number, "two"); });
        await Do(t => Say(t, number, "three"));

        foreach (var text in new[] { "one", "two", "three" })
        {
            var waiting = Assert.Single(await Claim());
            Assert.Equal((number, text, 1), (waiting.Incident, Text(waiting), waiting.Attempt));
            Assert.Empty(await Claim());
            await Store.DoneAsync(waiting, waiting.Room, null, Cancel);
        }
        Assert.Empty(await Claim());
        Assert.Equal(0, await Store.CountWaitingAsync(Cancel));
        Assert.Null(await Store.NextDueAsync("test", Cancel));
    }

    [Fact]
    public async Task Incidents_and_chats_do_not_wait_for_each_other()
    {
        var (one, two) = (await Declared(), await Declared());
        await Do(t => { Say(t, one, "a"); Say(t, two, "b"); t.Enqueue(one, "other", new Effect.ShowCard()); });
        Assert.Equal([one, two], (await Claim()).Select(w => w.Incident).Order());
        Assert.Single(await Claim("other"));
    }

    [Fact]
    public async Task At_most_the_limit_is_claimed()
    {
        var numbers = await Run(t => Enumerable.Range(0, 5).Select(_ => Declare(t)).ToList());
        await Do(t => numbers.ForEach(n => Say(t, n, "x")));
        Assert.Equal(2, (await Claim(limit: 2)).Count);
        Assert.Equal(3, (await Claim(limit: 20)).Count);
    }

    [Fact]
    public async Task Only_the_latest_of_a_kind_is_done()
    {
        var number = await Declared();
        await Do(t =>
        {
            t.Enqueue(number, "test", new Effect.SetTopic("old"));
            Say(t, number, "between");
            t.Enqueue(number, "test", new Effect.ShowCard());
            t.Enqueue(number, "test", new Effect.SetTopic("new"));
        });
        Assert.Equal(["between", "ShowCard", "new"], await DoAllAsync());
    }

    [Fact]
    public async Task A_redraw_is_done_once_however_often_it_was_asked_for_and_again_when_asked_for_after_it_began()
    {
        var number = await Declared();
        for (var i = 0; i < 3; i++) await Do(t => { t.Enqueue(number, "test", new Effect.ShowCard()); Say(t, number, $"{i}"); });
        var first = Assert.Single(await Claim());
        await Do(t => t.Enqueue(number, "test", new Effect.ShowCard()));
        await Store.DoneAsync(first, first.Room, null, Cancel);
        List<string> done = [Text(first), .. await DoAllAsync()];
        Assert.Equal(["0", "1", "2"], done.Where(d => d != "ShowCard"));
        Assert.Equal("ShowCard", done[^1]);
        Assert.InRange(done.Count(d => d == "ShowCard"), 1, 2);
    }

    [Fact]
    public async Task Redraws_rest_after_a_round_of_them()
    {
        var number = await Declared();
        await Do(t => Redraw(t, number));
        Assert.Equal(["ShowCard", "Announce"], await RoundAsync());

        for (var i = 0; i < 3; i++) await Do(t => Redraw(t, number));
        Assert.Empty(await Claim());
        Assert.Equal(Now + Second, await Store.NextDueAsync("test", Cancel));

        Clock.AdvanceSeconds(1);
        Assert.Equal(["ShowCard", "Announce"], await RoundAsync());
        Clock.AdvanceSeconds(1);
        Assert.Empty(await Claim());
        Assert.Null(await Store.NextDueAsync("test", Cancel));
    }

    [Fact]
    public async Task What_is_said_does_not_wait_for_redraws_that_rest()
    {
        var number = await Declared();
        await Do(t => Redraw(t, number));
        await RoundAsync();
        await Do(t => Redraw(t, number));
        Assert.Empty(await Claim());

        await Do(t => Say(t, number, "said"));
        Assert.Equal(["ShowCard", "Announce", "said"], await RoundAsync());
    }

    [Fact]
    public async Task What_was_said_meanwhile_keeps_redraws_from_resting()
    {
        var number = await Declared();
        await Do(t => Redraw(t, number));
        var first = Assert.Single(await Claim());
        await Do(t => { Redraw(t, number); Say(t, number, "said"); });
        await Store.DoneAsync(first, first.Room, Now + Second, Cancel);
        Assert.Equal(["ShowCard", "Announce", "said"], await RoundAsync());
    }

    [Fact]
    public async Task A_lane_that_waits_for_the_chat_is_not_woken_by_what_is_said()
    {
        var number = await Declared();
        await Do(t => Redraw(t, number));
        await RoundAsync();
        await Do(t => Say(t, number, "one"));
        var one = Assert.Single(await Claim());
        await Store.PostponeAsync(one, Now + Duration.FromSeconds(30), "rate limited", null, Cancel);
        await Do(t => Say(t, number, "two"));
        Assert.Empty(await Claim());
    }

    [Fact]
    public async Task A_redraw_asked_for_after_the_room_was_opened_anew_comes_after_it()
    {
        var number = await Declared();
        await Do(t => t.Enqueue(number, "test", new Effect.ShowCard()));
        await Do(t =>
        {
            t.Enqueue(number, "test", new Effect.OpenRoom("inc-1", "Title", false, [], []));
            t.Enqueue(number, "test", new Effect.ShowCard());
        });
        Assert.Equal(["OpenRoom", "ShowCard"], await DoAllAsync());
    }

    [Fact]
    public async Task A_redraw_asked_for_when_the_room_moved_comes_after_the_move()
    {
        var number = await Declared();
        await Do(t => t.Enqueue(number, "test", new Effect.ShowCard()));
        await Do(t =>
        {
            t.Enqueue(number, "test", new Effect.MoveRoom(Room with { Channel = "C2" }));
            t.Enqueue(number, "test", new Effect.ShowCard());
        });
        Assert.Equal(["MoveRoom", "ShowCard"], await DoAllAsync());
    }

    [Fact]
    public async Task One_that_was_tried_already_is_not_dropped_for_a_newer_one()
    {
        var number = await Declared();
        await Do(t => t.Enqueue(number, "test", new Effect.SetTopic("old")));
        var tried = Assert.Single(await Claim());
        await Store.PostponeAsync(tried, Now, "busy", null, Cancel);
        await Do(t => t.Enqueue(number, "test", new Effect.SetTopic("new")));

        var again = Assert.Single(await Claim());
        Assert.Equal((tried.Id, 2), (again.Id, again.Attempt));
        await Store.DoneAsync(again, again.Room, null, Cancel);
        Assert.Equal(["new"], await DoAllAsync());
    }

    [Fact]
    public async Task A_postponed_effect_holds_back_those_behind_it_until_it_is_due()
    {
        var number = await Declared();
        await Do(t => { Say(t, number, "one"); Say(t, number, "two"); });
        var first = Assert.Single(await Claim());
        await Store.PostponeAsync(first, Now + Duration.FromSeconds(30), "rate limited", null, Cancel);
        await Do(t => Say(t, number, "three"));

        Assert.Empty(await Claim());
        Assert.Equal(Now + Duration.FromSeconds(30), await Store.NextDueAsync("test", Cancel));
        Clock.AdvanceSeconds(30);
        var again = Assert.Single(await Claim());
        Assert.Equal(("one", 2), (Text(again), again.Attempt));
    }

    [Fact]
    public async Task One_that_was_given_up_lets_the_next_go_on()
    {
        var number = await Declared();
        await Do(t => { Say(t, number, "one"); Say(t, number, "two"); });
        var first = Assert.Single(await Claim());
        await Store.GiveUpAsync(first, "is_archived", first.Room.Remember("half", "m1"), Cancel);

        var second = Assert.Single(await Claim());
        Assert.Equal(("two", "m1"), (Text(second), second.Room.Memory["half"]));
        Assert.Equal(1, await Store.CountWaitingAsync(Cancel));
    }

    [Fact]
    public async Task A_masked_text_is_masked_in_what_waits_and_in_what_was_given_up()
    {
        var (number, other) = (await Declared(), await Declared());
        await Do(t => { Say(t, number, "first \\*hunter2\\*"); Say(t, number, "then \\*HUNTER2\\* again"); t.Enqueue(number, "other", new Effect.SetTopic("*hunter2* down")); Say(t, other, "another \\*hunter2\\*"); });
        var first = (await Claim()).Single(w => w.Incident == number);
        await Store.GiveUpAsync(first, "is_archived", null, Cancel);
        await Do(t => t.Mask(number, "*hunter2*"));

        var second = (await Claim()).Single(w => w.Incident == number);
        Assert.Equal("then [redacted] again", Text(second));
        await Store.DoneAsync(second, second.Room, null, Cancel);
        Assert.Equal("[redacted] down", ((Effect.SetTopic)Assert.Single(await Claim("other")).Effect).Text);
        // What was given up is said after all once the channel opens again.
        await Do(t => t.Enqueue(number, "test", new Effect.OpenRoom("inc", "Title", false, [], [])));
        var open = (await Claim()).Single(w => w.Incident == number);
        await Store.DoneAsync(open, open.Room, null, Cancel);
        Assert.Equal("first [redacted]", Text((await Claim()).Single(w => w.Incident == number)));
    }

    [Fact]
    public async Task What_was_given_up_long_ago_is_forgotten()
    {
        var number = await Declared();
        await Do(t => { Say(t, number, "old"); Say(t, number, "young"); t.Enqueue(number, "test", new Effect.OpenRoom("inc-1", "Title", false, [], [])); });
        await Store.GiveUpAsync(Assert.Single(await Claim()), "is_archived", null, Cancel);
        Clock.Advance(Duration.FromDays(2));
        await Store.GiveUpAsync(Assert.Single(await Claim()), "is_archived", null, Cancel);
        Assert.Equal(1, await Store.PruneGivenUpAsync(Clock.GetCurrentInstant() - Duration.FromDays(1), Cancel));
        var opened = Assert.Single(await Claim());
        await Store.DoneAsync(opened, opened.Room, null, Cancel);
        Assert.Equal(["young"], await DoAllAsync());
    }

    [Fact]
    public async Task What_waited_and_what_was_given_up_before_they_were_kept_apart_is_there_still()
    {
        var number = await Declared();
        await Do(t => { Say(t, number, "lost"); t.Enqueue(number, "test", new Effect.OpenRoom("inc-1", "Title", false, [], [])); Say(t, number, "next"); });
        await Store.GiveUpAsync(Assert.Single(await Claim()), "is_archived", null, Cancel);
        await BeforeTheOutboxWasDividedAsync();
        await ReopenAsync();
        Clock.Advance(Lease);

        Assert.Equal(2, await Store.CountWaitingAsync(Cancel));
        await Do(t => Say(t, number, "last"));
        var opened = Assert.Single(await Claim());
        Assert.IsType<Effect.OpenRoom>(opened.Effect);
        await Store.DoneAsync(opened, opened.Room, null, Cancel);
        Assert.Equal(["next", "last", "lost"], await DoAllAsync());
    }

    [Fact]
    public async Task A_lease_that_ran_out_is_claimed_again()
    {
        var number = await Declared();
        await Do(t => Say(t, number, "one"));
        Assert.Single(await Claim());
        Clock.Advance(Lease - Duration.FromSeconds(1));
        Assert.Empty(await Claim());
        Clock.AdvanceSeconds(1);
        Assert.Equal(2, Assert.Single(await Claim()).Attempt);
    }

    [Fact]
    public async Task What_the_chat_remembers_comes_back_until_it_is_forgotten()
    {
        var number = await Declared();
        await Do(t => { Say(t, number, "one"); Say(t, number, "two"); Say(t, number, "three"); Say(t, number, "four"); });
        var one = Assert.Single(await Claim());
        Assert.Equal((null, 0), (one.Room.Channel, one.Room.Memory.Count));
        await Store.DoneAsync(one, new RoomState(Room, new Dictionary<string, string> { ["card"] = "m1", ["pin"] = "m1" }), null, Cancel);

        var two = Assert.Single(await Claim());
        Assert.Equal((Room, "m1"), (two.Room.Channel, two.Room.Memory["card"]));
        await Do(t => t.ForgetRoom(number, "test", "card"));
        await Store.PostponeAsync(two, Now, "busy", null, Cancel);
        two = Assert.Single(await Claim());
        Assert.Equal((Room, "pin"), (two.Room.Channel, Assert.Single(two.Room.Memory).Key));

        await Do(t => t.ForgetRoom(number, "test", null));
        await Store.PostponeAsync(two, Now, "busy", null, Cancel);
        two = Assert.Single(await Claim());
        Assert.Equal((null, 0), (two.Room.Channel, two.Room.Memory.Count));
    }

    [Fact]
    public async Task What_was_not_done_is_there_after_reopening_with_its_order_and_attempts()
    {
        var number = await Declared();
        await Do(t => { Say(t, number, "one"); Say(t, number, "two"); });
        var first = Assert.Single(await Claim());
        await ReopenAsync();
        Clock.Advance(Lease);

        var again = Assert.Single(await Claim());
        Assert.Equal((first.Id, "one", 2), (again.Id, Text(again), again.Attempt));
        await Store.DoneAsync(again, again.Room, null, Cancel);
        Assert.Equal(["two"], await DoAllAsync());
    }

    [Fact]
    public async Task Every_effect_comes_back_as_it_was_put_in()
    {
        var number = await Declared();
        var card = new Card("list", "T", CardTone.Bad, "lead", [new("l", "v")], [new("h", "t")],
            [new("act", "Label", "INC-1", ButtonLook.Danger, "https://example.com", "sure?")], "foot", "fallback");
        Effect[] effects =
        [
            new Effect.OpenRoom("inc-1 é", "Title", true, ["test:ana"], [new("TSR-1", "https://example.com/TSR-1")]),
            new Effect.Say(new Post("*bold* <@test:ana|Ana>", [new("a", "b", "c")], card, new PostFile("a.md", "text/markdown", "# x"))),
            new Effect.ShowCard(), new Effect.Announce(), new Effect.SetTopic("topic"), new Effect.Invite(["test:bo"]),
            new Effect.Tell("test:ana", new Post("hello")),
        ];
        await Do(t => { foreach (var effect in effects) t.Enqueue(number, "test", effect); });

        foreach (var effect in effects)
        {
            var waiting = Assert.Single(await Claim());
            Assert.Equivalent(effect, waiting.Effect, strict: true);
            await Store.DoneAsync(waiting, waiting.Room, null, Cancel);
        }
    }

    [Fact]
    public async Task Effects_of_no_incident_are_kept_too()
    {
        await Do(t => t.Enqueue(0, "test", new Effect.Tell("test:ana", new Post("hello"))));
        Assert.Equal(0, Assert.Single(await Claim()).Incident);
    }

    [Fact]
    public async Task Enqueued_is_told_after_the_turn()
    {
        var told = new TaskCompletionSource<string>();
        Store.Enqueued += name => told.TrySetResult(name);
        await Do(t => t.Enqueue(0, "test", new Effect.Tell("test:ana", new Post("hello"))));
        Assert.Equal("test", await told.Task.WaitAsync(TimeSpan.FromSeconds(10), Cancel));
    }

    [Fact]
    public async Task Done_twice_or_after_given_up_changes_nothing()
    {
        var number = await Declared();
        await Do(t => { Say(t, number, "one"); Say(t, number, "two"); });
        var first = Assert.Single(await Claim());
        await Store.DoneAsync(first, first.Room, null, Cancel);
        var second = Assert.Single(await Claim());
        await Store.DoneAsync(first, first.Room, null, Cancel);
        await Store.PostponeAsync(first, Now, "late", null, Cancel);
        Assert.Empty(await Claim());
        await Store.DoneAsync(second, second.Room, null, Cancel);
        Assert.Equal(0, await Store.CountWaitingAsync(Cancel));
    }

    private Instant Now => Clock.GetCurrentInstant();

    private Task<IReadOnlyList<Waiting>> Claim(string platform = "test", int limit = 16) => Store.ClaimAsync(platform, Now, Lease, limit, Cancel);

    private async Task<List<string>> DoAllAsync()
    {
        var done = new List<string>();
        while (await Claim() is { Count: > 0 } claimed)
            foreach (var waiting in claimed)
            {
                done.Add(Text(waiting));
                await Store.DoneAsync(waiting, waiting.Room, null, Cancel);
            }
        return done;
    }

    private static void Say(ITurn turn, int number, string text) => turn.Enqueue(number, "test", new Effect.Say(new Post(text)));

    private static string Text(Waiting waiting) => waiting.Effect switch
    {
        Effect.Say say => say.Post.Markup,
        Effect.SetTopic topic => topic.Text,
        var other => other.GetType().Name,
    };

    private static void Redraw(ITurn turn, int number)
    {
        turn.Enqueue(number, "test", new Effect.ShowCard());
        turn.Enqueue(number, "test", new Effect.Announce());
    }

    /// <summary>Does what is due now; redraws rest for a second.</summary>
    private async Task<List<string>> RoundAsync()
    {
        var done = new List<string>();
        while (await Claim() is { Count: > 0 } claimed)
            foreach (var waiting in claimed)
            {
                await Store.DoneAsync(waiting, waiting.Room, waiting.Effect.IsRedraw ? Now + Second : null, Cancel);
                done.Add(Text(waiting));
            }
        return done;
    }
}
