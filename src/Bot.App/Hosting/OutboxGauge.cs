using System.Diagnostics.Metrics;
using Bot.Features.Keeping;

namespace Bot.App.Hosting;

/// <summary>Tells how many effects wait for a chat. They are counted every few seconds: whoever collects never waits for the record, and reads nothing while it cannot be read.</summary>
internal sealed class OutboxGauge : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private readonly Meter _meter = new(Telemetry.Name);
    private readonly IOutbox _outbox;
    private readonly TimeProvider _time;
    private readonly ILogger<OutboxGauge> _log;
    private int? _waiting;

    public OutboxGauge(IOutbox outbox, TimeProvider time, ILogger<OutboxGauge> log)
    {
        (_outbox, _time, _log) = (outbox, time, log);
        _meter.CreateObservableGauge("bot.outbox.waiting", () => _waiting is { } waiting ? [new Measurement<int>(waiting)] : Array.Empty<Measurement<int>>(), description: "Effects that wait for a chat");
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _meter.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            using var often = new PeriodicTimer(Every, _time);
            do await CountAsync(stoppingToken);
            while (await often.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task CountAsync(CancellationToken cancel)
    {
        try
        {
            _waiting = await _outbox.CountWaitingAsync(cancel);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            if (_waiting is not null) _log.LogWarning(failure, "The effects that wait cannot be counted; tried again every {Every}", Every);
            _waiting = null;
        }
    }
}
