using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bot.Chat.Delivery;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;

namespace Bot.Storage;

/// <summary>How effects, and what a chat remembers, are kept as JSON.</summary>
internal static class ChatJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower), new KeptInstant() },
    };

    [ThreadStatic]
    private static Utf8JsonWriter? _writer;

    /// <summary>Redraws carry nothing of their own: each kind is always the same text, and every change of a state asks for them.</summary>
    private static readonly ConcurrentDictionary<Type, byte[]> Redraws = new();

    public static void Write(IBufferWriter<byte> to, Effect effect)
    {
        if (effect.IsRedraw)
        {
            to.Write(Redraws.GetOrAdd(effect.GetType(), (_, redraw) => JsonSerializer.SerializeToUtf8Bytes(redraw, Options), effect));
            return;
        }
        var writer = _writer ??= new(to, new() { Encoder = Options.Encoder, SkipValidation = true });
        writer.Reset(to);
        // What nearly every turn says in its channel need not be looked at by reflection.
        if (effect is Effect.Say { Post: { Buttons: null, Card: null, File: null } post }) Say(writer, post.Markup);
        else JsonSerializer.Serialize(writer, effect, Options);
        writer.Flush();
    }

    private static void Say(Utf8JsonWriter writer, string markup)
    {
        writer.WriteStartObject();
        writer.WriteString("do"u8, "say"u8);
        writer.WriteStartObject("post"u8);
        writer.WriteString("markup"u8, markup);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    public static Effect ReadEffect(string json)
    {
        try { return JsonSerializer.Deserialize<Effect>(json, Options) ?? new Effect.Unreadable(); }
        catch (Exception e) when (e is JsonException or NotSupportedException) { return new Effect.Unreadable(); }
    }

    public static string Write(RoomState room) => JsonSerializer.Serialize(room, Options);

    public static RoomState ReadRoom(string? json) =>
        json is null ? RoomState.None : JsonSerializer.Deserialize<RoomState>(json, Options)!;

    /// <summary>Instants as the record writes them. Older programs kept an empty object instead: the time is not known any more, and is read as that of 1970.</summary>
    private sealed class KeptInstant : JsonConverter<Instant>
    {
        public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.StartObject) return NodaConverters.InstantConverter.Read(ref reader, typeToConvert, options);
            reader.Skip();
            return default;
        }

        public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) => NodaConverters.InstantConverter.Write(writer, value, options);
    }
}
