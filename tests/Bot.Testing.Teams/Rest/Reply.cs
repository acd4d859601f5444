using System.Text.Json.Nodes;

namespace Bot.Testing.Teams.Rest;

/// <summary>What the connector answers.</summary>
internal sealed record Reply(int Status, JsonNode? Body)
{
    public static Reply Ok(JsonNode body) => new(200, body);

    public static Reply Created(JsonNode body) => new(201, body);

    public static Reply Accepted { get; } = new(202, null);

    public static Reply NoSuchConversation => Refuse(404, "ConversationNotFound", "Conversation not found.");

    public static Reply NoSuchActivity => Refuse(404, "ActivityNotFoundInConversation", "The activity was not found in the conversation.");

    public static Reply NotInRoster => Refuse(403, "BotNotInConversationRoster", "The bot is not part of the conversation roster.");

    public static Reply Refuse(int status, string code, string message) =>
        new(status, new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } });
}
