using Bot.Chat.Delivery;
using Bot.Features.Settings;
using Bot.Incidents;
using Bot.Incidents.Fields;
using Bot.Incidents.Lifecycles;

namespace Bot.Features.Cards;

/// <summary>What an incident's channel is called, says on top and links to.</summary>
public static class RoomEffects
{
    /// <summary>Opens the channel, and brings in those who should be there.</summary>
    /// <param name="from">Where it was asked for: a chat may open the incident right there.</param>
    public static Effect Open(Incident incident, House house, Place? from = null) =>
        new Effect.OpenRoom(NameOf(incident), incident.Title, incident.Private, [.. incident.Members], Links(incident, house), from);

    /// <summary>Everything the bot has in the channel and the announcement, made or looked after anew.</summary>
    public static IReadOnlyList<Effect> Anew(Incident incident, House house, Place? from = null) =>
        [Open(incident, house, from), new Effect.ShowCard(), new Effect.Announce(), new Effect.SetTopic(Topic(incident, house))];

    /// <summary>The channel's bookmarks: the tickets and the console.</summary>
    public static IReadOnlyList<FileLink> Links(Incident incident, House house)
    {
        var links = new List<FileLink>();
        foreach (var ticket in incident.Tickets)
            if (house.TicketLink(ticket) is { } url) links.Add(new FileLink(ticket, url));
        if (house.ConsoleLink(incident) is { } console) links.Add(new FileLink("Console", console));
        return links;
    }

    /// <summary>Whether two states of an incident have the same topic.</summary>
    public static bool SameTopic(Incident one, Incident other) => Said(one) == Said(other);

    /// <summary>Whether two states of an incident have the same bookmarks.</summary>
    public static bool SameLinks(Incident one, Incident other) => one.Tickets == other.Tickets || one.Tickets.SequenceEqual(other.Tickets);

    /// <summary>Its channels, to go to; empty while none is open.</summary>
    public static string Rooms(Incident incident) => string.Join(", ", incident.Rooms.Values.Select(r => $"<#{r.Platform}:{r.Channel}|{Chat.Phrases.Markup.Escape(r.Name ?? r.Channel)}>"));

    /// <summary>The wished channel name. A private incident's does not tell its title.</summary>
    public static string NameOf(Incident incident) => incident.Private
        ? incident.Key : $"{incident.Key} {incident.Title}";

    /// <summary>The topic: what a person needs at a glance, plain text.</summary>
    public static string Topic(Incident incident, House house)
    {
        var (drill, priority, status, closure, ticket, title) = Said(incident);
        return string.Join(" · ", new[]
        {
            drill ? CardTexts.Drill().In(house.Channel) : "", incident.Key, priority.ToString(),
            house.Channel.Label(closure == Closure.None ? StatusLabels.Key(status) : StatusLabels.Key(closure)), ticket ?? "", title,
        }.Where(p => p.Length > 0));
    }

    /// <summary>What of it the topic says.</summary>
    private static (bool Drill, Priority Priority, Status Status, Closure Closure, string? Ticket, string Title) Said(Incident incident) =>
        (incident.Drill, incident.Priority, incident.Status, incident.Closure, incident.Tickets.IsEmpty ? null : incident.Tickets[0], incident.Title);
}
