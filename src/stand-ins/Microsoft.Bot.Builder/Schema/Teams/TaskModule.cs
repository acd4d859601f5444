using Newtonsoft.Json;

namespace Microsoft.Bot.Schema.Teams;

/// <summary>The value of <c>task/fetch</c> and <c>task/submit</c>.</summary>
public class TaskModuleRequest
{
    [JsonProperty("data")]
    public object Data { get; set; }

    [JsonProperty("context")]
    public TaskModuleRequestContext Context { get; set; }
}

/// <summary>The theme of the client that asks.</summary>
public class TaskModuleRequestContext
{
    [JsonProperty("theme")]
    public string Theme { get; set; }
}

/// <summary>The answer: another dialog, a message, or nothing to close it.</summary>
public class TaskModuleResponse
{
    public TaskModuleResponse()
    {
    }

    public TaskModuleResponse(TaskModuleResponseBase task = default) => Task = task;

    [JsonProperty("task")]
    public TaskModuleResponseBase Task { get; set; }

    [JsonProperty("cacheInfo")]
    public CacheInfo CacheInfo { get; set; }
}

/// <summary>What is common to the answers.</summary>
public class TaskModuleResponseBase
{
    public TaskModuleResponseBase()
    {
    }

    public TaskModuleResponseBase(string type = default) => Type = type;

    [JsonProperty("type")]
    public string Type { get; set; }
}

/// <summary>Show a dialog.</summary>
public class TaskModuleContinueResponse : TaskModuleResponseBase
{
    public TaskModuleContinueResponse()
        : base("continue")
    {
    }

    public TaskModuleContinueResponse(TaskModuleTaskInfo value = default)
        : base("continue") => Value = value;

    [JsonProperty("value")]
    public TaskModuleTaskInfo Value { get; set; }
}

/// <summary>Close the dialog with a message.</summary>
public class TaskModuleMessageResponse : TaskModuleResponseBase
{
    public TaskModuleMessageResponse()
        : base("message")
    {
    }

    public TaskModuleMessageResponse(string value = default)
        : base("message") => Value = value;

    [JsonProperty("value")]
    public string Value { get; set; }
}

/// <summary>A dialog; sizes are <c>small</c>, <c>medium</c>, <c>large</c> or pixels.</summary>
public class TaskModuleTaskInfo
{
    [JsonProperty("title")]
    public string Title { get; set; }

    [JsonProperty("height")]
    public object Height { get; set; }

    [JsonProperty("width")]
    public object Width { get; set; }

    [JsonProperty("url")]
    public string Url { get; set; }

    [JsonProperty("card")]
    public Attachment Card { get; set; }

    [JsonProperty("fallbackUrl")]
    public string FallbackUrl { get; set; }

    [JsonProperty("completionBotId")]
    public string CompletionBotId { get; set; }
}

/// <summary>How long a client may keep an answer.</summary>
public class CacheInfo
{
    [JsonProperty("cacheType")]
    public string CacheType { get; set; }

    [JsonProperty("cacheDuration")]
    public int CacheDuration { get; set; }
}
