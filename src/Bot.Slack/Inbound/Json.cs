using System.Text.Json;

namespace Bot.Slack.Inbound;

/// <summary>Reads Slack's payloads leniently: what is missing or of another type reads as nothing.</summary>
internal static class Json
{
    public static string Text(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() ?? "" : "";

    public static JsonElement Get(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    public static IEnumerable<JsonElement> Items(this JsonElement element) => element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : [];

    public static IEnumerable<JsonProperty> Fields(this JsonElement element) => element.ValueKind == JsonValueKind.Object ? element.EnumerateObject() : [];
}
