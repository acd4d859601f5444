using System.Collections.Immutable;
using Bot.Incidents.Texts;

namespace Bot.Incidents.Fields;

/// <summary>The priority changed.</summary>
[EventName("priority_changed")]
public sealed record PriorityChanged(Priority From, Priority To, string? Reason = null) : IncidentEvent
{
    /// <inheritdoc/>
    public override Incident Apply(Incident incident, Entry entry) => incident with { Priority = To };
}

/// <summary>The title changed.</summary>
[EventName("title_set")]
public sealed record TitleSet(string Title) : IncidentEvent
{
    /// <inheritdoc/>
    public override Incident Apply(Incident incident, Entry entry) => incident with { Title = Title };
}

/// <summary>The category was set.</summary>
[EventName("category_set")]
public sealed record CategorySet(string Category) : IncidentEvent
{
    /// <inheritdoc/>
    public override Incident Apply(Incident incident, Entry entry) => incident with { Category = Category };
}

/// <summary>Who is responsible was set.</summary>
[EventName("responsibility_set")]
public sealed record ResponsibilitySet(string Responsibility) : IncidentEvent
{
    /// <inheritdoc/>
    public override Incident Apply(Incident incident, Entry entry) => incident with { Responsibility = Responsibility };
}

/// <summary>The affected components were set, all of them.</summary>
[EventName("components_set")]
public sealed record ComponentsSet(ImmutableList<ComponentState> Components) : IncidentEvent
{
    /// <inheritdoc/>
    public override Incident Apply(Incident incident, Entry entry) => incident with { Components = Components };
}

/// <summary>A text was set; languages it does not bring stay as they were.</summary>
[EventName("text_set")]
public sealed record TextSet(TextField Field, LocalText Text) : IncidentEvent
{
    /// <inheritdoc/>
    public override Incident Apply(Incident incident, Entry entry) =>
        incident with { Texts = incident.Texts.SetItem(Field, incident.TextOf(Field).Merge(Text)) };
}

/// <summary>The ticket references changed; the first is the primary one.</summary>
[EventName("tickets_set")]
public sealed record TicketsSet(ImmutableList<string> Tickets) : IncidentEvent
{
    /// <inheritdoc/>
    public override Incident Apply(Incident incident, Entry entry) => incident with { Tickets = Tickets };
}

/// <summary>A ticket reference was typed in the channel and is linked from then on.</summary>
[EventName("ticket_mentioned")]
public sealed record TicketMentioned(string Ticket) : IncidentEvent
{
    /// <inheritdoc/>
    public override Incident Apply(Incident incident, Entry entry) =>
        incident.Mentioned.Contains(Ticket) ? incident : incident with { Mentioned = incident.Mentioned.Add(Ticket) };
}
