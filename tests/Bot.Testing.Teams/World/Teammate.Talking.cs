using System.Text.Json.Nodes;
using Bot.Testing.Teams.People;

namespace Bot.Testing.Teams.World;

public sealed partial class Teammate
{
    /// <summary>A new post in a channel.</summary>
    public Task<ChatMessage> Posts(Channel channel, string text)
    {
        ArgumentNullException.ThrowIfNull(channel);
        return Say(channel.Conversation, null, text);
    }

    /// <summary>A reply below a post.</summary>
    public Task<ChatMessage> Replies(ChatMessage to, string text)
    {
        ArgumentNullException.ThrowIfNull(to);
        return Say(to.Conversation, to.RootId ?? to.Id, text);
    }

    /// <summary>A message in a group chat.</summary>
    public Task<ChatMessage> Says(Conversation chat, string text)
    {
        ArgumentNullException.ThrowIfNull(chat);
        return Say(chat, null, text);
    }

    /// <summary>A message to the bot alone; the first one installs it.</summary>
    public async Task<ChatMessage> Writes(string text)
    {
        if (!PersonalChat.HasBot) await Installs();
        return await Say(PersonalChat, null, text);
    }

    /// <summary>Changes an own message; the bot hears of it when it heard the message, or is mentioned now.</summary>
    public Task<Delivered?> Edits(ChatMessage message, string text)
    {
        ArgumentNullException.ThrowIfNull(message);
        var heard = IsHeard(message);
        var written = Written.Of(_teams, text);
        var edit = _activities.Message("messageUpdate", this, message.Conversation, message.RootId, message.Id, written);
        edit["channelData"]!["eventType"] = "editMessage";
        message.Update(edit);
        return Tell(edit, message.Conversation, heard || written.MentionsBot);
    }

    /// <summary>Takes an own message away.</summary>
    public Task<Delivered?> Deletes(ChatMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        message.IsDeleted = true;
        var deletion = _activities.New("messageDelete", this, message.Conversation, message.RootId, message.Id);
        deletion["channelData"]!["eventType"] = "softDeleteMessage";
        deletion.Remove("entities");
        return Tell(deletion, message.Conversation, IsHeard(message));
    }

    /// <summary>Brings it back.</summary>
    public Task<Delivered?> Undeletes(ChatMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        message.IsDeleted = false;
        var back = (JsonObject)message.Activity.DeepClone();
        back["type"] = "messageUpdate";
        back["channelData"]!["eventType"] = "undeleteMessage";
        return Tell(back, message.Conversation, IsHeard(message));
    }

    /// <summary>Reacts; the bot hears only of reactions to its own messages.</summary>
    public Task<Delivered?> Reacts(ChatMessage message, string type = "like")
    {
        ArgumentNullException.ThrowIfNull(message);
        message.Reactions.Add((this, type));
        return React(message, "reactionsAdded", type);
    }

    /// <summary>Takes the reaction away.</summary>
    public Task<Delivered?> Unreacts(ChatMessage message, string type = "like")
    {
        ArgumentNullException.ThrowIfNull(message);
        message.Reactions.Remove((this, type));
        return React(message, "reactionsRemoved", type);
    }

    private Task<Delivered?> React(ChatMessage message, string what, string type)
    {
        var reaction = _activities.New("messageReaction", this, message.Conversation, message.RootId);
        reaction[what] = new JsonArray(new JsonObject { ["type"] = type });
        reaction["replyToId"] = message.Id;
        return Tell(reaction, message.Conversation, message.IsFromBot);
    }

    private async Task<ChatMessage> Say(Conversation conversation, string? rootId, string text)
    {
        var written = Written.Of(_teams, text);
        var message = _teams.Keep(conversation, rootId, this, _activities.Message("message", this, conversation, rootId, "", written));
        // The id is also the thread's when the message begins one.
        var activity = _activities.Message("message", this, conversation, message.RootId, message.Id, written);
        message.Is(activity);
        message.Delivered = await Tell(activity, conversation, written.MentionsBot || conversation.Kind == ConversationKind.Personal || _teams.ReadsEverything);
        return message;
    }

    private async Task<Delivered?> Tell(JsonObject activity, Conversation conversation, bool heard) =>
        heard && conversation.HasBot ? await _teams.Deliver(activity) : null;

    private bool IsHeard(ChatMessage message) => message.Delivered is not null || message.Conversation.Kind == ConversationKind.Personal || _teams.ReadsEverything;
}
