using System.CommandLine;

namespace Bot.App.Cli.Manifests;

/// <summary><c>bot manifests</c> writes the manifests of the chat apps.</summary>
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
    public static Command Of()
    {
        var folder = new Option<string>("--out") { Description = "Where they go", DefaultValueFactory = _ => "manifests" };
        var command = new Command("manifests", "Writes the manifests to create the chat apps from") { folder };
        command.SetAction(async (parsed, cancel) =>
        {
            Directory.CreateDirectory(parsed.GetValue(folder)!);
            foreach (var (name, text) in Files) await File.WriteAllTextAsync(Path.Combine(parsed.GetValue(folder)!, name), text, cancel);
            return 0;
        });
        return command;
    }
}
