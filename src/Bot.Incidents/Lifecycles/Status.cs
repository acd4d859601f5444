namespace Bot.Incidents.Lifecycles;

/// <summary>The five statuses every status page reader knows, in order.</summary>
public enum Status { Investigating, Identified, Monitoring, Resolved, Postmortem }

/// <summary>How an incident left the lifecycle without being resolved.</summary>
public enum Closure { None, Cancelled, Merged }
