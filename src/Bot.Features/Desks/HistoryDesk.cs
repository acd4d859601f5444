using Bot.Chat.Delivery;
using Bot.Features.Deciding;
using Bot.Features.Keeping;
using Bot.Features.Settings;
using Bot.Incidents;
using Bot.Incidents.Timelines;

namespace Bot.Features.Desks;

/// <summary>Has read back what was said while nobody listened, step by step through the outbox, and tells the gap.</summary>
internal static class HistoryDesk
{
    /// <summary>The outbox's name for a chat's history: read beside what is posted there, at its own pace.</summary>
    public const string Suffix = "-history";

    public static Answer Start(Sitting sitting, Happening.RecorderListens listens)
    {
        foreach (var incident in sitting.Turn.Recorded()) ReadBack(sitting, incident, listens.Platform, listens.Since);
        return Answer.None;
    }

    /// <summary>Has everything read that was said in the incident's channel since a chat's mark, else since the last message known.</summary>
    public static void ReadBack(Sitting sitting, Incident incident, string platform, string? since = null)
    {
        if (!incident.Rooms.TryGetValue(platform, out var room)) return;
        var prefix = $"{room.Platform}/{room.Workspace}/{room.Channel}/";
        var last = sitting.Turn.LastSource(prefix);
        var from = since is not null ? sitting.Delivery.At : last is not null && sitting.Turn.BySource(last) is { } found ? found.Entry.HappenedAt : incident.DeclaredAt;
        sitting.Turn.Enqueue(incident.Number, platform + Suffix,
            new Effect.ReadBack(new Place(room.Platform, room.Workspace, room.Channel, room.Name), since ?? last?[prefix.Length..] ?? "0", from));
    }

    /// <summary>Has one message read that was not heard, or not yet.</summary>
    public static void Fetch(Sitting sitting, Incident incident, string messageId) => sitting.Turn.Enqueue(incident.Number, sitting.Delivery.Place.Platform + Suffix,
        new Effect.ReadBack(sitting.Delivery.Place, "0", sitting.Delivery.At, Only: messageId));

    public static Answer GoOn(Sitting sitting, Happening.HistoryRead read)
    {
        if (House.NumberBehind(read.IncidentKey) is not { } number || sitting.Turn.ByNumber(number) is not { } incident) return Answer.None;
        if (read.Next is { } next) sitting.Turn.Enqueue(number, read.Platform + Suffix, next with { Recovered = read.Recovered });
        else if (read is { Recovered: > 0, Done.Only: null }) Carrying.Append(sitting, incident, [new Planned(new RecorderWasAway(read.Done.From, sitting.Delivery.At, read.Recovered))], null);
        return Answer.None;
    }
}
