using System.Buffers;
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

    public static void Write(IBufferWriter<byte> to, Effect effect)
    {
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
