using System.Buffers;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;

namespace Bot.Incidents;

/// <summary>How entries and incidents are written as JSON. The hash chain covers exactly these bytes.</summary>
public static class EntryJson
{
    [ThreadStatic]
    private static Utf8JsonWriter? _writer;

    /// <summary>The settings: camelCase, no nulls, NodaTime instants as ISO-8601 UTC, letters as they are.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>The JSON of an entry.</summary>
    public static string Write(Entry entry) => JsonSerializer.Serialize(entry, Options);

    /// <summary>Writes the JSON of an entry as UTF-8: the bytes of <see cref="Write(Entry)"/>, without a string in between.</summary>
    public static void Write(IBufferWriter<byte> to, Entry entry) => WriteUtf8(to, entry);

    /// <summary>Writes an incident's state as UTF-8 JSON.</summary>
    public static void Write(IBufferWriter<byte> to, Incident incident) => WriteUtf8(to, incident);

    private static void WriteUtf8<T>(IBufferWriter<byte> to, T value)
    {
        var writer = _writer ??= new(to, new() { Encoder = Options.Encoder, SkipValidation = true });
        writer.Reset(to);
        JsonSerializer.Serialize(writer, value, Options);
        writer.Flush();
    }

    /// <summary>The entry of a JSON.</summary>
    /// <exception cref="JsonException">Not an entry.</exception>
    public static Entry Read(string json) =>
        JsonSerializer.Deserialize<Entry>(json, Options) ?? throw new JsonException("An entry cannot be null.");

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameEvents } },
        }.ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower));
        options.MakeReadOnly();
        return options;
    }

    private static void NameEvents(JsonTypeInfo info)
    {
        if (info.Type != typeof(IncidentEvent)) return;
        info.PolymorphismOptions = new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = "event" };
        foreach (var type in typeof(IncidentEvent).Assembly.GetTypes())
            if (type.GetCustomAttribute<EventNameAttribute>() is { } name)
                info.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(type, name.Name));
    }
}
