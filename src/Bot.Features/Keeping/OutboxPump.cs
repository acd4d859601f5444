using Bot.Chat.Delivery;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Bot.Features.Keeping;

/// <summary>
/// Does in the chats what turns left in the outbox: one loop per chat, incidents beside each other, the effects of one incident in
/// order. It sleeps until something is put there or falls due.
/// </summary>
public sealed class OutboxPump(IOutbox outbox, IEnumerable<IChatPlatform> platforms, EffectRunner runner, PumpOptions options,
    IClock clock, ILogger<OutboxPump> log) : BackgroundService
{
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(1);

    /// <summary>Does everything that is due now, one effect after the other, and returns how many: for replays and tests.</summary>
    public async Task<int> PumpDueAsync(CancellationToken cancel)
    {
        var done = 0;
        foreach (var platform in platforms)
            while (await outbox.ClaimAsync(platform.Name, clock.GetCurrentInstant(), options.Lease, options.Parallel, cancel) is { Count: > 0 } claimed)
                foreach (var waiting in claimed)
                {
                    await runner.RunAsync(platform, waiting, cancel);
                    done++;
                }
        return done;
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(platforms.Select(platform => Task.Run(() => LoopAsync(platform, stoppingToken), CancellationToken.None)));

    private async Task LoopAsync(IChatPlatform platform, CancellationToken stop)
    {
        using var wake = new Wake();
        using var abort = new CancellationTokenSource();
        var underWay = new HashSet<Task>();
        void OnEnqueued(string name) { if (name == platform.Name) wake.Up(); }
        outbox.Enqueued += OnEnqueued;
        try
        {
            while (!stop.IsCancellationRequested)
            {
                await wake.SleepAsync(await StepAsync(platform, underWay, wake, abort.Token, stop), stop);
                // Many turns at once are one look at the outbox, not many.
                await Task.Delay(Breath, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }
        finally
        {
            outbox.Enqueued -= OnEnqueued;
            await FinishAsync(underWay, abort);
        }
    }

    /// <summary>Starts what is due and there is room for; returns how long nothing more is to do.</summary>
    private async Task<TimeSpan> StepAsync(IChatPlatform platform, HashSet<Task> underWay, Wake wake, CancellationToken abort, CancellationToken stop)
    {
        underWay.RemoveWhere(t => t.IsCompleted);
        var room = options.Parallel - underWay.Count;
        if (room == 0) return Wake.Longest; // One that ends wakes us.
        try
        {
            // Looking costs nothing; claiming is a transaction.
            if (await outbox.NextDueAsync(platform.Name, stop) is not { } due) return Wake.Longest;
            if (Wake.Until(due, clock) is var wait && wait > TimeSpan.Zero) return wait;
            foreach (var waiting in await outbox.ClaimAsync(platform.Name, clock.GetCurrentInstant(), options.Lease, room, stop))
                underWay.Add(StartAsync(platform, waiting, wake, abort));
            return TimeSpan.Zero;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogWarning(failure, "The outbox of {Platform} could not be read; tried again shortly", platform.Name);
            return AfterTrouble;
        }
    }

    private async Task StartAsync(IChatPlatform platform, Waiting waiting, Wake wake, CancellationToken abort)
    {
        await Task.Yield();
        try { await runner.RunAsync(platform, waiting, abort); }
        finally { wake.Up(); }
    }

    private async Task FinishAsync(HashSet<Task> underWay, CancellationTokenSource abort)
    {
        abort.CancelAfter(options.Grace);
        try { await Task.WhenAll(underWay); }
        catch (OperationCanceledException) { log.LogInformation("Effects under way were broken off; they are done again after the next start"); }
    }
}
