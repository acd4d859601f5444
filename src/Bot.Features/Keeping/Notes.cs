using Bot.Chat.Delivery;
using Bot.Incidents;
using NodaTime;

namespace Bot.Features.Keeping;

/// <summary>What the record has to know of an effect that was tried, as deliveries. Their keys are the effect's, so each counts once.</summary>
internal sealed class Notes(string platform, Waiting waiting, IClock clock)
{
    /// <summary>The incident's channel just became known, or became another one.</summary>
    public Delivery? Opened(Incident? incident, RoomState room) =>
        incident is null || room.Channel is not { } channel || channel == waiting.Room.Channel
            ? null
            : Of("room", channel, new Happening.RoomOpened(incident.Key, channel));

    /// <summary>The chat refused. Told once for the same reason, or showing the failure would fail for ever.</summary>
    public Delivery? Failed(Incident? incident, ChatRefusedException refused) =>
        incident is null || incident.Problems.GetValueOrDefault($"{platform}/{refused.Step}") == refused.Reason
            ? null
            : Of("failed", null, new Happening.StepFailed(incident.Key, refused.Step, refused.Reason));

    /// <summary>Steps that had failed before and now worked.</summary>
    public IEnumerable<Delivery> WorkAgain(Incident? incident) =>
        from step in Steps(waiting.Effect)
        where incident?.Problems.ContainsKey($"{platform}/{step}") == true
        select Of($"works/{step}", null, new Happening.StepFailed(incident!.Key, step, ""));

    private static string[] Steps(Effect effect) => effect switch
    {
        // Repair looks after the room: whether a post or a word to a person works is seen at the next one.
        Effect.OpenRoom => ["room", "post", "tell"],
        Effect.ShowCard => ["card", "pin"],
        Effect.Announce => ["announcement"],
        Effect.SetTopic => ["topic"],
        Effect.Invite => ["invite"],
        Effect.Say => ["post"],
        Effect.Tell => ["tell"],
        _ => [],
    };

    private Delivery Of(string what, Place? place, Happening happening) => new($"outbox/{waiting.Id}/{what}",
        place ?? waiting.Room.Channel ?? new Place(platform, "", ""), Person.Bot, clock.GetCurrentInstant(), happening);
}
