using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>A reaction: <c>like</c>, <c>heart</c>, <c>1f4cc_pushpin</c>.</summary>
public class MessageReaction
{
    public MessageReaction()
    {
    }

    public MessageReaction(string type = default) => Type = type;

    [JsonProperty("type")]
    public string Type { get; set; }
}
