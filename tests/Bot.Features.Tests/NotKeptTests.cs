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
    private static readonly Desk Desk = new(new FullDisk(), new House(TestBot.Settings) { Chats = ["slack"] }, SystemClock.Instance);

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

    private static Task<Answer> ReceiveAsync(string platform, Happening what, string locale = "en-GB") =>
        Desk.ReceiveAsync(new Delivery("k", new Place(platform, "T1", "C1"), new Person($"{platform}:ana", "Ana", locale), Instant.FromUtc(2026, 3, 3, 3, 3), what), TestContext.Current.CancellationToken);

    private sealed class FullDisk : ITurns
    {
        public event Action<int>? Changed { add { } remove { } }

        public Task<T> RunAsync<T>(Func<ITurn, T> turn, CancellationToken cancel) => throw new NotKeptException("database or disk is full");

        public Task ProbeAsync(CancellationToken cancel) => throw new NotKeptException("database or disk is full");

        public Task<T> ReadAsync<T>(Func<IRecord, T> read, CancellationToken cancel) => throw new NotSupportedException();
    }
}
