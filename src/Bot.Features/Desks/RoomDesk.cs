using Bot.Chat.Delivery;
using Bot.Features.Deciding;
using Bot.Incidents;
using Bot.Incidents.Timelines;

namespace Bot.Features.Desks;

/// <summary>Notes what a chat reports about its own doing: the channel is open, a step failed or works again.</summary>
internal static class RoomDesk
{
    public static Answer Note(Sitting sitting)
    {
        var (key, what) = sitting.Delivery.What switch
        {
            Happening.RoomOpened opened => (opened.IncidentKey,
                (IncidentEvent)new RoomIsOpen(opened.Room.Platform, opened.Room.Workspace, opened.Room.Channel, opened.Room.Name)),
            Happening.StepFailed failed => (failed.IncidentKey,
                new ChatStepFailed(sitting.Delivery.Place.Platform, failed.Step, failed.Reason)),
            _ => ("", null!),
        };
        if (sitting.House.NumberOf(key) is { } number && sitting.Turn.ByNumber(number) is { } incident)
            Carrying.Append(sitting, incident, [new Planned(what)], null);
        return Answer.None;
    }
}
