using System.Text.Json.Nodes;
using Bot.Testing.Teams.Rules;
using Bot.Testing.Teams.World;

namespace Bot.Testing.Teams.Rest;

/// <summary>The bot says, changes, takes back; opens conversations.</summary>
internal sealed class TalkApi(FakeConnector teams)
{
    public Reply Send(string conversationId, JsonObject activity)
    {
        if (teams.FindConversation(conversationId) is not { } found) return Reply.NoSuchConversation;
        var (conversation, rootId) = found;
        if (!conversation.HasBot || conversation.Team?.IsArchived == true) return Reply.NotInRoster;
        if (ActivityRules.Check(activity, teams.Violate) is { } refusal) return refusal;
        if (activity["type"]?.GetValue<string>() == "typing") return Reply.Accepted;
        if (rootId is not null && conversation.Find(rootId) is null) return Reply.NoSuchConversation;

        var parts = ActivityRules.Split(activity);
        var said = parts.Select(p => teams.Keep(conversation, rootId, null, p)).ToList();
        return said is [var only] ? Reply.Created(Id(only.Id)) : Reply.Accepted;
    }

    public Reply Update(string conversationId, string activityId, JsonObject activity)
    {
        if (teams.FindConversation(conversationId) is not { } found) return Reply.NoSuchConversation;
        if (!found.Conversation.HasBot) return Reply.NotInRoster;
        if (found.Conversation.Find(activityId) is not { IsDeleted: false } message) return Reply.NoSuchActivity;
        if (!message.IsFromBot) return Reply.Refuse(403, "Forbidden", "The activity was not sent by this bot.");
        if (ActivityRules.Check(activity, teams.Violate) is { } refusal) return refusal;
        message.Update((JsonObject)activity.DeepClone());
        return Reply.Ok(Id(activityId));
    }

    public Reply Delete(string conversationId, string activityId)
    {
        if (teams.FindConversation(conversationId) is not { } found) return Reply.NoSuchConversation;
        if (!found.Conversation.HasBot) return Reply.NotInRoster;
        if (found.Conversation.Find(activityId) is not { IsDeleted: false } message) return Reply.NoSuchActivity;
        if (!message.IsFromBot) return Reply.Refuse(403, "Forbidden", "The activity was not sent by this bot.");
        message.IsDeleted = true;
        return new Reply(200, null);
    }

    public Reply Create(JsonObject asked)
    {
        if (asked["isGroup"]?.GetValue<bool>() == true) return NewPost(asked);
        if (asked["members"] is not JsonArray { Count: 1 } members) return Reply.Refuse(400, "BadSyntax", "Incorrect conversation creation parameters");
        if (asked["tenantId"]?.GetValue<string>() != teams.TenantId && asked["channelData"]?["tenant"]?["id"]?.GetValue<string>() != teams.TenantId)
            return Reply.Refuse(400, "BadSyntax", "Incorrect conversation creation parameters: no tenant.");
        if (teams.FindPerson(members[0]?["id"]?.GetValue<string>()) is not { } person || !person.PersonalChat.HasBot)
            return Reply.Refuse(400, "BadArgument", "Bot is not installed in user's personal scope");
        var answer = Id(person.PersonalChat.Id);
        if (asked["activity"] is not JsonObject first) return Reply.Created(answer);
        if (ActivityRules.Check(first, teams.Violate) is { } refusal) return refusal;
        answer["activityId"] = teams.Keep(person.PersonalChat, null, null, first).Id;
        return Reply.Created(answer);
    }

    private Reply NewPost(JsonObject asked)
    {
        if (asked["channelData"]?["channel"]?["id"]?.GetValue<string>() is not { } channelId || asked["activity"] is not JsonObject first)
            return Reply.Refuse(400, "BadSyntax", "Incorrect conversation creation parameters");
        if (teams.FindConversation(channelId) is not { Conversation: { Kind: ConversationKind.Channel } channel }) return Reply.NoSuchConversation;
        if (!channel.HasBot || channel.Team?.IsArchived == true) return Reply.NotInRoster;
        if (ActivityRules.Check(first, teams.Violate) is { } refusal) return refusal;
        if (ActivityRules.Split(first).Count > 1) teams.Violate("a new post of several messages: only the first one can be found again");
        var post = teams.Keep(channel, null, null, first);
        var answer = Id(channel.WireId(post.Id));
        answer["activityId"] = post.Id;
        return Reply.Created(answer);
    }

    private static JsonObject Id(string id) => new() { ["id"] = id };
}
