using Bot.Incidents.Clocks;
using Bot.Incidents.Lifecycles;
using Bot.Incidents.Promises;
using Bot.Incidents.Texts;
using NodaTime;

namespace Bot.Incidents.Updates;

/// <summary>A public update went out.</summary>
[EventName("update_published")]
public sealed record UpdatePublished(Status Status, LocalText Text, string Body, Instant DisplayAt, Instant? ShownStart = null,
    Instant? ShownEnd = null, bool Standard = false) : IncidentEvent
{
    /// <inheritdoc/>
    public override Incident Apply(Incident incident, Entry entry)
    {
        var next = incident with
        {
            Updates = incident.Updates.Add(new PublicUpdate(entry.Seq, Status, Text, Body, DisplayAt, ShownStart, ShownEnd, Standard)),
            Promise = incident.Promise?.After(DisplayAt, Status),
        };
        return !next.IsPublic || next.Clocks.ContainsKey(Clock.Published) ? next : next.Tick(Clock.Published, DisplayAt, entry.Seq);
    }
}

/// <summary>A public update was completed or corrected after it went out; the times are those its header shows now.</summary>
[EventName("update_amended")]
public sealed record UpdateAmended(long Update, LocalText Text, string Body, Instant? ShownStart = null, Instant? ShownEnd = null) : IncidentEvent
{
    /// <inheritdoc/>
    public override Incident Apply(Incident incident, Entry entry) => incident with
    {
        Updates =
        [
            .. incident.Updates.Select(u => u.Seq != Update ? u : u with
            {
                Text = u.Text.Merge(Text), Body = Body, Standard = u.Standard && u.Text.Equals(Text), ShownStart = ShownStart ?? u.ShownStart, ShownEnd = ShownEnd ?? u.ShownEnd,
            }),
        ],
    };
}
