using System.Buffers;
using System.Reflection;
using System.Text;
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
    private static readonly JsonEncodedText Seq = Named("seq"), HappenedAt = Named("happenedAt"), RecordedAt = Named("recordedAt"),
        Who = Named("who"), Id = Named("id"), Name = Named("name"), What = Named("what"), Via = Named("via"), Source = Named("source");

    [ThreadStatic]
    private static Utf8JsonWriter? _writer;

    /// <summary>The settings: camelCase, no nulls, NodaTime instants as ISO-8601 UTC, letters as they are.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>The JSON of an entry.</summary>
    public static string Write(Entry entry)
    {
        var bytes = new ArrayBufferWriter<byte>(512);
        Write(bytes, entry);
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    /// <summary>
    /// Writes the JSON of an entry as UTF-8: what the serializer makes of it by itself, by hand, since every turn writes entries and
    /// nothing it writes costs more.
    /// </summary>
    public static void Write(IBufferWriter<byte> to, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var writer = WriterTo(to);
        writer.WriteStartObject();
        writer.WriteNumber(Seq, entry.Seq);
        writer.WritePropertyName(HappenedAt);
        InstantJson.Write(writer, entry.HappenedAt);
        writer.WritePropertyName(RecordedAt);
        InstantJson.Write(writer, entry.RecordedAt);
        writer.WriteStartObject(Who);
        writer.WriteString(Id, entry.Who.Id);
        writer.WriteString(Name, entry.Who.Name);
        writer.WriteEndObject();
        writer.WritePropertyName(What);
        JsonSerializer.Serialize(writer, entry.What, Options);
        if (entry.Via is not null) writer.WriteString(Via, entry.Via);
        if (entry.Source is not null) writer.WriteString(Source, entry.Source);
        writer.WriteEndObject();
        writer.Flush();
    }

    /// <summary>Writes an incident's state as UTF-8 JSON.</summary>
    public static void Write(IBufferWriter<byte> to, Incident incident)
    {
        var writer = WriterTo(to);
        JsonSerializer.Serialize(writer, incident, Options);
        writer.Flush();
    }

    private static Utf8JsonWriter WriterTo(IBufferWriter<byte> to)
    {
        var writer = _writer ??= new(to, new() { Encoder = Options.Encoder, SkipValidation = true });
        writer.Reset(to);
        return writer;
    }

    /// <summary>The entry of a JSON.</summary>
    /// <exception cref="JsonException">Not an entry.</exception>
    public static Entry Read(string json) =>
        JsonSerializer.Deserialize<Entry>(json, Options) ?? throw new JsonException("An entry cannot be null.");

    private static JsonEncodedText Named(string name) => JsonEncodedText.Encode(name);

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameEvents } },
        }.ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);
        options.Converters.Insert(0, new InstantJson());
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
