using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder;

/// <summary>What answers a turn.</summary>
public interface IBot
{
    Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default);
}

/// <summary>One turn's work.</summary>
public delegate Task BotCallbackHandler(ITurnContext turnContext, CancellationToken cancellationToken);

/// <summary>The rest of the pipeline.</summary>
public delegate Task NextDelegate(CancellationToken cancellationToken);

/// <summary>Stands around every turn.</summary>
public interface IMiddleware
{
    Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default);
}

/// <summary>What the HTTP answer to an invoke carries.</summary>
public class InvokeResponse
{
    public int Status { get; set; }

    public object Body { get; set; }

    public bool IsSuccessStatusCode() => Status is >= 200 and <= 299;
}

internal static class ActivityTypesEx
{
    /// <summary>How a turn leaves its invoke response; never sent to the channel.</summary>
    public const string InvokeResponse = "invokeResponse";
}
