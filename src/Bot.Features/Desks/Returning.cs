using Bot.Chat.Delivery;
using Bot.Features.Cards;
using Bot.Incidents;

namespace Bot.Features.Desks;

/// <summary>The bot is in a channel again that it was put out of: what was said meanwhile is read back, and what was refused for it is done.</summary>
internal static class Returning
{
    /// <param name="incident">As it was while the bot was away.</param>
    public static void To(Sitting sitting, Incident incident, Happening.Channel back)
    {
        var platform = sitting.Delivery.Place.Platform;
        if (back.Readable) HistoryDesk.ReadBack(sitting, incident, platform);
        if (!incident.Problems.Any(p => p.Key.StartsWith(platform + "/", StringComparison.Ordinal) && p.Key != platform + "/recording" && (p.Key == platform + "/post" || p.Value is "not_in_channel" or "channel_not_found"))) return;
        foreach (var effect in RoomEffects.Anew(incident, sitting.House, sitting.Delivery.Place)) sitting.Turn.Enqueue(incident.Number, platform, effect);
    }
}
