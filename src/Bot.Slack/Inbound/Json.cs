using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Bot.Slack.Inbound;

/// <summary>Reads Slack's payloads leniently: what is missing or of another type reads as nothing.</summary>
internal static class Json
{
    /// <summary>Parses what came in. Broken UTF-8 and halves of surrogate pairs (an emoji cut in two) become U+FFFD.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> utf8)
    {
        var broken = !Utf8.IsValid(utf8.Span);
        if (!broken && utf8.Span.IndexOf("\\ud"u8) < 0 && utf8.Span.IndexOf("\\uD"u8) < 0) return JsonDocument.Parse(utf8);
        return JsonDocument.Parse(Whole(Encoding.UTF8.GetString(utf8.Span)));
    }

    private static string Whole(string json)
    {
        var whole = new StringBuilder(json);
        for (var i = 0; i < json.Length - 1; i++)
        {
            if (json[i] != '\\') continue;
            if (Escaped(json, i) is { } first)
            {
                if (char.IsHighSurrogate(first) && Escaped(json, i + 6) is { } second && char.IsLowSurrogate(second)) i += 6;
                else if (char.IsSurrogate(first)) whole.Remove(i, 6).Insert(i, "\\ufffd");
                i += 4;
            }
            i++;
        }
        return whole.ToString();
    }

    /// <summary>The character that <c>\\uXXXX</c> at a place stands for, if that is what stands there.</summary>
    private static char? Escaped(string json, int at) => at + 6 <= json.Length && json[at] == '\\' && json[at + 1] == 'u'
        && ushort.TryParse(json.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) ? (char)code : null;

    public static string Text(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() ?? "" : "";

    public static JsonElement Get(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    public static IEnumerable<JsonElement> Items(this JsonElement element) => element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : [];

    public static IEnumerable<JsonProperty> Fields(this JsonElement element) => element.ValueKind == JsonValueKind.Object ? element.EnumerateObject() : [];
}
