using System.Net;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder;

/// <summary>Reads the value of an <c>adaptiveCard/action</c>, or says what is wrong with it as the channel wants it said.</summary>
internal static class AdaptiveCardInvokeReader
{
    public static AdaptiveCardInvokeValue Read(object value, out AdaptiveCardInvokeResponse refusal)
    {
        var read = TryRead(value);
        refusal = (value, read) switch
        {
            (null, _) => Refuse("BadRequest", "Missing value property"),
            (_, null) => Refuse("BadRequest", "Value property is not properly formed"),
            (_, { Action: null }) => Refuse("BadRequest", "Missing action property"),
            (_, { Action.Type: not "Action.Execute" }) => Refuse("NotSupported", $"The action '{read.Action.Type}' is not supported."),
            _ => null,
        };
        return read;
    }

    private static AdaptiveCardInvokeValue TryRead(object value)
    {
        try
        {
            return (value as JObject)?.ToObject<AdaptiveCardInvokeValue>();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static AdaptiveCardInvokeResponse Refuse(string code, string message) => new()
    {
        StatusCode = (int)HttpStatusCode.BadRequest,
        Type = "application/vnd.microsoft.error",
        Value = new Error(code, message),
    };
}
