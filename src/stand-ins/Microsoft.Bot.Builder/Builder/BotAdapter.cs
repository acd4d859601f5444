using System.Globalization;
using System.Security.Claims;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder;

/// <summary>Between a bot and a channel: runs turns, sends what they say.</summary>
public abstract class BotAdapter
{
    public const string InvokeResponseKey = "BotFrameworkAdapter.InvokeResponse";
    public const string BotIdentityKey = "BotIdentity";
    public const string OAuthScopeKey = "Microsoft.Bot.Builder.BotAdapter.OAuthScope";

    private readonly List<IMiddleware> _middleware = [];

    /// <summary>Called with what a turn threw; without it the exception goes on to the host.</summary>
    public Func<ITurnContext, Exception, Task> OnTurnError { get; set; }

    public BotAdapter Use(IMiddleware middleware)
    {
        _middleware.Add(middleware);
        return this;
    }

    public abstract Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken);

    public abstract Task<ResourceResponse> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken);

    public abstract Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken);

    public virtual Task ContinueConversationAsync(string botId, ConversationReference reference, BotCallbackHandler callback, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    public virtual Task ContinueConversationAsync(ClaimsIdentity claimsIdentity, ConversationReference reference, string audience, BotCallbackHandler callback, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    public virtual Task ContinueConversationAsync(string botId, Activity continuationActivity, BotCallbackHandler callback, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    public virtual Task CreateConversationAsync(string botAppId, string channelId, string serviceUrl, string audience, ConversationParameters conversationParameters, BotCallbackHandler callback, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    protected async Task RunPipelineAsync(ITurnContext turnContext, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        SpeakTheirLanguage(turnContext.Activity.Locale);
        try
        {
            await RunAsync(0, turnContext, callback, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (OnTurnError is not null)
        {
            await OnTurnError(turnContext, e).ConfigureAwait(false);
        }
    }

    private Task RunAsync(int next, ITurnContext turnContext, BotCallbackHandler callback, CancellationToken ct) =>
        next < _middleware.Count ? _middleware[next].OnTurnAsync(turnContext, c => RunAsync(next + 1, turnContext, callback, c), ct)
        : callback is not null ? callback(turnContext, ct)
        : Task.CompletedTask;

    /// <summary>The real adapter runs a turn in the culture of the person's client: code must name its culture.</summary>
    private static void SpeakTheirLanguage(string locale)
    {
        if (string.IsNullOrEmpty(locale)) return;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(locale);
        }
        catch (CultureNotFoundException)
        {
            // A client may name a culture this machine does not have.
        }
    }
}
