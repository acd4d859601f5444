using Bot.Chat.Delivery;

namespace Bot.Statuspage;

/// <summary>Shows on Statuspage what the outbox asks for.</summary>
internal sealed class StatuspagePlatform(StatuspageWeb web, StatuspageOptions options) : IChatPlatform
{
    /// <inheritdoc/>
    public string Name => StatuspageServices.Platform;

    /// <inheritdoc/>
    public async Task<RoomState> DoAsync(Job job, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(job);
        return job is { Effect: Effect.Publish publish, Public: { } incident } ? await new Publication(web, options, incident, job.Room, publish.Anew).BringUpToDateAsync(cancel) : job.Room;
    }
}
