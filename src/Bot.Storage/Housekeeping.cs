using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Bot.Storage;

/// <summary>Forgets deliveries that no chat will send again, kept far longer than any chat retries, and effects that were given up long ago.</summary>
public sealed class Housekeeping(IStore store, IClock clock, TimeProvider time, ILogger<Housekeeping> log) : BackgroundService
{
    private static readonly Duration Keep = Duration.FromDays(7);
    private static readonly Duration KeepGivenUp = Duration.FromDays(90);

    /// <summary>So that a start is not slowed down by it, and a bot that is started every hour does it all the same.</summary>
    private static readonly TimeSpan First = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Every = TimeSpan.FromHours(6);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var wait = First; ; wait = Every)
        {
            await Task.Delay(wait, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stoppingToken.IsCancellationRequested) return;
            try
            {
                var dropped = await store.PruneDeliveriesAsync(clock.GetCurrentInstant() - Keep, stoppingToken);
                var given = await store.PruneGivenUpAsync(clock.GetCurrentInstant() - KeepGivenUp, stoppingToken);
                log.LogDebug("{Count} old deliveries and {GivenUp} effects that were given up are forgotten", dropped, given);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogWarning(failure, "Old deliveries could not be forgotten; tried again in {Every}", Every);
            }
        }
    }
}
