using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>Answers offered to some people.</summary>
public class SuggestedActions
{
    [JsonProperty("to")]
    public IList<string> To { get; set; }

    [JsonProperty("actions")]
    public IList<CardAction> Actions { get; set; }
}
