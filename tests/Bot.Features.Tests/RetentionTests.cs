using Bot.Chat.Delivery;
using Bot.Features.Keeping;
using Bot.Features.Retention;
using Bot.Features.Settings;
using Bot.Incidents.Timelines;
using Bot.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace Bot.Features.Tests;

public class RetentionTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_said_is_forgotten_when_its_time_is_over_and_the_chain_still_proves_the_rest()
    {
        await using var bot = await DeclaredAsync(30);
        await bot.Hears("ben", "the certificate of shop 4711 ran out");
        await bot.Hears("ana", "/incident note the certificate was renewed");
        await bot.Hears("ana", "/incident resolved FR Fini. EN Over.");
        await bot.Wait(Duration.FromDays(29));
        Assert.Equal(0, await Keeper(bot).KeepAsync(Cancel));
        Assert.Contains(await bot.Timeline(), l => l.Contains("shop 4711", StringComparison.Ordinal));

        await bot.Hears("ben", "one more thing, today");
        await bot.Wait(Duration.FromDays(2));
        Assert.Equal(1, await Keeper(bot).KeepAsync(Cancel));
        var timeline = await bot.Timeline();
        Assert.DoesNotContain(timeline, l => l.Contains("shop 4711", StringComparison.Ordinal));
        Assert.Contains(timeline, l => l.Contains("ben", StringComparison.Ordinal) && l.Contains("[expired]", StringComparison.Ordinal));
        Assert.Contains(timeline, l => l.Contains("the certificate was renewed", StringComparison.Ordinal));
        Assert.Contains(timeline, l => l.Contains("one more thing, today", StringComparison.Ordinal));
        Assert.Equal("Over.", (await bot.Incident()).Updates[^1].Text["en"]);
        await HoldsAsync(bot);
        Assert.Equal(0, await Keeper(bot).KeepAsync(Cancel));
    }

    [Fact]
    public async Task What_stands_on_the_overview_and_what_is_of_an_open_incident_stays()
    {
        await using var bot = await DeclaredAsync(30);
        await bot.Hears("ben", "disk is full");
        var said = (await bot.Store.ReadAsync(r => r.Entries(1).Single(e => e.What is MessageSaid), Cancel)).Seq;
        await bot.Hears("ben", "is anybody there?");
        await bot.Deliver("ana", new Happening.Curation("2", true));
        await bot.Wait(Duration.FromDays(90));
        Assert.Equal(0, await Keeper(bot).KeepAsync(Cancel));
        await bot.Hears("ana", "/incident resolved FR Fini. EN Over.");
        Assert.True((await bot.Incident()).Overview.ContainsKey(said));
        Assert.Equal(1, await Keeper(bot).KeepAsync(Cancel));
        Assert.Contains(await bot.Timeline(), l => l.Contains("disk is full", StringComparison.Ordinal));
        await HoldsAsync(bot);
    }

    [Fact]
    public async Task A_message_that_was_taken_off_the_overview_again_leaves_no_copy_of_its_words()
    {
        await using var bot = await DeclaredAsync(30);
        await bot.Hears("ben", "Jane Doe of shop 4711 called");
        var said = (await bot.Store.ReadAsync(r => r.Entries(1).Single(e => e.What is MessageSaid), Cancel)).Seq;
        await bot.Deliver("ana", new Happening.Curation("2", true));
        await bot.Hears("ana", $"/incident note edit #{said} FR Jane Doe a appelé. EN Jane Doe called again.");
        Assert.Contains("Jane Doe called again", await bot.Json(), StringComparison.Ordinal);
        await bot.Deliver("ana", new Happening.Curation("2", false));
        await bot.Hears("ana", "/incident note Jane Doe has to be called back");
        await bot.Hears("ana", "/incident resolved FR Fini. EN Over.");
        await bot.Wait(Duration.FromDays(31));

        Assert.Equal(3, await Keeper(bot).KeepAsync(Cancel));
        var json = await bot.Json();
        Assert.DoesNotContain("shop 4711", json, StringComparison.Ordinal);
        Assert.DoesNotContain("Jane Doe called", json, StringComparison.Ordinal);
        Assert.DoesNotContain("Jane Doe a", json, StringComparison.Ordinal);
        Assert.Contains("Jane Doe has to be called back", json, StringComparison.Ordinal);
        Assert.True(await bot.Store.ReadAsync(r => Verification.Of(r, 1).Holds, Cancel));
        Assert.Equal(0, await Keeper(bot).KeepAsync(Cancel));
    }

    [Fact]
    public async Task One_incident_that_fails_does_not_keep_the_others_from_being_forgotten()
    {
        await using var bot = await DeclaredAsync(30);
        await bot.Hears("ana", "/incident declare P2 Another one");
        foreach (var number in new[] { 1, 2 })
        {
            await bot.Hears("ben", "the certificate of shop 4711 ran out", $"#inc-{number}");
            await bot.Hears("ana", "/incident resolved FR Fini. EN Over.", $"#inc-{number}");
        }
        await bot.Wait(Duration.FromDays(31));
        Assert.Equal(1, await Keeper(bot, new Broken(bot.Desk, "INC-2")).KeepAsync(Cancel));
        Assert.DoesNotContain("shop 4711", await bot.Json(1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Thousands_of_messages_are_forgotten_a_thousand_at_a_time()
    {
        await using var bot = await DeclaredAsync(1);
        await Parallel.ForEachAsync(Enumerable.Range(0, 1200), Cancel, async (i, cancel) => await bot.Desk.ReceiveAsync(
            new Delivery($"test/many/{i}", new Place("test", "W1", "C-INC-1"), new Person("test:ben", "ben"), bot.Clock.GetCurrentInstant(), new Happening.Message($"many/{i}", "trying again")), cancel));
        await bot.Hears("ana", "/incident resolved FR Fini. EN Over.");
        await bot.Wait(Duration.FromDays(2));
        Assert.Equal(1200, await Keeper(bot).KeepAsync(Cancel));
        Assert.Equal([1000, 200], await bot.Store.ReadAsync(r => r.Entries(1).Select(e => e.What).OfType<Redacted>().Select(r => r.Rewritten.Count).ToList(), Cancel));
        await HoldsAsync(bot);
    }

    [Fact]
    public async Task Of_what_is_forgotten_already_nothing_is_read_again_until_something_new_is_said()
    {
        await using var bot = await DeclaredAsync(30);
        await bot.Hears("ben", "trying again");
        await bot.Hears("ana", "/incident resolved FR Fini. EN Over.");
        await bot.Wait(Duration.FromDays(31));
        var counted = new Counted(bot.Store);
        var keeper = new RetentionKeeper(counted, bot.Desk, bot.House, bot.Clock, TimeProvider.System, NullLogger<RetentionKeeper>.Instance);
        Assert.Equal(1, await keeper.KeepAsync(Cancel));
        await bot.Wait(Duration.FromDays(31));
        Assert.Equal(0, await keeper.KeepAsync(Cancel));
        var before = counted.Walks;
        Assert.Equal(0, await keeper.KeepAsync(Cancel));
        Assert.Equal(before, counted.Walks);

        await bot.Hears("ben", "one more thing");
        await bot.Wait(Duration.FromDays(31));
        Assert.Equal(1, await keeper.KeepAsync(Cancel));
    }

    [Fact]
    public async Task By_default_everything_is_kept()
    {
        await using var bot = await DeclaredAsync(0);
        await bot.Hears("ben", "hello");
        await bot.Hears("ana", "/incident resolved FR Fini. EN Over.");
        await bot.Wait(Duration.FromDays(4000));
        Assert.Equal(0, await Keeper(bot).KeepAsync(Cancel));
        Assert.Contains("number of days", Assert.Throws<ArgumentException>(() => new House(new BotSettings { RetentionDays = -1 })).Message, StringComparison.Ordinal);
    }

    private static async Task<TestBot> DeclaredAsync(int days)
    {
        var bot = TestBot.Empty(new BotSettings { RetentionDays = days });
        await bot.Hears("ana", "/incident declare P2 Card payments fail in shops");
        return bot;
    }

    internal static RetentionKeeper Keeper(TestBot bot, IDesk? desk = null) => new(bot.Store, desk ?? bot.Desk, bot.House, bot.Clock, TimeProvider.System, NullLogger<RetentionKeeper>.Instance);

    /// <summary>Counts how often a whole timeline is read.</summary>
    private sealed class Counted(IReads reads) : IReads
    {
        public int Walks { get; private set; }

        public Task<T> ReadAsync<T>(Func<IRecord, T> read, CancellationToken cancel) => reads.ReadAsync(record =>
        {
            var seen = System.Reflection.DispatchProxy.Create<IRecord, Proxy>();
            ((Proxy)(object)seen).Of(record, () => Walks++);
            return read(seen);
        }, cancel);
    }

    public class Proxy : System.Reflection.DispatchProxy
    {
        private IRecord _record = null!;
        private Action _walked = null!;

        internal void Of(IRecord record, Action walked) => (_record, _walked) = (record, walked);

        protected override object? Invoke(System.Reflection.MethodInfo? targetMethod, object?[]? args)
        {
            if (targetMethod!.Name == nameof(IRecord.Entries)) _walked();
            return targetMethod.Invoke(_record, args);
        }
    }

    private sealed class Broken(IDesk desk, string key) : IDesk
    {
        public Task<Answer> ReceiveAsync(Delivery delivery, CancellationToken cancel) =>
            delivery.What is Happening.ReminderDue due && due.IncidentKey == key ? throw new InvalidOperationException("ours") : desk.ReceiveAsync(delivery, cancel);
    }

    private static async Task HoldsAsync(TestBot bot) =>
        Assert.True(await bot.Store.ReadAsync(r => HashChain.Verify(r.Chain(1), r.Head(1).Seq, r.Head(1).Link).Holds, Cancel));
}
