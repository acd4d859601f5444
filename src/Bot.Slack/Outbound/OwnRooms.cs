using Bot.Chat.Delivery;
using Bot.Slack.Inbound;
using SlackNet.WebApi;

namespace Bot.Slack.Outbound;

/// <summary>Channels the bot made and nobody heard of, because Slack's answer was lost or the bot stopped before it was kept.</summary>
internal sealed class OwnRooms(SlackWeb web, Self self, IRoomBook book)
{
    private const int Page = 1000;

    /// <summary>The channel of that name, if the bot made it and no incident has it.</summary>
    public async Task<Place?> FindAsync(string name, CancellationToken cancel)
    {
        for (var cursor = ""; ;)
        {
            var args = new Dictionary<string, object> { ["types"] = "public_channel,private_channel", ["exclude_archived"] = true, ["limit"] = Page };
            if (cursor.Length > 0) args["cursor"] = cursor;
            // The bot is in every channel it made: there are fewer of those than of all.
            var page = await web.Api.Get<Listed>("users.conversations", args, cancel);
            if (page.Channels.FirstOrDefault(c => c.Name == name) is { } found)
                return await self.IsAsync(found.Creator, "", cancel) && (await book.RoomsAsync("slack", cancel)).All(r => r.Room.Channel != found.Id)
                    ? new Place("slack", "", found.Id, found.Name) : null;
            cursor = page.ResponseMetadata?.NextCursor ?? "";
            if (cursor.Length == 0) return null;
        }
    }

    private sealed class Listed
    {
        public IReadOnlyList<Found> Channels { get; set; } = [];
        public ResponseMetadata? ResponseMetadata { get; set; }
    }

    private sealed class Found
    {
        public string Id { get; set; } = "";
        public string Name { get; set; } = "";
        public string Creator { get; set; } = "";
    }
}
