using Bot.Chat.Delivery;
using NodaTime;

namespace Bot.Features.Keeping;

/// <summary>The outbox, for the pump: effects in order per incident and platform, claimed with a lease, kept until done.</summary>
public interface IOutbox
{
    /// <summary>
    /// Claims the oldest waiting effect of each (incident, platform) that is due and not claimed by another, at most
    /// <paramref name="limit"/>. Earlier effects with the same coalesce key are dropped in favour of the newest.
    /// </summary>
    Task<IReadOnlyList<Waiting>> ClaimAsync(string platform, Instant now, Duration lease, int limit, CancellationToken cancel);

    /// <summary>The effect is done; keeps what the chat remembers.</summary>
    /// <param name="waiting">The effect as it was claimed.</param>
    /// <param name="room">What the chat remembers.</param>
    /// <param name="rest">
    /// Given for a redraw: until when the incident's next round of redraws waits, because chats take about one message a second in
    /// a channel. Anything else goes at once, and what waits before it goes along.
    /// </param>
    /// <param name="cancel">Ends the wait.</param>
    Task DoneAsync(Waiting waiting, RoomState room, Instant? rest, CancellationToken cancel);

    /// <summary>The effect has to wait until <paramref name="notBefore"/>; those behind it wait too. What was done of it already is kept.</summary>
    Task PostponeAsync(Waiting waiting, Instant notBefore, string why, RoomState? room, CancellationToken cancel);

    /// <summary>The effect will not be done. Those behind it go on.</summary>
    Task GiveUpAsync(Waiting waiting, string why, RoomState? room, CancellationToken cancel);

    /// <summary>When the next waiting effect is due, if any waits.</summary>
    Task<Instant?> NextDueAsync(string platform, CancellationToken cancel);

    /// <summary>How many effects wait.</summary>
    Task<int> CountWaitingAsync(CancellationToken cancel);

    /// <summary>Told after a turn left something to do for a chat, with its name. Called on a storage thread: return at once.</summary>
    event Action<string>? Enqueued;
}

/// <summary>A claimed effect.</summary>
/// <param name="Id">Its id, of no other effect ever.</param>
/// <param name="Platform">The chat it is for.</param>
/// <param name="Incident">Number, or 0.</param>
/// <param name="Effect">What to do.</param>
/// <param name="Room">What the chat remembers of the incident.</param>
/// <param name="Attempt">1 on the first.</param>
public sealed record Waiting(long Id, string Platform, int Incident, Effect Effect, RoomState Room, int Attempt);

/// <summary>Stored reminders, for the bell that rings them.</summary>
public interface IReminders
{
    /// <summary>Reminders due at or before an instant, oldest first. They stay until a turn replaces or rings them.</summary>
    Task<IReadOnlyList<(int Incident, Reminder Reminder)>> DueAsync(Instant now, CancellationToken cancel);

    /// <summary>The next reminder's time, if any is set.</summary>
    Task<Instant?> NextAsync(CancellationToken cancel);

    /// <summary>Told after a turn set or forgot reminders. Called on a storage thread: return at once.</summary>
    event Action? Reminded;
}
