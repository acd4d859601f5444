using System.Text;
using Bot.Chat.Asking;
using NodaTime;

namespace Bot.Fuzz.Targets;

/// <summary>Times and lengths as people type them.</summary>
internal sealed class TimeTarget : Target
{
    private static readonly DateTimeZone Paris = DateTimeZoneProviders.Tzdb["Europe/Paris"];

    public override IReadOnlyList<byte[]> Corpus { get; } = [.. new[]
    {
        "15h11", "15:11:30", "3:11pm", "yesterday at 15h11", "hier à 9h", "il y a 5 min", "10m ago", "16/09/2025 15h11", "2025-09-16T15:11:00+02:00", "16 septembre 15h11 CEST", "in 30m", "every 30m", "3d", "1 h 05", "26 octobre 2025 à 2h30", "noon", "midi", "-5m", "lundi 14h",
    }.Select(Encoding.UTF8.GetBytes)];

    public override Task TakeAsync(byte[] input)
    {
        var text = Encoding.UTF8.GetString(input);
        _ = WhenParser.Read(text, Instant.FromUtc(2026, 3, 29, 0, 59), Paris);
        _ = WhenParser.Read(text, Instant.FromUtc(2025, 10, 26, 0, 30), Paris, futureAllowed: true);
        _ = WhenParser.TryReadDuration(text, out _, out _);
        return Task.CompletedTask;
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
