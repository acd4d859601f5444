using Newtonsoft.Json;

namespace Microsoft.Bot.Schema.Teams;

/// <summary>A team as the connector describes it.</summary>
public class TeamDetails
{
    [JsonProperty("id")]
    public string Id { get; set; }

    [JsonProperty("name")]
    public string Name { get; set; }

    [JsonProperty("aadGroupId")]
    public string AadGroupId { get; set; }

    [JsonProperty("channelCount")]
    public int ChannelCount { get; set; }

    [JsonProperty("memberCount")]
    public int MemberCount { get; set; }

    [JsonProperty("type")]
    public string Type { get; set; }
}

/// <summary>A team's channels.</summary>
public class ConversationList
{
    [JsonProperty("conversations")]
    public IList<ChannelInfo> Conversations { get; set; }
}

/// <summary>A page of members.</summary>
public class TeamsPagedMembersResult
{
    [JsonProperty("continuationToken")]
    public string ContinuationToken { get; set; }

    [JsonProperty("members")]
    public IList<TeamsChannelAccount> Members { get; set; }
}
