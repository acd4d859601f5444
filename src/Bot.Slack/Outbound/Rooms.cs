using Bot.Chat.Delivery;
using Bot.Slack.BlockKit;
using SlackNet;

namespace Bot.Slack.Outbound;

/// <summary>The incident's channel: made once, with its people, bookmarks and topic.</summary>
internal sealed class Rooms(SlackWeb web, SlackOptions options, OwnRooms own)
{
    private const int MostInvited = 100; // conversations.invite
    private const string BookmarkPrefix = "bookmark:";

    /// <summary>Makes the channel, or sees to one that is there: the bot in it, people invited, bookmarks set.</summary>
    public async Task<RoomState> OpenAsync(Job job, Effect.OpenRoom open, CancellationToken cancel)
    {
        var room = job.Room;
        if (room.Channel is null)
            room = room with { Channel = await CreateAsync(job, open, cancel) };
        else
        {
            room = room.Forget("pin");
            await ReturnAsync(room, open.Private, cancel);
        }
        var steps = new Steps(room);
        await InviteAsync(steps, "invite", People(open.People), cancel);
        // A private incident's people are brought in one by one, by those who are in it.
        if (!open.Private) await InviteOnCallAsync(steps, cancel);
        await LinkAsync(steps, open.Links, cancel);
        return steps.Done();
    }

    /// <summary>Brings people in.</summary>
    public async Task<RoomState> InviteAsync(RoomState room, IReadOnlyList<string> people, CancellationToken cancel)
    {
        if (room.Channel is null) return room;
        var steps = new Steps(room);
        await InviteAsync(steps, "invite", People(people), cancel);
        return steps.Done();
    }

    /// <summary>Sets the bookmarks.</summary>
    public async Task<RoomState> LinkAsync(RoomState room, IReadOnlyList<FileLink> links, CancellationToken cancel)
    {
        if (room.Channel is null) return room;
        var steps = new Steps(room);
        await LinkAsync(steps, links, cancel);
        return steps.Done();
    }

    /// <summary>Sets the topic, at most 250 characters.</summary>
    public async Task<RoomState> TopicAsync(RoomState room, string topic, CancellationToken cancel)
    {
        if (room.Channel is { } place)
            await SlackWeb.DoAsync("topic", room, () => web.Api.Conversations.SetTopic(place.Channel, Mrkdwn.Short(Mrkdwn.Escape(topic), 250), cancel));
        return room;
    }

    private async Task<Place> CreateAsync(Job job, Effect.OpenRoom open, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            var name = ChannelName.Of(open.Name, attempt);
            try
            {
                var made = await SlackWeb.DoAsync("room", job.Room, () => web.Api.Conversations.Create(name, open.Private, cancellationToken: cancel));
                return new Place("slack", "", made.Id, made.Name);
            }
            catch (ChatRefusedException e) when (e.Reason.StartsWith("name_taken", StringComparison.Ordinal) && attempt < 20)
            {
                // By the channel of an earlier attempt whose answer was lost; else, archived or not, the next number.
                if (job.Attempt > 1 && await SlackWeb.DoAsync("room", job.Room, () => own.FindAsync(name, cancel)) is { } there) return there;
            }
        }
    }

    /// <summary>Joins a public channel again that the bot was put out of; into a private one only a person can bring it.</summary>
    private async Task ReturnAsync(RoomState room, bool secret, CancellationToken cancel)
    {
        if (secret || room.Channel is not { } place) return;
        await SlackWeb.DoAsync("room", room, () => UnlessAsync("method_not_supported_for_channel_type",
            () => web.Api.Post("conversations.join", new Dictionary<string, object> { ["channel"] = place.Channel }, cancel)));
    }

    private async Task InviteOnCallAsync(Steps steps, CancellationToken cancel)
    {
        if (options.OnCallGroup.Length == 0) return;
        IReadOnlyList<string> people = [];
        if (await steps.TryAsync("on_call", async () => people = (await web.Api.Get<GroupUsers>("usergroups.users.list", new Dictionary<string, object> { ["usergroup"] = options.OnCallGroup }, cancel))?.Users ?? []))
            await InviteAsync(steps, "on_call", people, cancel);
    }

    private async Task InviteAsync(Steps steps, string step, IReadOnlyList<string> people, CancellationToken cancel)
    {
        foreach (var some in people.Chunk(MostInvited))
        {
            if (await TogetherAsync(steps.Room, some, cancel)) continue;
            // Of several, one who is there already or cannot be invited must not keep out the rest.
            foreach (var person in some)
                await steps.TryAsync(step, () => UnlessAsync("already_in_channel", () => UnlessAsync("cant_invite_self", () => web.Api.Conversations.Invite(steps.Room.Channel!.Channel, [person], cancel))));
        }
    }

    private async Task<bool> TogetherAsync(RoomState room, string[] people, CancellationToken cancel)
    {
        if (people.Length < 2) return people.Length == 0;
        try
        {
            await SlackWeb.DoAsync("invite", room, () => web.Api.Conversations.Invite(room.Channel!.Channel, people, cancel));
            return true;
        }
        catch (ChatRefusedException)
        {
            return false;
        }
    }

    private async Task LinkAsync(Steps steps, IReadOnlyList<FileLink> links, CancellationToken cancel)
    {
        var channel = steps.Room.Channel!.Channel;
        var wanted = links.Where(l => l.Url is { Length: > 0 }).ToDictionary(l => BookmarkPrefix + l.Url, StringComparer.Ordinal);
        foreach (var (name, link) in wanted.Where(w => !steps.Room.Memory.ContainsKey(w.Key)))
            await steps.TryAsync("bookmarks", async () =>
                steps.Room = steps.Room.Remember(name, (await web.Api.Bookmarks.Add(channel, Mrkdwn.Short(link.Name, 75), link: link.Url, cancellationToken: cancel))?.Id ?? ""));
        foreach (var (name, id) in steps.Room.Memory.Where(m => m.Key.StartsWith(BookmarkPrefix, StringComparison.Ordinal) && !wanted.ContainsKey(m.Key)))
            if (await steps.TryAsync("bookmarks", () => UnlessAsync("not_found", () => web.Api.Post("bookmarks.remove", new Dictionary<string, object> { ["channel_id"] = channel, ["bookmark_id"] = id }, cancel))))
                steps.Room = steps.Room.Forget(name);
    }

    private static async Task<bool> UnlessAsync(string fine, Func<Task> work)
    {
        try { await work(); }
        catch (SlackException e) when (e.ErrorCode == fine) { /* It is so already. */ }
        return true;
    }

    private static IReadOnlyList<string> People(IReadOnlyList<string> ids) => [.. ids.Where(p => p.StartsWith("slack:", StringComparison.Ordinal)).Select(p => p["slack:".Length..])];

    private sealed class GroupUsers
    {
        public IReadOnlyList<string> Users { get; set; } = [];
    }
}
