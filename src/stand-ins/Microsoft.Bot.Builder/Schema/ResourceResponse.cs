using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>The id a message got.</summary>
public class ResourceResponse
{
    public ResourceResponse()
    {
    }

    public ResourceResponse(string id = default) => Id = id;

    [JsonProperty("id")]
    public string Id { get; set; }
}
