namespace Microsoft.Rest;

/// <summary>A request and the response it got.</summary>
public class HttpOperationResponse
{
    public HttpRequestMessage Request { get; set; }

    public HttpResponseMessage Response { get; set; }
}

/// <summary>A response with its body read.</summary>
public class HttpOperationResponse<T> : HttpOperationResponse
{
    public T Body { get; set; }
}
