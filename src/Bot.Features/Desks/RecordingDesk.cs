using Bot.Chat.Delivery;
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
        if (sitting.Here is not { } incident) return Answer.None;
        var events = Events(sitting, incident);
        if (events.Count > 0) Carrying.Append(sitting, incident, events, null);
        return Answer.None;
    }

    /// <summary>Records a message that was said to the bot.</summary>
    public static void RecordSaid(Sitting sitting, Happening.Message message)
    {
        if (sitting.Here is { } incident && Said(sitting, incident, message) is { Count: > 0 } events) Carrying.Append(sitting, incident, events, null);
    }

    private static List<Planned> Events(Sitting sitting, Incident incident) => sitting.Delivery.What switch
    {
        Happening.Message message => Said(sitting, incident, message),
        Happening.Edit edit => OnMessage(sitting, edit.Id, entry => CurrentText.Of(sitting.Turn, incident.Number, entry) == edit.Text && !CurrentText.IsDeleted(sitting.Turn, incident.Number, entry)
            ? null : new MessageEdited(entry.Seq, edit.Text, sitting.Masked)),
        Happening.Deletion deletion => OnMessage(sitting, deletion.Id, entry => new MessageDeleted(entry.Seq)),
        Happening.Channel channel => [new Planned(new ChannelChanged(NameOf(channel.Change), channel.Detail))],
        Happening.RecorderAway away => [new Planned(new RecorderWasAway(away.From, away.Until, away.Recovered))],
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
                message.Files is { Count: > 0 } files ? [.. files.Select(f => new FileNote(f.Name, f.Url))] : null,
                message.Permalink, sitting.Masked, message.Recovered), Source: source),
        };
        events.AddRange(sitting.House.TicketsIn(message.Text).Except(incident.Tickets).Except(incident.Mentioned)
            .Select(t => new Planned(new TicketMentioned(t))));
        return events;
    }

    private static List<Planned> OnMessage(Sitting sitting, string messageId, Func<Entry, IncidentEvent?> what) =>
        sitting.Turn.BySource(SourceOf(sitting.Delivery.Place, messageId)) is { } found && what(found.Entry) is { } happened
            ? [new Planned(happened)] : [];

    internal static string NameOf(ChannelChange change) => change switch
    {
        ChannelChange.Joined => "joined",
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
