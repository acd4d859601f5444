using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>A page of members.</summary>
public class PagedMembersResult
{
    [JsonProperty("continuationToken")]
    public string ContinuationToken { get; set; }

    [JsonProperty("members")]
    public IList<ChannelAccount> Members { get; set; }
}
