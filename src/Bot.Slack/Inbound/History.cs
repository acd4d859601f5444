using System.Text.Json;
using Bot.Chat.Delivery;
using Newtonsoft.Json.Linq;
using NodaTime;
using SlackNet.WebApi;

namespace Bot.Slack.Inbound;

/// <summary>
/// Reads back what was said in a channel and its threads while the bot was away, one call at a time, as slowly as Slack asks. A
/// message that did arrive is the same delivery and changes nothing.
/// </summary>
internal sealed class History(SlackWeb web, SlackOptions options, IDesk desk, Events events, IClock clock, TimeProvider time) : IChatPlatform
{
    // A thread that is older than two thousand messages and was taken up again in the meantime is left to whoever took it up.
    private const int MostOlderPages = 10;

    private readonly Lock _gate = new();
    private DateTimeOffset _nextCall = DateTimeOffset.MinValue;

    /// <inheritdoc/>
    public string Name => "slack-history";

    /// <inheritdoc/>
    public async Task<RoomState> DoAsync(Job job, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(job);
        if (job.Effect is not Effect.ReadBack step) return job.Room;
        WaitForTurn();
        var threads = step.Threads ?? [];
        // Threads are read when the list is through: of what is new first, then of what is older.
        var thread = step.Cursor.StartsWith("thread:", StringComparison.Ordinal) || step.Cursor == "threads" ? threads.FirstOrDefault() : null;
        var asked = clock.GetCurrentInstant();
        var page = await ReadAsync(job, step, thread, cancel);
        var (found, replied) = await DeliverAsync(step, page.Messages, asked, cancel);
        await CompareAsync(job, step, page.Messages, asked, cancel);
        if (thread is null) threads = [.. threads, .. replied];
        var recovered = step.Recovered + found;
        await desk.ReceiveAsync(new Delivery($"slack-history/{job.Id}/read", step.Room, Person.Bot, clock.GetCurrentInstant(),
            new Happening.HistoryRead(job.IncidentKey, "slack", step, Next(step, threads, thread, page.ResponseMetadata?.NextCursor ?? ""), recovered)), cancel);
        return job.Room;
    }

    private static Effect.ReadBack? Next(Effect.ReadBack step, IReadOnlyList<string> threads, string? thread, string cursor)
    {
        if (step.Only is not null) return null;
        if (thread is not null && cursor.Length > 0) return step with { Cursor = "thread:" + cursor };
        if (thread is not null) threads = [.. threads.Skip(1)];
        else if (cursor.Length > 0 && !(step.Older && step.Page + 1 >= MostOlderPages)) return step with { Cursor = cursor, Threads = threads, Page = step.Page + 1 };
        if (threads.Count > 0) return step with { Cursor = "threads", Threads = threads };
        return step.Older || step.Since == "0" ? null : step with { Cursor = "", Older = true, Threads = null, Page = 0 };
    }

    private async Task<HistoryPage> ReadAsync(Job job, Effect.ReadBack step, string? thread, CancellationToken cancel)
    {
        try
        {
            return await SlackWeb.DoAsync("history", job.Room, () => PageAsync(step, thread, cancel));
        }
        catch (ChatRefusedException) when (thread is not null)
        {
            // Its first message was deleted since the list was read, for example: the others are read all the same.
            return new HistoryPage();
        }
    }

    private Task<HistoryPage> PageAsync(Effect.ReadBack step, string? thread, CancellationToken cancel)
    {
        var args = new Dictionary<string, object> { ["channel"] = step.Room.Channel, ["limit"] = options.HistoryPage, ["include_all_metadata"] = true };
        if (step.Only is { } only)
        {
            // Of a reply, too, this method gives the one that is asked for.
            (args["ts"], args["oldest"], args["latest"], args["inclusive"], args["limit"]) = (only, only, only, true, 1);
            return web.Api.Get<HistoryPage>("conversations.replies", args, cancel);
        }
        // A thread is read whole: what was replied before may have been edited, or marked, since.
        if (thread is not null) args["ts"] = thread;
        else args[step.Older ? "latest" : "oldest"] = step.Since;
        // The last message known may have been answered or edited since, too.
        if (step.Older && thread is null) args["inclusive"] = true;
        var cursor = thread is null ? step.Cursor : step.Cursor == "threads" ? "" : step.Cursor["thread:".Length..];
        if (cursor.Length > 0) args["cursor"] = cursor;
        return web.Api.Get<HistoryPage>(thread is null ? "conversations.history" : "conversations.replies", args, cancel);
    }

    /// <summary>Hands in what is new, oldest first; gives back how many messages and which threads have later replies.</summary>
    private async Task<(int Found, IReadOnlyList<string> Replied)> DeliverAsync(Effect.ReadBack step, IList<JObject> messages, Instant asked, CancellationToken cancel)
    {
        var found = 0;
        var replied = new List<string>();
        foreach (var message in messages.OrderBy(m => (string?)m["ts"], StringComparer.Ordinal))
        {
            using var json = JsonDocument.Parse(message.ToString(Newtonsoft.Json.Formatting.None));
            if (IsAfter(json.RootElement.Text("latest_reply"), step.Since)) replied.Add(json.RootElement.Text("ts"));
            if (await events.RecoveredAsync(step.Room, json.RootElement, step.Since, cancel) is { } delivery && (await desk.ReceiveAsync(delivery, cancel)).Noted && delivery.What is Happening.Message) found++;
            await foreach (var mark in events.MarksAsync(step.Room, json.RootElement, asked, cancel)) await desk.ReceiveAsync(mark, cancel);
        }
        return (found, replied);
    }

    /// <summary>Tells who reacted to each message by now: whoever is no longer among them took theirs off.</summary>
    private async Task CompareAsync(Job job, Effect.ReadBack step, IList<JObject> messages, Instant asked, CancellationToken cancel)
    {
        var reactions = new Dictionary<string, IReadOnlyList<(string Person, string Name)>>(StringComparer.Ordinal);
        foreach (var message in messages)
        {
            using var json = JsonDocument.Parse(message.ToString(Newtonsoft.Json.Formatting.None));
            if (Events.ReactionsOf(json.RootElement) is { } given) reactions[json.RootElement.Text("ts")] = given;
        }
        if (reactions.Count > 0)
            await desk.ReceiveAsync(new Delivery($"slack-history/{job.Id}/reactions", step.Room, Person.Bot, asked, new Happening.ReactionsRead(reactions)), cancel);
    }

    /// <summary>Whether a Slack timestamp is later than another.</summary>
    public static bool IsAfter(string ts, string since) => Events.TimeOf(ts) is { } at && at > (Events.TimeOf(since) ?? Instant.MinValue);

    /// <summary>Calls that read history have a tier of their own; one that comes too early comes again.</summary>
    private void WaitForTurn()
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (_nextCall > now) throw new ChatBusyException("History is read at Slack's pace", _nextCall - now);
            _nextCall = now + TimeSpan.FromMinutes(1) / options.HistoryCallsPerMinute;
        }
    }
}
