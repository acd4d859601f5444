using System.Net;
using System.Net.Http.Headers;
using SlackNet;

namespace Bot.Slack.Tests;

/// <summary>Slack's limits on methods.</summary>
public class SlackHttpTests
{
    [Fact]
    public async Task A_method_that_slack_limits_is_left_alone_for_as_long_as_it_said_whoever_wants_it_and_others_go_on()
    {
        var (time, limited) = (new HeldTime(), true);
        var asked = new List<string>();
        var slack = new SlackHttp(new Clients(request =>
        {
            asked.Add(request.RequestUri!.Segments[^1]);
            return limited && asked[^1] == "chat.update" ? new HttpResponseMessage(HttpStatusCode.TooManyRequests) { Headers = { RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(2)) } }
                : new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("""{"ok":true}""") };
        }), SlackWeb.Json, time);
        Task CallAsync(string method) => slack.Execute<object>(new HttpRequestMessage(HttpMethod.Post, "https://slack.com/api/" + method), TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<SlackRateLimitException>(() => CallAsync("chat.update"));
        limited = false;
        time.Pass(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAsync<SlackRateLimitException>(() => CallAsync("chat.update"));
        await CallAsync("pins.add");
        Assert.Equal(["chat.update", "pins.add"], asked);
        time.Pass(TimeSpan.FromSeconds(1));
        await CallAsync("chat.update");
        Assert.Equal(["chat.update", "pins.add", "chat.update"], asked);
    }

    private sealed class Clients(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler, IHttpClientFactory
    {
        public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(answer(request));
    }
}
