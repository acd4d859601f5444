using System.Globalization;
using System.Text.RegularExpressions;

namespace Bot.App.Hosting;

/// <summary>Finds settings that cannot work before anything starts: one sentence each, with what to write instead.</summary>
internal static partial class SettingsCheck
{
    private static readonly Rule[] Rules =
    [
        new("Incidents:Prefix", "letters, digits and hyphens that begin with a letter, such as INC", Prefix().IsMatch, Empty: false),
        new("Incidents:TicketUrl", "an address with {ticket} in it, such as https://tickets.example.com/{ticket}, or leave it empty", v => IsWeb(v) && v.Contains("{ticket}", StringComparison.Ordinal)),
        new("Incidents:PublicUrl", "where people reach the console, such as https://incidents.example.com, or leave it empty", IsWeb),
        new("Incidents:PostmortemTemplate", "a Liquid file that is there, or leave it empty for the house format", File.Exists),
        new("Storage:Path", "the file that holds the record, such as data/bot.db", v => !string.IsNullOrWhiteSpace(v), Empty: false),
        new("Slack:BotToken", "the Bot User OAuth Token, which begins with xoxb-", v => !v.StartsWith("xapp-", StringComparison.Ordinal), Secret: true),
        new("Slack:AppToken", "the App-Level Token, which begins with xapp-", v => !v.StartsWith("xox", StringComparison.Ordinal), Secret: true),
        new("Slack:AnnounceChannel", "a channel's id, such as C0123456789", SlackId().IsMatch),
        new("Slack:OnCallGroup", "a user group's id, such as S0123456789", SlackId().IsMatch),
        new("Slack:ApiUrl", "an address such as https://slack.com/api/", IsWeb),
        new("Teams:AppId", "the Application (client) ID of the app registration, a GUID", v => Guid.TryParse(v, out _)),
        new("Teams:TenantId", "the Directory (tenant) ID of the app registration, a GUID", v => Guid.TryParse(v, out _)),
        new("Teams:ServiceUrl", "an address such as https://smba.trafficmanager.net/teams/", IsWeb),
        new("Limits:CommandsPerMinute", "a whole number, or 0 for no limit", v => IsWithin(v, 0, int.MaxValue, NumberStyles.None), Empty: false),
        new("Outbox:RedrawSeconds", "seconds from 0 to 3600", v => IsWithin(v, 0, 3600, NumberStyles.AllowDecimalPoint), Empty: false),
        new("Outbox:LeaseSeconds", "whole seconds from 3 to 3600", v => IsWithin(v, 3, 3600, NumberStyles.None), Empty: false),
        new("OTEL_EXPORTER_OTLP_ENDPOINT", "the address of a collector, such as http://localhost:4317", IsWeb),
    ];

    /// <summary>What means nothing without the other.</summary>
    private static readonly (string Key, string Other)[] Halves =
    [
        ("Slack:AnnounceChannel", "Slack:BotToken"), ("Slack:OnCallGroup", "Slack:BotToken"), ("Teams:Channel", "Teams:AppId"), ("Teams:AnnounceChannel", "Teams:AppId"),
    ];

    private static readonly string[] Lists = ["Languages", "Categories", "Responsibilities", "Components", "Roles", "HeaderOn", "CurationReactions", "RecordedReactions"];

    /// <summary>Refuses a configuration that cannot work.</summary>
    /// <exception cref="ArgumentException">A line for each setting that cannot.</exception>
    public static void Refuse(IConfiguration configuration)
    {
        var faults = Of(configuration).ToList();
        if (faults.Count > 0) throw new ArgumentException(string.Join('\n', faults));
    }

    /// <summary>A sentence for each setting that cannot work.</summary>
    public static IEnumerable<string> Of(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        foreach (var rule in Rules)
            if (configuration[rule.Key]?.Trim() is { } value && !(value.Length == 0 ? rule.Empty : rule.Fits(value)))
                yield return $"{rule.Key} {(rule.Secret ? "" : $"'{value}' ")}cannot be used. Set it to {rule.What}.";
        foreach (var (key, other) in Halves)
            if (IsSet(configuration, key) && !IsSet(configuration, other) && !(other == "Teams:AppId" && IsSet(configuration, "Teams:AllowAnonymous")))
                yield return $"{key} is set, but {other} is not. Set it too, or leave {key} out.";
        foreach (var list in Lists.Select(name => configuration.GetSection("Incidents:" + name)))
        {
            if (list.Value is { Length: > 0 } value) yield return $"{list.Path} '{value}' is no list. Set {list.Path}:0, {list.Path}:1 and so on.";
            foreach (var item in list.GetChildren().Where(i => i.Value is not null && i.Value.Trim().Length == 0 && !i.GetChildren().Any()))
                yield return $"{item.Path} is empty. Write what it stands for, or leave it out.";
        }
        foreach (var unknown in SettingsNames.Unknown(configuration)) yield return unknown;
        var logging = configuration.GetSection("Logging");
        foreach (var level in logging.GetChildren().Select(provider => provider.GetSection("LogLevel")).Prepend(logging.GetSection("LogLevel")).SelectMany(levels => levels.GetChildren()))
            if (level.Value is { Length: > 0 } name && !(Enum.TryParse<LogLevel>(name, ignoreCase: true, out var known) && Enum.IsDefined(known)))
                yield return $"{level.Path} '{name}' cannot be used. Set it to one of {string.Join(", ", Enum.GetNames<LogLevel>())}.";
    }

    private static bool IsSet(IConfiguration configuration, string key) => !string.IsNullOrWhiteSpace(configuration[key]);

    private static bool IsWeb(string value) => Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Host.Length > 0;

    private static bool IsWithin(string value, double least, double most, NumberStyles style) =>
        double.TryParse(value, style, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most;

    [GeneratedRegex(@"^\p{L}(?:[\p{L}\p{Nd}-]*[\p{L}\p{Nd}])?\z")]
    private static partial Regex Prefix();

    [GeneratedRegex(@"^[A-Z0-9]+\z")]
    private static partial Regex SlackId();

    /// <summary>What a setting has to be.</summary>
    /// <param name="Key">The setting.</param>
    /// <param name="What">What to set it to, in words.</param>
    /// <param name="Fits">Whether a value is that.</param>
    /// <param name="Empty">Whether it may be there and empty, as if it were left out.</param>
    /// <param name="Secret">Whether the value must not be told.</param>
    private sealed record Rule(string Key, string What, Predicate<string> Fits, bool Empty = true, bool Secret = false);
}
