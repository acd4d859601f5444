using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Bot.App.Cli.Manifests;
using Bot.Slack;

namespace Bot.App.Cli.Doctor;

/// <summary>Asks Slack who the bot is, which scopes it was given, what time it is, whether the channel and group it is to use are there, and for a socket.</summary>
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
            using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(10), BaseAddress = new Uri(options.ApiUrl) };
            var me = await AskAsync(client, "auth.test", options.BotToken, [], cancel);
            if (me.Refusal is { } refusal) say(false, $"slack: the bot token is refused ({refusal}). Install the app again and set Slack:BotToken");
            else
            {
                say(true, $"slack: connected to {Text(me.Json, "team") ?? "the workspace"}");
                Scopes(me.Headers, say);
                Clock(me.Headers, time, say);
                if (options.AnnounceChannel.Length > 0) Announcements(options.AnnounceChannel, await AskAsync(client, "conversations.info", options.BotToken, new() { ["channel"] = options.AnnounceChannel }, cancel), say);
                if (options.OnCallGroup.Length > 0) OnCall(options.OnCallGroup, await AskAsync(client, "usergroups.users.list", options.BotToken, new() { ["usergroup"] = options.OnCallGroup }, cancel), say);
            }
            if (options.AppToken.Length > 0) Socket(await AskAsync(client, "apps.connections.open", options.AppToken, [], cancel), say);
        }
        catch (JsonException)
        {
            say(false, $"slack: {options.ApiUrl} does not answer as Slack does. Set Slack:ApiUrl, and look at what stands between");
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            say(false, $"slack: {options.ApiUrl} cannot be reached ({(e is HttpRequestException { StatusCode: { } status } ? (int)status : e.GetType().Name)})");
        }
    }

    private static void Scopes(HttpResponseHeaders headers, Action<bool, string> say)
    {
        if (!headers.TryGetValues("x-oauth-scopes", out var given)) return;
        var missing = SlackManifest.Scopes.Except(string.Join(',', given).Split(',', StringSplitOptions.TrimEntries)).ToList();
        say(missing.Count == 0, missing.Count == 0 ? "slack: all scopes are there" : $"slack: scopes are missing: {string.Join(", ", missing)}. Install the app again from manifests/slack.yaml");
    }

    private static void Clock(HttpResponseHeaders headers, TimeProvider time, Action<bool, string> say)
    {
        if (headers.Date is not { } there) return;
        var skew = (time.GetUtcNow() - there).Duration();
        say(skew < SignatureWindow / 2, $"clock: {skew.TotalSeconds:0} s from Slack's{(skew < SignatureWindow / 2 ? "" : "; at five minutes every request of Slack's is refused. Set this machine's clock")}");
    }

    private static void Announcements(string channel, Answer answer, Action<bool, string> say)
    {
        // Which scope lacks was said with the others.
        if (answer.Refusal == "missing_scope") return;
        if (answer.Refusal is { } refusal)
        {
            say(false, $"slack: there is no channel {channel} to announce in, or it is private and the bot is not in it ({refusal}). Set Slack:AnnounceChannel to a channel's id, or invite the bot there");
            return;
        }
        var there = Get(answer.Json, "channel");
        var name = Text(there, "name") ?? channel;
        say(!Is(there, "is_archived"), Is(there, "is_archived") ? $"slack: #{name}, where incidents are announced, is archived. Set Slack:AnnounceChannel to another"
            : $"slack: incidents are announced in #{name}{(Is(there, "is_member") ? "" : "; the bot is not in it, and in a public channel need not be")}");
    }

    private static void OnCall(string group, Answer answer, Action<bool, string> say)
    {
        if (answer.Refusal == "missing_scope") return;
        say(answer.Refusal is null, answer.Refusal is { } refusal ? $"slack: the group {group} that is on call cannot be read ({refusal}). Set Slack:OnCallGroup to a user group's id"
            : $"slack: on call are {(Get(answer.Json, "users") is { ValueKind: JsonValueKind.Array } people ? people.GetArrayLength() : 0)} people of {group}");
    }

    private static void Socket(Answer answer, Action<bool, string> say) => say(answer.Refusal is null, answer.Refusal is { } refusal
        ? $"slack: no socket can be opened ({refusal}), nothing of Slack's arrives. Switch Socket Mode on in the app's settings, make an app-level token with connections:write under \"Basic Information\" and set Slack:AppToken"
        : "slack: a socket can be opened");

    /// <exception cref="JsonException">That was not Slack, or not as it is known.</exception>
    private static async Task<Answer> AskAsync(HttpClient client, string method, string token, Dictionary<string, string> args, CancellationToken cancel)
    {
        using var form = new FormUrlEncodedContent(args);
        using var request = new HttpRequestMessage(HttpMethod.Post, method) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) }, Content = form };
        using var response = await client.SendAsync(request, cancel);
        if (response.StatusCode == HttpStatusCode.TooManyRequests) response.EnsureSuccessStatusCode();
        var json = JsonElement.Parse(await response.Content.ReadAsStringAsync(cancel));
        return Get(json, "ok").ValueKind is JsonValueKind.True or JsonValueKind.False ? new Answer(json, response.Headers) : throw new JsonException();
    }

    private static JsonElement Get(JsonElement json, string name) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value : default;

    private static string? Text(JsonElement json, string name) => Get(json, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private static bool Is(JsonElement json, string name) => Get(json, name).ValueKind == JsonValueKind.True;

    private sealed record Answer(JsonElement Json, HttpResponseHeaders Headers)
    {
        /// <summary>Why Slack will not; nothing where it did.</summary>
        public string? Refusal => Is(Json, "ok") ? null : Text(Json, "error") ?? "no reason given";
    }
}
