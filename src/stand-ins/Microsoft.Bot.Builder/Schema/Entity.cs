using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Schema;

/// <summary>Something an activity is about: a mention, the client's locale and zone.</summary>
public class Entity
{
    public Entity()
    {
    }

    public Entity(string type = default) => Type = type;

    [JsonProperty("type")]
    public string Type { get; set; }

    [JsonExtensionData(ReadData = true, WriteData = true)]
    public JObject Properties { get; set; } = new JObject();

    public T GetAs<T>() => JObject.FromObject(this).ToObject<T>();

    public void SetAs<T>(T obj)
    {
        var entity = JObject.FromObject(obj).ToObject<Entity>();
        (Type, Properties) = (entity.Type, entity.Properties);
    }
}
