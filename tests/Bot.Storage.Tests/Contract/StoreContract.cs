using System.Collections.Immutable;
using Bot.Chat.Delivery;
using Bot.Features.Keeping;
using Bot.Incidents;
using Bot.Incidents.Fields;
using Bot.Incidents.Lifecycles;
using Bot.Incidents.Timelines;
using NodaTime;
using NodaTime.Testing;

namespace Bot.Storage.Tests.Contract;

/// <summary>What every store has to do. Each database derives from the contracts and runs the same facts.</summary>
public abstract class StoreContract : IAsyncLifetime
{
    private protected static readonly Actor Ana = new("test:ana", "Ana");
    private protected static readonly Place Room = new("test", "W1", "C1", "inc-1");

    private protected FakeClock Clock { get; } = new(Instant.FromUtc(2025, 9, 16, 14, 0));

    private protected IStore Store { get; private set; } = null!;

    private protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public virtual async ValueTask InitializeAsync() => Store = await OpenAsync();

    public virtual async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens the test's record: new at first, then as it was left.</summary>
    private protected abstract Task<IStore> OpenAsync();

    /// <summary>Changes the database behind the bot's back.</summary>
    private protected abstract Task TamperAsync(string sql);

    private protected async Task ReopenAsync()
    {
        await Store.DisposeAsync();
        Store = await OpenAsync();
    }

    /// <summary>Takes the database back to how it was before 0004_outbox.sql.</summary>
    private protected async Task BeforeTheOutboxWasDividedAsync()
    {
        await TamperAsync("drop index if exists outbox_lane");
        await TamperAsync("alter table outbox add column given_up_at bigint");
        await TamperAsync("create index outbox_waiting on outbox (platform, incident, id) where given_up_at is null");
        await TamperAsync("create index outbox_given_up on outbox (given_up_at) where given_up_at is not null");
        await TamperAsync("insert into outbox (platform, incident, id, payload, why, given_up_at) select platform, incident, id, payload, why, given_up_at from given_up");
        await TamperAsync("drop table given_up");
        await TamperAsync("delete from schema_version where version = 4");
    }

    /// <summary>Takes the database back to how it was before 0003_changes.sql.</summary>
    private protected async Task BeforeChangesWereChainedAsync()
    {
        await BeforeTheOutboxWasDividedAsync();
        await TamperAsync("alter table entry add column changes_state int not null default 0");
        await TamperAsync("update entry set changes_state = 1 where change_before is not null");
        await TamperAsync("create index entry_change on entry (incident, seq) where changes_state = 1");
        await TamperAsync("alter table entry drop column change_before");
        await TamperAsync("alter table incident drop column last_change");
        await TamperAsync("delete from schema_version where version = 3");
    }

    private protected Task<T> Run<T>(Func<ITurn, T> turn) => Store.RunAsync(turn, Cancel);

    private protected Task Do(Action<ITurn> turn) => Store.RunAsync(t => { turn(t); return 0; }, Cancel);

    private protected Task<T> Read<T>(Func<IRecord, T> read) => Store.ReadAsync(read, Cancel);

    /// <summary>Declares an incident and returns its number.</summary>
    private protected Task<int> Declared(string title = "Card payments down", params string[] tickets) => Run(t => Declare(t, title, tickets));

    private protected int Declare(ITurn turn, string title = "Card payments down", params string[] tickets)
    {
        var number = turn.NextNumber();
        Append(turn, number, new Declared(number, $"INC-{number}", title, Priority.P2, [.. tickets], [], false, false, "test"));
        return number;
    }

    private protected void Append(ITurn turn, int number, params IncidentEvent[] events) => AppendFrom(turn, number, null, events);

    private protected void AppendFrom(ITurn turn, int number, string? source, params IncidentEvent[] events)
    {
        var now = Clock.GetCurrentInstant();
        var seq = turn.Head(number).Seq;
        var entries = events.Select(what => new Entry(++seq, now, now, Ana, what, Source: source)).ToList();
        turn.Append(events.Any(e => e.Refolds)
            ? Incident.Of([.. turn.Changes(number), .. entries])
            : entries.Aggregate(turn.ByNumber(number) ?? new Incident(), (incident, entry) => incident.After(entry)), entries);
    }

    private protected void OpenRoom(ITurn turn, int number, Place place) =>
        Append(turn, number, new RoomIsOpen(place.Platform, place.Workspace, place.Channel, place.Name));

    private protected static StatusChanged To(Status from, Status to) => new(from, to, ImmutableList<Status>.Empty);
}
