using System.Net;
using System.Net.Http.Headers;

namespace Bot.Web.Tests;

/// <summary>What programs that come back every minute get of the status page.</summary>
public class StatusPageCachingTests
{
    private static readonly string[] Paths = ["/status/history.atom", "/status/history.rss", "/status/api/v2/summary.json", "/status", "/status/page.css"];

    [Fact]
    public async Task Whoever_has_it_already_is_told_so_until_it_changes()
    {
        await using var site = await PublicSite.StartAsync();
        await site.TypesAsync("declare P2 Payments fail FR Une panne. EN An outage.");
        using var client = new HttpClient();
        foreach (var path in Paths)
        {
            using var first = await site.AskAsync(path);
            using var again = new HttpRequestMessage(HttpMethod.Get, site.Url + path) { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
            using var same = await client.SendAsync(again, TestContext.Current.CancellationToken);
            Assert.Equal((path, HttpStatusCode.NotModified), (path, same.StatusCode));
            Assert.Empty(await same.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        }
        using var before = await site.AskAsync(Paths[0]);
        await site.TypesAsync("update FR C’est long. EN It takes long.", 1);
        using var after = await site.AskAsync(Paths[0]);
        Assert.NotEqual(before.Headers.ETag, after.Headers.ETag);
    }

    [Fact]
    public async Task It_is_sent_compressed_to_whoever_reads_that()
    {
        await using var site = await PublicSite.StartAsync();
        using var client = new HttpClient();
        foreach (var path in Paths)
        {
            using var asked = new HttpRequestMessage(HttpMethod.Get, site.Url + path) { Headers = { AcceptEncoding = { new StringWithQualityHeaderValue("gzip") } } };
            using var answer = await client.SendAsync(asked, TestContext.Current.CancellationToken);
            Assert.Equal((path, "gzip"), (path, string.Join(',', answer.Content.Headers.ContentEncoding)));
        }
    }

    [Fact]
    public async Task A_record_that_does_not_answer_leaves_the_page_as_it_was()
    {
        await using var site = await PublicSite.StartAsync();
        await site.TypesAsync("declare P2 Payments fail FR Une panne. EN An outage.");
        Assert.Contains("An outage.", await site.ReadAsync("/status", "en"), StringComparison.Ordinal);
        site.Hangs = true;
        site.Clock.AdvanceSeconds(20);
        Assert.Contains("An outage.", await site.ReadAsync("/status", "en"), StringComparison.Ordinal);
        site.Hangs = false;
    }
}
