using Bot.Chat.Delivery;
using Bot.Chat.Phrases;
using Bot.Testing;
using Bot.Testing.Slack;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Bot.Slack.Tests;

/// <summary>The two connections of Socket Mode, with nothing behind them but a desk.</summary>
public class SocketModeTests
{
    [Fact]
    public async Task A_gap_that_could_not_be_noted_when_the_connection_came_back_is_noted_with_the_next_one_and_so_are_later_gaps()
    {
        await using var slack = await FakeSlack.StartAsync();
        var desk = new FakeDesk();
        using var bot = await ListenAsync(slack, desk);
        List<Instant> Gaps() => [.. desk.Received.Where(d => d.What is Happening.RecorderListens { Since: not null }).Select(d => d.At)];
        var (refused, broken) = (0, Instant.MinValue);
        desk.OnReceive = d => d.What is Happening.RecorderListens && refused++ < 2 ? Task.FromException(new NotKeptException("the disk is full")) : Task.CompletedTask;
        await LoseAsync(slack);
        await Eventually.Until(() => Gaps().Count == 1 && slack.Sockets.Open.Count == 2, "the gap is noted");
        Assert.Equal(3, refused);

        broken = SystemClock.Instance.GetCurrentInstant();
        await LoseAsync(slack);
        await Eventually.Until(() => Gaps().Count == 2, "the next gap is noted too");
        Assert.True(Gaps()[1] >= broken);
        await bot.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Connections_that_are_accepted_and_closed_at_once_are_not_opened_again_and_again_without_a_pause()
    {
        await using var slack = await FakeSlack.StartAsync();
        slack.Sockets.Speechless = true;
        var time = new HeldTime();
        using var bot = await ListenAsync(slack, new FakeDesk(), sockets: 0, time);
        for (var tries = 1; tries <= 3; tries++)
        {
            await Eventually.Until(() => time.Waiting == 2, "both wait");
            Assert.Equal(tries * 2, slack.Calls.Count(c => c.Method == "apps.connections.open"));
            Assert.All(time.Pauses.TakeLast(2), pause => Assert.Equal(TimeSpan.FromSeconds(Math.Pow(2, tries - 1)), pause));
            if (tries == 3) slack.Sockets.Speechless = false;
            time.Pass();
        }
        await Eventually.Until(() => slack.Sockets.Open.Count == 2, "two sockets");
        await bot.StopAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("link_disabled")]
    [InlineData("invalid_auth")]
    public async Task Where_socket_mode_was_switched_off_or_the_token_is_refused_the_bot_asks_again_slowly_until_it_is_on(string reason)
    {
        await using var slack = await FakeSlack.StartAsync();
        var (desk, time) = (new FakeDesk(), new HeldTime());
        if (reason == "invalid_auth") slack.Fault("apps.connections.open", reason);
        using var bot = await ListenAsync(slack, desk, reason == "invalid_auth" ? 0 : 2, time);
        if (reason == "link_disabled") foreach (var socket in slack.Sockets.Open) await Sockets.DisconnectAsync(socket, reason);
        var asked = 2;
        for (var tries = 1; tries <= 3; tries++)
        {
            await Eventually.Until(() => time.Waiting == 2, "both wait");
            Assert.Equal(asked, slack.Calls.Count(c => c.Method == "apps.connections.open"));
            Assert.All(time.Pauses.TakeLast(2), pause => Assert.Equal(TimeSpan.FromMinutes(2), pause));
            slack.Fault("apps.connections.open", tries == 3 ? null : _ => Results.Text("""{"ok":false,"error":"invalid_auth"}"""));
            asked += 2;
            time.Pass();
        }
        await Eventually.Until(() => slack.Sockets.Open.Count == 2, "two sockets");
        if (reason == "link_disabled") await Eventually.Until(() => desk.Received.Any(d => d.What is Happening.RecorderListens { Since: not null }), "what was missed is read back");
        await bot.StopAsync(TestContext.Current.CancellationToken);
    }

    private static async Task LoseAsync(FakeSlack slack)
    {
        slack.Sockets.Refusing = true;
        slack.Sockets.CloseAll();
        await Eventually.Until(() => slack.Sockets.Open.Count == 0, "none");
        slack.Sockets.Refusing = false;
        await Eventually.Until(() => slack.Sockets.Open.Count == 2, "two again");
    }

    private static async Task<IHost> ListenAsync(FakeSlack slack, IDesk desk, int sockets = 2, TimeProvider? time = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Slack:ApiUrl"] = slack.ApiUrl, ["Slack:BotToken"] = FakeSlack.BotToken, ["Slack:AppToken"] = FakeSlack.AppToken });
        builder.Services.AddLogging(l => l.ClearProviders()).AddSingleton<IClock>(SystemClock.Instance).AddSingleton(time ?? TimeProvider.System).AddSingleton<Func<string?, Language>>(_ => Language.English).AddSingleton(desk).AddSlack(builder.Configuration);
        var bot = builder.Build();
        await bot.StartAsync(TestContext.Current.CancellationToken);
        await Eventually.Until(() => slack.Sockets.Open.Count == sockets, "the sockets");
        return bot;
    }
}
