using System.Diagnostics.CodeAnalysis;
using Bot.Chat.Delivery;
using Bot.Incidents;
using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Bot.Features.Keeping;

/// <summary>
/// Does one claimed effect and keeps how it went. What the record has to know of it (a channel is open, a step failed or works
/// again) is handed in before the effect is marked done, under a key of its own, so that a crash in between repeats it to no effect.
/// </summary>
public sealed class EffectRunner(IOutbox outbox, IReads reads, ICards cards, IDesk desk, PumpOptions options, IClock clock, ILogger<EffectRunner> log)
{
    private const int MostOpen = 200;

    /// <summary>How often the bot may fail at one effect by a mistake of its own before those behind it go on: about ten minutes of tries.</summary>
    private const int MostFailures = 10;

    private static readonly TimeSpan KeepAgain = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<(string Platform, long Id), int> _failures = new();

    /// <summary>Does it. Throws only when cancelled; then it is done again once its lease is over.</summary>
    public async Task RunAsync(IChatPlatform platform, Waiting waiting, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(platform);
        ArgumentNullException.ThrowIfNull(waiting);
        var effect = waiting.Effect.GetType().Name;
        using var span = Telemetry.Source.StartActivity(effect);
        span?.SetTag("platform", platform.Name);
        void Count(string outcome) => Telemetry.Effects.Add(1, new("platform", platform.Name), new("effect", effect), new("outcome", outcome));
        var notes = new Notes(platform, waiting, clock);
        try
        {
            var (incident, open) = await reads.ReadAsync(r => (r.ByNumber(waiting.Incident), waiting.Effect is Effect.Publish ? r.List(openOnly: true, MostOpen) : []), cancel);
            if (waiting.Effect is Effect.Unreadable) throw new NotSupportedException("This program cannot read the effect; a newer one may.");
            Count(await DoAsync(platform, waiting, incident, open, notes, cancel));
            _failures.TryRemove((waiting.Platform, waiting.Id), out _);
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            // Ours, not the chat's: the short id is what a person can search the log for.
            Count("failed");
            var id = $"{waiting.Id}-{waiting.Attempt}";
            log.LogError(failure, "Effect {Effect} ({Id}) of incident {Incident} failed on {Platform}", waiting.Effect.GetType().Name, id, waiting.Incident, platform.Name);
            if (Passes(failure) || _failures.AddOrUpdate((waiting.Platform, waiting.Id), 1, (_, failures) => failures + 1) < MostFailures)
                await PostponeAsync(waiting, null, $"{failure.GetType().Name} ({id})", null, cancel);
            else
                await GiveUpAsync(waiting, notes, id, cancel);
        }
    }

    /// <summary>Whether a failure is of a network, a disk or a database: however long it lasts, it passes.</summary>
    private static bool Passes(Exception failure) =>
        failure is NotKeptException or DbException or IOException or HttpRequestException or TimeoutException or OperationCanceledException
        || (failure.InnerException is { } inner && Passes(inner));

    /// <summary>Those behind it go on, and people are told under which id the log has it.</summary>
    private async Task GiveUpAsync(Waiting waiting, Notes notes, string id, CancellationToken cancel)
    {
        try
        {
            await TellAsync(notes.GaveUp(await reads.ReadAsync(r => r.ByNumber(waiting.Incident), cancel), id), cancel);
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            log.LogError(failure, "That an effect was given up ({Id}) could not be told", id);
        }
        await KeepAsync(() => outbox.GiveUpAsync(waiting, $"bot_failed: {id}", null, cancel), cancel);
        _failures.TryRemove((waiting.Platform, waiting.Id), out _);
    }

    /// <summary>Does it; gives back how it went.</summary>
    private async Task<string> DoAsync(IChatPlatform platform, Waiting waiting, Incident? incident, IReadOnlyList<Incident> open, Notes notes, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter((options.Lease * 0.9).ToTimeSpan()); // Over before the lease is, so that nobody else begins meanwhile.
        try
        {
            var room = await platform.DoAsync(JobOf(waiting, incident, open), limit.Token);
            await TellAsync(notes.Opened(incident, room), cancel);
            await TellAsync(notes.Shown(incident, room), cancel);
            foreach (var step in notes.WorkAgain(incident)) await TellAsync(step, cancel);
            await KeepAsync(() => outbox.DoneAsync(waiting, room, RestAfter(waiting.Effect), cancel), cancel);
            return "done";
        }
        catch (ChatBusyException busy)
        {
            var room = busy.RoomAfter == waiting.Room ? null : busy.RoomAfter;
            if (room is not null) await TellAsync(notes.Opened(incident, room), cancel);
            if (busy.Failure is { } failure) await TellAsync(notes.Failed(incident, failure), cancel);
            await PostponeAsync(waiting, busy.RetryAfter, busy.Message, room, cancel);
            return "postponed";
        }
        catch (ChatRefusedException refused)
        {
            foreach (var failure in refused.Failures)
                log.LogWarning("{Platform} refused {Step} for incident {Incident}: {Reason}", platform.Name, failure.Step, waiting.Incident, failure.Reason);
            if (refused.RoomAfter is { } room) await TellAsync(notes.Opened(incident, room), cancel);
            if (refused.RestDone) foreach (var step in notes.WorkAgain(incident, refused.Failures)) await TellAsync(step, cancel);
            foreach (var failure in refused.Failures) await TellAsync(notes.Failed(incident, failure), cancel);
            await KeepAsync(() => outbox.GiveUpAsync(waiting, refused.Message, refused.RoomAfter, cancel), cancel);
            return "refused";
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            await PostponeAsync(waiting, null, "The chat did not answer in time", null, cancel);
            return "postponed";
        }
    }

    private Instant? RestAfter(Effect effect) => effect.IsRedraw && options.RedrawRest > Duration.Zero ? clock.GetCurrentInstant() + options.RedrawRest : null;

    private Job JobOf(Waiting waiting, Incident? incident, IReadOnlyList<Incident> open) => new(waiting.Id, incident?.Key ?? "", waiting.Effect, waiting.Room,
        waiting.Effect is Effect.ShowCard or Effect.OpenRoom && incident is not null ? cards.IncidentCard(incident, options.Language) : null,
        waiting.Effect is Effect.Announce && incident is not null ? cards.Announcement(incident, options.Language) : null,
        waiting.Attempt, waiting.Effect is Effect.Publish && incident is not null ? cards.Public(incident, open) : null);

    private async Task TellAsync(Delivery? delivery, CancellationToken cancel)
    {
        if (delivery is not null) await desk.ReceiveAsync(delivery, cancel);
    }

    [SuppressMessage("Security", "CA5394", Justification = "Spreads retries; nothing is secret about it.")]
    private Task PostponeAsync(Waiting waiting, TimeSpan? asked, string why, RoomState? room, CancellationToken cancel)
    {
        var wait = asked is { } retryAfter ? Duration.FromTimeSpan(retryAfter) : Backoff.After(waiting.Attempt, Random.Shared.NextDouble());
        return KeepAsync(() => outbox.PostponeAsync(waiting, clock.GetCurrentInstant() + wait, why, room, cancel), cancel);
    }

    /// <summary>How an effect went must not be lost because the store is busy: it would be done twice.</summary>
    private async Task KeepAsync(Func<Task> keep, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                await keep();
                return;
            }
            catch (Exception failure) when (failure is not (OperationCanceledException or ObjectDisposedException))
            {
                log.LogWarning(failure, "How an effect went could not be kept; tried again shortly");
                await Task.Delay(KeepAgain, cancel);
            }
        }
    }
}
