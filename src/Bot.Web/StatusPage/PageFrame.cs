using Bot.Chat.Phrases;
using Bot.Features.Cards;
using Bot.Features.Settings;
using Bot.Incidents.Fields;
using Bot.Incidents.Lifecycles;
using NodaTime;

namespace Bot.Web.StatusPage;

/// <summary>What every part of the page needs to know: in which language, under which address.</summary>
/// <param name="House">The settings.</param>
/// <param name="Options">Whose page it is.</param>
/// <param name="Language">The language it is read in.</param>
/// <param name="Base">The path before every link: empty, or beginning with a slash.</param>
/// <param name="Path">This page's own path behind it.</param>
/// <param name="Chosen">The language was asked for by name: links keep it.</param>
public sealed record PageFrame(House House, StatusPageOptions Options, Language Language, string Base, string Path, bool Chosen)
{
    internal string Title => T(Options.Name is { } name ? StatusPageTexts.TitleOf(name) : StatusPageTexts.Title());

    internal string T(Phrase phrase) => Markup.Plain(phrase.In(Language));

    internal string Label(Status status) => Language.Label(StatusLabels.Key(status));

    internal string Label(ComponentStatus status) => Language.Label(StatusLabels.Key(status)) is [var first, .. var rest] ? char.ToUpperInvariant(first) + rest : "";

    internal string Component(string id) => House.ComponentName(id, Language.Code);

    internal string Stamp(Instant at) => $"{Language.Date(at, House.Zone)}, {Language.Time(at, House.Zone)}";

    /// <summary>A link that keeps the language.</summary>
    internal string To(string path) => Chosen ? In(path, Language.Code) : At(path);

    internal string In(string path, string language) => $"{At(path)}?lang={language}";

    private string At(string path) => Base + path is { Length: > 0 } whole ? whole : "/";

    internal static string Tone(Status status) => status switch
    {
        Status.Investigating => "bad",
        Status.Identified or Status.Monitoring => "watch",
        _ => "good",
    };

    internal static string Tone(ComponentStatus status) => status switch
    {
        ComponentStatus.Operational => "good",
        ComponentStatus.UnderMaintenance => "calm",
        ComponentStatus.DegradedPerformance => "watch",
        _ => "bad",
    };

    internal static string Tone(string impact) => impact switch
    {
        "critical" or "major" => "bad",
        "minor" => "watch",
        "maintenance" => "calm",
        _ => "good",
    };
}
