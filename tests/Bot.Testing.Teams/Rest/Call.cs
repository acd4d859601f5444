using System.Text.Json.Nodes;
using NodaTime;

namespace Bot.Testing.Teams.Rest;

/// <summary>One call of the connector's REST API by the bot.</summary>
public sealed record Call(string Method, string Path, JsonNode? Body, int Status, Instant At)
{
    public override string ToString() => $"{Method} {Path} {Status}";
}
