namespace Bot.Chat.Delivery;

/// <summary>Which channels are recorded, for an adapter that reads back what it missed.</summary>
public interface IRoomBook
{
    /// <summary>The channels of a chat whose incidents are open, or were resolved lately, with the last message known of each.</summary>
    Task<IReadOnlyList<RecordedRoom>> RoomsAsync(string platform, CancellationToken cancel);
}

/// <summary>A recorded channel.</summary>
/// <param name="IncidentKey">Of which incident.</param>
/// <param name="Room">The channel.</param>
/// <param name="LastMessage">The chat's id of the newest message on the record; null where nothing was said yet.</param>
/// <param name="IsOpen">Whether the incident is still worked on.</param>
public sealed record RecordedRoom(string IncidentKey, Place Room, string? LastMessage, bool IsOpen = true);
