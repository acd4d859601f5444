using Bot.Features.Dora;
using Bot.Features.Settings;

namespace Bot.App.Hosting;

/// <summary>Reads the sections <c>Incidents</c> and <c>Dora</c>.</summary>
internal static class SettingsReader
{
    /// <summary>
    /// The settings. The binder adds configured lists to the built-in ones; a list that is configured replaces it instead, so that
    /// <c>"Languages": ["en"]</c> is English alone.
    /// </summary>
    public static BotSettings Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("Incidents");
        bool Configured(string name) => section.GetSection(name).GetChildren().Any();
        var built = new BotSettings();
        var settings = new BotSettings
        {
            Languages = Configured(nameof(built.Languages)) ? [] : built.Languages,
            Roles = Configured(nameof(built.Roles)) ? [] : built.Roles,
            HeaderOn = Configured(nameof(built.HeaderOn)) ? [] : built.HeaderOn,
            CurationReactions = Configured(nameof(built.CurationReactions)) ? [] : built.CurationReactions,
            RecordedReactions = Configured(nameof(built.RecordedReactions)) ? [] : built.RecordedReactions,
        };
        section.Bind(settings);
        return settings;
    }

    /// <summary>Who reports to the regulator: the section <c>Dora</c>.</summary>
    /// <exception cref="ArgumentException">A setting makes no sense; the message names it.</exception>
    public static DoraSettings ReadDora(IConfiguration configuration) => (configuration.GetSection("Dora").Get<DoraSettings>() ?? new()).Checked();
}
