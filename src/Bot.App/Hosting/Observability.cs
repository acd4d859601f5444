using Bot.Features.Keeping;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Bot.App.Hosting;

/// <summary>
/// Metrics for Prometheus at <c>/metrics</c>, and metrics and traces over OTLP where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says where
/// to. Nothing of what people wrote is in either.
/// </summary>
internal static class Observability
{
    /// <summary>Collects.</summary>
    public static IServiceCollection AddObservability(this IServiceCollection services, IConfiguration configuration)
    {
        var otlp = configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 };
        var collected = services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService("incident-bot")).WithMetrics(metrics =>
        {
            metrics.AddMeter(Telemetry.Name).AddRuntimeInstrumentation().AddPrometheusExporter();
            if (otlp) metrics.AddOtlpExporter();
        });
        if (otlp) collected.WithTracing(traces => traces.AddSource(Telemetry.Name).AddOtlpExporter());
        return services.AddHostedService<OutboxGauge>();
    }

    /// <summary>Serves what was collected, to this machine only like the console.</summary>
    public static void MapMetrics(this WebApplication app) => app.UseOpenTelemetryPrometheusScrapingEndpoint();
}
