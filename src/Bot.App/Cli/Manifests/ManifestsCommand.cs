using System.CommandLine;

namespace Bot.App.Cli.Manifests;

/// <summary><c>bot manifests</c> writes the manifests of the chat apps; with <c>--zip</c> also the package that Teams takes.</summary>
internal static class ManifestsCommand
{
    /// <summary>Stands for the address people serve the bot at, in the HTTP variant.</summary>
    private const string Example = "https://incident-bot.example.com/slack/events";

    /// <summary>The files by name.</summary>
    public static IReadOnlyDictionary<string, string> Files { get; } = new Dictionary<string, string>
    {
        ["slack.yaml"] = SlackManifest.Yaml(null), ["slack-http.yaml"] = SlackManifest.Yaml(Example),
    };

    /// <summary>The command.</summary>
    public static Command Of(IConfiguration configuration)
    {
        var folder = new Option<string>("--out") { Description = "Where they go", DefaultValueFactory = _ => "manifests" };
        var zip = new Option<bool>("--zip") { Description = "Also builds teams/incident-bot.zip, the package to upload to Teams, for the app of Teams:AppId" };
        var command = new Command("manifests", "Writes the manifests to create the chat apps from") { folder, zip };
        command.SetAction((parsed, cancel) => WriteAsync(configuration, parsed.GetValue(folder)!, parsed.GetValue(zip), cancel));
        return command;
    }

    /// <summary>Writes them. 2 when the package is asked for and nothing says for which app.</summary>
    internal static async Task<int> WriteAsync(IConfiguration configuration, string folder, bool zip, CancellationToken cancel)
    {
        var teams = Path.Combine(folder, "teams");
        Directory.CreateDirectory(teams);
        foreach (var (name, text) in Files) await File.WriteAllTextAsync(Path.Combine(folder, name), text, cancel);
        foreach (var (name, content) in TeamsManifest.Files()) await File.WriteAllBytesAsync(Path.Combine(teams, name), content, cancel);
        if (!zip) return 0;
        if (!Guid.TryParse(configuration["Teams:AppId"], out var app))
        {
            await Console.Error.WriteLineAsync("Teams:AppId is missing or no GUID. It is on the app registration's page \"Overview\"; set it, for example as the environment variable Teams__AppId.");
            return 2;
        }
        var path = Path.Combine(teams, "incident-bot.zip");
        await using var target = File.Create(path);
        var site = configuration["Incidents:PublicUrl"] is { } url && url.StartsWith("https://", StringComparison.Ordinal) ? url.TrimEnd('/') : null;
        if (site is null) TeamsManifest.WriteZip(target, app.ToString());
        else TeamsManifest.WriteZip(target, app.ToString(), site);
        Console.WriteLine($"Wrote {path}.");
        return 0;
    }
}
