using Bot.Chat.Delivery;
using Bot.Features.Settings;
using Bot.Incidents;

namespace Bot.Features.Cards;

/// <summary>What an incident's channel is called, says on top and links to.</summary>
public static class RoomEffects
{
    /// <summary>Opens the channel, and brings in those who should be there.</summary>
    /// <param name="from">Where it was asked for: a chat may open the incident right there.</param>
    public static Effect Open(Incident incident, House house, Place? from = null) =>
        new Effect.OpenRoom(NameOf(incident), incident.Title, incident.Private, [.. incident.Members], Links(incident, house), from);

    /// <summary>The channel's bookmarks: the tickets and the console.</summary>
    public static IReadOnlyList<FileLink> Links(Incident incident, House house)
    {
        var links = new List<FileLink>();
        foreach (var ticket in incident.Tickets)
            if (house.TicketLink(ticket) is { } url) links.Add(new FileLink(ticket, url));
        if (house.ConsoleLink(incident) is { } console) links.Add(new FileLink("Console", console));
        return links;
    }

    /// <summary>Its channels, to go to; empty while none is open.</summary>
    public static string Rooms(Incident incident) => string.Join(", ", incident.Rooms.Values.Select(r => $"<#{r.Platform}:{r.Channel}|{Chat.Phrases.Markup.Escape(r.Name ?? r.Channel)}>"));

    /// <summary>The wished channel name. A private incident's does not tell its title.</summary>
    public static string NameOf(Incident incident) => incident.Private
        ? incident.Key : $"{incident.Key} {incident.Title}";

    /// <summary>The topic: what a person needs at a glance, plain text.</summary>
    public static string Topic(Incident incident, House house) => string.Join(" · ",
        new[]
        {
            incident.Drill ? "DRILL" : "", incident.Key, incident.Priority.ToString(),
            house.Channel.Label(incident.Closure == Incidents.Lifecycles.Closure.None ? StatusLabels.Key(incident.Status) : StatusLabels.Key(incident.Closure)),
            incident.Tickets.FirstOrDefault() ?? "", incident.Title,
        }.Where(p => p.Length > 0));
}
