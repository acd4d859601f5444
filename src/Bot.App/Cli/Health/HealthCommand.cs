using System.CommandLine;

namespace Bot.App.Cli.Health;

/// <summary><c>bot health</c> asks the bot that runs on this machine whether it is ready, for containers.</summary>
internal static class HealthCommand
{
    /// <summary>The command. Exit code 0 when it is ready, 1 when it is not or does not answer.</summary>
    public static Command Of(IConfiguration configuration)
    {
        var command = new Command("health", "Asks the bot that runs on this machine whether it is ready");
        command.SetAction(async (_, cancel) =>
        {
            var url = (configuration["urls"] ?? configuration["ASPNETCORE_URLS"] ?? "http://127.0.0.1:3000").Split(';')[0].TrimEnd('/');
            try
            {
                // What listens to every machine answers this one as well.
                if (BindingAddress.Parse(url) is { Host: "0.0.0.0" or "[::]" or "*" or "+" } all) url = $"{all.Scheme}://127.0.0.1:{all.Port}";
                using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(4) };
                using var answer = await client.GetAsync(new Uri(url + "/readyz"), cancel);
                Console.WriteLine(await answer.Content.ReadAsStringAsync(cancel));
                return answer.IsSuccessStatusCode ? 0 : 1;
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException or FormatException)
            {
                Console.WriteLine($"{url} does not answer.");
                return 1;
            }
        });
        return command;
    }
}
