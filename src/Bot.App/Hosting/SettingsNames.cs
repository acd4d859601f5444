using Bot.Features.Dora;
using Bot.Features.Settings;
using Bot.Slack;
using Bot.Statuspage;
using Bot.Storage;
using Bot.Teams;
using Bot.Web.SignIn;
using Bot.Web.StatusPage;
using Quickenshtein;

namespace Bot.App.Hosting;

/// <summary>Finds settings that nothing reads: a name with a letter missing would leave what it was to set as it is, and nobody would know.</summary>
internal static class SettingsNames
{
    private const int Near = 2; // Letters that may be wrong for a name to be the one that was meant.

    /// <summary>The bot's own sections, and what may be set in each.</summary>
    private static readonly Dictionary<string, string[]> Sections = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Incidents"] = Of<BotSettings>(), ["Dora"] = Of<DoraSettings>(), ["Storage"] = Of<StorageOptions>(), ["Slack"] = Of<SlackOptions>(), ["Teams"] = [.. Of<TeamsOptions>(), .. TeamsOptions.SdkKeys],
        ["Statuspage"] = Of<StatuspageOptions>(), ["SignIn"] = Of<SignInOptions>(nameof(SignInOptions.Console)), ["PublicPage"] = Of<StatusPageOptions>(),
        ["Limits"] = ["CommandsPerMinute"], ["Outbox"] = ["LeaseSeconds", "RedrawSeconds"],
    };

    /// <summary>A sentence for each setting that nothing reads.</summary>
    public static IEnumerable<string> Unknown(IConfiguration configuration)
    {
        foreach (var section in configuration.GetChildren())
            if (Sections.TryGetValue(section.Key, out var names))
            {
                foreach (var setting in section.GetChildren().Where(s => !names.Contains(s.Key, StringComparer.OrdinalIgnoreCase)))
                    yield return NearestOf(setting.Key, names) is { } meant
                        ? $"{setting.Path} is no setting. Did you mean {section.Key}:{meant}?" : $"{setting.Path} is no setting. {section.Key} has {string.Join(", ", names.Order(StringComparer.Ordinal))}.";
            }
            // Everything that stands in the environment is here too: only what has a setting of ours in it can have been meant.
            else if (section.Value is null && NearestOf(section.Key, Sections.Keys) is { } meant && section.GetChildren().FirstOrDefault(s => Sections[meant].Contains(s.Key, StringComparer.OrdinalIgnoreCase)) is { } ours)
                yield return $"{ours.Path} is no setting. Did you mean {meant}:{ours.Key}?";
    }

    private static string? NearestOf(string typed, IEnumerable<string> names) =>
        names.Select(n => (Name: n, Distance: Levenshtein.GetDistance(n.ToUpperInvariant(), typed.ToUpperInvariant()))).Where(n => n.Distance <= Near).OrderBy(n => n.Distance).Select(n => n.Name).FirstOrDefault();

    private static string[] Of<T>(string? derived = null) => [.. typeof(T).GetProperties().Where(p => p.CanWrite && p.Name != derived).Select(p => p.Name)];
}
