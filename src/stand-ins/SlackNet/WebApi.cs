using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SlackNet.Blocks;
using Args = System.Collections.Generic.Dictionary<string, object>;

namespace SlackNet.WebApi;

public class WebApiResponse
{
    public bool Ok { get; set; }
    [JsonExtensionData] public JObject Data { get; set; }
}

public class ErrorResponse
{
    public string Error { get; set; } = string.Empty;
    public ErrorResponseMetadata ResponseMetadata { get; set; } = new();
    [JsonExtensionData] private IDictionary<string, JToken> Rest { get; set; }
    [JsonIgnore] public IReadOnlyDictionary<string, string> Info => (Rest ?? new Dictionary<string, JToken>()).Where(r => r.Value is JValue).ToDictionary(r => r.Key, r => r.Value.ToString());
}

public class ErrorResponseMetadata
{
    public IList<string> Messages { get; set; } = [];
}

public class ResponseMetadata
{
    public string NextCursor { get; set; }
}

public enum BookmarkType { Link }

public interface IBookmarksApi
{
    Task<Bookmark> Add(string channelId, string title, BookmarkType type = BookmarkType.Link, string emoji = null, string entityId = null, string link = null, string parentId = null, CancellationToken cancellationToken = default);
}

internal sealed class BookmarksApi(ISlackApiClient client) : IBookmarksApi
{
    public async Task<Bookmark> Add(string channelId, string title, BookmarkType type = BookmarkType.Link, string emoji = null, string entityId = null, string link = null, string parentId = null, CancellationToken cancellationToken = default) =>
        (await client.Post<BookmarkAnswer>("bookmarks.add", new Args { ["channel_id"] = channelId, ["title"] = title, ["type"] = "link", ["link"] = link, ["emoji"] = emoji }, cancellationToken).ConfigureAwait(false))?.Bookmark;

    private sealed class BookmarkAnswer
    {
        public Bookmark Bookmark { get; set; }
    }
}

public interface IChatApi
{
    Task<PostMessageResponse> PostMessage(Message message, CancellationToken cancellationToken = default);
    Task<MessageUpdateResponse> Update(MessageUpdate messageUpdate, CancellationToken cancellationToken = default);
}

internal sealed class ChatApi(ISlackApiClient client) : IChatApi
{
    public Task<PostMessageResponse> PostMessage(Message message, CancellationToken cancellationToken = default) => client.Post<PostMessageResponse>("chat.postMessage", new Args
    {
        ["channel"] = message.Channel, ["text"] = message.Text, ["blocks"] = message.Blocks.Count == 0 ? null : message.Blocks, ["thread_ts"] = message.ThreadTs,
        ["unfurl_links"] = message.UnfurlLinks, ["unfurl_media"] = message.UnfurlMedia, ["metadata"] = message.MetadataJson,
    }, cancellationToken);

    public Task<MessageUpdateResponse> Update(MessageUpdate messageUpdate, CancellationToken cancellationToken = default) => client.Post<MessageUpdateResponse>("chat.update", new Args
    {
        ["channel"] = messageUpdate.ChannelId, ["ts"] = messageUpdate.Ts, ["text"] = messageUpdate.Text, ["blocks"] = messageUpdate.Blocks,
    }, cancellationToken);
}

public class Message
{
    public string Channel { get; set; }
    public string Text { get; set; }
    [IgnoreIfEmpty] public IList<Block> Blocks { get; set; } = [];
    public bool UnfurlLinks { get; set; }
    public bool UnfurlMedia { get; set; } = true;
    public string ThreadTs { get; set; }
    public MessageMetadata MetadataJson { get; set; }
}

public class MessageUpdate
{
    public string ChannelId { get; set; }
    public string Ts { get; set; }
    public string Text { get; set; }
    public IList<Block> Blocks { get; set; } = [];
}

public class MessageMetadata
{
    public string EventType { get; set; }
    public JToken EventPayload { get; set; }
}

public class PostMessageResponse
{
    public string Ts { get; set; }
    public string Channel { get; set; }
}

public class MessageUpdateResponse
{
    public string Channel { get; set; }
    public string Ts { get; set; }
    public string Text { get; set; }
}

public interface IConversationsApi
{
    Task Archive(string channelId, CancellationToken cancellationToken = default);
    Task<Conversation> Create(string name, bool isPrivate, string teamId = null, CancellationToken cancellationToken = default);
    Task<Conversation> Invite(string channelId, IEnumerable<string> userIds, CancellationToken cancellationToken = default);
    Task<string> Open(IEnumerable<string> userIds, CancellationToken cancellationToken = default);
    Task<string> SetTopic(string channelId, string topic, CancellationToken cancellationToken = default);
}

internal sealed class ConversationsApi(ISlackApiClient client) : IConversationsApi
{
    public Task Archive(string channelId, CancellationToken cancellationToken = default) => client.Post("conversations.archive", new Args { ["channel"] = channelId }, cancellationToken);

    public async Task<Conversation> Create(string name, bool isPrivate, string teamId = null, CancellationToken cancellationToken = default) =>
        (await client.Post<ChannelAnswer>("conversations.create", new Args { ["name"] = name, ["is_private"] = isPrivate, ["team_id"] = teamId }, cancellationToken).ConfigureAwait(false))?.Channel;

    public async Task<Conversation> Invite(string channelId, IEnumerable<string> userIds, CancellationToken cancellationToken = default) =>
        (await client.Post<ChannelAnswer>("conversations.invite", new Args { ["channel"] = channelId, ["users"] = string.Join(',', userIds) }, cancellationToken).ConfigureAwait(false))?.Channel;

    public async Task<string> Open(IEnumerable<string> userIds, CancellationToken cancellationToken = default) =>
        (await client.Post<ChannelAnswer>("conversations.open", new Args { ["users"] = string.Join(',', userIds) }, cancellationToken).ConfigureAwait(false))?.Channel?.Id;

    public async Task<string> SetTopic(string channelId, string topic, CancellationToken cancellationToken = default)
    {
        await client.Post("conversations.setTopic", new Args { ["channel"] = channelId, ["topic"] = topic }, cancellationToken).ConfigureAwait(false);
        return topic;
    }

    private sealed class ChannelAnswer
    {
        public Conversation Channel { get; set; }
    }
}

public interface IPinsApi
{
    Task AddMessage(string channelId, string ts = null, CancellationToken cancellationToken = default);
}

internal sealed class PinsApi(ISlackApiClient client) : IPinsApi
{
    public Task AddMessage(string channelId, string ts = null, CancellationToken cancellationToken = default) => client.Post("pins.add", new Args { ["channel"] = channelId, ["timestamp"] = ts }, cancellationToken);
}

public interface IViewsApi
{
    Task<ViewResponse> Open(string triggerId, ViewDefinition view, CancellationToken cancellationToken = default);
    Task<ViewResponse> Publish(string userId, HomeViewDefinition viewDefinition, string hash = null, CancellationToken cancellationToken = default);
    Task<ViewResponse> Push(string triggerId, ViewDefinition view, CancellationToken cancellationToken = default);
}

public class ViewResponse
{
}

internal sealed class ViewsApi(ISlackApiClient client) : IViewsApi
{
    public Task<ViewResponse> Open(string triggerId, ViewDefinition view, CancellationToken cancellationToken = default) => client.Post<ViewResponse>("views.open", new Args { ["trigger_id"] = triggerId, ["view"] = view }, cancellationToken);

    public Task<ViewResponse> Publish(string userId, HomeViewDefinition viewDefinition, string hash = null, CancellationToken cancellationToken = default) =>
        client.Post<ViewResponse>("views.publish", new Args { ["user_id"] = userId, ["view"] = viewDefinition, ["hash"] = hash }, cancellationToken);

    public Task<ViewResponse> Push(string triggerId, ViewDefinition view, CancellationToken cancellationToken = default) => client.Post<ViewResponse>("views.push", new Args { ["trigger_id"] = triggerId, ["view"] = view }, cancellationToken);
}
