using System.Globalization;
using Microsoft.Bot.Schema;
using Microsoft.Rest;

namespace Microsoft.Bot.Connector;

/// <summary>The paths below <c>v3/conversations</c>.</summary>
public class Conversations : IConversations
{
    private const string Root = "v3/conversations";
    private readonly ConnectorCalls _calls;

    internal Conversations(ConnectorCalls calls) => _calls = calls;

    public Task<HttpOperationResponse<ConversationResourceResponse>> CreateConversationWithHttpMessagesAsync(ConversationParameters parameters, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default) =>
        _calls.CallAsync<ConversationResourceResponse>(HttpMethod.Post, Root, Given(parameters), customHeaders, cancellationToken);

    public Task<HttpOperationResponse<ResourceResponse>> SendToConversationWithHttpMessagesAsync(string conversationId, Activity activity, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default) =>
        _calls.CallAsync<ResourceResponse>(HttpMethod.Post, Of(conversationId, "activities"), Given(activity), customHeaders, cancellationToken);

    public Task<HttpOperationResponse<ResourceResponse>> ReplyToActivityWithHttpMessagesAsync(string conversationId, string activityId, Activity activity, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default) =>
        _calls.CallAsync<ResourceResponse>(HttpMethod.Post, Of(conversationId, "activities", activityId), Given(activity), customHeaders, cancellationToken);

    public Task<HttpOperationResponse<ResourceResponse>> UpdateActivityWithHttpMessagesAsync(string conversationId, string activityId, Activity activity, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default) =>
        _calls.CallAsync<ResourceResponse>(HttpMethod.Put, Of(conversationId, "activities", activityId), Given(activity), customHeaders, cancellationToken);

    public async Task<HttpOperationResponse> DeleteActivityWithHttpMessagesAsync(string conversationId, string activityId, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default) =>
        await _calls.CallAsync<object>(HttpMethod.Delete, Of(conversationId, "activities", activityId), null, customHeaders, cancellationToken).ConfigureAwait(false);

    public Task<HttpOperationResponse<IList<ChannelAccount>>> GetConversationMembersWithHttpMessagesAsync(string conversationId, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default) =>
        _calls.CallAsync<IList<ChannelAccount>>(HttpMethod.Get, Of(conversationId, "members"), null, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<PagedMembersResult>> GetConversationPagedMembersWithHttpMessagesAsync(string conversationId, int? pageSize = default, string continuationToken = default, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default) =>
        _calls.CallAsync<PagedMembersResult>(HttpMethod.Get, Of(conversationId, "pagedmembers") + Query(pageSize, continuationToken), null, customHeaders, cancellationToken);

    internal Task<HttpOperationResponse<ChannelAccount>> MemberAsync(string conversationId, string userId, CancellationToken cancellationToken) =>
        _calls.CallAsync<ChannelAccount>(HttpMethod.Get, Of(conversationId, "members", userId), null, null, cancellationToken);

    private static string Of(string conversationId, params ReadOnlySpan<string> parts)
    {
        var path = Root + "/" + Uri.EscapeDataString(Given(conversationId));
        foreach (var part in parts) path += "/" + Uri.EscapeDataString(Given(part));
        return path;
    }

    private static string Query(int? pageSize, string continuationToken)
    {
        var parts = new List<string>();
        if (pageSize is { } size) parts.Add("pageSize=" + size.ToString(CultureInfo.InvariantCulture));
        if (continuationToken is not null) parts.Add("continuationToken=" + Uri.EscapeDataString(continuationToken));
        return parts.Count == 0 ? "" : "?" + string.Join('&', parts);
    }

    private static T Given<T>(T value)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(value);
        return value;
    }
}
