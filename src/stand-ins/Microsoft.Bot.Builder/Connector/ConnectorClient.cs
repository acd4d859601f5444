using Microsoft.Rest;

namespace Microsoft.Bot.Connector;

/// <summary>The connector's REST API over HTTP. It retries nothing.</summary>
public class ConnectorClient : IConnectorClient
{
    private readonly HttpClient _http;
    private readonly bool _disposeHttpClient;

    public ConnectorClient(Uri baseUri, ServiceClientCredentials credentials, HttpClient customHttpClient, bool disposeHttpClient)
    {
        ArgumentNullException.ThrowIfNull(baseUri);
        (BaseUri, Credentials) = (baseUri, credentials);
        (_http, _disposeHttpClient) = (customHttpClient ?? new HttpClient(), disposeHttpClient || customHttpClient is null);
        Conversations = new Conversations(new ConnectorCalls(this, _http));
    }

    public Uri BaseUri { get; set; }

    public ServiceClientCredentials Credentials { get; }

    public virtual IConversations Conversations { get; }

    internal HttpClient HttpClient => _http;

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing && _disposeHttpClient) _http.Dispose();
    }
}
