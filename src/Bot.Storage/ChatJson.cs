using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bot.Chat.Delivery;

namespace Bot.Storage;

/// <summary>How effects, and what a chat remembers, are kept as JSON.</summary>
internal static class ChatJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
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
        JsonSerializer.Serialize(writer, effect, Options);
        writer.Flush();
    }

    public static Effect ReadEffect(string json) => JsonSerializer.Deserialize<Effect>(json, Options)!;

    public static string Write(RoomState room) => JsonSerializer.Serialize(room, Options);

    public static RoomState ReadRoom(string? json) =>
        json is null ? RoomState.None : JsonSerializer.Deserialize<RoomState>(json, Options)!;
}
