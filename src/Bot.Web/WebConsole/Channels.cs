using Bot.Incidents;

namespace Bot.Web.WebConsole;

/// <summary>The channels of the list at the left.</summary>
/// <param name="Incidents">Open ones, the worst first, then those that are over; newest first.</param>
/// <param name="News">Those of them in which something was said or done since one looked.</param>
public sealed record Channels(IReadOnlyList<Incident> Incidents, IReadOnlySet<int> News)
{
    /// <summary>Before they are read.</summary>
    public static Channels None { get; } = new([], new HashSet<int>());
}
