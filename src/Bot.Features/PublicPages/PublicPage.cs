using Bot.Chat.Posting;
using Bot.Features.Cards;
using Bot.Features.Settings;
using Bot.Incidents;
using Bot.Incidents.Fields;
using Bot.Incidents.Lifecycles;
using Bot.Incidents.Updates;

namespace Bot.Features.PublicPages;

/// <summary>What of an incident is on the status page: its public updates and what they are about. Private incidents and drills never are.</summary>
internal static class PublicPage
{
    /// <summary>Whether the page has to show something else after a change.</summary>
    public static bool Changed(Incident before, Incident after) => after.IsPublic && (before.Updates.Count > 0 || after.Updates.Count > 0)
        && (before.Updates != after.Updates || before.Title != after.Title || before.Priority != after.Priority || before.Components != after.Components
            || before.Status != after.Status || before.Closure != after.Closure || before.PublishedPostmortem != after.PublishedPostmortem);

    /// <summary>Whether the public was told of it, and may read it.</summary>
    public static bool Tells(Incident incident) => incident.IsPublic && incident.Updates.Exists(u => u.Status != Status.Postmortem);

    /// <summary>Whether the public believes that it goes on.</summary>
    public static bool IsTold(Incident incident) => Tells(incident) && incident.Updates.Last(u => u.Status != Status.Postmortem).Status < Status.Resolved;

    /// <summary>Of no other incident ever.</summary>
    public static string Reference(Incident incident) => $"{incident.Key} {incident.DeclaredAt.ToUnixTimeMilliseconds()}";

    /// <summary>Where the public reads of it on the bot's own page; nothing where it does not.</summary>
    public static string? Link(Incident incident, House house) =>
        house.StatusPageUrl is { } page && Tells(incident) ? $"{page}/incidents/{PublicIds.Of(Reference(incident), incident.Number)}" : null;

    /// <summary>The page's impact for its priority.</summary>
    public static string Impact(Incident incident, House house) => Impact(incident.Priority, house);

    private static string Impact(Priority priority, House house) => house.Settings.PageImpact.GetValueOrDefault(priority, "none");

    /// <summary>How the components of an incident are as long as nobody says otherwise, so that the page does not contradict itself; nothing for a partial outage.</summary>
    public static ComponentStatus? ComponentsOf(Priority priority, House house) => Impact(priority, house) switch
    {
        "critical" => ComponentStatus.MajorOutage,
        "major" => null,
        "minor" => ComponentStatus.DegradedPerformance,
        _ => ComponentStatus.Operational,
    };

    /// <summary>What the public was told, oldest first; where the incident was closed without a last word, whoever read the first one learns why nothing follows.</summary>
    public static IReadOnlyList<PublicUpdate> Told(Incident incident, House house)
    {
        List<PublicUpdate> told = [.. incident.Updates.Where(u => u.Status != Status.Postmortem)];
        if (incident.Closure == Closure.None || told is not [.., { Status: < Status.Resolved }]) return told;
        var last = house.Sentence("update." + incident.Closure.ToString().ToLowerInvariant());
        return [.. told, new(-incident.StatusSince.ToUnixTimeMilliseconds(), Status.Resolved, last, last.ToMarked(house.Codes), incident.StatusSince)];
    }

    /// <summary>The postmortem as published, Markdown; nothing where there is none.</summary>
    public static string? Postmortem(Incident incident) => incident.Status == Status.Postmortem ? incident.PublishedPostmortem : null;

    /// <summary>How a component is by all of these that are open, as far as the public was told: well where none names it.</summary>
    public static ComponentStatus Worst(string component, IEnumerable<Incident> incidents) => incidents.Where(i => i.IsOpen && IsTold(i)).SelectMany(i => i.Components).Where(c => c.Id == component)
        .Select(c => c.Status).DefaultIfEmpty(ComponentStatus.Operational).MaxBy(s => s == ComponentStatus.UnderMaintenance ? 0.5 : (double)s);

    /// <summary>The incident as the public may read it; nothing where it may not.</summary>
    /// <param name="incident">The incident.</param>
    /// <param name="open">All that are open.</param>
    /// <param name="house">The settings.</param>
    public static PublicIncident? Of(Incident incident, IReadOnlyList<Incident> open, House house)
    {
        if (!incident.IsPublic) return null;
        List<PublicPost> updates = [.. Told(incident, house).Select(u => new PublicPost(u.Seq, StatusLabels.Word(u.Status), u.Body))];
        List<Incident> others = [.. open.Where(o => o.Number != incident.Number && o.IsPublic && o.Updates.Count > 0)];
        return new PublicIncident(Reference(incident), incident.Title, updates.Count == 0 ? StatusLabels.Word(Status.Resolved) : updates[^1].Status, Impact(incident, house),
            incident.Components.ToDictionary(c => c.Id, c => StatusLabels.Word(Worst(c.Id, others.Append(incident)))),
            others.SelectMany(o => o.Components).Select(c => c.Id).Distinct().ToDictionary(id => id, id => StatusLabels.Word(Worst(id, others))),
            updates, Postmortem(incident), house.Sentence("update.withdrawn").ToMarked(house.Codes));
    }
}
