using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bot.Incidents.Texts;

/// <summary>Writes a text per language as a plain object: <c>{"en": "…", "fr": "…"}</c>.</summary>
internal sealed class LocalTextJson : JsonConverter<LocalText>
{
    public override LocalText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException("A text per language is an object.");
        var texts = LocalText.Empty;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var language = reader.GetString()!;
            reader.Read();
            texts = texts.With(language, reader.GetString() ?? "");
        }
        return texts;
    }

    public override void Write(Utf8JsonWriter writer, LocalText value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (language, text) in value.Texts) writer.WriteString(language, text);
        writer.WriteEndObject();
    }
}
