using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Bot.Features.Cards;
using Bot.Features.PublicPages;
using Bot.Features.Settings;
using Bot.Incidents.Fields;
using Bot.Incidents.Lifecycles;
using NodaTime;

namespace Bot.Web.StatusPage;

/// <summary>
/// What programs read: the documents of Statuspage's public API, version 2, so that whatever watches a Statuspage watches this page
/// as well. All languages stand in one text, as there.
/// </summary>
/// <param name="history">What the public may know.</param>
/// <param name="house">The settings.</param>
/// <param name="options">Whose page it is.</param>
/// <param name="home">Its address, without a slash at the end.</param>
internal sealed class StatusApi(PublicHistory history, House house, StatusPageOptions options, string home)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // For what no incident touched yet: does not move from one reading to the next.
    private readonly Instant _first = history.Incidents is [.., var oldest] ? oldest.CreatedAt : history.ReadAt;
    private readonly string _page = PublicIds.Of("page " + home);

    /// <summary>The document of a path behind <c>/api/v2</c>; nothing where there is none.</summary>
    public Written? Of(string path) => path switch
    {
        "/summary.json" => Write(new { Page = Page(), Components = Components(), Incidents = Incidents(history.Open), ScheduledMaintenances = None, Status = Overall() }),
        "/status.json" => Write(new { Page = Page(), Status = Overall() }),
        "/components.json" => Write(new { Page = Page(), Components = Components() }),
        "/incidents.json" => Write(new { Page = Page(), Incidents = Incidents(history.Incidents.Take(PublicHistory.Kept)) }),
        "/incidents/unresolved.json" => Write(new { Page = Page(), Incidents = Incidents(history.Open) }),
        // The bot announces no maintenance; who asks is told that there is none.
        "/scheduled-maintenances.json" or "/scheduled-maintenances/upcoming.json" or "/scheduled-maintenances/active.json" => Write(new { Page = Page(), ScheduledMaintenances = None }),
        _ => null,
    };

    private static object[] None => [];

    private static Written Write(object document) => new("application/json; charset=utf-8", JsonSerializer.SerializeToUtf8Bytes(document, Json));

    private object Page() => new { Id = _page, Name = options.NameAt(home), Url = home, TimeZone = house.Zone.Id, UpdatedAt = Stamp(history.UpdatedAt) };

    private object Overall() => new { history.Indicator, Description = StatusPageTexts.Overall(history.Indicator).En };

    private object[] Components() => [.. history.Components.Select((c, i) => Component(c, i + 1))];

    private object Component(ComponentState component, int position)
    {
        List<PageIncident> about = [.. history.Incidents.Where(i => i.Components.Any(c => c.Id == component.Id))];
        return new
        {
            Id = PublicIds.Of($"component {component.Id}"), Name = house.InAll(l => house.ComponentName(component.Id, l.Code)), Status = StatusLabels.Word(component.Status),
            CreatedAt = Stamp(about.Select(i => i.CreatedAt).DefaultIfEmpty(_first).Min()), UpdatedAt = Stamp(about.Select(i => i.UpdatedAt).DefaultIfEmpty(_first).Max()), Position = position,
            Description = (string?)null, Showcase = false, StartDate = (string?)null, GroupId = (string?)null, PageId = _page, Group = false, OnlyShowIfDegraded = false,
        };
    }

    private object[] Incidents(IEnumerable<PageIncident> incidents) => [.. incidents.Select(Incident)];

    private object Incident(PageIncident incident) => new
    {
        incident.Id, incident.Name, Status = StatusLabels.Word(incident.Status), CreatedAt = Stamp(incident.CreatedAt), UpdatedAt = Stamp(incident.UpdatedAt),
        MonitoringAt = Stamp(incident.Since(Status.Monitoring)), ResolvedAt = Stamp(incident.Since(Status.Resolved)), incident.Impact, Shortlink = $"{home}/incidents/{incident.Id}",
        StartedAt = Stamp(incident.StartedAt), PageId = _page, IncidentUpdates = Updates(incident), Components = history.Components.Select((c, i) => (State: c, Position: i + 1)).Where(c => incident.Components.Any(a => a.Id == c.State.Id)).Select(c => Component(c.State, c.Position)),
    };

    private IEnumerable<object> Updates(PageIncident incident)
    {
        if (incident is { Postmortem: { } postmortem, PostmortemAt: { } at }) yield return Update(incident, PublicIds.Of($"{incident.Id} postmortem"), Status.Postmortem, postmortem, at);
        foreach (var update in incident.Updates) yield return Update(incident, update.Id, update.Status, update.Body, update.At);
    }

    private object Update(PageIncident incident, string id, Status status, string body, Instant at) => new
    {
        Id = id, Status = StatusLabels.Word(status), Body = body, IncidentId = incident.Id, CreatedAt = Stamp(at), UpdatedAt = Stamp(at), DisplayAt = Stamp(at),
        AffectedComponents = (object?)null, DeliverNotifications = true, CustomTweet = (string?)null, TweetId = (string?)null,
    };

    /// <summary>As Statuspage's: milliseconds, and the offset of the page's zone.</summary>
    private string? Stamp(Instant? at) => at?.InZone(house.Zone).ToOffsetDateTime().ToString("uuuu-MM-dd'T'HH:mm:ss.fffo<m>", CultureInfo.InvariantCulture);
}
