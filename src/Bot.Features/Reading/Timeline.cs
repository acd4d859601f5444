using Bot.Chat.Phrases;
using Bot.Features.Deciding;
using Bot.Features.Settings;
using Bot.Incidents;
using Bot.Incidents.Lifecycles;
using Bot.Incidents.Timelines;
using NodaTime;

namespace Bot.Features.Reading;

/// <summary>The timeline as people read it: by happened-at, edits shown where the message stands, the overview's lines marked.</summary>
public static class Timeline
{
    /// <summary>The items of entries, in the order things happened.</summary>
    public static IReadOnlyList<TimelineItem> Of(IEnumerable<Entry> entries, Incident incident)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(incident);
        var items = new Dictionary<long, TimelineItem>();
        var undone = new HashSet<long>();
        foreach (var entry in entries)
        {
            switch (entry.What)
            {
                case MessageEdited edit when items.TryGetValue(edit.Message, out var edited):
                    items[edit.Message] = edited with { Text = edit.Text, Revisions = [.. edited.Revisions, new Revision(entry.RecordedAt, entry.Who, edit.Text)], Deleted = false };
                    continue;
                case MessageDeleted deletion when items.TryGetValue(deletion.Message, out var deleted):
                    items[deletion.Message] = deleted with { Deleted = true, Revisions = [.. deleted.Revisions, new Revision(entry.RecordedAt, entry.Who, null)] };
                    continue;
                case Undone undo:
                    undone.UnionWith(undo.Seqs);
                    break;
            }
            items[entry.Seq] = new TimelineItem(entry, (entry.What as MessageSaid)?.Text, [], false, incident.Overview.ContainsKey(entry.Seq), false);
        }
        return [.. items.Values.Select(i => undone.Contains(i.Entry.Seq) ? i with { TakenBack = true } : i)
            .OrderBy(i => i.Entry.HappenedAt).ThenBy(i => i.Entry.Seq)];
    }

    /// <summary>One line: "15h11 Ana: text", with the day where it changes.</summary>
    /// <param name="longest">The most characters of what happened; a pasted log is read in the export.</param>
    public static Phrase Line(TimelineItem item, House house, Language language, LocalDate? dayBefore, int longest = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(language);
        var at = item.Entry.HappenedAt;
        var when = language.DateTimeAfter(at, house.Zone, dayBefore);
        var what = item.Text is { } text ? Phrase.Verbatim(item.Entry.What is MessageSaid { Files: { IsEmpty: false } files } ? $"{text} [{string.Join(", ", files.Select(f => f.Name))}]".TrimStart() : text) : Catalogue.Own.Tell(item.Entry, house);
        if (Markup.Plain(what.In(language)) is var whole && whole.Length > longest) what = Phrase.Verbatim(Cutting.Shortened(whole, longest));
        if (item.Deleted) what = new("timeline.deleted", "{0} (deleted)", "{0} (supprimé)", what);
        else if (item.Revisions.Count > 0) what = new("timeline.edited", "{0} (edited)", "{0} (modifié)", what);
        if (item.TakenBack) what = new("timeline.undone", "{0} (taken back)", "{0} (annulé)", what);
        if (item.Curated) what = new("timeline.curated", "📌 {0}", "📌 {0}", what);
        return new("timeline.line", "`#{0}` {1} {2}: {3}", "`#{0}` {1} {2} : {3}", item.Entry.Seq, when, item.Entry.Who.Name, what);
    }
}

/// <summary>One item of a timeline.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Text">What a message says now; nothing for other entries.</param>
/// <param name="Revisions">What happened to the message after it was said.</param>
/// <param name="Deleted">Deleted in the chat.</param>
/// <param name="Curated">On the overview.</param>
/// <param name="TakenBack">Undone.</param>
public sealed record TimelineItem(Entry Entry, string? Text, IReadOnlyList<Revision> Revisions, bool Deleted, bool Curated, bool TakenBack);

/// <summary>An edit, or a deletion where there is no text.</summary>
public sealed record Revision(Instant At, Actor By, string? Text);
