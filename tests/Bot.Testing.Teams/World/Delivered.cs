using System.Net;
using System.Text.Json.Nodes;

namespace Bot.Testing.Teams.World;

/// <summary>An activity handed to the bot, and what the bot's HTTP answer was.</summary>
/// <param name="Status">Nothing when no answer came.</param>
public sealed record Delivered(JsonObject Activity, HttpStatusCode? Status, JsonNode? Body, TimeSpan Took)
{
    public bool IsAccepted => Status is >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices;
}
