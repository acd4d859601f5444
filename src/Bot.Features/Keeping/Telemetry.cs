using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Bot.Features.Keeping;

/// <summary>What is counted and traced, for whoever listens (OpenTelemetry, Prometheus). Never a text, a name or a title.</summary>
public static class Telemetry
{
    /// <summary>The name of the meter and of the activity source.</summary>
    public const string Name = "IncidentBot";

    private static readonly Meter Meter = new(Name);

    /// <summary>Spans: one for each delivery, one for each effect.</summary>
    public static ActivitySource Source { get; } = new(Name);

    /// <summary>Deliveries handed in, by chat and kind.</summary>
    public static Counter<long> Deliveries { get; } = Meter.CreateCounter<long>("bot.deliveries", description: "Deliveries handed in");

    /// <summary>How long a delivery took until it was on disk, in seconds.</summary>
    public static Histogram<double> DeliveryTime { get; } = Meter.CreateHistogram("bot.delivery.duration", "s", "From handed in to on disk",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3] });

    /// <summary>Effects tried in a chat, by chat, effect and outcome (<c>done</c>, <c>postponed</c>, <c>refused</c>, <c>failed</c>).</summary>
    public static Counter<long> Effects { get; } = Meter.CreateCounter<long>("bot.effects", description: "Effects tried in a chat");

    /// <summary>Turns that were committed.</summary>
    public static Counter<long> Turns { get; } = Meter.CreateCounter<long>("bot.store.turns", description: "Turns committed");

    /// <summary>A transaction was committed, with so many turns that did not fail.</summary>
    public static void Committed(int turns)
    {
        Flushes.Add(1);
        Turns.Add(turns);
    }

    /// <summary>Transactions committed, each one flush to the disk.</summary>
    public static Counter<long> Flushes { get; } = Meter.CreateCounter<long>("bot.store.flushes", description: "Transactions committed, each one flush");
}
