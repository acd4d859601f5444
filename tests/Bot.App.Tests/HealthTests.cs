using System.Net;
using Bot.App.Hosting;
using Bot.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;

namespace Bot.App.Tests;

/// <summary>What an orchestrator is told.</summary>
public sealed class HealthTests
{
    [Theory]
    [InlineData("X-Forwarded-For", "/")]
    [InlineData("X-Real-IP", "/dashboard")]
    [InlineData("Via", "/metrics")]
    [InlineData("Forwarded", "/readyz")]
    public async Task What_a_proxy_hands_on_without_the_Host_header_reaches_nothing(string header, string path)
    {
        using var folder = new TempFolder();
        await using var app = BotApp.Build(["--Logging:LogLevel:Default", "None", "--urls", "http://127.0.0.1:0", "--Storage:Path", folder.File("bot.db"), "--PublicPage:Url", "https://status.example.com"]);
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { header, "1.1 proxy" } } };
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("let your proxy pass the Host header on", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_that_somebody_else_holds_is_not_ready_and_the_probe_does_not_hang()
    {
        using var folder = new TempFolder();
        await using var app = BotApp.Build(["--Logging:LogLevel:Default", "None", "--urls", "http://127.0.0.1:0", "--Storage:Path", folder.File("bot.db")]);
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/readyz", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);

        await using var other = new SqliteConnection($"Data Source={folder.File("bot.db")};Pooling=False");
        await other.OpenAsync(TestContext.Current.CancellationToken);
        await using var locks = other.BeginTransaction();
        using var answer = await client.GetAsync(new Uri("/readyz", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("did not answer in time", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await locks.RollbackAsync(TestContext.Current.CancellationToken);
    }
}
