using System.Collections.Concurrent;
using Bot.Chat.Delivery;
using Bot.Chat.Phrases;
using Bot.Chat.Posting;
using Bot.Teams.AdaptiveCards;
using Bot.Teams.Inbound;
using Bot.Teams.Wire;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using Mention = Bot.Chat.Phrases.Mention;

namespace Bot.Teams;

/// <summary>
/// Does in Teams what the outbox asks for. A message sent is not found again: Teams gives a bot neither its history nor a place for a
/// mark. So cards are edited in place, parts already sent are remembered while the process lives, and only an answer that is lost on
/// the way back, or a crash right there, lets a text be said a second time; none is ever lost.
/// </summary>
internal sealed class TeamsPlatform(TeamsWeb web, TeamsOptions options, Addresses addresses, People people, Rosters rosters, IRoomBook book, Func<string?, Language> languages) : IChatPlatform
{
    private const string Service = "service_url";
    private const string Private = "private";
    private const string Entered = "entered";

    private readonly ConcurrentDictionary<long, int> _partsSent = new();

    /// <inheritdoc/>
    public string Name => "teams";

    /// <inheritdoc/>
    public async Task<RoomState> DoAsync(Job job, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(job);
        return job.Effect switch
        {
            Effect.OpenRoom open => await OpenAsync(job, open, cancel),
            Effect.Say say => await SayAsync(job, say.Post, cancel),
            Effect.ShowCard => await CardAsync(job, cancel),
            Effect.Announce => await AnnounceAsync(job, cancel),
            Effect.Invite invite => await MentionAsync(job, job.Room, invite.People, "invite", cancel),
            Effect.Tell tell => await TellAsync(job, tell, cancel),
            // A thread has no topic and cannot be closed; the card says what there is to say.
            _ => job.Room,
        };
    }

    private async Task<RoomState> OpenAsync(Job job, Effect.OpenRoom open, CancellationToken cancel)
    {
        var room = job.Room;
        if (room.Channel is not null) return room;
        if (open.Private) room = room.Remember(Private, "true");
        var from = open.From is { Platform: "teams" } place ? place.Channel : "";
        if (ConversationIds.IsGroupChat(from) && !await IsTakenAsync(job.IncidentKey, from, cancel))
        {
            room = At(room with { Channel = new Place(Name, options.TenantId, from, job.IncidentKey) }, from);
            return job.Card is { } first ? await ShowAsync(room, "card", from, CardDrawing.Message(CardDrawing.Of(first), first.Fallback), cancel) : room;
        }
        if (open.Private)
            throw new ChatRefusedException("room", "private_in_team", room);
        var channel = options.Channel.Length > 0 ? options.Channel : ConversationIds.IsChannel(from) ? ConversationIds.Base(from) : "";
        if (channel.Length == 0) throw new ChatRefusedException("room", "no_team_channel", room);
        var serviceUrl = addresses.ServiceUrl(channel, room.Memory.GetValueOrDefault(Service));
        var message = job.Card is { } card ? CardDrawing.Message(CardDrawing.Of(card), card.Fallback) : TeamsText.Messages(Markup.Escape($"{job.IncidentKey} · {open.Title}")).First();
        var (conversation, root) = await web.CreateAsync("room", room, serviceUrl, channel, web.PostIn(channel, message), cancel);
        var thread = ConversationIds.Root(conversation) is not null ? conversation : ConversationIds.Thread(channel, root);
        room = At(room with { Channel = new Place(Name, options.TenantId, thread, TeamsText.Short($"{job.IncidentKey} · {open.Title}", 100)) }, thread);
        if (job.Card is not null) room = room.Remember("card", root);
        try
        {
            return await MentionAsync(job, room, open.People, "invite", cancel);
        }
        catch (ChatBusyException)
        {
            // The thread is there and must not be begun twice; those who are wanted find it through the announcement and the card.
            return room;
        }
    }

    /// <summary>A chat has one incident at a time.</summary>
    private async Task<bool> IsTakenAsync(string incident, string chat, CancellationToken cancel) =>
        (await book.RoomsAsync(Name, cancel)).Any(r => r.Room.Channel == chat && r.IncidentKey != incident && r.IsOpen);

    private async Task<RoomState> SayAsync(Job job, Post post, CancellationToken cancel)
    {
        // A private incident that no chat was opened for is worked on elsewhere, and stays without one.
        if (job.Room.Channel is not { } place) return job.Room.Memory.ContainsKey(Private) ? job.Room : throw new ChatRefusedException("post", "no_channel", job.Room);
        var room = At(job.Room, place.Channel);
        await SendAsync(job, room, place.Channel, post, "post", cancel);
        return room;
    }

    private async Task<RoomState> TellAsync(Job job, Effect.Tell tell, CancellationToken cancel)
    {
        if (!tell.Person.StartsWith("teams:", StringComparison.Ordinal)) return job.Room;
        var serviceUrl = addresses.ServiceUrl("", job.Room.Memory.GetValueOrDefault(Service));
        var (chat, _) = await web.CreateAsync("tell", job.Room, serviceUrl, tell.Person, web.ChatWith(tell.Person["teams:".Length..]), cancel);
        await SendAsync(job, job.Room, chat, tell.Post, "tell", cancel);
        return job.Room;
    }

    private async Task SendAsync(Job job, RoomState room, string conversation, Post post, string step, CancellationToken cancel)
    {
        var serviceUrl = addresses.ServiceUrl(conversation, room.Memory.GetValueOrDefault(Service));
        var parts = Posts.Of(post).ToList();
        for (var part = _partsSent.GetValueOrDefault(job.Id); part < parts.Count; part++)
        {
            await web.SendAsync(step, room, serviceUrl, conversation, parts[part], cancel);
            if (part + 1 < parts.Count) _partsSent[job.Id] = part + 1;
        }
        _partsSent.TryRemove(job.Id, out _);
    }

    private async Task<RoomState> CardAsync(Job job, CancellationToken cancel)
    {
        if (job.Room.Channel is not { } place || job.Card is not { } card) return job.Room;
        var room = At(job.Room, place.Channel);
        if (room.Memory.ContainsKey(Private) && !room.Memory.ContainsKey(Entered) && await rosters.EnterAsync(job.IncidentKey, place, addresses.ServiceUrl(place.Channel, room.Memory.GetValueOrDefault(Service)), cancel)) room = room.Remember(Entered, "true");
        return await ShowAsync(room, "card", place.Channel, CardDrawing.Message(CardDrawing.Of(card), card.Fallback), cancel);
    }

    private async Task<RoomState> AnnounceAsync(Job job, CancellationToken cancel)
    {
        // The thread's first post is the card itself: in the same channel an announcement would only double it.
        var channel = options.AnnounceChannel;
        if (channel.Length == 0 || job.Announcement is not { } card || (job.Room.Channel is { } place && ConversationIds.Base(place.Channel) == channel)) return job.Room;
        var room = job.Room;
        var message = CardDrawing.Message(CardDrawing.Of(card, [.. ToRoom(room)]), card.Fallback);
        if (room.Memory.TryGetValue("announcement", out var root)
            && await web.UpdateAsync("announcement", room, addresses.ServiceUrl(channel), ConversationIds.Thread(channel, root), root, message, cancel)) return room;
        var (_, id) = await web.CreateAsync("announcement", room, addresses.ServiceUrl(channel, room.Memory.GetValueOrDefault(Service)), channel, web.PostIn(channel, message), cancel);
        return room.Remember("announcement", id);
    }

    /// <summary>Shows a card in place of what it was, or anew where it was never shown or has been deleted.</summary>
    private async Task<RoomState> ShowAsync(RoomState room, string name, string conversation, Activity message, CancellationToken cancel)
    {
        var serviceUrl = addresses.ServiceUrl(conversation, room.Memory.GetValueOrDefault(Service));
        if (room.Memory.TryGetValue(name, out var id) && await web.UpdateAsync(name, room, serviceUrl, conversation, id, message, cancel)) return room;
        message.Id = null;
        id = await web.SendAsync(name, room, serviceUrl, conversation, message, cancel);
        return id.Length == 0 ? room : room.Remember(name, id);
    }

    /// <summary>A bot cannot bring people into a team or chat; a mention in the thread tells them and takes them there.</summary>
    private async Task<RoomState> MentionAsync(Job job, RoomState room, IReadOnlyList<string> whom, string step, CancellationToken cancel)
    {
        if (room.Channel is not { } place || !ConversationIds.IsChannel(place.Channel)) return room;
        var serviceUrl = addresses.ServiceUrl(place.Channel, room.Memory.GetValueOrDefault(Service));
        var mentions = new List<Mention>();
        foreach (var id in whom.Where(p => p.StartsWith("teams:", StringComparison.Ordinal)).Take(20))
            if (await people.NameAsync(id, place.Channel, serviceUrl, cancel) is { } name) mentions.Add(new Mention(id, name));
        if (mentions.Count > 0) await SendAsync(job, room, place.Channel, new Post(TeamsTexts.Called(mentions, job.IncidentKey).In(languages(null))), step, cancel);
        return room;
    }

    private IEnumerable<JObject> ToRoom(RoomState room) => room.Channel is not { } place || room.Memory.ContainsKey(Private) || ConversationIds.Root(place.Channel) is not { } root ? []
        : [Buttons.Link($"{TeamsTexts.ToRoom().En} · {TeamsTexts.ToRoom().Fr}", ConversationIds.Link(place.Channel, root, options.TenantId, addresses.Group(place.Channel)))];

    /// <summary>Remembers where the connector of a conversation is, for after a restart.</summary>
    private RoomState At(RoomState room, string conversation) =>
        addresses.ServiceUrl(conversation, room.Memory.GetValueOrDefault(Service)) is var url && room.Memory.GetValueOrDefault(Service) == url ? room : room.Remember(Service, url);
}
