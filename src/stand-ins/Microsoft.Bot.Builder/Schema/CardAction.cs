using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>Something to press below a message.</summary>
public class CardAction
{
    [JsonProperty("type")]
    public string Type { get; set; }

    [JsonProperty("title")]
    public string Title { get; set; }

    [JsonProperty("text")]
    public string Text { get; set; }

    [JsonProperty("displayText")]
    public string DisplayText { get; set; }

    [JsonProperty("value")]
    public object Value { get; set; }
}
