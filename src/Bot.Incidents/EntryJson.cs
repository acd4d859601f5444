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
    /// <summary>The settings: camelCase, no nulls, NodaTime instants as ISO-8601 UTC, letters as they are.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>The JSON of an entry.</summary>
    public static string Write(Entry entry) => JsonSerializer.Serialize(entry, Options);

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
