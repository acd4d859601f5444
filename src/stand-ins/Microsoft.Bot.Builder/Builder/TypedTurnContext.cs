using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder;

/// <summary>A turn with its activity as what it is.</summary>
internal sealed class TypedTurnContext<T>(ITurnContext turn) : ITurnContext<T>
    where T : class, IActivity
{
    public BotAdapter Adapter => turn.Adapter;

    public TurnContextStateCollection TurnState => turn.TurnState;

    public T Activity => turn.Activity as T;

    Activity ITurnContext.Activity => turn.Activity;

    public bool Responded => turn.Responded;

    public Task<ResourceResponse> SendActivityAsync(string textReplyToSend, string speak = null, string inputHint = InputHints.AcceptingInput, CancellationToken cancellationToken = default) =>
        turn.SendActivityAsync(textReplyToSend, speak, inputHint, cancellationToken);

    public Task<ResourceResponse> SendActivityAsync(IActivity activity, CancellationToken cancellationToken = default) =>
        turn.SendActivityAsync(activity, cancellationToken);

    public Task<ResourceResponse[]> SendActivitiesAsync(IActivity[] activities, CancellationToken cancellationToken = default) =>
        turn.SendActivitiesAsync(activities, cancellationToken);

    public Task<ResourceResponse> UpdateActivityAsync(IActivity activity, CancellationToken cancellationToken = default) =>
        turn.UpdateActivityAsync(activity, cancellationToken);

    public Task DeleteActivityAsync(string activityId, CancellationToken cancellationToken = default) =>
        turn.DeleteActivityAsync(activityId, cancellationToken);

    public Task DeleteActivityAsync(ConversationReference conversationReference, CancellationToken cancellationToken = default) =>
        turn.DeleteActivityAsync(conversationReference, cancellationToken);
}
