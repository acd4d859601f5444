using System.Text.RegularExpressions;
using Bot.Testing;

namespace Bot.Slack.Tests;

/// <summary>What the adapter uses of SlackNet: the whole contract, the same whether the package or the stand-in is behind it.</summary>
public partial class SurfaceTests
{
    [GeneratedRegex(@"^SlackNet(?:\.\w+)*\.(?<type>\w+)(?:<.*>)?\.(?:get_|set_)?(?<member>\w+)\(", RegexOptions.CultureInvariant)]
    private static partial Regex Member();

    [Fact]
    public void The_adapter_uses_of_SlackNet_what_is_listed_and_nothing_else() =>
        Approve.Golden("Surface.txt", string.Join('\n', SdkSurface.Of(typeof(SlackServices).Assembly, "SlackNet")) + "\n");

    [Fact]
    public void What_is_listed_is_there_in_the_package_as_its_published_surface_has_it()
    {
        var file = Path.Combine(Repository.Root, "..", "shared", "protocol", "slacknet-surface.md");
        if (!File.Exists(file)) return; // The published surface is not part of this repository.
        var published = File.ReadAllText(file);
        var types = Types(published);
        var missing = SdkSurface.Of(typeof(SlackServices).Assembly, "SlackNet").Select(s => Member().Match(s)).Where(m => m.Success && m.Groups["member"].Value != "ctor")
            .Where(m => !Has(types, m.Groups["type"].Value, m.Groups["member"].Value)).Select(m => m.Value);
        Assert.Empty(missing);
        Assert.False(Has(types, "AuthTestResponse", "BotId"), "the check bites");
    }

    [GeneratedRegex(@"\b(?:class|interface|enum) (?<name>\w+)", RegexOptions.CultureInvariant)]
    private static partial Regex Type();

    /// <summary>Each published type with the lines of its own members.</summary>
    private static Dictionary<string, string> Types(string published)
    {
        var types = new Dictionary<string, string>(StringComparer.Ordinal);
        var current = "";
        foreach (var line in published.Split('\n'))
        {
            if (line.Length == 0) current = "";
            else if (line[0] != ' ' && Type().Match(line) is { Success: true } type) types[current = type.Groups["name"].Value] = types.GetValueOrDefault(current) + line;
            else if (current.Length > 0) types[current] += "\n" + line;
        }
        return types;
    }

    /// <summary>Declared by the type itself: what a base type declares is named by the base in a build against the package.</summary>
    private static bool Has(Dictionary<string, string> types, string type, string member) => types.TryGetValue(type, out var members) && Regex.IsMatch(members, $@"\b{member}\b");

    [Fact]
    public void It_can_be_told_which_one_runs() => Assert.StartsWith("SlackNet ", SlackSdk.Name, StringComparison.Ordinal);
}
