namespace Bot.Incidents.Roles;

/// <summary>Somebody holds a role.</summary>
[EventName("role_assigned")]
public sealed record RoleAssigned(string Role, Actor Holder) : IncidentEvent
{
    /// <inheritdoc/>
    public override Incident Apply(Incident incident, Entry entry) => incident with
    {
        Roles = incident.Roles.SetItem(Role, Holder), Handovers = incident.Handovers.Remove(Role),
        Members = incident.Members.Add(Holder.Id),
    };
}

/// <summary>The holder offers the role to somebody, who has to accept.</summary>
[EventName("handover_proposed")]
public sealed record HandoverProposed(string Role, Actor To) : IncidentEvent
{
    /// <inheritdoc/>
    public override Incident Apply(Incident incident, Entry entry) => incident with
    {
        Handovers = incident.Handovers.SetItem(Role, To), Members = incident.Members.Add(To.Id),
    };
}

/// <summary>The offer was declined; the role stays where it was.</summary>
[EventName("handover_declined")]
public sealed record HandoverDeclined(string Role) : IncidentEvent
{
    /// <inheritdoc/>
    public override Incident Apply(Incident incident, Entry entry) => incident with { Handovers = incident.Handovers.Remove(Role) };
}

/// <summary>Nobody holds the role any more.</summary>
[EventName("role_cleared")]
public sealed record RoleCleared(string Role) : IncidentEvent
{
    /// <inheritdoc/>
    public override Incident Apply(Incident incident, Entry entry) =>
        incident with { Roles = incident.Roles.Remove(Role), Handovers = incident.Handovers.Remove(Role) };
}
