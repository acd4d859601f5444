using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Schema;

public partial class Activity :
    IConversationUpdateActivity,
    IInstallationUpdateActivity,
    IMessageUpdateActivity,
    IMessageDeleteActivity,
    IMessageReactionActivity,
    IEventActivity,
    IInvokeActivity,
    ITypingActivity
{
    public const string ContentType = "application/vnd.microsoft.activity";

    public static IMessageActivity CreateMessageActivity() =>
        new Activity { Type = ActivityTypes.Message, Attachments = [], Entities = [] };

    public static ITypingActivity CreateTypingActivity() => new Activity { Type = ActivityTypes.Typing };

    public static IEventActivity CreateEventActivity() => new Activity { Type = ActivityTypes.Event };

    public static IInvokeActivity CreateInvokeActivity() => new Activity { Type = ActivityTypes.Invoke };

    /// <summary>A message back to whoever sent this activity.</summary>
    public Activity CreateReply(string text = null, string locale = null) => new()
    {
        Type = ActivityTypes.Message,
        Timestamp = TimeProvider.System.GetUtcNow(),
        From = Copy(Recipient),
        Recipient = Copy(From),
        ReplyToId = Id,
        ServiceUrl = ServiceUrl,
        ChannelId = ChannelId,
        Conversation = Conversation is null ? null : new ConversationAccount(Conversation.IsGroup, id: Conversation.Id, name: Conversation.Name),
        Text = text ?? string.Empty,
        Locale = locale ?? Locale,
        Attachments = [],
        Entities = [],
    };

    public IMessageActivity AsMessageActivity() => IsActivity(ActivityTypes.Message) ? this : null;

    public IInvokeActivity AsInvokeActivity() => IsActivity(ActivityTypes.Invoke) ? this : null;

    public bool HasContent() =>
        !string.IsNullOrWhiteSpace(Text) || !string.IsNullOrWhiteSpace(Summary) || Attachments?.Count > 0 || ChannelData is not null;

    public Mention[] GetMentions() => Entities?
        .Where(e => string.Equals(e.Type, "mention", StringComparison.OrdinalIgnoreCase))
        .Select(e => e as Mention ?? e.Properties.ToObject<Mention>())
        .ToArray() ?? [];

    public TypeT GetChannelData<TypeT>() => (object)ChannelData switch
    {
        null => default,
        TypeT typed => typed,
        object other => JObject.FromObject(other).ToObject<TypeT>(),
    };

    public bool TryGetChannelData<TypeT>(out TypeT instance)
    {
        instance = default;
        try
        {
            if (ChannelData is null) return false;
            instance = GetChannelData<TypeT>();
            return true;
        }
        catch (Exception e) when (e is Newtonsoft.Json.JsonException or ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Where this activity came from, to say something there later.</summary>
    public ConversationReference GetConversationReference() => new()
    {
        ActivityId = Id,
        User = From,
        Bot = Recipient,
        Conversation = Conversation,
        ChannelId = ChannelId,
        Locale = Locale,
        ServiceUrl = ServiceUrl,
    };

    /// <summary>Addresses this activity to a conversation, as a reply when the reference names an activity.</summary>
    public Activity ApplyConversationReference(ConversationReference reference, bool isIncoming = false)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ChannelId = reference.ChannelId;
        ServiceUrl = reference.ServiceUrl;
        Conversation = reference.Conversation;
        Locale ??= reference.Locale;
        (From, Recipient) = isIncoming ? (reference.User, reference.Bot) : (reference.Bot, reference.User);
        if (isIncoming) Id = reference.ActivityId ?? Id;
        else ReplyToId ??= reference.ActivityId;
        return this;
    }

    protected bool IsActivity(string activityType) =>
        Type is not null && Type.Split('/')[0].Equals(activityType, StringComparison.OrdinalIgnoreCase);

    private static ChannelAccount Copy(ChannelAccount account) =>
        account is null ? null : new ChannelAccount(account.Id, account.Name);
}
