using Bot.Chat.Delivery;
using Bot.Incidents.Lifecycles;

namespace Bot.Features.Keeping;

/// <summary>The recorded channels, from the record.</summary>
public sealed class RoomBook(IReads reads) : IRoomBook
{
    private const int Most = 500;
    private const int Recent = 50;

    /// <inheritdoc/>
    public Task<IReadOnlyList<RecordedRoom>> RoomsAsync(string platform, CancellationToken cancel) => reads.ReadAsync<IReadOnlyList<RecordedRoom>>(record =>
        [.. record.List(openOnly: true, Most).Concat(record.List(openOnly: false, Recent).Where(i => i.Closure == Closure.None)).DistinctBy(i => i.Number)
            .Where(i => i.Rooms.ContainsKey(platform))
            .Select(i => new RecordedRoom(i.Key, new Place(platform, i.Rooms[platform].Workspace, i.Rooms[platform].Channel, i.Rooms[platform].Name), i.IsOpen))], cancel);
}
