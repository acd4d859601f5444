using System.Collections.Immutable;
using Bot.Chat.Delivery;
using Bot.Features.Deciding;
using Bot.Features.Desks;
using Bot.Incidents;
using Bot.Incidents.Lifecycles;
using Bot.Incidents.Timelines;

namespace Bot.Features.Reopen;

/// <summary>A chat may hold one incident after another. One that opens again takes its chat back, and does not open while another open incident has it.</summary>
internal static class RoomsBack
{
    /// <summary>The decision with the rooms taken back, or a refusal.</summary>
    public static Decision For(Sitting sitting, Incident? incident, Decision decision)
    {
        if (incident is not { IsOpen: false } || !decision.Events.Exists(e => Opens(sitting, incident, e.What))) return decision;
        var back = ImmutableList<Planned>.Empty;
        foreach (var room in incident.Rooms.Values)
        {
            if (sitting.Turn.ByRoom(new Place(room.Platform, room.Workspace, room.Channel)) is not { } holder || holder.Number == incident.Number) continue;
            if (holder.IsOpen) return Decision.Refuse(ReopenTexts.Taken(incident, sitting.MaySee(holder) ? holder : null));
            back = back.Add(new Planned(new RoomIsOpen(room.Platform, room.Workspace, room.Channel, room.Name)));
        }
        return decision.And(back);
    }

    private static bool Opens(Sitting sitting, Incident incident, IncidentEvent what) => what switch
    {
        Reopened => true,
        Undone undone => Incident.Of([.. sitting.Turn.Changes(incident.Number).Where(c => !undone.Seqs.Contains(c.Seq))]).IsOpen,
        _ => false,
    };
}
