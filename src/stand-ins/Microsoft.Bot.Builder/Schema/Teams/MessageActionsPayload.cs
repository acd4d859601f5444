using Newtonsoft.Json;

namespace Microsoft.Bot.Schema.Teams;

/// <summary>The message an action command was taken on; its id is its time in Unix milliseconds.</summary>
public class MessageActionsPayload
{
    [JsonProperty("id")]
    public string Id { get; set; }

    [JsonProperty("replyToId")]
    public string ReplyToId { get; set; }

    [JsonProperty("messageType")]
    public string MessageType { get; set; }

    [JsonProperty("createdDateTime")]
    public string CreatedDateTime { get; set; }

    [JsonProperty("deleted")]
    public bool? Deleted { get; set; }

    [JsonProperty("subject")]
    public string Subject { get; set; }

    [JsonProperty("from")]
    public MessageActionsPayloadFrom From { get; set; }

    [JsonProperty("body")]
    public MessageActionsPayloadBody Body { get; set; }

    [JsonProperty("linkToMessage")]
    public Uri LinkToMessage { get; set; }
}

/// <summary>Who wrote it.</summary>
public class MessageActionsPayloadFrom
{
    [JsonProperty("user")]
    public MessageActionsPayloadUser User { get; set; }
}

/// <summary>A person by directory id.</summary>
public class MessageActionsPayloadUser
{
    [JsonProperty("userIdentityType")]
    public string UserIdentityType { get; set; }

    [JsonProperty("id")]
    public string Id { get; set; }

    [JsonProperty("displayName")]
    public string DisplayName { get; set; }
}

/// <summary>Its text, as <c>html</c> or <c>text</c>.</summary>
public class MessageActionsPayloadBody
{
    [JsonProperty("contentType")]
    public string ContentType { get; set; }

    [JsonProperty("content")]
    public string Content { get; set; }
}
