using Bot.Chat.Delivery;
using Bot.Incidents;
using NodaTime;

namespace Bot.Features.Keeping;

/// <summary>What the record has to know of an effect that was tried, as deliveries. Their keys are the effect's, so each counts once.</summary>
internal sealed class Notes(IChatPlatform chat, Waiting waiting, IClock clock)
{
    /// <summary>The incident's channel just became known, or became another one.</summary>
    public Delivery? Opened(Incident? incident, RoomState room) =>
        incident is null || room.Channel is not { } channel || channel == waiting.Room.Channel
            ? null
            : Of("room", channel, new Happening.RoomOpened(incident.Key, channel, chat.ReadsHistory));

    /// <summary>The public can read of the incident now, or somewhere else.</summary>
    public Delivery? Shown(Incident? incident, RoomState room) =>
        incident is null || waiting.Effect is not Effect.Publish || room.Memory.GetValueOrDefault(RoomState.PublicLink) is not { } url || incident.Pages.GetValueOrDefault(chat.Name) == url
            ? null
            : Of("page", null, new Happening.PageOpened(incident.Key, url));

    /// <summary>The chat refused a step. Told once for the same reason, or showing the failure would fail for ever.</summary>
    public Delivery? Failed(Incident? incident, StepFailure failure) =>
        incident is null || incident.Problems.GetValueOrDefault($"{chat.Name}/{failure.Step}") == failure.Reason
            ? null
            : Of($"failed/{failure.Step}", null, new Happening.StepFailed(incident.Key, failure.Step, failure.Reason));

    /// <summary>The bot itself fails at it, however often it tries.</summary>
    /// <param name="incident">Whose step it is.</param>
    /// <param name="id">What the log knows it by.</param>
    public Delivery? GaveUp(Incident? incident, string id) => Failed(incident, new(Steps(waiting.Effect).FirstOrDefault("other"), $"bot_failed: {id}"));

    /// <summary>Steps that had failed before and now worked, all but those that failed again.</summary>
    public IEnumerable<Delivery> WorkAgain(Incident? incident, params IReadOnlyList<StepFailure> again) =>
        from step in Steps(waiting.Effect)
        where again.All(f => f.Step != step) && incident?.Problems.ContainsKey($"{chat.Name}/{step}") == true
        select Of($"works/{step}", null, new Happening.StepFailed(incident!.Key, step, ""));

    /// <summary>What an effect shows to work again. A pin that was refused is forgotten by repair, which opens the room first, and tried again with the card.</summary>
    private static string[] Steps(Effect effect) => effect switch
    {
        // Repair looks after the room: whether a post or a word to a person works is seen at the next one.
        Effect.OpenRoom => ["room", "invite", "on_call", "bookmarks", "pin", "post", "tell", "connection"],
        Effect.ShowCard => ["card", "connection"],
        Effect.Announce => ["announcement"],
        Effect.SetTopic => ["topic"],
        Effect.SetLinks => ["bookmarks"],
        Effect.Invite => ["invite"],
        Effect.Tell => ["tell", "connection"],
        Effect.ReadBack => ["history"],
        Effect.Say => ["post", "connection"],
        Effect.Publish => ["publish", "connection"],
        _ => [],
    };

    private Delivery Of(string what, Place? place, Happening happening) => new($"outbox/{waiting.Id}/{what}",
        place ?? waiting.Room.Channel ?? new Place(chat.Name, "", ""), Person.Bot, clock.GetCurrentInstant(), happening);
}
