using System.Globalization;
using Bot.Chat.Delivery;
using Bot.Features.Keeping;
using Bot.Features.Settings;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Bot.Features.Retention;

/// <summary>Looks every hour, and at every start, for what <c>Incidents:RetentionDays</c> says is to be forgotten.</summary>
public sealed class RetentionKeeper(IReads reads, IDesk desk, House house, IClock clock, TimeProvider time, ILogger<RetentionKeeper> log) : BackgroundService
{
    private static readonly Place Nowhere = new("", "", "");

    /// <summary>Incidents of which nothing is left to forget, by the entry that was their last: nothing of them is read again until another one comes.</summary>
    private readonly Dictionary<int, long> _done = [];

    /// <summary>Forgets what is over, and returns how many entries said it.</summary>
    public async Task<int> KeepAsync(CancellationToken cancel)
    {
        var days = house.Settings.RetentionDays;
        if (days == 0) return 0;
        var forgotten = 0;
        foreach (var number in await reads.ReadAsync(r => r.Over(), cancel))
        {
            try
            {
                while (await ForgetAsync(number, days, cancel) is > 0 and var over) forgotten += over;
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogError(failure, "What is over of incident {Incident} could not be forgotten; tried again within an hour", number);
            }
        }
        return forgotten;
    }

    /// <summary>Forgets one piece of an incident; returns how many entries it were.</summary>
    private async Task<int> ForgetAsync(int number, int days, CancellationToken cancel)
    {
        var now = clock.GetCurrentInstant();
        var (over, last) = await reads.ReadAsync(r => Look(r, number, days, now), cancel);
        if (over > 0)
            await desk.ReceiveAsync(new Delivery(string.Create(CultureInfo.InvariantCulture, $"{Expiry.Reminder}/{number}/{last}"), Nowhere, Person.Bot, now,
                new Happening.ReminderDue(house.KeyOf(number), Expiry.Reminder)), cancel);
        return over;
    }

    private (int Over, long Last) Look(IRecord record, int number, int days, Instant now)
    {
        var last = record.Head(number).Seq;
        if (_done.TryGetValue(number, out var done) && done == last || record.ByNumber(number) is not { } incident) return (0, last);
        var over = Expiry.Of(record, incident, days, now).Count;
        if (over == 0 && record.LastEntries(number, 1) is [var newest] && newest.RecordedAt < now - Duration.FromDays(days)) _done[number] = last;
        return (over, last);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (house.Settings.RetentionDays == 0) return;
        try
        {
            using var hourly = new PeriodicTimer(TimeSpan.FromHours(1), time);
            do
            {
                try
                {
                    if (await KeepAsync(stoppingToken) is > 0 and var forgotten) log.LogInformation("{Count} entries were said more than {Days} days ago and are forgotten", forgotten, house.Settings.RetentionDays);
                }
                catch (Exception failure) when (failure is not OperationCanceledException)
                {
                    log.LogError(failure, "What is over could not be forgotten; tried again within an hour");
                }
            }
            while (await hourly.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }
}
