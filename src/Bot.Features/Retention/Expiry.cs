using Bot.Features.Deciding;
using Bot.Features.Keeping;
using Bot.Incidents;
using Bot.Incidents.Timelines;
using NodaTime;

namespace Bot.Features.Retention;

/// <summary>
/// <c>Incidents:RetentionDays</c>: what was said longer ago than that in the channel of an incident that is over is forgotten. Who
/// spoke and when, everything that was decided or told to the public, and the lines of the postmortem's overview stay, and the
/// hash chain still proves that nothing else was touched.
/// </summary>
internal static class Expiry
{
    /// <summary>The reminder it rings as.</summary>
    public const string Reminder = "retention";

    /// <summary>What stands where the words were.</summary>
    public const string Expired = "[expired]";

    /// <summary>At most so many entries in one go, so that no entry that names them grows out of bounds.</summary>
    private const int AtOnce = 1000;

    /// <summary>What of an incident is over, oldest first.</summary>
    public static IReadOnlyList<Entry> Of(IRecord record, Incident incident, int days, Instant now)
    {
        if (days == 0 || incident.IsOpen) return [];
        var before = now - Duration.FromDays(days);
        return [.. record.Entries(incident.Number).Where(e => e.RecordedAt < before).Select(e => Forgotten(e, incident)).OfType<Entry>().Take(AtOnce)];
    }

    /// <summary>What to do about it.</summary>
    public static Decision Decide(IRecord record, Incident incident, int days, Instant now) =>
        Of(record, incident, days, now) is { Count: > 0 } over ? Decision.Nothing.Rewriting(over) : Decision.Nothing;

    private static Entry? Forgotten(Entry entry, Incident incident) => entry.What switch
    {
        MessageSaid { Text: not Expired } said when !incident.Overview.ContainsKey(entry.Seq) =>
            entry with { What = said with { Text = Expired, Files = said.Files?.ConvertAll(_ => new FileNote(Expired, null)) } },
        MessageEdited { Text: not Expired } edited when !incident.Overview.ContainsKey(edited.Message) => entry with { What = edited with { Text = Expired } },
        _ => null,
    };
}
