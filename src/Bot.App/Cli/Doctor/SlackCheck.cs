using System.Net.Http.Headers;
using System.Text.Json;
using Bot.App.Cli.Manifests;
using Bot.Slack;

namespace Bot.App.Cli.Doctor;

/// <summary>Asks Slack who the bot is, which scopes it was given and what time it is.</summary>
internal static class SlackCheck
{
    private static readonly TimeSpan SignatureWindow = TimeSpan.FromMinutes(5);

    /// <summary>Checks the connection, where Slack is configured.</summary>
    public static async Task ExamineAsync(IConfiguration configuration, TimeProvider time, Action<bool, string> say, CancellationToken cancel)
    {
        if (Connections.Read("slack", SlackOptions.Read, configuration, say) is not { } options) return;
        say(true, $"slack: {(options.AppToken.Length > 0 ? "Socket Mode" : "HTTP")}, with {SlackSdk.Name}");
        try
        {
            using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
            using var request = new HttpRequestMessage(HttpMethod.Post, options.ApiUrl + "auth.test") { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", options.BotToken) } };
            using var response = await client.SendAsync(request, cancel);
            using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancel));
            if (!answer.RootElement.TryGetProperty("ok", out var ok) || !ok.GetBoolean())
            {
                say(false, $"slack: the bot token is refused ({(answer.RootElement.TryGetProperty("error", out var error) ? error.GetString() : "no reason given")}). Install the app again and set Slack:BotToken");
                return;
            }
            say(true, $"slack: connected to {(answer.RootElement.TryGetProperty("team", out var team) ? team.GetString() : "the workspace")}");
            Scopes(response, say);
            Clock(response, time, say);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or JsonException)
        {
            say(false, $"slack: {options.ApiUrl} cannot be reached ({e.GetType().Name})");
        }
    }

    private static void Scopes(HttpResponseMessage response, Action<bool, string> say)
    {
        if (!response.Headers.TryGetValues("x-oauth-scopes", out var given)) return;
        var missing = SlackManifest.Scopes.Except(string.Join(',', given).Split(',', StringSplitOptions.TrimEntries)).ToList();
        say(missing.Count == 0, missing.Count == 0 ? "slack: all scopes are there" : $"slack: scopes are missing: {string.Join(", ", missing)}. Install the app again from manifests/slack.yaml");
    }

    private static void Clock(HttpResponseMessage response, TimeProvider time, Action<bool, string> say)
    {
        if (response.Headers.Date is not { } there) return;
        var skew = (time.GetUtcNow() - there).Duration();
        say(skew < SignatureWindow / 2, $"clock: {skew.TotalSeconds:0} s from Slack's{(skew < SignatureWindow / 2 ? "" : "; at five minutes every request of Slack's is refused. Set this machine's clock")}");
    }
}
