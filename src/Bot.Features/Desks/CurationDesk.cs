using Bot.Chat.Delivery;
using Bot.Chat.Posting;
using Bot.Features.Deciding;
using Bot.Features.Forms;
using Bot.Incidents;
using Bot.Incidents.Texts;
using Bot.Incidents.Timelines;

namespace Bot.Features.Desks;

/// <summary>Puts messages on the overview and takes them off: by reaction, by "Add to timeline", by a pin made in the chat.</summary>
internal static class CurationDesk
{
    private const string ByReaction = "/reaction";

    public static Answer React(Sitting sitting, Happening.Reaction reaction)
    {
        var name = NameOf(reaction.Name);
        var source = RecordingDesk.SourceOf(sitting.Delivery.Place, reaction.MessageId);
        var curates = Curates(sitting, name);
        // A pin that is here before its message: the message is fetched, and brings it along.
        if (curates && reaction is { Added: true, Readable: true } && sitting.Here is { } here && sitting.Turn.BySource(source) is null) HistoryDesk.Fetch(sitting, here, reaction.MessageId);
        if (sitting.Turn.BySource(source) is not { } found || Recorder(sitting, found.Incident) is not { } incident) return Answer.None;
        var by = sitting.Delivery.Person.Id + ByReaction;
        if (curates) return reaction.Recovered && WasPut(sitting, incident, found.Entry, by) ? Answer.None : Put(sitting, incident, found.Entry, reaction.Added, by);
        if (!reaction.Recovered && sitting.House.Settings.RecordedReactions.Contains(name))
            Carrying.Append(sitting, incident, [new Planned(new Reacted(found.Entry.Seq, name, reaction.Added))], null);
        return Answer.None;
    }

    /// <summary>Takes off what people put on by a reaction that is gone. One that was given since the messages were read stays.</summary>
    public static Answer Compare(Sitting sitting, Happening.ReactionsRead read)
    {
        if (sitting.Here is not { } incident) return Answer.None;
        var gone = new List<Planned>();
        foreach (var line in incident.Overview.Values)
        {
            if (sitting.Turn.EntryOf(incident.Number, line.Seq)?.Source is not { } source || !read.Messages.TryGetValue(source.Split('/')[^1], out var reactions)) continue;
            var there = reactions.Where(r => Curates(sitting, NameOf(r.Name))).Select(r => r.Person + ByReaction).ToHashSet(StringComparer.Ordinal);
            gone.AddRange(line.Curators.Where(by => by.EndsWith(ByReaction, StringComparison.Ordinal) && !there.Contains(by) && LastMark(sitting, incident, line.Seq, by) is { } put && put.RecordedAt < sitting.Delivery.At)
                .Select(by => new Planned(new Uncurated(line.Seq, by), Who: LastMark(sitting, incident, line.Seq, by)!.Who)));
        }
        if (gone.Count > 0) Carrying.Append(sitting, incident, gone, null);
        return Answer.None;
    }

    public static Answer Curate(Sitting sitting, Happening.Curation curation)
    {
        var source = RecordingDesk.SourceOf(sitting.Delivery.Place, curation.MessageId);
        var found = sitting.Turn.BySource(source);
        var incident = curation.IncidentKey is { } key ? sitting.ByKey(key) : found is { } known ? Recorder(sitting, known.Incident) : sitting.Here;
        if (incident is null)
        {
            // "Add to timeline" outside an incident's channel: ask which incident is meant.
            return curation is { Added: true, Copy: { } copy }
                ? FormDesk.Draw(sitting, FormIds.AddToTimeline, null, MessageContext.Write(copy)) : Answer.None;
        }
        var entry = found is { } said && said.Incident == incident.Number ? said.Entry
            : curation is { Added: true, Copy: { } message } ? RecordCopy(sitting, ref incident, message, source) : null;
        if (entry is null || (curation.Recovered && WasPut(sitting, incident, entry, $"{sitting.Delivery.Person.Id}/pin"))) return Answer.None;
        var answer = Put(sitting, incident, entry, curation.Added, $"{sitting.Delivery.Person.Id}/pin");
        return curation.Copy is null ? answer : sitting.Say(CurationTexts.Added(incident.Key));
    }

    /// <summary>The incident that recorded a message: a chat may have held others since, and a private one of them is for its own people.</summary>
    private static Incident? Recorder(Sitting sitting, int number) => sitting.Turn.ByNumber(number) is { } incident && sitting.MaySee(incident) ? incident : null;

    /// <summary>Whether this person's mark has counted before: it may have been taken off since, and is not to come back.</summary>
    private static bool WasPut(Sitting sitting, Incident incident, Entry message, string by) =>
        Marks(sitting, incident, message.Seq, by).Any(e => e.What is Curated);

    /// <summary>What this person did last to keep a message on the overview or to take it off, by the chat's clock.</summary>
    private static Entry? LastMark(Sitting sitting, Incident incident, long message, string by) => Marks(sitting, incident, message, by).MaxBy(e => e.HappenedAt);

    private static IEnumerable<Entry> Marks(Sitting sitting, Incident incident, long message, string by) =>
        sitting.Turn.Changes(incident.Number).Where(e => e.What is Curated put && put.Line == message && put.By == by || e.What is Uncurated off && off.Line == message && off.By == by);

    private static bool Curates(Sitting sitting, string reaction) => sitting.House.Settings.CurationReactions.Contains(reaction);

    /// <summary>A reaction's name without the skin tone that a chat puts behind it.</summary>
    private static string NameOf(string reaction) => reaction.Split("::")[0];

    /// <summary>Records a message the bot had not seen.</summary>
    public static Entry RecordCopy(Sitting sitting, ref Incident incident, MessageCopy copy, string source)
    {
        incident = Carrying.Append(sitting, incident, [RecordingDesk.CopyOf(sitting, copy, source)], null);
        return sitting.Turn.BySource(source)!.Value.Entry;
    }

    /// <summary>Puts a recorded message on the overview, or takes it off.</summary>
    public static Answer Put(Sitting sitting, Incident incident, Entry message, bool added, string by)
    {
        var there = incident.Overview.GetValueOrDefault(message.Seq);
        var last = LastMark(sitting, incident, message.Seq, by);
        // Chats deliver again what failed: what comes late does not undo what was done since. One taken off before it was put on is kept, for that one to come.
        if (last?.HappenedAt > sitting.Delivery.At || (added == (there?.Curators.Contains(by) ?? false) && (added || last is not null))) return Answer.None;
        // What was deleted does not come back on the overview.
        if (added && CurrentText.IsDeleted(sitting.Turn, incident.Number, message)) return Answer.None;
        var text = TextOf(sitting, message, CurrentText.Of(sitting.Turn, incident.Number, message));
        IncidentEvent what = added
            ? new Curated(message.Seq, message.HappenedAt, text, message.Who, (message.What as MessageSaid)?.Permalink, by)
            : new Uncurated(message.Seq, by);
        Carrying.Append(sitting, incident, [new Planned(what)], null);
        return Answer.None;
    }

    /// <summary>What a message says on the overview: in the language of whoever said it, or the names of its files.</summary>
    public static LocalText TextOf(Sitting sitting, Entry message, string text)
    {
        var codes = sitting.House.Codes;
        if (text.Trim().Length == 0 && message.What is MessageSaid { Files: { IsEmpty: false } files })
            return codes.Aggregate(LocalText.Empty, (all, code) => all.With(code, "📎 " + string.Join(", ", files.Select(f => f.Name))));
        return LocalText.Parse(text, codes, sitting.House.DocumentLanguageFor(sitting.Turn.Known(message.Who.Id)?.Locale));
    }
}
