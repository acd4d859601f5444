using Bot.Chat.Delivery;
using Bot.Teams.Wire;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;

namespace Bot.Teams.Inbound;

/// <summary>What happens to teams, channels and chats, told to the incidents that live there.</summary>
internal sealed class Rooms(TeamsInbox inbox, IRoomBook book, Addresses addresses, TeamsOptions options)
{
    /// <summary>Members, names and states changed.</summary>
    public async Task UpdatedAsync(Activity activity, CancellationToken cancel)
    {
        var data = activity.GetChannelData<TeamsChannelData>();
        foreach (var (members, change, botsChange) in new[] { (activity.MembersAdded, ChannelChange.Joined, ChannelChange.BotAdded), (activity.MembersRemoved, ChannelChange.Left, ChannelChange.BotRemoved) })
            foreach (var member in members ?? [])
            {
                // The bot's own coming and going is told by its installation as well; one of the two is enough.
                if (string.IsNullOrEmpty(member.Id) || member.Id == activity.Recipient?.Id) continue;
                if (!ConversationIds.IsGroupChat(activity.Conversation.Id)) continue;
                var person = await inbox.People.OfAsync(member.Id, member.Name, activity.Conversation.Id, activity.ServiceUrl, cancel);
                await inbox.HandInAsync(activity, $"{activity.Id}/{change}/{member.Id}", new Happening.Channel(change), cancel, person: person);
            }
        var (what, detail) = data?.EventType switch
        {
            "channelRenamed" => (ChannelChange.Renamed, data.Channel?.Name ?? ""),
            "channelDeleted" => (ChannelChange.Deleted, ""),
            "channelRestored" => (ChannelChange.Unarchived, ""),
            "teamArchived" => (ChannelChange.Archived, ""),
            "teamUnarchived" or "teamRestored" => (ChannelChange.Unarchived, ""),
            "teamDeleted" or "teamHardDeleted" => (ChannelChange.Deleted, ""),
            _ => ((ChannelChange?)null, ""),
        };
        if (what is { } changed) await ChangedAsync(activity, changed, cancel, detail, data!.EventType.StartsWith("channel", StringComparison.Ordinal) ? data.Channel?.Id : null);
        else if (activity.TopicName is { Length: > 0 } topic) await ChangedAsync(activity, ChannelChange.Renamed, cancel, topic);
    }

    /// <summary>
    /// Where the message of an activity may have been recorded: its conversation. An activity that names a channel without the thread may
    /// mean any of the threads recorded there; a message's id is one of a kind within the channel.
    /// </summary>
    public async Task<IReadOnlyList<Place>> PlacesAsync(Activity activity, CancellationToken cancel)
    {
        var here = inbox.PlaceOf(activity);
        if (!ConversationIds.IsChannel(here.Channel) || ConversationIds.Root(here.Channel) is not null) return [here];
        return [.. (await book.RoomsAsync("teams", cancel)).Select(r => r.Room).Where(r => r.Workspace == options.TenantId && ConversationIds.Base(r.Channel) == here.Channel).DistinctBy(r => r.Channel)];
    }

    /// <summary>Something happened to a channel, or to a team with all its channels, or to a chat.</summary>
    public async Task ChangedAsync(Activity activity, ChannelChange change, CancellationToken cancel, string detail = "", string? channel = null)
    {
        var data = activity.GetChannelData<TeamsChannelData>();
        var team = data?.Team?.Id;
        foreach (var room in await book.RoomsAsync("teams", cancel))
        {
            var here = ConversationIds.Base(room.Room.Channel);
            var meant = channel is not null ? here == channel
                : team is not null && ConversationIds.IsChannel(room.Room.Channel) ? here == team || addresses.Team(here) == team || here == data?.Settings?.SelectedChannel?.Id
                : here == ConversationIds.Base(activity.Conversation.Id);
            if (meant && room.Room.Workspace == options.TenantId)
                await inbox.HandInAsync(activity, $"{activity.Id}/{change}/{room.IncidentKey}", new Happening.Channel(change, detail), cancel, place: room.Room);
        }
    }
}
