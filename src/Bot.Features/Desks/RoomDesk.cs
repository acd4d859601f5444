using Bot.Chat.Delivery;
using Bot.Chat.Posting;
using Bot.Features.Cards;
using Bot.Features.Deciding;
using Bot.Features.Settings;
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
            Happening.PageOpened opened => (opened.IncidentKey, new PublicPageOpened(sitting.Delivery.Place.Platform, opened.Url)),
            Happening.StepFailed failed => (failed.IncidentKey,
                new ChatStepFailed(sitting.Delivery.Place.Platform, failed.Step, failed.Reason)),
            _ => ("", null!),
        };
        if (House.NumberBehind(key) is { } number && sitting.Turn.ByNumber(number) is { } incident)
        {
            if (what is RoomIsOpen room && incident.Rooms.GetValueOrDefault(room.Platform) is { } there && there.Workspace == room.Workspace && there.Channel == room.Channel) return Answer.None;
            incident = Carrying.Append(sitting, incident, [new Planned(what)], null);
            // People may have been let in, and have spoken, before the rest of the channel was there.
            if (sitting.Delivery.What is Happening.RoomOpened { Readable: true, Room: var opened }) HistoryDesk.ReadBack(sitting, incident, opened.Platform);
            if (what is ChatStepFailed { Reason.Length: > 0 } untold && sitting.House.StatusPages.Contains(untold.Platform)) Alert(sitting, incident, untold);
            else if (what is ChatStepFailed { Step: "room" or "post" or "card", Reason.Length: > 0 } failed) Warn(sitting, incident, failed);
        }
        return Answer.None;
    }

    /// <summary>The channel has another id: it is heard under that from now on, and what is still to be done is done there.</summary>
    public static Answer Move(Sitting sitting, Happening.RoomMoved moved)
    {
        if (sitting.Here is not { } incident) return Answer.None;
        var to = moved.To with { Name = moved.To.Name ?? incident.Rooms.GetValueOrDefault(moved.To.Platform)?.Name };
        sitting.Turn.Enqueue(incident.Number, to.Platform, new Effect.MoveRoom(to));
        // Its source says from where on the history under the new id is to be read back.
        Carrying.Append(sitting, incident, [new Planned(new RoomIsOpen(to.Platform, to.Workspace, to.Channel, to.Name), Source: RecordingDesk.SourceOf(to, moved.Since))], null);
        return Answer.None;
    }

    /// <summary>The public does not read what it was told: said aloud in the incident's channels, not only on the card.</summary>
    private static void Alert(Sitting sitting, Incident incident, ChatStepFailed failed)
    {
        foreach (var platform in Carrying.Chats(incident)) sitting.Turn.Enqueue(incident.Number, platform, new Effect.Say(Saying(sitting, incident, failed)));
    }

    /// <summary>The card may be what cannot be shown: whoever leads, or declared it, is told directly.</summary>
    private static void Warn(Sitting sitting, Incident incident, ChatStepFailed failed)
    {
        if ((incident.Roles.GetValueOrDefault("lead") ?? incident.DeclaredBy) is not { } who) return;
        var platform = who.Id.Split(':')[0];
        if (sitting.House.Chats.Contains(platform))
            sitting.Turn.Enqueue(incident.Number, platform, new Effect.Tell(who.Id, Telling(sitting, incident, failed, who)));
    }

    private static Post Telling(Sitting sitting, Incident incident, ChatStepFailed failed, Actor who) =>
        new(DeskTexts.StepFailed(incident.Key, TroubleTexts.Told($"{failed.Platform}/{failed.Step}", failed.Reason)).In(sitting.House.LanguageFor(sitting.Turn.Known(who.Id)?.Locale)));

    private static Post Saying(Sitting sitting, Incident incident, ChatStepFailed failed) =>
        new(DeskTexts.StepFailed(incident.Key, TroubleTexts.Line($"{failed.Platform}/{failed.Step}", failed.Reason)).In(sitting.House.Channel));
}
