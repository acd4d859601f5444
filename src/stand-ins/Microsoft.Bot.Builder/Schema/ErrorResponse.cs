using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>What the connector answers when it refuses.</summary>
public class ErrorResponse
{
    public ErrorResponse()
    {
    }

    public ErrorResponse(Error error = default) => Error = error;

    [JsonProperty("error")]
    public Error Error { get; set; }
}

/// <summary>Why it refuses.</summary>
public class Error
{
    public Error()
    {
    }

    public Error(string code = default, string message = default, InnerHttpError innerHttpError = default) =>
        (Code, Message, InnerHttpError) = (code, message, innerHttpError);

    [JsonProperty("code")]
    public string Code { get; set; }

    [JsonProperty("message")]
    public string Message { get; set; }

    [JsonProperty("innerHttpError")]
    public InnerHttpError InnerHttpError { get; set; }
}

/// <summary>The refusal of a service behind the connector.</summary>
public class InnerHttpError
{
    [JsonProperty("statusCode")]
    public int? StatusCode { get; set; }

    [JsonProperty("body")]
    public object Body { get; set; }
}
