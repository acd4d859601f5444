using Bot.Teams;

namespace Bot.App.Cli.Doctor;

/// <summary>Signs in to Microsoft as the bot does, and says where incidents are opened.</summary>
internal static class TeamsCheck
{
    /// <summary>Checks the connection, where Teams is configured.</summary>
    public static async Task ExamineAsync(IConfiguration configuration, Action<bool, string> say, CancellationToken cancel)
    {
        if (Connections.Read("teams", TeamsOptions.Read, configuration, say) is not { } options) return;
        say(!options.AllowAnonymous, options.AllowAnonymous ? "teams: whoever reaches this machine's loopback may speak as anybody; take Teams:AllowAnonymous out" : $"teams: as {options.AppId}, with {TeamsSdk.Name}");
        say(true, options.Channel.Length > 0 ? $"teams: incidents are opened in {options.Channel}" : "teams: incidents are opened where they are declared; Teams:Channel names a channel for all");
        if (options.AllowAnonymous) return;
        var login = options.SignInUrl;
        try
        {
            using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
            using var form = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = "client_credentials", ["client_id"] = options.AppId, ["client_secret"] = options.AppPassword, ["scope"] = "https://api.botframework.com/.default",
            });
            using var answer = await client.PostAsync(login, form, cancel);
            say(answer.IsSuccessStatusCode, answer.IsSuccessStatusCode ? "teams: Microsoft lets the bot sign in"
                : $"teams: Microsoft does not let the bot sign in ({(int)answer.StatusCode}). Make a new client secret and set Teams:AppPassword; check AppId and TenantId");
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            say(false, $"teams: {login} cannot be reached ({e.GetType().Name})");
        }
    }
}
