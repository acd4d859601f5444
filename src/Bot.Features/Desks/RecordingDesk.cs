using System.Collections.Immutable;
using Bot.Chat.Delivery;
using Bot.Features.Cards;
using Bot.Features.Deciding;
using Bot.Incidents;
using Bot.Incidents.Fields;
using Bot.Incidents.Timelines;

namespace Bot.Features.Desks;

/// <summary>Records what is said and done in an incident's channel. What happens elsewhere is none of its business.</summary>
internal static class RecordingDesk
{
    /// <summary>Where a message is known by: platform, workspace, channel and message id.</summary>
    public static string SourceOf(Place place, string messageId) => $"{place.Platform}/{place.Workspace}/{place.Channel}/{messageId}";

    public static Answer Record(Sitting sitting)
    {
        if (Meant(sitting) is not { } incident)
        {
            // Said in a channel that is being opened: it comes once more when that is read back.
            sitting.Turn.Undecided(sitting.Delivery.Key);
            return Answer.None;
        }
        var events = Events(sitting, incident);
        if (events.Count == 0) return Answer.None;
        Carrying.Append(sitting, incident, events, null);
        if (sitting.Delivery.What is Happening.Channel { Change: ChannelChange.Left }) Leaving.From(sitting);
        if (sitting.Delivery.What is Happening.Channel { Change: ChannelChange.BotAdded } back) Returning.To(sitting, incident, back);
        return Answer.Recorded;
    }

    /// <summary>Records a message that was said to the bot.</summary>
    public static void RecordSaid(Sitting sitting, Happening.Message message)
    {
        if (sitting.Here is { } incident && Said(sitting, incident, message) is { Count: > 0 } events) Carrying.Append(sitting, incident, events, null);
    }

    /// <summary>Records the files that came with a command, once.</summary>
    /// <param name="about">What the command was carried out on; nothing where it was not, and the message belongs to the conversation.</param>
    public static void RecordFiles(Sitting sitting, Incident? about)
    {
        if (sitting.Delivery.What is not Happening.Command { Said: { Files.Count: > 0 } said }) return;
        if (about is null) RecordSaid(sitting, said);
        // What was typed is on the record as what it did.
        else if (Said(sitting, about, said with { Text = "" }) is { Count: > 0 } events) Carrying.Append(sitting, about, events, null);
    }

    /// <summary>The incident of this channel; what revises a message belongs to the one that recorded it, whichever has the channel now.</summary>
    private static Incident? Meant(Sitting sitting) => sitting.Delivery.What switch
    {
        Happening.Edit edit => Recorded(sitting, edit.Id),
        Happening.Deletion deletion => Recorded(sitting, deletion.Id),
        _ => null,
    } ?? sitting.Here;

    private static Incident? Recorded(Sitting sitting, string messageId) =>
        sitting.Turn.BySource(SourceOf(sitting.Delivery.Place, messageId)) is { } found ? sitting.Turn.ByNumber(found.Incident) : null;

    private static List<Planned> Events(Sitting sitting, Incident incident) => sitting.Delivery.What switch
    {
        Happening.Message message => Said(sitting, incident, message),
        Happening.Edit edit => Edited(sitting, incident, edit),
        Happening.Deletion deletion => Deleted(sitting, incident, deletion),
        Happening.Channel channel => Changed(sitting, incident, channel),
        _ => [],
    };

    private static List<Planned> Said(Sitting sitting, Incident incident, Happening.Message message)
    {
        var place = sitting.Delivery.Place;
        var source = SourceOf(place, message.Id);
        if (sitting.Turn.BySource(source) is not null) return [];
        var events = new List<Planned>
        {
            new(new MessageSaid(message.Text, message.Thread is null ? null : SourceOf(place, message.Thread),
                Notes(message.Files), message.Permalink, sitting.Masked, message.Recovered), Source: source),
        };
        events.AddRange(sitting.House.TicketsIn(message.Text).Except(incident.Tickets).Except(incident.Mentioned)
            .Select(t => new Planned(new TicketMentioned(t))));
        return events;
    }

    /// <summary>Of a message that never arrived its place is kept, so that it stays deleted when it comes late.</summary>
    private static List<Planned> Deleted(Sitting sitting, Incident incident, Happening.Deletion deletion)
    {
        var source = SourceOf(sitting.Delivery.Place, deletion.Id);
        if (deletion.Copy is not { } copy || sitting.Turn.BySource(source) is not null) return OnMessage(sitting, deletion.Id, entry => new MessageDeleted(entry.Seq));
        return [new(new MessageSaid("", Recovered: true), copy.At, source, new Actor(copy.Author.Id, copy.Author.Name)), new(new MessageDeleted(sitting.Turn.Head(incident.Number).Seq + 1))];
    }

    /// <summary>An edit of a message that never arrived is that message. The newest edit wins, and a deletion over what is older.</summary>
    private static List<Planned> Edited(Sitting sitting, Incident incident, Happening.Edit edit)
    {
        var source = SourceOf(sitting.Delivery.Place, edit.Id);
        if (edit.Copy is not { } copy || sitting.Turn.BySource(source) is not null)
            return [.. OnMessage(sitting, edit.Id, entry => IsPast(sitting, incident, entry, edit) || CurrentText.Of(sitting.Turn, incident.Number, entry) == edit.Text && !CurrentText.IsDeleted(sitting.Turn, incident.Number, entry) ? null : new MessageEdited(entry.Seq, edit.Text, sitting.Masked))
                .SelectMany(edited => Shown(sitting, incident, (MessageEdited)edited.What) is { } line ? [edited, new Planned(line)] : new[] { edited })];
        return [CopyOf(sitting, copy, source)];
    }

    /// <summary>A message the bot had not seen, as said then by its author.</summary>
    internal static Planned CopyOf(Sitting sitting, MessageCopy copy, string source) => new(
        new MessageSaid(copy.Text, copy.Thread is null ? null : SourceOf(sitting.Delivery.Place, copy.Thread), Notes(copy.Files), copy.Permalink, sitting.Masked, Recovered: true),
        copy.At, source, new Actor(copy.Author.Id, copy.Author.Name));

    private static ImmutableList<FileNote>? Notes(IReadOnlyList<FileLink>? files) => files is { Count: > 0 } ? [.. files.Select(f => new FileNote(f.Name, f.Url))] : null;

    /// <summary>What an edit makes of the overview's line, where the message said the same there in several languages, or does now.</summary>
    private static LineAmended? Shown(Sitting sitting, Incident incident, MessageEdited edited)
    {
        if (!incident.Overview.TryGetValue(edited.Message, out var line) || sitting.Turn.EntryOf(incident.Number, edited.Message) is not { } message) return null;
        var text = CurationDesk.TextOf(sitting, message, edited.Text);
        return line.Text.Languages.Count == 1 && text.Languages.SequenceEqual(line.Text.Languages) ? null : new LineAmended(edited.Message, text);
    }

    private static bool IsPast(Sitting sitting, Incident incident, Entry message, Happening.Edit edit) => sitting.Turn.Revisions(incident.Number, message.Seq)
        .Any(r => r.What switch { MessageEdited => r.HappenedAt > sitting.Delivery.At, MessageDeleted => !edit.Revives, _ => false });

    /// <summary>A recorder that is put out of the channel hears nothing more: the card says so until it is back.</summary>
    private static List<Planned> Changed(Sitting sitting, Incident incident, Happening.Channel channel)
    {
        var platform = sitting.Delivery.Place.Platform;
        var changed = new Planned(new ChannelChanged(NameOf(channel.Change), channel.Detail));
        return channel.Change switch
        {
            ChannelChange.BotRemoved or ChannelChange.Deleted => [changed, new Planned(new ChatStepFailed(platform, "recording", channel.Change == ChannelChange.Deleted ? "channel_deleted" : "not_in_channel"))],
            ChannelChange.BotAdded when incident.Problems.ContainsKey($"{platform}/recording") => [changed, new Planned(new ChatStepFailed(platform, "recording", ""))],
            ChannelChange.Present when incident.Members.Contains(sitting.Me.Id) => [],
            // A channel that was deleted is there again.
            ChannelChange.Unarchived when incident.Problems.GetValueOrDefault($"{platform}/recording") == "channel_deleted" => [changed, new Planned(new ChatStepFailed(platform, "recording", ""))],
            _ => [changed],
        };
    }

    private static List<Planned> OnMessage(Sitting sitting, string messageId, Func<Entry, IncidentEvent?> what) =>
        sitting.Turn.BySource(SourceOf(sitting.Delivery.Place, messageId)) is { } found && what(found.Entry) is { } happened
            ? [new Planned(happened)] : [];

    internal static string NameOf(ChannelChange change) => change switch
    {
        ChannelChange.Joined or ChannelChange.Present => "joined",
        ChannelChange.Left => "left",
        ChannelChange.Topic => "topic",
        ChannelChange.Renamed => "renamed",
        ChannelChange.Archived => "archived",
        ChannelChange.Unarchived => "unarchived",
        ChannelChange.BotRemoved => "bot_removed",
        ChannelChange.BotAdded => "bot_added",
        ChannelChange.Deleted => "deleted",
        _ => "made_private",
    };
}
