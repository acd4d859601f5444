using System.Text.RegularExpressions;
using Bot.Chat.Phrases;
using Bot.Incidents.Fields;
using Bot.Incidents.Lifecycles;
using NodaTime;

namespace Bot.Features.Settings;

/// <summary>What a company decides once, from the section <c>Incidents</c> of <c>appsettings.json</c>.</summary>
public sealed class BotSettings
{
    /// <summary>Before the number in keys: <c>INC</c>.</summary>
    public string Prefix { get; init; } = "INC";

    /// <summary>What a ticket reference looks like, a regular expression for the whole of it.</summary>
    public string TicketPattern { get; init; } = @"TSR-\d+";

    /// <summary>An example of a ticket reference, shown when one is mistyped.</summary>
    public string TicketExample { get; init; } = "TSR-2292";

    /// <summary>Where a ticket is read, with <c>{ticket}</c> for the reference; empty for no links.</summary>
    public string TicketUrl { get; init; } = "";

    /// <summary>Languages that leave the company, in the order documents show them.</summary>
    public IReadOnlyList<string> Languages { get; init; } = ["fr", "en"];

    /// <summary>The language spoken in channels, and to people whose chat does not tell theirs.</summary>
    public string ChannelLanguage { get; init; } = "en";

    /// <summary>IANA zone for documents, and for people whose chat does not tell theirs.</summary>
    public string Zone { get; init; } = "Europe/Paris";

    public IReadOnlyList<string> Categories { get; init; } = [];
    public IReadOnlyList<string> Responsibilities { get; init; } = [];
    public IReadOnlyList<CatalogueComponent> Components { get; init; } = [];
    public IReadOnlyList<string> Roles { get; init; } = ["lead", "comms", "scribe"];

    /// <summary>Statuses whose public updates carry the header line with ticket, times and priority.</summary>
    public IReadOnlyList<Status> HeaderOn { get; init; } = [Status.Monitoring];

    /// <summary>The status page's impact for each priority.</summary>
    public IReadOnlyDictionary<Priority, string> PageImpact { get; init; } = new Dictionary<Priority, string>
    {
        [Priority.P1] = "critical", [Priority.P2] = "major", [Priority.P3] = "minor", [Priority.P4] = "none", [Priority.P5] = "none",
    };

    /// <summary>The priority of an incident declared without one.</summary>
    public Priority DefaultPriority { get; init; } = Priority.P3;

    /// <summary>Reactions that put a message on the timeline's overview.</summary>
    public IReadOnlyList<string> CurationReactions { get; init; } = ["pushpin", "round_pushpin", "📌", "📍"];

    /// <summary>Reactions worth recording though they change nothing.</summary>
    public IReadOnlyList<string> RecordedReactions { get; init; } = ["eyes", "white_check_mark", "fire", "rotating_light", "👀", "✅", "🔥", "🚨", "like", "heart"];

    /// <summary>Days after which what people said in the channel of an incident that is over is forgotten; 0 keeps it for ever.</summary>
    public int RetentionDays { get; init; }

    /// <summary>A Liquid file to use instead of the house format of the postmortem.</summary>
    public string? PostmortemTemplate { get; init; }

    /// <summary>Folder of further language resources.</summary>
    public string LanguageFolder { get; init; } = "languages";

    /// <summary>Where the console can be reached by people, for links; empty for none.</summary>
    public string PublicUrl { get; init; } = "";
}

/// <summary>A component of the catalogue.</summary>
public sealed class CatalogueComponent
{
    /// <summary>Short id for commands: <c>nexo</c>.</summary>
    public string Id { get; init; } = "";

    /// <summary>Its public name per language.</summary>
    public Dictionary<string, string> Name { get; init; } = [];
}
