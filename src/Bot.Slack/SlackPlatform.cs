using Bot.Chat.Delivery;
using Bot.Chat.Phrases;
using Bot.Chat.Posting;
using Bot.Slack.BlockKit;
using Newtonsoft.Json.Linq;
using SlackNet;
using SlackNet.Blocks;
using SlackNet.WebApi;

namespace Bot.Slack;

/// <summary>Does in Slack what the outbox asks for. Every message carries the outbox row in its metadata, so that a second attempt finds the first one's.</summary>
internal sealed class SlackPlatform(SlackWeb web, SlackOptions options) : IChatPlatform
{
    private const string EventType = "incident_bot";

    /// <inheritdoc/>
    public string Name => "slack";

    /// <inheritdoc/>
    public async Task<RoomState> DoAsync(Job job, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(job);
        return job.Effect switch
        {
            Effect.OpenRoom open => await OpenAsync(job, open, cancel),
            Effect.Say say => await SayAsync(job, say.Post, cancel),
            Effect.ShowCard => await CardAsync(job, "card", job.Room.Channel?.Channel, job.Card, pin: true, cancel),
            Effect.Announce => await CardAsync(job, "announcement", options.AnnounceChannel, job.Announcement, pin: false, cancel),
            Effect.SetTopic topic => await TopicAsync(job, topic.Text, cancel),
            Effect.Invite invite => await InviteAsync(job.Room, invite.People, cancel),
            Effect.Tell tell => await TellAsync(job, tell, cancel),
            Effect.CloseRoom => await CloseAsync(job, cancel),
            _ => job.Room,
        };
    }

    private async Task<RoomState> OpenAsync(Job job, Effect.OpenRoom open, CancellationToken cancel)
    {
        var room = job.Room;
        if (room.Channel is null)
        {
            var team = await SlackWeb.DoAsync("room", room, () => web.Api.Auth.Test(cancel));
            var channel = await CreateAsync(open, room, cancel);
            room = room with { Channel = new Place(Name, team?.TeamId ?? "", channel.Id, channel.Name) };
            foreach (var link in open.Links.Where(l => l.Url is not null))
                await OptionalAsync(() => web.Api.Bookmarks.Add(channel.Id, Mrkdwn.Short(link.Name, 75), link: link.Url, cancellationToken: cancel));
        }
        return await InviteAsync(room, open.People, cancel);
    }

    private async Task<Conversation> CreateAsync(Effect.OpenRoom open, RoomState room, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await SlackWeb.DoAsync("room", room, () => web.Api.Conversations.Create(ChannelName.Of(open.Name, attempt), open.Private, cancellationToken: cancel));
            }
            catch (ChatRefusedException e) when (e.Reason.StartsWith("name_taken", StringComparison.Ordinal) && attempt < 20)
            {
                // Also by an archived channel: the next number.
            }
        }
    }

    private async Task<RoomState> SayAsync(Job job, Post post, CancellationToken cancel)
    {
        if (job.Room.Channel is not { } room) return job.Room;
        await PostAsync(job, room.Channel, post, "post", cancel);
        return job.Room;
    }

    private async Task<RoomState> TellAsync(Job job, Effect.Tell tell, CancellationToken cancel)
    {
        if (!tell.Person.StartsWith("slack:", StringComparison.Ordinal)) return job.Room;
        var direct = await SlackWeb.DoAsync("post", job.Room, () => web.Api.Conversations.Open([tell.Person["slack:".Length..]], cancel));
        await PostAsync(job, direct, tell.Post, "post", cancel);
        return job.Room;
    }

    private async Task PostAsync(Job job, string channel, Post post, string step, CancellationToken cancel)
    {
        var parts = BlockDrawing.Of(post);
        var there = job.Attempt > 1 ? await PostedAsync(job, channel, cancel) : [];
        for (var part = 0; part < parts.Count; part++)
            if (!there.ContainsKey(part))
                await SlackWeb.DoAsync(step, job.Room, () => web.Api.Chat.PostMessage(new Message
                {
                    Channel = channel, Text = Mrkdwn.Short(Markup.Plain(post.Markup), 3000), Blocks = [.. parts[part]], UnfurlLinks = false, UnfurlMedia = false, MetadataJson = Mark(job, part),
                }, cancel));
    }

    private async Task<RoomState> CardAsync(Job job, string name, string? channel, Card? card, bool pin, CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(channel) || card is null) return job.Room;
        var room = job.Room;
        if (room.Memory.TryGetValue(name, out var ts))
        {
            await SlackWeb.DoAsync(name, room, () => web.Api.Chat.Update(new MessageUpdate { ChannelId = channel, Ts = ts, Text = card.Fallback, Blocks = [.. BlockDrawing.Of(card)] }, cancel));
            return room;
        }
        var there = job.Attempt > 1 ? await PostedAsync(job, channel, cancel) : [];
        ts = there.GetValueOrDefault(0) ?? (await SlackWeb.DoAsync(name, room, () => web.Api.Chat.PostMessage(new Message
        {
            Channel = channel, Text = card.Fallback, Blocks = [.. BlockDrawing.Of(card)], UnfurlLinks = false, UnfurlMedia = false, MetadataJson = Mark(job, 0),
        }, cancel))).Ts;
        room = room.Remember(name, ts);
        if (pin) await OptionalAsync(async () => { await web.Api.Pins.AddMessage(channel, ts, cancel); return true; });
        return room;
    }

    private async Task<RoomState> TopicAsync(Job job, string topic, CancellationToken cancel)
    {
        if (job.Room.Channel is { } room) await SlackWeb.DoAsync("topic", job.Room, () => web.Api.Conversations.SetTopic(room.Channel, Mrkdwn.Short(Mrkdwn.Escape(topic), 250), cancel));
        return job.Room;
    }

    private async Task<RoomState> InviteAsync(RoomState room, IReadOnlyList<string> people, CancellationToken cancel)
    {
        if (room.Channel is not { } place) return room;
        foreach (var person in people.Where(p => p.StartsWith("slack:", StringComparison.Ordinal)))
        {
            try
            {
                await SlackWeb.DoAsync("invite", room, () => web.Api.Conversations.Invite(place.Channel, [person["slack:".Length..]], cancel));
            }
            catch (ChatRefusedException e) when (e.Reason is "already_in_channel" or "cant_invite_self")
            {
                // They are there.
            }
        }
        return room;
    }

    private async Task<RoomState> CloseAsync(Job job, CancellationToken cancel)
    {
        if (job.Room.Channel is { } room) await SlackWeb.DoAsync("room", job.Room, async () => { await web.Api.Conversations.Archive(room.Channel, cancel); return true; });
        return job.Room;
    }

    /// <summary>The parts of this outbox row that an earlier attempt has posted, with their timestamps.</summary>
    private async Task<Dictionary<int, string>> PostedAsync(Job job, string channel, CancellationToken cancel)
    {
        var history = await SlackWeb.DoAsync("post", job.Room, () => web.Api.Conversations.History(channel, limit: 100, includeAllMetadata: true, cancellationToken: cancel));
        return (history?.Messages ?? []).Where(m => m.Metadata?.EventType == EventType && (long?)m.Metadata.EventPayload?["outbox"] == job.Id)
            .GroupBy(m => (int?)m.Metadata.EventPayload["part"] ?? 0).ToDictionary(g => g.Key, g => g.First().Ts);
    }

    private static MessageMetadata Mark(Job job, int part) => new() { EventType = EventType, EventPayload = new JObject { ["outbox"] = job.Id, ["part"] = part, ["incident"] = job.IncidentKey } };

    /// <summary>A step the incident can do without: what Slack refuses is left, what it cannot do now is tried again with the whole.</summary>
    private static async Task OptionalAsync<T>(Func<Task<T>> work)
    {
        try { await SlackWeb.DoAsync("optional", RoomState.None, work); }
        catch (ChatRefusedException) { /* Missing scope or the like: the channel works without it. */ }
    }
}
