using Bot.Chat.Delivery;
using Bot.Chat.Phrases;
using Bot.Features.Desks;
using Bot.Features.Keeping;
using Bot.Features.Settings;
using Bot.Testing;
using NodaTime;

namespace Bot.Features.Tests;

/// <summary>What people see while the record cannot be written.</summary>
public sealed class NotKeptTests
{
    private static readonly Desk Desk = new(new FullDisk(null), new House(TestBot.Settings) { Chats = ["slack"] }, SystemClock.Instance);

    [Theory]
    [InlineData("en-GB", "Nothing of this was kept: the record cannot be written right now (database or disk is full).")]
    [InlineData("fr-FR", "Rien n’a été gardé : le registre ne peut pas être écrit pour l’instant (database or disk is full).")]
    public async Task Who_types_a_command_is_told_that_nothing_was_kept_and_why(string locale, string told)
    {
        var answer = await ReceiveAsync("slack", new Happening.Command("declare P1 everything is down"), locale);
        Assert.StartsWith(told, Markup.Plain(answer.Post!.Markup), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_said_in_the_console_is_given_back()
    {
        var answer = await ReceiveAsync("console", new Happening.Message("1", "the *scheduler* is stuck"));
        Assert.EndsWith("\nthe *scheduler* is stuck", Markup.Plain(answer.Post!.Markup), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_said_in_a_chat_is_not_acknowledged_so_that_it_comes_again() =>
        await Assert.ThrowsAsync<NotKeptException>(() => ReceiveAsync("slack", new Happening.Message("1", "the scheduler is stuck")));

    [Theory]
    [InlineData("list", "INC-1")]
    [InlineData("INC-1 timeline", "declared P2")]
    [InlineData("INC-1 catchup", "INC-1 P2")]
    [InlineData("help mark", "mark started at 15h11")]
    public async Task Who_only_asks_is_answered_from_what_is_on_disk(string typed, string says)
    {
        await using var bot = await TestBot.WithIncident();
        var read = Markup.Plain((await ReceiveAsync("slack", new Happening.Command(typed), desk: new Desk(new FullDisk(bot.Store), bot.House, bot.Clock))).Post!.Markup);
        Assert.Contains(says, read, StringComparison.Ordinal);
        Assert.EndsWith("The record can be read, but nothing can be kept right now (database or disk is full).", read, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INC-1 resolved FR Rétabli. EN Restored.")]
    [InlineData("INC-1 note the disk is full")]
    [InlineData("INC-1 lead me")]
    [InlineData("declare P1 another one")]
    public async Task Who_does_something_is_told_that_it_was_not_kept(string typed)
    {
        await using var bot = await TestBot.WithIncident();
        var answer = await ReceiveAsync("slack", new Happening.Command(typed), desk: new Desk(new FullDisk(bot.Store), bot.House, bot.Clock));
        Assert.StartsWith("Nothing of this was kept", Markup.Plain(answer.Post!.Markup), StringComparison.Ordinal);
        Assert.Single(await bot.Store.ReadAsync(r => r.List(openOnly: false, 9), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("en-GB", "This may have been kept or not: the record was lost in the middle of it (the connection broke). Look at /incident timeline before you do it again")]
    [InlineData("fr-FR", "Ceci a peut-être été gardé, peut-être pas : le registre a été perdu au milieu (the connection broke). Regardez /incident chronologie avant de recommencer")]
    public async Task Who_types_while_the_database_is_lost_is_told_to_look_before_doing_it_again(string locale, string told)
    {
        var desk = new Desk(new FullDisk(null, new PerhapsKeptException("the connection broke")), new House(TestBot.Settings) { Chats = ["slack"] }, SystemClock.Instance);
        var answer = await ReceiveAsync("slack", new Happening.Command("INC-1 update FR Rétabli. EN Restored."), locale, desk);
        Assert.StartsWith(told, Markup.Plain(answer.Post!.Markup), StringComparison.Ordinal);
    }

    private static Task<Answer> ReceiveAsync(string platform, Happening what, string locale = "en-GB", Desk? desk = null) =>
        (desk ?? Desk).ReceiveAsync(new Delivery("k", new Place(platform, "T1", "C1"), new Person($"{platform}:ana", "Ana", locale), Instant.FromUtc(2026, 3, 3, 3, 3), what), TestContext.Current.CancellationToken);

    private sealed class FullDisk(IReads? reads, NotKeptException? why = null) : ITurns
    {
        public event Action<int>? Changed { add { } remove { } }

        public Task<T> RunAsync<T>(Func<ITurn, T> turn, CancellationToken cancel) => throw why ?? new NotKeptException("database or disk is full");

        public Task ProbeAsync(CancellationToken cancel) => throw new NotKeptException("database or disk is full");

        public Task<T> ReadAsync<T>(Func<IRecord, T> read, CancellationToken cancel) => reads?.ReadAsync(read, cancel) ?? throw new NotKeptException("it cannot be read either");
    }
}
