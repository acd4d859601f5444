namespace Bot.Incidents.Fields;

/// <summary>How bad it is.</summary>
public enum Priority { P1 = 1, P2, P3, P4, P5 }

/// <summary>Statuspage's component statuses.</summary>
public enum ComponentStatus { Operational, DegradedPerformance, PartialOutage, MajorOutage, UnderMaintenance }

/// <summary>An affected component, by its id in the catalogue.</summary>
public sealed record ComponentState(string Id, ComponentStatus Status);

/// <summary>The texts of an incident that exist per language.</summary>
public enum TextField { Service, Impact, Context, Cause }
