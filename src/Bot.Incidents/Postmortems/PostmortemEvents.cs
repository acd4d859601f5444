using Bot.Incidents.Clocks;
using Bot.Incidents.Lifecycles;
using Bot.Incidents.Texts;

namespace Bot.Incidents.Postmortems;

/// <summary>Parts of the postmortem whose wording people can replace. The other parts are fields of the incident.</summary>
public enum PostmortemPart { Overview, Actions }

/// <summary>Somebody wrote a part of the postmortem themselves, as Markdown; it survives every regeneration.</summary>
/// <param name="Text">Per language; an empty text goes back to what the record says.</param>
[EventName("postmortem_edited")]
public sealed record PostmortemEdited(PostmortemPart Part, LocalText Text) : IncidentEvent
{
    /// <inheritdoc/>
    public override Incident Apply(Incident incident, Entry entry)
    {
        var merged = (incident.PostmortemEdits.GetValueOrDefault(Part) ?? LocalText.Empty).Merge(Text);
        return incident with { PostmortemEdits = incident.PostmortemEdits.SetItem(Part, merged) };
    }
}

/// <summary>The postmortem was published.</summary>
/// <param name="Body">The document, Markdown, as published.</param>
[EventName("postmortem_published")]
public sealed record PostmortemPublished(string Body) : IncidentEvent
{
    /// <inheritdoc/>
    public override Incident Apply(Incident incident, Entry entry) => (incident with
    {
        Status = Status.Postmortem, StatusSince = entry.HappenedAt, StatusBy = entry.Who, PublishedPostmortem = Body,
        Updates = incident.Updates.Add(new Updates.PublicUpdate(entry.Seq, Status.Postmortem, LocalText.Empty, Body, entry.HappenedAt)),
    }).Tick(Clock.Postmortem, entry.HappenedAt, entry.Seq);
}
