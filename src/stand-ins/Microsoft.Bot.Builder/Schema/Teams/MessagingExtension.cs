using Newtonsoft.Json;

namespace Microsoft.Bot.Schema.Teams;

/// <summary>The value of <c>composeExtension/fetchTask</c> and <c>composeExtension/submitAction</c>.</summary>
public class MessagingExtensionAction : TaskModuleRequest
{
    [JsonProperty("commandId")]
    public string CommandId { get; set; }

    /// <summary><c>compose</c>, <c>commandBox</c> or <c>message</c>.</summary>
    [JsonProperty("commandContext")]
    public string CommandContext { get; set; }

    [JsonProperty("botMessagePreviewAction")]
    public string BotMessagePreviewAction { get; set; }

    [JsonProperty("messagePayload")]
    public MessageActionsPayload MessagePayload { get; set; }

    [JsonProperty("state")]
    public string State { get; set; }
}

/// <summary>The answer to an action command.</summary>
public class MessagingExtensionActionResponse
{
    public MessagingExtensionActionResponse()
    {
    }

    public MessagingExtensionActionResponse(TaskModuleResponseBase task = default, MessagingExtensionResult composeExtension = default) =>
        (Task, ComposeExtension) = (task, composeExtension);

    [JsonProperty("task")]
    public TaskModuleResponseBase Task { get; set; }

    [JsonProperty("composeExtension")]
    public MessagingExtensionResult ComposeExtension { get; set; }

    [JsonProperty("cacheInfo")]
    public CacheInfo CacheInfo { get; set; }
}

/// <summary>What goes into the compose box.</summary>
public class MessagingExtensionResult
{
    [JsonProperty("attachmentLayout")]
    public string AttachmentLayout { get; set; }

    [JsonProperty("type")]
    public string Type { get; set; }

    [JsonProperty("attachments")]
    public IList<MessagingExtensionAttachment> Attachments { get; set; }

    [JsonProperty("text")]
    public string Text { get; set; }
}

/// <summary>A card for the compose box.</summary>
public class MessagingExtensionAttachment : Attachment
{
    [JsonProperty("preview")]
    public Attachment Preview { get; set; }
}
