using Bot.Chat.Delivery;
using Bot.Features.Deciding;
using Bot.Incidents.Timelines;

namespace Bot.Features.Desks;

/// <summary>Whoever speaks in the chat of a private incident reads along there: they are in it, whether or not the chat told that they joined.</summary>
internal static class Entering
{
    /// <summary>Somebody says or presses something. What is read back from the history may be of people who left since.</summary>
    public static void By(Sitting sitting)
    {
        if (sitting.Delivery is not { Place.Platform: not Platforms.Console, What: Happening.Command or Happening.Button or Happening.Message { Recovered: false } }) return;
        if (sitting.Here is { Private: true } incident && !incident.Members.Contains(sitting.Me.Id) && sitting.Me.Id != Person.Bot.Id)
            Carrying.Append(sitting, incident, [new Planned(new ChannelChanged(RecordingDesk.NameOf(ChannelChange.Present), ""))], null);
    }
}
