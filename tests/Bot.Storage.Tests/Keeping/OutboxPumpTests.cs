using Bot.Chat.Delivery;
using Bot.Chat.Posting;
using Bot.Features.Keeping;
using Bot.Incidents;
using Bot.Incidents.Fields;
using Bot.Incidents.Lifecycles;
using Bot.Incidents.Timelines;
using Bot.Storage.Sqlite;
using Bot.Storage.Tests.Sqlite;
using Bot.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using NodaTime.Testing;

namespace Bot.Storage.Tests.Keeping;

public sealed class OutboxPumpTests : IAsyncDisposable
{
    private readonly SqliteHome _home = new();
    private readonly FakeClock _clock = new(Instant.FromUtc(2025, 9, 16, 14, 0));
    private readonly FakePlatform _chat = new();
    private readonly FakeDesk _desk = new();
    private readonly SqliteStore _store;
    private readonly OutboxPump _pump;

    public OutboxPumpTests()
    {
        _store = _home.Open(_clock);
        _pump = Pump(_clock);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Effects_are_done_in_order_with_the_card_as_it_stands_now()
    {
        var number = await Declare();
        await Enqueue(number, new Effect.OpenRoom("inc-1", "Title", false, [], []), new Effect.ShowCard(), Say("one"));
        await Append(number, new TitleSet("New title"));
        Assert.Equal(3, await _pump.PumpDueAsync(Cancel));

        Assert.Equal([typeof(Effect.OpenRoom), typeof(Effect.ShowCard), typeof(Effect.Say)], _chat.Done.Select(j => j.Effect.GetType()));
        Assert.Equal(("New title", "INC-1"), (_chat.Done[1].Card!.Title, _chat.Done[1].IncidentKey));
        Assert.Null(_chat.Done[2].Card);
        Assert.Equal("C-INC-1", _chat.Done[2].Room.Channel!.Channel);
    }

    [Fact]
    public async Task A_room_that_opened_is_told_once_before_the_effect_counts_as_done()
    {
        var number = await Declare();
        await Enqueue(number, new Effect.OpenRoom("inc-1", "Title", false, [], []), Say("one"));
        _desk.OnReceive = _ => Task.FromException(new StoreFullException());
        await _pump.PumpDueAsync(Cancel);
        _desk.OnReceive = null;
        _clock.AdvanceSeconds(2);
        await _pump.PumpDueAsync(Cancel);

        var told = Assert.Single(_desk.Received);
        Assert.Equal(($"outbox/{_chat.Asked[0].Id}/room", new Happening.RoomOpened("INC-1", _chat.Done[1].Room.Channel!)), (told.Key, told.What));
        Assert.Equal([1, 2, 1], _chat.Asked.Select(j => j.Attempt));
        Assert.Equal(2, _chat.Done.Count);
    }

    [Fact]
    public async Task A_busy_chat_is_asked_again_when_it_said_and_nothing_overtakes()
    {
        var number = await Declare();
        await Enqueue(number, Say("one"), Say("two"));
        _chat.FailNext(new ChatBusyException("ratelimited", TimeSpan.FromSeconds(30)));
        await _pump.PumpDueAsync(Cancel);
        _clock.AdvanceSeconds(29);
        Assert.Equal(0, await _pump.PumpDueAsync(Cancel));
        _clock.AdvanceSeconds(1);
        await _pump.PumpDueAsync(Cancel);
        Assert.Equal(["one", "two"], _chat.Said("INC-1"));
    }

    [Fact]
    public async Task A_chat_that_is_away_for_hours_gets_everything_once_and_in_order()
    {
        var number = await Declare();
        await Enqueue(number, Say("one"), Say("two"));
        _chat.FailNext([.. Enumerable.Repeat(new ChatBusyException("unreachable", null), 40)]);
        for (var hours = 0; hours < 12; hours++)
            for (var i = 0; i < 12; i++)
            {
                await _pump.PumpDueAsync(Cancel);
                _clock.AdvanceMinutes(5);
            }
        Assert.Equal(["one", "two"], _chat.Said("INC-1"));
        Assert.Equal(42, _chat.Asked.Count);
    }

    [Fact]
    public async Task A_card_that_changes_all_the_time_is_redrawn_once_a_second_and_what_is_said_does_not_wait_for_it()
    {
        var pump = Pump(_clock, new() { RedrawRest = Duration.FromSeconds(1) });
        var number = await Declare();
        for (var tenths = 0; tenths < 30; tenths++)
        {
            await Enqueue(number, new Effect.ShowCard(), new Effect.Announce());
            if (tenths == 15) await Enqueue(number, Say("in between"));
            await pump.PumpDueAsync(Cancel);
            if (tenths == 15) Assert.Equal(["in between"], _chat.Said("INC-1"));
            _clock.AdvanceMilliseconds(100);
        }
        _clock.AdvanceSeconds(1);
        await pump.PumpDueAsync(Cancel);
        // Thirty changes in three seconds; what was said in between ended one rest.
        Assert.Equal(6, _chat.Done.Count(j => j.Effect is Effect.ShowCard));
        Assert.Equal(6, _chat.Done.Count(j => j.Effect is Effect.Announce));
        Assert.Equal(0, await _store.CountWaitingAsync(Cancel));
    }

    [Fact]
    public async Task A_refusal_is_told_and_those_behind_go_on()
    {
        var number = await Declare();
        await Enqueue(number, new Effect.SetTopic("topic"), Say("one"));
        _chat.FailNext(new ChatRefusedException("topic", "missing_scope: channels:manage"));
        await _pump.PumpDueAsync(Cancel);
        Assert.Equal(new Happening.StepFailed("INC-1", "topic", "missing_scope: channels:manage"), Assert.Single(_desk.Received).What);
        Assert.Equal(["one"], _chat.Said("INC-1"));
    }

    [Fact]
    public async Task The_same_refusal_again_is_not_told_again_and_working_again_is()
    {
        var number = await Declare();
        await Append(number, new ChatStepFailed("test", "topic", "missing_scope"));
        await Enqueue(number, new Effect.SetTopic("one"));
        _chat.FailNext(new ChatRefusedException("topic", "missing_scope"));
        await _pump.PumpDueAsync(Cancel);
        Assert.Empty(_desk.Received);

        await Enqueue(number, new Effect.SetTopic("two"));
        await _pump.PumpDueAsync(Cancel);
        Assert.Equal(new Happening.StepFailed("INC-1", "topic", ""), Assert.Single(_desk.Received).What);
    }

    [Fact]
    public async Task What_was_done_before_a_refusal_is_kept()
    {
        var number = await Declare();
        await Enqueue(number, new Effect.OpenRoom("inc-1", "Title", false, ["test:gone"], []), Say("one"));
        var room = RoomState.None with { Channel = new Place("test", "W1", "C7") };
        _chat.FailNext(new ChatRefusedException("invite", "user_disabled", room));
        await _pump.PumpDueAsync(Cancel);
        Assert.Equal([typeof(Happening.RoomOpened), typeof(Happening.StepFailed)], _desk.Received.Select(d => d.What.GetType()));
        Assert.Equal("C7", _chat.Done.Single().Room.Channel!.Channel);
    }

    [Fact]
    public async Task A_mistake_of_ours_waits_and_is_tried_again()
    {
        var number = await Declare();
        await Enqueue(number, Say("one"));
        _chat.FailNext(new InvalidOperationException("ours"));
        await _pump.PumpDueAsync(Cancel);
        Assert.Empty(_chat.Done);
        _clock.AdvanceSeconds(2);
        await _pump.PumpDueAsync(Cancel);
        Assert.Equal(["one"], _chat.Said("INC-1"));
    }

    [Fact]
    public async Task A_mistake_of_ours_that_stays_is_given_up_and_told_with_the_id_that_the_log_has()
    {
        var number = await Declare();
        await Enqueue(number, Say("one"), Say("two"));
        _chat.FailNext([.. Enumerable.Repeat<Exception>(new IOException("the network is away"), 20), .. Enumerable.Repeat(new InvalidOperationException("ours"), 10)]);
        for (var i = 0; i < 30; i++)
        {
            await _pump.PumpDueAsync(Cancel);
            _clock.AdvanceMinutes(5);
        }
        var told = Assert.IsType<Happening.StepFailed>(Assert.Single(_desk.Received).What);
        Assert.Equal(("INC-1", "post", $"bot_failed: {_chat.Asked[0].Id}-30"), (told.IncidentKey, told.Step, told.Reason));
        Assert.Equal(["two"], _chat.Said("INC-1"));
    }

    [Fact]
    public async Task What_this_program_cannot_read_waits_for_one_that_can_and_holds_up_nobody_else()
    {
        var (one, two) = (await Declare(), await Declare());
        await Enqueue(one, Say("one"), Say("behind"));
        await Enqueue(two, Say("two"));
        await _home.TamperAsync("update outbox set payload = replace(payload, '\"say\"', '\"sing\"') where payload like '%\"one\"%'");
        await _pump.PumpDueAsync(Cancel);
        Assert.Equal(["two"], _chat.Said("INC-2"));

        for (var i = 0; i < 9; i++)
        {
            Assert.Empty(_chat.Said("INC-1"));
            _clock.AdvanceMinutes(5);
            await _pump.PumpDueAsync(Cancel);
        }
        Assert.Equal(["behind"], _chat.Said("INC-1"));
        Assert.Equal("other", Assert.IsType<Happening.StepFailed>(Assert.Single(_desk.Received).What).Step);
    }

    [Fact]
    public async Task Running_it_is_woken_by_turns_serves_incidents_beside_each_other_and_stops_cleanly()
    {
        var pump = Pump(SystemClock.Instance);
        var numbers = new[] { await Declare(), await Declare(), await Declare() };
        _chat.Gate = new();
        await pump.StartAsync(Cancel);
        foreach (var number in numbers) await Enqueue(number, Say("one"), Say("two"));
        await Eventually.Until(() => _chat.Asked.Count == 3, "3 reached it");
        Assert.Equal(3, _chat.Asked.Select(j => j.IncidentKey).Distinct().Count());
        _chat.Gate.SetResult();
        await Eventually.Until(() => _chat.Done.Count == 6, "6 reached it");
        await pump.StopAsync(Cancel);
        Assert.Equal(0, await _store.CountWaitingAsync(Cancel));
        foreach (var number in numbers) Assert.Equal(["one", "two"], _chat.Said($"INC-{number}"));
    }

    [Fact]
    public async Task A_stop_breaks_off_what_hangs_and_it_is_done_after_the_next_start()
    {
        var pump = Pump(SystemClock.Instance, new() { Grace = TimeSpan.FromMilliseconds(50) });
        var number = await Declare();
        await Enqueue(number, Say("one"));
        _chat.Gate = new();
        await pump.StartAsync(Cancel);
        await Eventually.Until(() => _chat.Asked.Count == 1, "1 reached it");
        await pump.StopAsync(Cancel);
        Assert.Equal(1, await _store.CountWaitingAsync(Cancel));
    }

    [Theory]
    [InlineData(1, 0, 500)]
    [InlineData(1, 1, 1000)]
    [InlineData(4, 1, 8000)]
    [InlineData(9, 1, 256_000)]
    [InlineData(10, 1, 300_000)]
    [InlineData(100_000, 1, 300_000)]
    public void Waits_double_up_to_five_minutes(int attempt, double spread, int milliseconds) =>
        Assert.Equal(Duration.FromMilliseconds(milliseconds), Backoff.After(attempt, spread));

    public async ValueTask DisposeAsync()
    {
        _pump.Dispose();
        await _store.DisposeAsync();
        _home.Dispose();
    }

    private OutboxPump Pump(IClock clock, PumpOptions? options = null)
    {
        options ??= new();
        var runner = new EffectRunner(_store, _store, new PlainCards(), _desk, options, clock, NullLogger<EffectRunner>.Instance);
        return new(_store, [_chat], runner, options, clock, NullLogger<OutboxPump>.Instance);
    }

    private static Effect.Say Say(string text) => new(new Post(text));

    private Task<int> Enqueue(int number, params Effect[] effects) => _store.RunAsync(t =>
    {
        foreach (var effect in effects) t.Enqueue(number, "test", effect);
        return 0;
    }, Cancel);

    private Task<int> Declare() => _store.RunAsync(t =>
    {
        var number = t.NextNumber();
        Append(t, number, new Declared(number, $"INC-{number}", "Title", Priority.P3, [], [], false, false, "test"));
        return number;
    }, Cancel);

    private Task<int> Append(int number, IncidentEvent what) => _store.RunAsync(t => { Append(t, number, what); return 0; }, Cancel);

    private void Append(ITurn turn, int number, IncidentEvent what)
    {
        var now = _clock.GetCurrentInstant();
        var entry = new Entry(turn.Head(number).Seq + 1, now, now, new Actor("test:ana", "Ana"), what);
        turn.Append((turn.ByNumber(number) ?? new Incident()).After(entry), [entry]);
    }

}
