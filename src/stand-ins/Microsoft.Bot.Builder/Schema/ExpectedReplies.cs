using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>The replies of a turn, all in its HTTP answer.</summary>
public class ExpectedReplies
{
    public ExpectedReplies()
    {
    }

    public ExpectedReplies(IList<Activity> activities = default) => Activities = activities;

    [JsonProperty("activities")]
    public IList<Activity> Activities { get; set; }
}
