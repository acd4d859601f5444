namespace Bot.Chat.Delivery;

/// <summary>Which channels are recorded, for an adapter that hears of whole teams or has to share one chat among incidents.</summary>
public interface IRoomBook
{
    /// <summary>The channels of a chat whose incidents are open, or were resolved lately.</summary>
    Task<IReadOnlyList<RecordedRoom>> RoomsAsync(string platform, CancellationToken cancel);
}

/// <summary>A recorded channel.</summary>
/// <param name="IncidentKey">Of which incident.</param>
/// <param name="Room">The channel.</param>
/// <param name="IsOpen">Whether the incident is still worked on.</param>
public sealed record RecordedRoom(string IncidentKey, Place Room, bool IsOpen);
