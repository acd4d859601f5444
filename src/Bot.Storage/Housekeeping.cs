using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Bot.Storage;

/// <summary>Forgets deliveries that no chat will send again: kept far longer than any chat retries.</summary>
public sealed class Housekeeping(IStore store, IClock clock, TimeProvider time, ILogger<Housekeeping> log) : BackgroundService
{
    private static readonly Duration Keep = Duration.FromDays(7);
    private static readonly TimeSpan Every = TimeSpan.FromHours(6);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            // First after a while, so that a start is not slowed down by it.
            await Task.Delay(Every, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stoppingToken.IsCancellationRequested) return;
            try
            {
                var dropped = await store.PruneDeliveriesAsync(clock.GetCurrentInstant() - Keep, stoppingToken);
                log.LogDebug("{Count} old deliveries were forgotten", dropped);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogWarning(failure, "Old deliveries could not be forgotten; tried again in {Every}", Every);
            }
        }
    }
}
