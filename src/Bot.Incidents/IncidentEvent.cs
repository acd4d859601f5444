namespace Bot.Incidents;

/// <summary>
/// Something that happened to an incident; never changed once recorded. Every event knows what it makes of the incident.
/// Its name in storage is its <see cref="EventNameAttribute"/>, never the class's.
/// </summary>
public abstract record IncidentEvent
{
    /// <summary>The incident after this happened. Pure.</summary>
    /// <param name="incident">Before.</param>
    /// <param name="entry">When, by whom, and at which place of the timeline.</param>
    public abstract Incident Apply(Incident incident, Entry entry);

    /// <summary>Whether the incident's state can differ after it; messages and the like only add to the timeline.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public virtual bool ChangesState => true;

    /// <summary>Whether it changes what earlier entries say: the incident is then what all its entries add up to, anew (<see cref="Incident.Of"/>).</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public virtual bool Refolds => false;

    /// <summary>The place of the message it revises, where it revises one.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public virtual long? Revises => null;
}

/// <summary>The name of an event in storage. Wire format: it never changes.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EventNameAttribute(string name) : Attribute
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;
}
