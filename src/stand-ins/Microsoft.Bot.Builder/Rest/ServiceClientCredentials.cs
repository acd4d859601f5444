namespace Microsoft.Rest;

/// <summary>Puts a caller's identity on an outgoing request.</summary>
public abstract class ServiceClientCredentials
{
    public virtual Task ProcessHttpRequestAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.CompletedTask;
}
