using Bot.Features.Deciding;
using Bot.Incidents;
using Bot.Incidents.Timelines;

namespace Bot.Features.Desks;

/// <summary>Whoever got into a private incident by joining its chat loses it by leaving; who declared it, holds a role or was invited keeps it.</summary>
internal static class Leaving
{
    private const int Most = 500;

    /// <summary>Somebody left a chat. It may have held several incidents, one after another.</summary>
    public static void From(Sitting sitting)
    {
        var (place, person) = (sitting.Delivery.Place, sitting.Delivery.Person.Id);
        foreach (var incident in sitting.Turn.List(openOnly: false, Most).Where(i => i.Private && i.Members.Contains(person)))
            if (incident.Rooms.GetValueOrDefault(place.Platform) is { } room && room.Workspace == place.Workspace && room.Channel == place.Channel && !IsInAnyway(sitting, incident, person))
                Carrying.Append(sitting, incident, [new Planned(new AccessEnded(sitting.Me))], null);
    }

    private static bool IsInAnyway(Sitting sitting, Incident incident, string person) =>
        Incident.Of([.. sitting.Turn.Changes(incident.Number).Where(c => c is not { Via: null, What: ChannelChanged { Change: "joined" } })]).Members.Contains(person);
}
