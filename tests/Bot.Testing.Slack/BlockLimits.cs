using System.Text.Json.Nodes;

namespace Bot.Testing.Slack;

/// <summary>Slack's limits on blocks, from its documentation.</summary>
public static class BlockLimits
{
    private static readonly System.Text.Json.JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The first limit a row of blocks breaks, or nothing.</summary>
    public static string? Broken(JsonNode? blocks, int most)
    {
        if (blocks is not JsonArray list) return null;
        if (list.Count > most) return $"{list.Count} blocks";
        if (most == 50 && list.ToJsonString(Relaxed).Length > 13_200) return "msg_blocks_too_long";
        var ids = list.Select(b => b!["block_id"]?.GetValue<string>()).OfType<string>().ToList();
        if (ids.Distinct().Count() != ids.Count) return "block ids repeat";
        return list.Select(b => One(b!.AsObject())).FirstOrDefault(b => b is not null);
    }

    private static string? One(JsonObject block) => block["type"]!.GetValue<string>() switch
    {
        "header" => TooLong(block["text"], 150, "header"),
        "section" => TooLong(block["text"], 3000, "section") ?? (block["fields"] is JsonArray fields
            ? fields.Count > 10 ? "fields" : fields.Select(f => TooLong(f, 2000, "field")).FirstOrDefault(f => f is not null) : block["text"] is null ? "empty section" : null) ?? (block["accessory"] is { } accessory ? Actions([accessory.DeepClone()]) : null),
        "context" => block["elements"]!.AsArray().Count > 10 ? "context elements" : null,
        "actions" => Actions(block["elements"]!.AsArray()),
        "divider" => null,
        "input" => TooLong(block["label"], 2000, "label") ?? Input(block["element"]!.AsObject()),
        var other => $"a block of type {other}",
    };

    private static string? Actions(JsonArray elements)
    {
        if (elements.Count is 0 or > 25) return "actions elements";
        var ids = elements.Select(e => e!["action_id"]!.GetValue<string>()).ToList();
        return ids.Distinct().Count() != ids.Count ? "action ids repeat" : ids.Any(i => i.Length > 255) ? "action id" : elements.Select(e => TooLong(e!["text"], 75, "button")
            ?? (e["value"]?.GetValue<string>().Length > 2000 ? "button value" : null)).FirstOrDefault(e => e is not null);
    }

    private static string? Input(JsonObject element)
    {
        var options = element["options"]?.AsArray() ?? [];
        if (options.Count > 100) return "options";
        if (element["type"]!.GetValue<string>().Contains("select", StringComparison.Ordinal) && element["type"]!.GetValue<string>() != "users_select" && options.Count == 0) return "select without options";
        return element["initial_value"]?.GetValue<string>().Length > 3000 ? "initial value"
            : options.Select(o => TooLong(o!["text"], 75, "option") ?? (o["value"]!.GetValue<string>().Length > 150 ? "option value" : null)).FirstOrDefault(o => o is not null);
    }

    private static string? TooLong(JsonNode? text, int most, string what) =>
        text?["text"]?.GetValue<string>() is { } written && (written.Length > most || written.Length == 0) ? $"{what} of {written.Length}" : null;
}
