using Bot.Chat.Posting;
using Bot.Features.Cards;
using Bot.Features.Set;
using Bot.Features.Settings;
using Bot.Incidents;
using Bot.Incidents.Fields;
using Bot.Incidents.Lifecycles;
using Bot.Incidents.Texts;

namespace Bot.Features.PublicPages;

/// <summary>What of an incident is on the status page: its public updates and what they are about. Private incidents and drills never are.</summary>
internal static class PublicPage
{
    /// <summary>Whether the page has to show something else after a change.</summary>
    public static bool Changed(Incident before, Incident after) => !after.Private && !after.Drill && (before.Updates.Count > 0 || after.Updates.Count > 0)
        && (before.Updates != after.Updates || before.Title != after.Title || before.Priority != after.Priority || before.Components != after.Components
            || before.Status != after.Status || before.Closure != after.Closure || before.PublishedPostmortem != after.PublishedPostmortem);

    /// <summary>The incident as the public may read it; nothing where it may not.</summary>
    /// <param name="incident">The incident.</param>
    /// <param name="open">All that are open.</param>
    /// <param name="house">The settings.</param>
    public static PublicIncident? Of(Incident incident, IReadOnlyList<Incident> open, House house)
    {
        if (incident.Private || incident.Drill) return null;
        List<PublicPost> updates = [.. incident.Updates.Where(u => u.Status != Status.Postmortem).Select(u => new PublicPost(u.Seq, StatusLabels.Word(u.Status), u.Body))];
        // Closed without a last word: whoever read the first one learns why nothing follows.
        if (updates.Count > 0 && incident.Closure != Closure.None) updates.Add(new(-incident.StatusSince.ToUnixTimeMilliseconds(), StatusLabels.Word(Status.Resolved), Sentence("update." + incident.Closure.ToString().ToLowerInvariant(), house)));
        List<Incident> others = [.. open.Where(o => o.Number != incident.Number && !o.Private && !o.Drill && o.Updates.Count > 0)];
        return new PublicIncident($"{incident.Key} {incident.DeclaredAt.ToUnixTimeMilliseconds()}", incident.Title, updates.Count == 0 ? StatusLabels.Word(Status.Resolved) : updates[^1].Status,
            house.Settings.PageImpact.GetValueOrDefault(incident.Priority, "none"),
            incident.Components.ToDictionary(c => c.Id, c => SetComponents.Word(Worst(c.Id, others.Append(incident)))),
            others.SelectMany(o => o.Components).Select(c => c.Id).Distinct().ToDictionary(id => id, id => SetComponents.Word(Worst(id, others))),
            updates, incident.Status == Status.Postmortem ? incident.PublishedPostmortem : null, Sentence("update.withdrawn", house));
    }

    /// <summary>How a component is by all of these that are open: well where none names it.</summary>
    private static ComponentStatus Worst(string component, IEnumerable<Incident> incidents) => incidents.Where(i => i.IsOpen).SelectMany(i => i.Components).Where(c => c.Id == component)
        .Select(c => c.Status).DefaultIfEmpty(ComponentStatus.Operational).MaxBy(s => s == ComponentStatus.UnderMaintenance ? 0.5 : (double)s);

    private static string Sentence(string label, House house) => house.Sentence(label).ToMarked(house.Codes);
}
