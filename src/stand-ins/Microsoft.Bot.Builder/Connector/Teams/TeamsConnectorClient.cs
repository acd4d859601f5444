using Microsoft.Bot.Schema.Teams;
using Microsoft.Rest;

namespace Microsoft.Bot.Connector.Teams;

/// <summary>The connector's REST API that only Teams has.</summary>
public class TeamsConnectorClient : IDisposable
{
    private readonly ConnectorClient _client;

    public TeamsConnectorClient(Uri baseUri, ServiceClientCredentials credentials, HttpClient customHttpClient, bool disposeHttpClient)
    {
        _client = new ConnectorClient(baseUri, credentials, customHttpClient, disposeHttpClient);
        Teams = new TeamsOperations(new ConnectorCalls(_client, _client.HttpClient));
    }

    public Uri BaseUri => _client.BaseUri;

    public virtual ITeamsOperations Teams { get; }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing) _client.Dispose();
    }
}

/// <summary>What it says about a team.</summary>
public interface ITeamsOperations
{
    Task<HttpOperationResponse<ConversationList>> FetchChannelListWithHttpMessagesAsync(string teamId, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default);

    Task<HttpOperationResponse<TeamDetails>> FetchTeamDetailsWithHttpMessagesAsync(string teamId, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default);
}

/// <summary>The same calls with only their bodies.</summary>
public static class TeamsOperationsExtensions
{
    public static async Task<ConversationList> FetchChannelListAsync(this ITeamsOperations operations, string teamId, CancellationToken cancellationToken = default) =>
        (await operations.FetchChannelListWithHttpMessagesAsync(teamId, null, cancellationToken).ConfigureAwait(false)).Body;

    public static async Task<TeamDetails> FetchTeamDetailsAsync(this ITeamsOperations operations, string teamId, CancellationToken cancellationToken = default) =>
        (await operations.FetchTeamDetailsWithHttpMessagesAsync(teamId, null, cancellationToken).ConfigureAwait(false)).Body;
}

internal sealed class TeamsOperations(ConnectorCalls calls) : ITeamsOperations
{
    public Task<HttpOperationResponse<ConversationList>> FetchChannelListWithHttpMessagesAsync(string teamId, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default) =>
        calls.CallAsync<ConversationList>(HttpMethod.Get, $"v3/teams/{Uri.EscapeDataString(teamId)}/conversations", null, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<TeamDetails>> FetchTeamDetailsWithHttpMessagesAsync(string teamId, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default) =>
        calls.CallAsync<TeamDetails>(HttpMethod.Get, $"v3/teams/{Uri.EscapeDataString(teamId)}", null, customHeaders, cancellationToken);
}
