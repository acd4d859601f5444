using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Teams;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder.Teams;

/// <summary>What Teams says about where a turn happens.</summary>
public static class TeamsInfo
{
    public static async Task<TeamDetails> GetTeamDetailsAsync(ITurnContext turnContext, string teamId = null, CancellationToken cancellationToken = default) =>
        await TeamsOf(turnContext).FetchTeamDetailsAsync(Team(turnContext, teamId), cancellationToken).ConfigureAwait(false);

    public static async Task<IList<ChannelInfo>> GetTeamChannelsAsync(ITurnContext turnContext, string teamId = null, CancellationToken cancellationToken = default) =>
        (await TeamsOf(turnContext).FetchChannelListAsync(Team(turnContext, teamId), cancellationToken).ConfigureAwait(false)).Conversations;

    /// <summary>In a channel, the team's members.</summary>
    public static Task<TeamsPagedMembersResult> GetPagedMembersAsync(ITurnContext turnContext, int? pageSize = default, string continuationToken = default, CancellationToken cancellationToken = default) =>
        PageAsync(turnContext, turnContext.Activity.TeamsGetTeamInfo()?.Id ?? turnContext.Activity.Conversation?.Id, pageSize, continuationToken, cancellationToken);

    public static Task<TeamsPagedMembersResult> GetPagedTeamMembersAsync(ITurnContext turnContext, string teamId = null, string continuationToken = default, int? pageSize = default, CancellationToken cancellationToken = default) =>
        PageAsync(turnContext, Team(turnContext, teamId), pageSize, continuationToken, cancellationToken);

    public static Task<TeamsChannelAccount> GetMemberAsync(ITurnContext turnContext, string userId, CancellationToken cancellationToken = default) =>
        MemberAsync(turnContext, userId, turnContext.Activity.TeamsGetTeamInfo()?.Id ?? turnContext.Activity.Conversation?.Id, cancellationToken);

    public static Task<TeamsChannelAccount> GetTeamMemberAsync(ITurnContext turnContext, string userId, string teamId = null, CancellationToken cancellationToken = default) =>
        MemberAsync(turnContext, userId, Team(turnContext, teamId), cancellationToken);

    /// <summary>A new post in a channel: where it is, and its activity id.</summary>
    public static async Task<Tuple<ConversationReference, string>> SendMessageToTeamsChannelAsync(ITurnContext turnContext, IActivity activity, string teamsChannelId, string botAppId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentException.ThrowIfNullOrEmpty(teamsChannelId);
        ConversationReference reference = null;
        string id = null;
        var parameters = new ConversationParameters
        {
            IsGroup = true,
            ChannelData = new TeamsChannelData { Channel = new ChannelInfo(teamsChannelId) },
            Activity = (Activity)activity,
        };
        await turnContext.Adapter.CreateConversationAsync(botAppId, Channels.Msteams, turnContext.Activity.ServiceUrl, null, parameters, (turn, _) =>
        {
            (reference, id) = (turn.Activity.GetConversationReference(), turn.Activity.Id);
            return Task.CompletedTask;
        }, cancellationToken).ConfigureAwait(false);
        return new Tuple<ConversationReference, string>(reference, id);
    }

    private static async Task<TeamsPagedMembersResult> PageAsync(ITurnContext turn, string conversationId, int? pageSize, string continuationToken, CancellationToken ct)
    {
        var page = await ClientOf(turn).Conversations.GetConversationPagedMembersAsync(conversationId, pageSize, continuationToken, ct).ConfigureAwait(false);
        return new TeamsPagedMembersResult
        {
            ContinuationToken = page.ContinuationToken,
            Members = page.Members.Select(Full).ToList(),
        };
    }

    private static async Task<TeamsChannelAccount> MemberAsync(ITurnContext turn, string userId, string conversationId, CancellationToken ct) =>
        Full(await ((Conversations)ClientOf(turn).Conversations).GetConversationMemberAsync(userId, conversationId, ct).ConfigureAwait(false));

    private static TeamsChannelAccount Full(ChannelAccount account) => JObject.FromObject(account).ToObject<TeamsChannelAccount>();

    private static string Team(ITurnContext turn, string teamId) => teamId ?? turn.Activity.TeamsGetTeamInfo()?.Id
        ?? throw new InvalidOperationException("This method is only valid within the scope of MS Teams Team.");

    private static IConnectorClient ClientOf(ITurnContext turn)
    {
        ArgumentNullException.ThrowIfNull(turn);
        return turn.TurnState.Get<IConnectorClient>() ?? throw new InvalidOperationException("This method requires a connector client.");
    }

    private static ITeamsOperations TeamsOf(ITurnContext turn)
    {
        var client = (ConnectorClient)ClientOf(turn);
        // Lives and ends with the turn's own client.
        return new TeamsConnectorClient(client.BaseUri, client.Credentials, client.HttpClient, disposeHttpClient: false).Teams;
    }
}
