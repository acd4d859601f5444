using System.Buffers;
using System.Text;
using System.Text.Json;
using Bot.Incidents.Texts;
using Bot.Incidents.Timelines;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NodaTime.Text;

namespace Bot.Incidents.Tests;

public sealed class EntryJsonTests
{
    private static readonly Instant Noon = Instant.FromUtc(2025, 9, 16, 12, 0);

    [Theory]
    [InlineData(null, null)]
    [InlineData("/incident note \"<é> & 日本\u0007\ud83d\ude00\"", "slack/T/C1/1.2")]
    public void An_entry_is_what_the_serializer_makes_of_it(string? via, string? source)
    {
        var entry = new Entry(7, Noon, Noon + Duration.FromNanoseconds(3), new Actor("slack:U\"1", "Aña \\ 'x'"), new Noted(LocalText.Parse("FR é. EN e\n\"x\".", ["en", "fr"], "fr")), via, source);
        Assert.Equal(JsonSerializer.Serialize(entry, EntryJson.Options), EntryJson.Write(entry));
        Assert.Equal(entry, EntryJson.Read(EntryJson.Write(entry)));
        var bytes = new ArrayBufferWriter<byte>();
        EntryJson.Write(bytes, entry);
        Assert.Equal(EntryJson.Write(entry), Encoding.UTF8.GetString(bytes.WrittenSpan));
    }

    [Theory]
    [InlineData("-9998-01-01T00:00:00Z")]
    [InlineData("0000-12-31T23:59:59.9999999Z")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("1969-12-31T23:59:59.999999999Z")]
    [InlineData("2025-09-16T14:00:00Z")]
    [InlineData("2025-09-16T14:00:00.1Z")]
    [InlineData("2025-09-16T14:00:10.0000001Z")]
    [InlineData("2025-09-16T14:00:10.000000001Z")]
    [InlineData("2025-09-16T14:00:10.12Z")]
    [InlineData("9999-12-31T23:59:59.999999999Z")]
    public void A_time_is_written_as_it_is_read(string text)
    {
        var instant = InstantPattern.ExtendedIso.Parse(text).Value;
        Assert.Equal($"\"{text}\"", JsonSerializer.Serialize(instant, EntryJson.Options));
        Assert.Equal(instant, JsonSerializer.Deserialize<Instant>($"\"{text}\"", EntryJson.Options));
    }

    [Fact]
    public void Any_time_is_written_as_the_standard_says() =>
        Prop.ForAll(ArbMap.Default.ArbFor<long>(), ticks =>
        {
            var instant = Noon + Duration.FromTicks(ticks % 700_000_000_000_000_000);
            return JsonSerializer.Serialize(instant, EntryJson.Options) == $"\"{InstantPattern.ExtendedIso.Format(instant)}\"";
        }).QuickCheckThrowOnFailure();
}
