using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Features.Settings;
using Bot.Statuspage;

namespace Bot.App.Cli.Doctor;

/// <summary>Asks Statuspage for the page and its components.</summary>
internal static class StatuspageCheck
{
    /// <summary>Checks the connection, where Statuspage is configured.</summary>
    public static async Task ExamineAsync(IConfiguration configuration, House house, Action<bool, string> say, CancellationToken cancel)
    {
        if (Connections.Read("statuspage", StatuspageOptions.Read, configuration, say, "; public updates are on the record only") is not { } options) return;
        try
        {
            using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("OAuth", options.ApiKey);
            var address = $"{options.ApiUrl}pages/{Uri.EscapeDataString(options.PageId)}";
            var page = JsonNode.Parse(await client.GetStringAsync(address, cancel));
            say(true, $"statuspage: connected to {(page as JsonObject)?["name"]?.ToString() ?? "the page"}");
            Components(options, house, JsonNode.Parse(await client.GetStringAsync(address + "/components", cancel)) as JsonArray ?? [], say);
        }
        catch (HttpRequestException e) when (e.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            say(false, "statuspage: the key is refused. Make a new one under \"API info\" and set Statuspage:ApiKey");
        }
        catch (HttpRequestException e) when (e.StatusCode is HttpStatusCode.NotFound)
        {
            say(false, $"statuspage: there is no page {options.PageId} for this key. Set Statuspage:PageId");
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or JsonException)
        {
            say(false, $"statuspage: {options.ApiUrl} cannot be reached ({e.GetType().Name})");
        }
    }

    private static void Components(StatuspageOptions options, House house, JsonArray there, Action<bool, string> say)
    {
        var ids = there.OfType<JsonObject>().Select(c => c["id"]?.ToString()).ToHashSet();
        var wrong = options.Components.Where(c => !ids.Contains(c.Value) || house.Component(c.Key) is null).Select(c => c.Key).ToList();
        var hidden = house.Settings.Components.Select(c => c.Id).Except(options.Components.Keys).ToList();
        say(wrong.Count == 0, wrong.Count > 0 ? $"statuspage: Statuspage:Components names what the page or Incidents:Components does not have: {string.Join(", ", wrong)}"
            : hidden.Count == 0 ? "statuspage: every component is on the page" : $"statuspage: not on the page, for want of Statuspage:Components: {string.Join(", ", hidden)}");
    }
}
