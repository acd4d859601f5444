using Bot.Chat.Delivery;
using Bot.Slack.Outbound;

namespace Bot.Slack;

/// <summary>Does in Slack what the outbox asks for.</summary>
internal sealed class SlackPlatform(SlackWeb web, SlackOptions options, Rooms rooms, Messages messages, Cards cards) : IChatPlatform
{
    /// <inheritdoc/>
    public string Name => "slack";

    /// <inheritdoc/>
    public bool ReadsHistory => true;

    /// <inheritdoc/>
    public async Task<RoomState> DoAsync(Job job, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(job);
        return job.Effect switch
        {
            Effect.OpenRoom open => await rooms.OpenAsync(job, open, cancel),
            Effect.MoveRoom move => job.Room with { Channel = move.To },
            Effect.Say say => await SayAsync(job, say, cancel),
            Effect.ShowCard => await cards.ShowAsync(job, "card", job.Room.Channel?.Channel, job.Card, pin: true, cancel),
            Effect.Announce => await cards.ShowAsync(job, "announcement", options.AnnounceChannel, job.Announcement, pin: false, cancel),
            Effect.SetTopic topic => await rooms.TopicAsync(job.Room, topic.Text, cancel),
            Effect.SetLinks set => await rooms.LinkAsync(job.Room, set.Links, cancel),
            Effect.Invite invite => await rooms.InviteAsync(job.Room, invite.People, cancel),
            Effect.Tell tell => await TellAsync(job, tell, cancel),
            _ => job.Room,
        };
    }

    private async Task<RoomState> SayAsync(Job job, Effect.Say say, CancellationToken cancel)
    {
        // Kept with its reason; repair makes the channel and says it then.
        if (job.Room.Channel is not { } room) throw new ChatRefusedException("post", "no_channel", job.Room);
        await messages.PostAsync(job, "post", room.Channel, say.Post, cancel);
        return job.Room;
    }

    private async Task<RoomState> TellAsync(Job job, Effect.Tell tell, CancellationToken cancel)
    {
        if (!tell.Person.StartsWith("slack:", StringComparison.Ordinal)) return job.Room;
        var direct = await SlackWeb.DoAsync("tell", job.Room, () => web.Api.Conversations.Open([tell.Person["slack:".Length..]], cancel));
        await messages.PostAsync(job, "tell", direct, tell.Post, cancel);
        return job.Room;
    }
}
