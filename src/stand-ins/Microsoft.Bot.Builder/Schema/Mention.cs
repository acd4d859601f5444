using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>A mention; <see cref="Text"/> must stand in the message's text too.</summary>
public class Mention : Entity
{
    public Mention() => Type = "mention";

    public Mention(ChannelAccount mentioned = default, string text = default, string type = default)
        : base(type ?? "mention") => (Mentioned, Text) = (mentioned, text);

    [JsonProperty("mentioned")]
    public ChannelAccount Mentioned { get; set; }

    [JsonProperty("text")]
    public string Text { get; set; }
}
