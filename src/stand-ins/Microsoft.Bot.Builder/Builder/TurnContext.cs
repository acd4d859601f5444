using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder;

/// <summary>Addresses what a turn says to where the turn came from.</summary>
public class TurnContext : ITurnContext, IDisposable
{
    public TurnContext(BotAdapter adapter, Activity activity)
    {
        ArgumentNullException.ThrowIfNull(adapter);
        ArgumentNullException.ThrowIfNull(activity);
        (Adapter, Activity) = (adapter, activity);
    }

    public BotAdapter Adapter { get; }

    public TurnContextStateCollection TurnState { get; } = new();

    public Activity Activity { get; }

    public bool Responded { get; private set; }

    public List<Activity> BufferedReplyActivities { get; } = [];

    public Task<ResourceResponse> SendActivityAsync(string textReplyToSend, string speak = null, string inputHint = InputHints.AcceptingInput, CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrWhiteSpace(textReplyToSend)) throw new ArgumentNullException(nameof(textReplyToSend));
        var message = MessageFactory.Text(textReplyToSend, speak, inputHint);
        return SendActivityAsync(message, cancellationToken);
    }

    public async Task<ResourceResponse> SendActivityAsync(IActivity activity, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var responses = await SendActivitiesAsync([activity], cancellationToken).ConfigureAwait(false);
        return responses is [var first, ..] ? first : new ResourceResponse();
    }

    public async Task<ResourceResponse[]> SendActivitiesAsync(IActivity[] activities, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(activities);
        var here = Activity.GetConversationReference();
        var addressed = activities.Select(a => a.ApplyConversationReference(here)).ToArray();
        if (Activity.DeliveryMode == DeliveryModes.ExpectReplies) return Buffer(addressed);

        var responses = await Adapter.SendActivitiesAsync(this, addressed, cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < addressed.Length && i < responses.Length; i++) addressed[i].Id = responses[i].Id;
        Responded |= addressed.Any(a => a.Type != ActivityTypes.Trace);
        return responses;
    }

    public Task<ResourceResponse> UpdateActivityAsync(IActivity activity, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var addressed = activity.ApplyConversationReference(Activity.GetConversationReference());
        return Adapter.UpdateActivityAsync(this, addressed, cancellationToken);
    }

    public Task DeleteActivityAsync(string activityId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(activityId);
        var there = Activity.GetConversationReference();
        there.ActivityId = activityId;
        return Adapter.DeleteActivityAsync(this, there, cancellationToken);
    }

    public Task DeleteActivityAsync(ConversationReference conversationReference, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(conversationReference);
        return Adapter.DeleteActivityAsync(this, conversationReference, cancellationToken);
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }

    private ResourceResponse[] Buffer(Activity[] activities)
    {
        foreach (var activity in activities)
        {
            if (activity.Type == ActivityTypesEx.InvokeResponse) TurnState.Add(BotAdapter.InvokeResponseKey, activity);
            else BufferedReplyActivities.Add(activity);
            Responded |= activity.Type != ActivityTypes.Trace;
        }
        return activities.Select(_ => new ResourceResponse()).ToArray();
    }
}
