using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;

namespace Bot.Incidents;

/// <summary>Instants as NodaTime writes them, ISO-8601 in UTC, without its allocations.</summary>
internal sealed class InstantJson : JsonConverter<Instant>
{
    private static readonly Instant Year1 = Instant.FromUtc(1, 1, 1, 0, 0);

    public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        NodaConverters.InstantConverter.Read(ref reader, typeToConvert, options);

    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) => Write(writer, value);

    /// <summary>Writes one.</summary>
    public static void Write(Utf8JsonWriter writer, Instant value)
    {
        // What a DateTime cannot hold: years before the first, and parts of 100 ns.
        if (value < Year1 || Instant.FromUnixTimeTicks(value.ToUnixTimeTicks()) != value)
        {
            NodaConverters.InstantConverter.Write(writer, value, JsonSerializerOptions.Default);
            return;
        }
        Span<byte> text = stackalloc byte[28]; // 2025-09-16T14:00:00.0000000Z
        value.ToDateTimeUtc().TryFormat(text, out _, "O", CultureInfo.InvariantCulture);
        var end = text[..^1].LastIndexOfAnyExcept((byte)'0');
        if (text[end] != '.') end++;
        text[end] = (byte)'Z';
        writer.WriteStringValue(text[..(end + 1)]);
    }
}
