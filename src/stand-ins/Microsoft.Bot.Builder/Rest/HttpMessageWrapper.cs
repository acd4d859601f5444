using System.Net;

namespace Microsoft.Rest;

/// <summary>What is kept of a message after it was disposed.</summary>
public abstract class HttpMessageWrapper
{
    public string Content { get; set; }

    public IDictionary<string, IEnumerable<string>> Headers { get; } =
        new Dictionary<string, IEnumerable<string>>(StringComparer.OrdinalIgnoreCase);
}

/// <summary>What is kept of a request.</summary>
public class HttpRequestMessageWrapper : HttpMessageWrapper
{
    public HttpRequestMessageWrapper(HttpRequestMessage httpRequest, string content)
    {
        ArgumentNullException.ThrowIfNull(httpRequest);
        (Method, RequestUri, Content) = (httpRequest.Method, httpRequest.RequestUri, content);
        foreach (var header in httpRequest.Headers) Headers[header.Key] = header.Value;
    }

    public HttpMethod Method { get; }

    public Uri RequestUri { get; }
}

/// <summary>What is kept of a response; <c>Headers</c> has <c>Retry-After</c>.</summary>
public class HttpResponseMessageWrapper : HttpMessageWrapper
{
    public HttpResponseMessageWrapper(HttpResponseMessage httpResponse, string content)
    {
        ArgumentNullException.ThrowIfNull(httpResponse);
        (StatusCode, ReasonPhrase, Content) = (httpResponse.StatusCode, httpResponse.ReasonPhrase, content);
        foreach (var header in httpResponse.Headers) Headers[header.Key] = header.Value;
    }

    public HttpStatusCode StatusCode { get; }

    public string ReasonPhrase { get; }
}
