using Newtonsoft.Json;

namespace Microsoft.Bot.Schema.Teams;

/// <summary>What Teams says beside the activity: tenant, team, channel, what happened.</summary>
public class TeamsChannelData
{
    [JsonProperty("channel")]
    public ChannelInfo Channel { get; set; }

    [JsonProperty("eventType")]
    public string EventType { get; set; }

    [JsonProperty("team")]
    public TeamInfo Team { get; set; }

    [JsonProperty("notification")]
    public NotificationInfo Notification { get; set; }

    [JsonProperty("tenant")]
    public TenantInfo Tenant { get; set; }

    [JsonProperty("settings")]
    public TeamsChannelDataSettings Settings { get; set; }

    [JsonExtensionData(ReadData = true, WriteData = true)]
    public IDictionary<string, object> AdditionalProperties { get; set; } = new Dictionary<string, object>();
}

/// <summary>What the installer chose.</summary>
public class TeamsChannelDataSettings
{
    [JsonProperty("selectedChannel")]
    public ChannelInfo SelectedChannel { get; set; }
}

/// <summary>A team; its id is its General channel's.</summary>
public class TeamInfo
{
    public TeamInfo()
    {
    }

    public TeamInfo(string id = default, string name = default) => (Id, Name) = (id, name);

    [JsonProperty("id")]
    public string Id { get; set; }

    [JsonProperty("name")]
    public string Name { get; set; }

    [JsonProperty("aadGroupId")]
    public string AadGroupId { get; set; }
}

/// <summary>A channel; General has no name.</summary>
public class ChannelInfo
{
    public ChannelInfo()
    {
    }

    public ChannelInfo(string id = default, string name = default) => (Id, Name) = (id, name);

    [JsonProperty("id")]
    public string Id { get; set; }

    [JsonProperty("name")]
    public string Name { get; set; }

    [JsonProperty("type")]
    public string Type { get; set; }
}

/// <summary>The company's tenant.</summary>
public class TenantInfo
{
    public TenantInfo()
    {
    }

    public TenantInfo(string id = default) => Id = id;

    [JsonProperty("id")]
    public string Id { get; set; }
}

/// <summary>Whether the message rings in the activity feed.</summary>
public class NotificationInfo
{
    public NotificationInfo()
    {
    }

    public NotificationInfo(bool? alert = default) => Alert = alert;

    [JsonProperty("alert")]
    public bool? Alert { get; set; }
}
