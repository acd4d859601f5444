using Microsoft.Rest;

namespace Microsoft.Bot.Connector;

/// <summary>The connector's REST API at one service URL.</summary>
public interface IConnectorClient : IDisposable
{
    Uri BaseUri { get; set; }

    ServiceClientCredentials Credentials { get; }

    IConversations Conversations { get; }
}
