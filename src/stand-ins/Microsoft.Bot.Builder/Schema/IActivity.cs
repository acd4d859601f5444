namespace Microsoft.Bot.Schema;

/// <summary>What every activity has.</summary>
public interface IActivity
{
    string Type { get; set; }

    string Id { get; set; }

    string ServiceUrl { get; set; }

    DateTimeOffset? Timestamp { get; set; }

    DateTimeOffset? LocalTimestamp { get; set; }

    string ChannelId { get; set; }

    ChannelAccount From { get; set; }

    ConversationAccount Conversation { get; set; }

    ChannelAccount Recipient { get; set; }

    string ReplyToId { get; set; }

    IList<Entity> Entities { get; set; }

    dynamic ChannelData { get; set; }

    TypeT GetChannelData<TypeT>();

    bool TryGetChannelData<TypeT>(out TypeT instance);

    IMessageActivity AsMessageActivity();

    IInvokeActivity AsInvokeActivity();

    ConversationReference GetConversationReference();

    Activity ApplyConversationReference(ConversationReference reference, bool isIncoming = false);
}

/// <summary>A message somebody wrote, or a card's <c>Action.Submit</c>.</summary>
public interface IMessageActivity : IActivity
{
    string Locale { get; set; }

    string Text { get; set; }

    string Speak { get; set; }

    string InputHint { get; set; }

    string Summary { get; set; }

    string TextFormat { get; set; }

    string AttachmentLayout { get; set; }

    IList<Attachment> Attachments { get; set; }

    SuggestedActions SuggestedActions { get; set; }

    string Importance { get; set; }

    string DeliveryMode { get; set; }

    object Value { get; set; }

    Mention[] GetMentions();

    bool HasContent();
}

/// <summary>A message was edited, or brought back.</summary>
public interface IMessageUpdateActivity : IMessageActivity;

/// <summary>A message was deleted.</summary>
public interface IMessageDeleteActivity : IActivity;

/// <summary>Reactions came or went.</summary>
public interface IMessageReactionActivity : IActivity
{
    IList<MessageReaction> ReactionsAdded { get; set; }

    IList<MessageReaction> ReactionsRemoved { get; set; }
}

/// <summary>Members came or went, or a team or channel changed.</summary>
public interface IConversationUpdateActivity : IActivity
{
    IList<ChannelAccount> MembersAdded { get; set; }

    IList<ChannelAccount> MembersRemoved { get; set; }

    string TopicName { get; set; }

    bool? HistoryDisclosed { get; set; }
}

/// <summary>The app was installed or removed.</summary>
public interface IInstallationUpdateActivity : IActivity
{
    string Action { get; set; }
}

/// <summary>A request that wants its answer in the HTTP response.</summary>
public interface IInvokeActivity : IActivity
{
    string Name { get; set; }

    object Value { get; set; }

    ConversationReference RelatesTo { get; set; }
}

/// <summary>Something that happened outside the conversation; also how a proactive turn begins.</summary>
public interface IEventActivity : IActivity
{
    string Name { get; set; }

    object Value { get; set; }

    ConversationReference RelatesTo { get; set; }
}

/// <summary>Somebody is typing.</summary>
public interface ITypingActivity : IActivity;
