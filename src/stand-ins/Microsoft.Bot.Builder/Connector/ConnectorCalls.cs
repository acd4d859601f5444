using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Bot.Schema;
using Microsoft.Rest;
using Newtonsoft.Json;

namespace Microsoft.Bot.Connector;

/// <summary>Makes one call of the connector's REST API and turns a refusal into <see cref="ErrorResponseException"/>.</summary>
internal sealed class ConnectorCalls(IConnectorClient client, HttpClient http)
{
    private static readonly JsonSerializerSettings Json = new()
    {
        NullValueHandling = NullValueHandling.Ignore,
        DateFormatHandling = DateFormatHandling.IsoDateFormat,
        DateTimeZoneHandling = DateTimeZoneHandling.Utc,
        ReferenceLoopHandling = ReferenceLoopHandling.Serialize,
        MaxDepth = 128,
    };

    public async Task<HttpOperationResponse<T>> CallAsync<T>(
        HttpMethod method, string path, object body, Dictionary<string, List<string>> customHeaders, CancellationToken ct)
    {
        var root = client.BaseUri.AbsoluteUri;
        var request = new HttpRequestMessage(method, new Uri(root.TrimEnd('/') + "/" + path));
        string sent = null;
        if (body is not null)
        {
            sent = JsonConvert.SerializeObject(body, Json);
            request.Content = new StringContent(sent, Encoding.UTF8);
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json; charset=utf-8");
        }
        foreach (var header in customHeaders ?? [])
        {
            request.Headers.Remove(header.Key);
            request.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }
        if (client.Credentials is not null) await client.Credentials.ProcessHttpRequestAsync(request, ct).ConfigureAwait(false);

        var response = await http.SendAsync(request, ct).ConfigureAwait(false);
        var text = await response.Content.ReadAsStringAsync(ct).ConfigureAwait(false);
        if (response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Created or HttpStatusCode.Accepted)
            return new HttpOperationResponse<T> { Request = request, Response = response, Body = Read<T>(text) };

        using (request)
        using (response)
        {
            throw new ErrorResponseException($"Operation returned an invalid status code '{response.StatusCode}'")
            {
                Request = new HttpRequestMessageWrapper(request, sent),
                Response = new HttpResponseMessageWrapper(response, text),
                Body = TryReadError(text),
            };
        }
    }

    private static T Read<T>(string text) => string.IsNullOrEmpty(text) ? default : JsonConvert.DeserializeObject<T>(text, Json);

    private static ErrorResponse TryReadError(string text)
    {
        try
        {
            return Read<ErrorResponse>(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
