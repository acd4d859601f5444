using Bot.Chat.Delivery;
using Bot.Features.Keeping;
using Bot.Incidents;
using Bot.Incidents.Fields;
using Bot.Incidents.Lifecycles;
using Bot.Incidents.Timelines;
using NodaTime;

namespace Bot.Storage.Tests.Contract;

public abstract class TurnContract : StoreContract
{
    [Fact]
    public async Task A_delivery_is_first_once_also_after_reopening()
    {
        Assert.True(await Run(t => t.IsFirst("slack/W/C/1/message")));
        Assert.False(await Run(t => t.IsFirst("slack/W/C/1/message")));
        await ReopenAsync();
        Assert.False(await Run(t => t.IsFirst("slack/W/C/1/message")));
        Assert.True(await Run(t => t.IsFirst("slack/W/C/2/message")));
    }

    [Fact]
    public async Task A_delivery_is_first_once_within_a_turn() =>
        Assert.Equal((true, false), await Run(t => (t.IsFirst("k"), t.IsFirst("k"))));

    [Fact]
    public async Task What_a_turn_wrote_is_there_after_reopening()
    {
        var number = await Declared("Card payments down", "TSR-2292");
        await Do(t => AppendFrom(t, number, "test/W1/C1/17", new MessageSaid("it is the NEXO terminals")));
        await ReopenAsync();

        var incident = await Read(r => r.ByNumber(number));
        Assert.Equal(("INC-1", "Card payments down", 1), (incident!.Key, incident.Title, incident.Version));
        Assert.Equal(["declared", "message"], await Read(r => r.Entries(number).Select(e => Name(e)).ToList()));
        Assert.Equal(2, await Read(r => r.Head(number).Seq));
    }

    [Fact]
    public async Task A_turn_that_throws_leaves_nothing()
    {
        var number = await Declared();
        await Assert.ThrowsAsync<InvalidOperationException>(() => Do(t =>
        {
            t.IsFirst("key");
            Append(t, number, new TitleSet("Never"));
            t.Enqueue(number, "test", new Effect.ShowCard());
            t.Remind(number, [new("late", Clock.GetCurrentInstant())]);
            t.Know(new Person("test:bo", "Bo"));
            Declare(t, "Never either");
            throw new InvalidOperationException("ours");
        }));

        Assert.True(await Run(t => t.IsFirst("key")));
        Assert.Equal("Card payments down", await Run(t => t.ByNumber(number)!.Title));
        Assert.Equal(1, await Run(t => t.Head(number).Seq));
        Assert.Equal(0, await Store.CountWaitingAsync(Cancel));
        Assert.Null(await Store.NextAsync(Cancel));
        Assert.Empty(await Read(r => r.PeopleNamed("Bo")));
        Assert.Single(await Read(r => r.List(false, 10)));
    }

    [Fact]
    public async Task A_turn_that_throws_after_reading_its_own_writing_leaves_nothing()
    {
        var number = await Declared();
        await Assert.ThrowsAsync<InvalidOperationException>(() => Do(t =>
        {
            t.IsFirst("key");
            Append(t, number, new TitleSet("Never"), new TicketsSet(["TSR-9"]));
            Assert.Equal("Never", t.ByTicket("tsr-9")!.Title);
            Assert.Equal(3, t.LastEntries(number, 5).Count);
            throw new InvalidOperationException("ours");
        }));

        Assert.True(await Run(t => t.IsFirst("key")));
        Assert.Null(await Run(t => t.ByTicket("TSR-9")));
        Assert.Single(await Run(t => t.LastEntries(number, 5)));
        Assert.Equal("Card payments down", await Run(t => t.ByNumber(number)!.Title));
        Assert.True(await Read(r => Verification.Of(r, number).Holds));
    }

    [Fact]
    public async Task One_failing_turn_among_many_fails_alone()
    {
        var number = await Declared();
        var turns = Enumerable.Range(0, 200).Select(i => Run(t =>
        {
            t.IsFirst($"key/{i}");
            Append(t, number, new MessageSaid($"message {i}"));
            if (i % 50 == 17) throw new InvalidOperationException("ours");
            return i;
        })).ToList();
        await Assert.ThrowsAsync<InvalidOperationException>(() => Task.WhenAll(turns));

        Assert.Equal([17, 67, 117, 167], turns.Index().Where(t => t.Item.IsFaulted).Select(t => t.Index));
        var said = await Read(r => r.Entries(number, afterSeq: 1).Select(e => ((MessageSaid)e.What).Text).ToList());
        Assert.Equal(Enumerable.Range(0, 200).Where(i => i % 50 != 17).Select(i => $"message {i}"), said);
        Assert.True(await Read(r => Verification.Of(r, number).Holds));
    }

    [Fact]
    public async Task Two_people_at_once_the_second_sees_what_the_first_did()
    {
        var number = await Declared();
        var seen = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Run(t =>
        {
            var before = t.ByNumber(number)!.Status;
            if (before != Status.Resolved) Append(t, number, To(before, Status.Resolved));
            return before;
        })));
        Assert.Equal([Status.Investigating, Status.Resolved], seen.Order());
    }

    [Fact]
    public async Task Whoever_takes_their_time_over_an_answer_does_not_hold_up_the_writer()
    {
        const int Slow = 8;
        var number = await Declared();
        using var busy = new ManualResetEventSlim();
        using var hold = new ManualResetEventSlim();
        using var gate = new ManualResetEventSlim();
        // While one turn takes long, the others come to wait together.
        var first = Task.Run(() => Do(_ => { busy.Set(); hold.Wait(Cancel); }), Cancel);
        busy.Wait(Cancel);
        var slow = Enumerable.Range(0, Slow).Select(i =>
            Do(t => Append(t, number, new TitleSet($"Title {i}"))).ContinueWith(_ => gate.Wait(Cancel), Cancel, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default)).ToList();
        hold.Set();
        await first;
        while (await Read(r => r.Head(number).Seq) < 1 + Slow) await Task.Delay(20, Cancel);
        Assert.True(await Run(t => t.IsFirst("next")).WaitAsync(TimeSpan.FromSeconds(20), Cancel));
        gate.Set();
        await Task.WhenAll(slow);
    }

    [Fact]
    public async Task A_number_that_was_kept_is_never_given_again()
    {
        Assert.Equal(1, await Declared());
        await Assert.ThrowsAsync<InvalidOperationException>(() => Do(t => { Declare(t); throw new InvalidOperationException("ours"); }));
        var second = await Declared();
        await ReopenAsync();
        var third = await Declared();
        Assert.Equal((true, true), (second > 1, third > second));
        Assert.Equal([third, second, 1], await Read(r => r.List(false, 10).Select(i => i.Number).ToList()));
    }

    [Fact]
    public async Task Two_incidents_in_one_turn_have_two_numbers()
    {
        var (one, two) = await Run(t => (Declare(t, "One"), Declare(t, "Two")));
        Assert.NotEqual(one, two);
        Assert.Equal(("One", "Two"), await Read(r => (r.ByNumber(one)!.Title, r.ByNumber(two)!.Title)));
    }

    [Fact]
    public async Task Entries_that_do_not_continue_the_record_are_refused()
    {
        var number = await Declared();
        var now = Clock.GetCurrentInstant();
        await Assert.ThrowsAsync<InvalidOperationException>(() => Do(t =>
            t.Append(t.ByNumber(number)!, [new Entry(5, now, now, Ana, new MessageSaid("gap"))])));
    }

    [Fact]
    public async Task A_turn_sees_what_it_wrote()
    {
        var number = await Declared();
        await Do(t =>
        {
            OpenRoom(t, number, Room);
            Assert.Equal(number, t.ByRoom(Room)!.Number);
            AppendFrom(t, number, "test/W1/C1/5", new MessageSaid("hello"));
            Assert.Equal((number, 3L), (t.BySource("test/W1/C1/5")!.Value.Incident, t.Head(number).Seq));
            Append(t, number, To(Status.Investigating, Status.Resolved));
            Assert.Empty(t.List(openOnly: true, 10));
            Assert.Equal(3, t.Changes(number).Count);
            Assert.True(Verification.Of(t, number).Holds);
            Append(t, number, new TitleSet("After all"));
        });
        Assert.True(await Read(r => Verification.Of(r, number).Holds));
        Assert.Equal("After all", await Read(r => r.ByNumber(number)!.Title));
    }

    [Fact]
    public async Task The_turn_and_the_readers_agree_after_many_turns()
    {
        var numbers = await Task.WhenAll(Enumerable.Range(0, 5).Select(i => Declared($"Incident {i}")));
        var random = new Random(7);
        await Task.WhenAll(Enumerable.Range(0, 300).Select(i => random.Next(5)).Select(pick => Run(t =>
        {
            Append(t, numbers[pick], new TitleSet(t.ByNumber(numbers[pick])!.Title + "."));
            return 0;
        })));
        foreach (var number in numbers)
            Assert.Equal(await Read(r => r.ByNumber(number)!.Title), await Run(t => t.ByNumber(number)!.Title));
    }

    [Fact]
    public async Task Changed_is_told_after_the_turn_with_the_number()
    {
        var told = new TaskCompletionSource<int>();
        Store.Changed += n => told.TrySetResult(n);
        var number = await Declared();
        Assert.Equal(number, await told.Task.WaitAsync(TimeSpan.FromSeconds(10), Cancel));
    }

    [Fact]
    public async Task A_cancelled_turn_that_did_not_begin_writes_nothing()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.RunAsync(t => t.IsFirst("key"), cancelled.Token));
        Assert.True(await Run(t => t.IsFirst("key")));
    }

    private static string Name(Entry entry) =>
        ((EventNameAttribute)Attribute.GetCustomAttribute(entry.What.GetType(), typeof(EventNameAttribute))!).Name;
}
