using Bot.Features.Deciding;
using Bot.Features.Keeping;
using Bot.Incidents;
using Bot.Incidents.Texts;
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
        return [.. Forgotten(record.Entries(incident.Number).Where(e => e.RecordedAt < before), incident).Take(AtOnce)];
    }

    /// <summary>What to do about it.</summary>
    public static Decision Decide(IRecord record, Incident incident, int days, Instant now) =>
        Of(record, incident, days, now) is { Count: > 0 } over ? Decision.Nothing.Rewriting(over) : Decision.Nothing;

    private static IEnumerable<Entry> Forgotten(IEnumerable<Entry> entries, Incident incident)
    {
        // A line of the overview holds the words of its message once more; one that was written by hand is no message.
        var messages = new HashSet<long>();
        foreach (var entry in entries)
        {
            if (entry.What is MessageSaid) messages.Add(entry.Seq);
            if (What(entry, l => messages.Contains(l) && !incident.Overview.ContainsKey(l)) is not { } what) continue;
            // What was typed to amend a line says it too.
            yield return entry with { What = what, Via = what is LineAmended && entry.Via is not null ? Expired : entry.Via };
        }
    }

    private static IncidentEvent? What(Entry entry, Func<long, bool> isOver) => entry.What switch
    {
        MessageSaid { Text: not Expired } said when isOver(entry.Seq) => said with { Text = Expired, Files = said.Files?.ConvertAll(_ => new FileNote(Expired, null)) },
        MessageEdited { Text: not Expired } edited when isOver(edited.Message) => edited with { Text = Expired },
        Curated curated when isOver(curated.Line) && Silent(curated.Text) is { } text => curated with { Text = text },
        LineAmended amended when isOver(amended.Line) && Silent(amended.Text) is { } text => amended with { Text = text },
        _ => null,
    };

    /// <summary>The text without its words; nothing where it has none.</summary>
    private static LocalText? Silent(LocalText text) =>
        text.Languages.All(l => text[l] == Expired) ? null : text.Languages.Aggregate(LocalText.Empty, (silent, language) => silent.With(language, Expired));
}
