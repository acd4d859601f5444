using Bot.Features.Keeping;
using Bot.Features.Settings;
using Bot.Incidents;
using Bot.Incidents.Clocks;
using Bot.Incidents.Fields;
using Bot.Incidents.Lifecycles;
using Bot.Incidents.Texts;
using NodaTime;

namespace Bot.Features.PublicPages;

/// <summary>What a status page tells of all incidents: the ones under way, the past ones, and how each component is.</summary>
/// <param name="ReadAt">When it was read off the record.</param>
/// <param name="Incidents">Newest first: all that are under way, and no more than <see cref="Kept"/> that are over.</param>
/// <param name="Components">The catalogue, each as bad as the worst open incident says.</param>
public sealed record PublicHistory(Instant ReadAt, IReadOnlyList<PageIncident> Incidents, IReadOnlyList<ComponentState> Components)
{
    /// <summary>As many past incidents as a status page lists.</summary>
    public const int Kept = 50;

    private const int Newest = 200;
    private const int MostOpen = 1000;

    /// <summary>Under way, newest first.</summary>
    public IReadOnlyList<PageIncident> Open { get; } = [.. Incidents.Where(i => i.IsOpen)];

    /// <summary>Over, newest first.</summary>
    public IReadOnlyList<PageIncident> Past { get; } = [.. Incidents.Where(i => !i.IsOpen)];

    /// <summary>The last word on any of them; nothing moves it from one reading to the next.</summary>
    public Instant UpdatedAt { get; } = Incidents.Select(i => i.UpdatedAt).DefaultIfEmpty(ReadAt).Max();

    /// <summary><c>none</c>, <c>minor</c>, <c>major</c>, <c>critical</c> or <c>maintenance</c>: the worst of the open incidents' impacts and the components.</summary>
    public string Indicator => Open.Select(i => i.Impact).Concat(Components.Select(c => Impact(c.Status))).MaxBy(Severity) ?? "none";

    /// <summary>Reads what the public may know.</summary>
    public static PublicHistory Read(IRecord record, House house, Instant now)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(house);
        List<Incident> open = [.. record.List(openOnly: true, MostOpen).Where(PublicPage.Tells)];
        List<PageIncident> told = [.. open.UnionBy(record.List(openOnly: false, Newest).Where(PublicPage.Tells), i => i.Number).Select(i => PageIncident.Of(i, house)).OrderByDescending(i => i.CreatedAt)];
        var oldest = told.Where(i => !i.IsOpen).Skip(Kept).Select(i => i.Id).ToHashSet(StringComparer.Ordinal);
        return new(now, [.. told.Where(i => !oldest.Contains(i.Id))],
            [.. house.Settings.Components.Select(c => new ComponentState(c.Id, PublicPage.Worst(c.Id, open)))]);
    }

    /// <summary>One incident by <see cref="PageIncident.Id"/>, however old; nothing where the public knows of none.</summary>
    public static PageIncident? Find(IRecord record, House house, string id)
    {
        ArgumentNullException.ThrowIfNull(record);
        return PublicIds.NumberIn(id) is { } number && record.ByNumber(number) is { } incident && PublicPage.Tells(incident)
            && PageIncident.Of(incident, house) is var found && found.Id == id ? found : null;
    }

    private static string Impact(ComponentStatus status) => status switch
    {
        ComponentStatus.DegradedPerformance => "minor",
        ComponentStatus.PartialOutage => "major",
        ComponentStatus.MajorOutage => "critical",
        ComponentStatus.UnderMaintenance => "maintenance",
        _ => "none",
    };

    private static int Severity(string impact) => impact switch { "maintenance" => 1, "minor" => 2, "major" => 3, "critical" => 4, _ => 0 };
}

/// <summary>An incident as the public may read it, per language. Nothing else of it leaves the company.</summary>
/// <param name="Id">Twelve letters and digits, the same for ever.</param>
/// <param name="Name">The title.</param>
/// <param name="Status">What the public was told last.</param>
/// <param name="Impact"><c>none</c>, <c>minor</c>, <c>major</c>, <c>critical</c>.</param>
/// <param name="CreatedAt">The first update.</param>
/// <param name="StartedAt">The start that an update's header told, else the first update.</param>
/// <param name="Components">Those affected, as this incident says.</param>
/// <param name="Updates">Newest first.</param>
/// <param name="Postmortem">The postmortem as published, Markdown; or nothing.</param>
/// <param name="PostmortemAt">When it was published last.</param>
public sealed record PageIncident(string Id, string Name, Status Status, string Impact, Instant CreatedAt, Instant StartedAt,
    IReadOnlyList<ComponentState> Components, IReadOnlyList<PageUpdate> Updates, string? Postmortem, Instant? PostmortemAt)
{
    /// <summary>Not resolved yet, as far as the public was told.</summary>
    public bool IsOpen => Status < Status.Resolved;

    /// <summary>The last word on it.</summary>
    public Instant UpdatedAt => PostmortemAt is { } published && published > Updates[0].At ? published : Updates[0].At;

    /// <summary>When the public was told a status last; nothing where it was not, or where the incident went back behind it since.</summary>
    public Instant? Since(Status status) => Status < status ? null : Updates.FirstOrDefault(u => u.Status == status)?.At;

    internal static PageIncident Of(Incident incident, House house)
    {
        var id = PublicIds.Of(PublicPage.Reference(incident), incident.Number);
        List<PageUpdate> updates = [.. PublicPage.Told(incident, house).Reverse().Select(u => new PageUpdate(PublicIds.Of($"{id} {u.Seq}"), u.Status, u.Text, u.Body, u.DisplayAt))];
        var postmortem = PublicPage.Postmortem(incident);
        return new(id, incident.Title, postmortem is null ? updates[0].Status : Status.Postmortem, PublicPage.Impact(incident, house), updates[^1].At,
            incident.Updates.LastOrDefault(u => u.ShownStart is not null)?.ShownStart ?? updates[^1].At, incident.Components, updates, postmortem, postmortem is null ? null : incident.At(Clock.Postmortem));
    }
}

/// <summary>One public update.</summary>
/// <param name="Id">Twelve letters and digits, the same for ever.</param>
/// <param name="Status">The status it came with.</param>
/// <param name="Text">What was said, per language.</param>
/// <param name="Body">All languages in one text, header line included.</param>
/// <param name="At">The time shown.</param>
public sealed record PageUpdate(string Id, Status Status, LocalText Text, string Body, Instant At)
{
    /// <summary>The header line of the body, with ticket, times and priority; empty where it has none.</summary>
    /// <param name="languages">In the order of the body.</param>
    public string Header(IReadOnlyList<string> languages) => Body.EndsWith(Text.ToMarked(languages), StringComparison.Ordinal) ? Body[..^Text.ToMarked(languages).Length].TrimEnd() : "";
}
