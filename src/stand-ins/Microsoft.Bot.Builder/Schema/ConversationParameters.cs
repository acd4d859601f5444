using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>What is asked of the connector to open a conversation, or a new post in a channel.</summary>
public class ConversationParameters
{
    [JsonProperty("isGroup")]
    public bool? IsGroup { get; set; }

    [JsonProperty("bot")]
    public ChannelAccount Bot { get; set; }

    [JsonProperty("members")]
    public IList<ChannelAccount> Members { get; set; }

    [JsonProperty("topicName")]
    public string TopicName { get; set; }

    [JsonProperty("activity")]
    public Activity Activity { get; set; }

    [JsonProperty("channelData")]
    public object ChannelData { get; set; }

    [JsonProperty("tenantId")]
    public string TenantId { get; set; }
}
