using Newtonsoft.Json;

namespace Microsoft.Bot.Schema.Teams;

/// <summary>A member, with what the directory knows.</summary>
public class TeamsChannelAccount : ChannelAccount
{
    [JsonProperty("givenName")]
    public string GivenName { get; set; }

    [JsonProperty("surname")]
    public string Surname { get; set; }

    [JsonProperty("email")]
    public string Email { get; set; }

    [JsonProperty("userPrincipalName")]
    public string UserPrincipalName { get; set; }

    [JsonProperty("userRole")]
    public string UserRole { get; set; }

    [JsonProperty("tenantId")]
    public string TenantId { get; set; }

    /// <summary>The members call says <c>objectId</c>, the paged one <c>aadObjectId</c>.</summary>
    [JsonProperty("objectId")]
    private string ObjectId
    {
        get => AadObjectId;
        set => AadObjectId = value;
    }
}
