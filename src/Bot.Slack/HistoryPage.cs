using Newtonsoft.Json.Linq;
using SlackNet.WebApi;

namespace Bot.Slack;

/// <summary>A page of a channel's messages or of a thread's, each whole.</summary>
internal sealed class HistoryPage
{
    public IList<JObject> Messages { get; set; } = [];
    public ResponseMetadata? ResponseMetadata { get; set; }
}
