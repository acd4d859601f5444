using Bot.Chat.Delivery;

namespace Bot.App.Cli.Replay;

/// <summary>The chat of a replay: rooms by incident, everything posted goes to the transcript.</summary>
internal sealed class ReplayChat(Transcript transcript) : IChatPlatform
{
    private readonly Dictionary<string, Place> _rooms = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The room of the incident declared last.</summary>
    public Place? LastRoom { get; private set; }

    /// <inheritdoc/>
    public string Name => "replay";

    /// <summary>The place a script's channel is.</summary>
    public Place PlaceOf(string channel) =>
        channel == "inc" && LastRoom is { } last ? last : _rooms.GetValueOrDefault(channel) ?? new Place(Name, "", channel, channel);

    /// <inheritdoc/>
    public Task<RoomState> DoAsync(Job job, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(job);
        var room = job.Room;
        switch (job.Effect)
        {
            case Effect.OpenRoom when room.Channel is null:
                var channel = job.IncidentKey.ToLowerInvariant();
                LastRoom = _rooms[channel] = new Place(Name, "", channel, channel);
                room = room with { Channel = LastRoom };
                break;
            case Effect.Say say:
                transcript.Posted(room.Channel?.Name ?? "?", say.Post);
                break;
            case Effect.Tell tell:
                transcript.Told(tell.Person, tell.Post);
                break;
            case Effect.ShowCard when job.Card is { } card && !room.Memory.ContainsKey("card"):
                transcript.Pinned(room.Channel?.Name ?? "?", card);
                room = room.Remember("card", "1");
                break;
            case Effect.Announce when job.Announcement is { } card && !room.Memory.ContainsKey("announcement"):
                transcript.Announced(card);
                room = room.Remember("announcement", "1");
                break;
        }
        return Task.FromResult(room);
    }
}
