using Bot.Chat.Delivery;
using Bot.Features.Keeping;
using Bot.Incidents;
using Bot.Incidents.Fields;
using Bot.Incidents.Lifecycles;
using Bot.Storage.Sqlite;
using Bot.Storage.Tests.Sqlite;
using Bot.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using NodaTime.Testing;

namespace Bot.Storage.Tests.Keeping;

public sealed class BellTests : IAsyncDisposable
{
    private static readonly Instant Start = Instant.FromUtc(2025, 9, 16, 14, 0);

    private readonly SqliteHome _home = new();
    private readonly FakeClock _clock = new(Start);
    private readonly FakeDesk _desk = new();
    private readonly SqliteStore _store;

    public BellTests()
    {
        _store = _home.Open(_clock);
        _desk.OnReceive = delivery => _store.RunAsync(t => { t.Remind(1, []); return 0; }, Cancel);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reminder_rings_once_when_it_is_due_at_its_own_time()
    {
        await Remind(SystemClock.Instance.GetCurrentInstant(), "promise/1", Start + Duration.FromMinutes(30));
        using var bell = Bell(_clock);
        Assert.Equal(0, await bell.RingDueAsync(Start + Duration.FromMinutes(29), Cancel));
        Assert.Equal(1, await bell.RingDueAsync(Start + Duration.FromMinutes(31), Cancel));
        Assert.Equal(0, await bell.RingDueAsync(Start + Duration.FromMinutes(32), Cancel));

        var rung = Assert.Single(_desk.Received);
        Assert.Equal(("reminder/INC-1/promise/1", Start + Duration.FromMinutes(30)), (rung.Key, rung.At));
        Assert.Equal(new Happening.ReminderDue("INC-1", "promise/1"), rung.What);
    }

    [Fact]
    public async Task Running_it_rings_what_fell_due_while_the_bot_was_away_and_what_is_set_later()
    {
        var now = SystemClock.Instance.GetCurrentInstant();
        await Remind(now, "missed", now - Duration.FromHours(1));
        using var bell = Bell(SystemClock.Instance);
        await bell.StartAsync(Cancel);
        await Eventually.Until(() => _desk.Received.Count == 1, "1 reached it");
        await Remind(now, "soon", SystemClock.Instance.GetCurrentInstant() + Duration.FromMilliseconds(200));
        await Eventually.Until(() => _desk.Received.Count == 2, "2 reached it");
        await bell.StopAsync(Cancel);
        Assert.Equal(["missed", "soon"], _desk.Received.Select(d => ((Happening.ReminderDue)d.What).Reminder));
    }

    [Fact]
    public async Task One_reminder_that_fails_does_not_keep_the_others_from_ringing()
    {
        await Remind(Start, [new("broken", Start), new("whole", Start + Duration.FromMinutes(1))]);
        using var bell = Bell(_clock);
        _desk.OnReceive = delivery => delivery.What is Happening.ReminderDue { Reminder: "broken" } ? Task.FromException(new InvalidOperationException("ours")) : Task.CompletedTask;
        Assert.Equal(1, await bell.RingDueAsync(Start + Duration.FromMinutes(2), Cancel));
        Assert.Equal(new Happening.ReminderDue("INC-1", "whole"), Assert.Single(_desk.Received).What);
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _home.Dispose();
    }

    private Bell Bell(IClock clock) => new(_store, _store, _desk, clock, NullLogger<Bell>.Instance);

    private Task<int> Remind(Instant now, string name, Instant due) => Remind(now, [new(name, due)]);

    private Task<int> Remind(Instant now, IReadOnlyList<Reminder> reminders) => _store.RunAsync(t =>
    {
        if (t.ByNumber(1) is null)
        {
            var entry = new Entry(1, now, now, new Actor("test:ana", "Ana"), new Declared(1, "INC-1", "Title", Priority.P3, [], [], false, false, "test"));
            t.Append(new Incident().After(entry), [entry]);
        }
        t.Remind(1, reminders);
        return 0;
    }, Cancel);

}
