using Bot.Chat.Delivery;
using Bot.Incidents;
using Bot.Incidents.Lifecycles;

namespace Bot.Features.Keeping;

/// <summary>The recorded channels, from the record.</summary>
public sealed class RoomBook(IReads reads) : IRoomBook
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<RecordedRoom>> RoomsAsync(string platform, CancellationToken cancel) => reads.ReadAsync<IReadOnlyList<RecordedRoom>>(record =>
        [.. record.Recorded().Where(i => i.Rooms.ContainsKey(platform))
            .Select(i => new RecordedRoom(i.Key, new Place(platform, i.Rooms[platform].Workspace, i.Rooms[platform].Channel, i.Rooms[platform].Name), i.IsOpen))], cancel);
}

/// <summary>The incidents in whose channels what is said is recorded.</summary>
internal static class RecordedIncidents
{
    private const int Most = 500;
    private const int Recent = 50;

    /// <summary>The open ones, and of the newest those that are over but not closed.</summary>
    public static IEnumerable<Incident> Recorded(this IRecord record) =>
        record.List(openOnly: true, Most).Concat(record.List(openOnly: false, Recent).Where(i => i.Closure == Closure.None)).DistinctBy(i => i.Number);
}
