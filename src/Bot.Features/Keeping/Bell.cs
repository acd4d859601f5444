using Bot.Chat.Delivery;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Bot.Features.Keeping;

/// <summary>Rings reminders when they fall due: hands each in as a delivery, once. It sleeps until the next one.</summary>
public sealed class Bell(IReminders reminders, IReads reads, IDesk desk, IClock clock, ILogger<Bell> log) : BackgroundService
{
    private static readonly Place Nowhere = new("bot", "", "");

    /// <summary>Rings what is due at or before an instant; returns how many rang. One that fails is rung again the next time. Replays and tests call it by hand.</summary>
    public async Task<int> RingDueAsync(Instant now, CancellationToken cancel)
    {
        var rang = 0;
        foreach (var (number, reminder) in await reminders.DueAsync(now, cancel))
        {
            try
            {
                if (await reads.ReadAsync(r => r.ByNumber(number), cancel) is not { } incident) continue;
                await desk.ReceiveAsync(new Delivery($"reminder/{incident.Key}/{reminder.Name}", Nowhere, Person.Bot, reminder.Due,
                    new Happening.ReminderDue(incident.Key, reminder.Name)), cancel);
                rang++;
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogError(failure, "Reminder {Reminder} of incident {Incident} could not be rung; tried again within a minute", reminder.Name, number);
            }
        }
        return rang;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var wake = new Wake();
        void OnReminded() => wake.Up();
        reminders.Reminded += OnReminded;
        try
        {
            while (!stoppingToken.IsCancellationRequested) await wake.SleepAsync(await RingAsync(stoppingToken), stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
        finally
        {
            reminders.Reminded -= OnReminded;
        }
    }

    /// <summary>Rings what is due and returns how long to sleep.</summary>
    private async Task<TimeSpan> RingAsync(CancellationToken stop)
    {
        try
        {
            var now = clock.GetCurrentInstant();
            await RingDueAsync(now, stop);
            // One that is still due although it rang is left alone for a while: whoever it was for did not put it away.
            return await reminders.NextAsync(stop) is { } next && next > now ? Wake.Until(next, clock) : Wake.Longest;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "Reminders could not be rung; tried again within a minute");
            return Wake.Longest;
        }
    }
}
