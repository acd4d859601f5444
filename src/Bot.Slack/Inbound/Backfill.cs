using System.Text.Json;
using Bot.Chat.Delivery;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using SlackNet;
using SlackNet.WebApi;

namespace Bot.Slack.Inbound;

/// <summary>
/// Reads back what was said while the bot was away: at every start and reconnect, each recorded channel from the last message on
/// the record, as slowly as Slack asks. A message that did arrive is the same delivery and changes nothing.
/// </summary>
internal sealed class Backfill(SlackWeb web, IRoomBook book, IDesk desk, Events events, IClock clock, ILogger<Backfill> log) : BackgroundService
{
    private readonly SemaphoreSlim _wanted = new(1, 1);

    /// <summary>A connection opened: something may have been missed before.</summary>
    public void Wanted()
    {
        try { _wanted.Release(); }
        catch (SemaphoreFullException) { /* It will be looked after already. */ }
    }

    public override void Dispose()
    {
        _wanted.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await _wanted.WaitAsync(stoppingToken);
                foreach (var room in await book.RoomsAsync("slack", stoppingToken)) await CatchUpAsync(room, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is HttpRequestException or SlackException or IOException or TaskCanceledException)
            {
                log.LogWarning("What was missed could not be read back ({Reason}); tried again at the next connection", e is SlackException slack ? slack.ErrorCode : e.GetType().Name);
            }
        }
    }

    private async Task CatchUpAsync(RecordedRoom room, CancellationToken cancel)
    {
        if (room.LastMessage is null) return;
        string? cursor = null;
        var missed = new List<MessageEventJson>();
        do
        {
            var page = await PageAsync(room, cursor, cancel);
            missed.AddRange(page.Messages);
            cursor = page.Cursor;
        }
        while (cursor is { Length: > 0 });
        var recovered = 0;
        foreach (var message in missed.OrderBy(m => m.Ts, StringComparer.Ordinal))
        {
            using var json = JsonDocument.Parse(message.Json);
            if (await events.RecoveredAsync(room.Room, json.RootElement, cancel) is not { } delivery) continue;
            await desk.ReceiveAsync(delivery, cancel);
            recovered++;
        }
        if (recovered == 0) return;
        var from = Events.TimeOf(room.LastMessage) ?? clock.GetCurrentInstant();
        var until = clock.GetCurrentInstant();
        await desk.ReceiveAsync(new Delivery($"slack/{room.Room.Workspace}/{room.Room.Channel}/{room.LastMessage}/away", room.Room, Person.Bot, until, new Happening.RecorderAway(from, until, recovered)), cancel);
    }

    private async Task<(IReadOnlyList<MessageEventJson> Messages, string? Cursor)> PageAsync(RecordedRoom room, string? cursor, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                var page = await web.Api.Get<HistoryPage>("conversations.history", new Dictionary<string, object>
                {
                    ["channel"] = room.Room.Channel, ["oldest"] = room.LastMessage!, ["limit"] = 15, ["include_all_metadata"] = true, ["cursor"] = cursor ?? "",
                }, cancel);
                return ([.. page.Messages.Select(m => new MessageEventJson((string?)m["ts"] ?? "", m.ToString(Newtonsoft.Json.Formatting.None)))], page.ResponseMetadata?.NextCursor);
            }
            catch (SlackRateLimitException e)
            {
                await Task.Delay(e.RetryAfter ?? TimeSpan.FromSeconds(60), cancel);
            }
        }
    }

    private sealed record MessageEventJson(string Ts, string Json);

    private sealed class HistoryPage
    {
        public IList<Newtonsoft.Json.Linq.JObject> Messages { get; set; } = [];
        public ResponseMetadata? ResponseMetadata { get; set; }
    }
}
