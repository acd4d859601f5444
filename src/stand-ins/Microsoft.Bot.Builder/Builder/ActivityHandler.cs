using System.Net;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder;

/// <summary>One method per kind of activity.</summary>
public class ActivityHandler : IBot
{
    public virtual async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        if (turnContext.Activity?.Type is not { } type) throw new ArgumentException("The turn needs an activity with a type.", nameof(turnContext));
        var ct = cancellationToken;
        await (type switch
        {
            ActivityTypes.Message => OnMessageActivityAsync(new TypedTurnContext<IMessageActivity>(turnContext), ct),
            ActivityTypes.MessageUpdate => OnMessageUpdateActivityAsync(new TypedTurnContext<IMessageUpdateActivity>(turnContext), ct),
            ActivityTypes.MessageDelete => OnMessageDeleteActivityAsync(new TypedTurnContext<IMessageDeleteActivity>(turnContext), ct),
            ActivityTypes.ConversationUpdate => OnConversationUpdateActivityAsync(new TypedTurnContext<IConversationUpdateActivity>(turnContext), ct),
            ActivityTypes.MessageReaction => OnMessageReactionActivityAsync(new TypedTurnContext<IMessageReactionActivity>(turnContext), ct),
            ActivityTypes.Event => OnEventActivityAsync(new TypedTurnContext<IEventActivity>(turnContext), ct),
            ActivityTypes.Invoke => AnswerInvokeAsync(turnContext, ct),
            ActivityTypes.Typing => OnTypingActivityAsync(new TypedTurnContext<ITypingActivity>(turnContext), ct),
            ActivityTypes.InstallationUpdate => OnInstallationUpdateActivityAsync(new TypedTurnContext<IInstallationUpdateActivity>(turnContext), ct),
            _ => OnUnrecognizedActivityTypeAsync(turnContext, ct),
        }).ConfigureAwait(false);
    }

    protected static InvokeResponse CreateInvokeResponse(object body = null) => new() { Status = (int)HttpStatusCode.OK, Body = body };

    protected virtual Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    protected virtual Task OnMessageUpdateActivityAsync(ITurnContext<IMessageUpdateActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    protected virtual Task OnMessageDeleteActivityAsync(ITurnContext<IMessageDeleteActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    protected virtual Task OnConversationUpdateActivityAsync(ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken)
    {
        var update = turnContext.Activity;
        if (update.MembersAdded is { } added)
            return added.Any(m => m.Id != update.Recipient?.Id) ? OnMembersAddedAsync(added, turnContext, cancellationToken) : Task.CompletedTask;
        if (update.MembersRemoved is { } removed && removed.Any(m => m.Id != update.Recipient?.Id))
            return OnMembersRemovedAsync(removed, turnContext, cancellationToken);
        return Task.CompletedTask;
    }

    protected virtual Task OnMembersAddedAsync(IList<ChannelAccount> membersAdded, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    protected virtual Task OnMembersRemovedAsync(IList<ChannelAccount> membersRemoved, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    protected virtual async Task OnMessageReactionActivityAsync(ITurnContext<IMessageReactionActivity> turnContext, CancellationToken cancellationToken)
    {
        if (turnContext.Activity.ReactionsAdded is { } added) await OnReactionsAddedAsync(added, turnContext, cancellationToken).ConfigureAwait(false);
        if (turnContext.Activity.ReactionsRemoved is { } removed) await OnReactionsRemovedAsync(removed, turnContext, cancellationToken).ConfigureAwait(false);
    }

    protected virtual Task OnReactionsAddedAsync(IList<MessageReaction> messageReactions, ITurnContext<IMessageReactionActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    protected virtual Task OnReactionsRemovedAsync(IList<MessageReaction> messageReactions, ITurnContext<IMessageReactionActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    protected virtual Task OnEventActivityAsync(ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken) => OnEventAsync(turnContext, cancellationToken);

    protected virtual Task OnEventAsync(ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    protected virtual async Task<InvokeResponse> OnInvokeActivityAsync(ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken)
    {
        try
        {
            switch (turnContext.Activity.Name)
            {
                case "adaptiveCard/action":
                    var value = AdaptiveCardInvokeReader.Read(turnContext.Activity.Value, out var refusal);
                    if (refusal is not null) throw new InvokeResponseException(HttpStatusCode.BadRequest, refusal);
                    return CreateInvokeResponse(await OnAdaptiveCardInvokeAsync(turnContext, value, cancellationToken).ConfigureAwait(false));
                case "signin/verifyState" or "signin/tokenExchange":
                    await OnSignInInvokeAsync(turnContext, cancellationToken).ConfigureAwait(false);
                    return CreateInvokeResponse();
                default:
                    throw new InvokeResponseException(HttpStatusCode.NotImplemented);
            }
        }
        catch (InvokeResponseException e)
        {
            return e.CreateInvokeResponse();
        }
    }

    protected virtual Task OnSignInInvokeAsync(ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken) =>
        throw new InvokeResponseException(HttpStatusCode.NotImplemented);

    protected virtual Task<AdaptiveCardInvokeResponse> OnAdaptiveCardInvokeAsync(ITurnContext<IInvokeActivity> turnContext, AdaptiveCardInvokeValue invokeValue, CancellationToken cancellationToken) =>
        throw new InvokeResponseException(HttpStatusCode.NotImplemented);

    protected virtual Task OnTypingActivityAsync(ITurnContext<ITypingActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    protected virtual Task OnInstallationUpdateActivityAsync(ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken) => turnContext.Activity.Action switch
    {
        "add" or "add-upgrade" => OnInstallationUpdateAddAsync(turnContext, cancellationToken),
        "remove" or "remove-upgrade" => OnInstallationUpdateRemoveAsync(turnContext, cancellationToken),
        _ => Task.CompletedTask,
    };

    protected virtual Task OnInstallationUpdateAddAsync(ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    protected virtual Task OnInstallationUpdateRemoveAsync(ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    protected virtual Task OnUnrecognizedActivityTypeAsync(ITurnContext turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task AnswerInvokeAsync(ITurnContext turn, CancellationToken ct)
    {
        var response = await OnInvokeActivityAsync(new TypedTurnContext<IInvokeActivity>(turn), ct).ConfigureAwait(false);
        if (response is null || turn.TurnState.Get<Activity>(BotAdapter.InvokeResponseKey) is not null) return;
        await turn.SendActivityAsync(new Activity { Type = ActivityTypesEx.InvokeResponse, Value = response }, ct).ConfigureAwait(false);
    }

    /// <summary>An invoke answered with another status than 200.</summary>
    protected class InvokeResponseException : Exception
    {
        private readonly HttpStatusCode _statusCode;
        private readonly object _body;

        public InvokeResponseException(HttpStatusCode statusCode, object body = null) => (_statusCode, _body) = (statusCode, body);

        public InvokeResponse CreateInvokeResponse() => new() { Status = (int)_statusCode, Body = _body };
    }
}
