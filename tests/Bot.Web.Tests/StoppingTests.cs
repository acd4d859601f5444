using Bot.App.Hosting;
using Bot.Testing;

namespace Bot.Web.Tests;

/// <summary>The bot stops while consoles are open.</summary>
public class StoppingTests
{
    [Fact]
    public async Task A_page_that_asks_for_a_connection_while_the_bot_stops_is_told_to_come_back()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var folder = new TempFolder();
        using var client = new HttpClient();
        await using var bot = BotApp.Build(["--Logging:LogLevel:Default", "None", "--urls", "http://127.0.0.1:0", "--Storage:Path", folder.File("bot.db")]);
        await bot.StartAsync(cancel);
        var negotiation = bot.Urls.First() + "/_blazor/negotiate?negotiateVersion=1";
        Assert.True((await client.PostAsync(negotiation, null, cancel)).IsSuccessStatusCode);
        Task<HttpResponseMessage>? asked = null;
        bot.Lifetime.ApplicationStopping.Register(() => (asked = client.PostAsync(negotiation, null, cancel)).Wait(cancel));
        await bot.StopAsync(cancel);
        Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, (await asked!).StatusCode);
    }
}
