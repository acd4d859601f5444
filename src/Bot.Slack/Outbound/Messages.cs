using Bot.Chat.Delivery;
using Bot.Chat.Phrases;
using Bot.Chat.Posting;
using Bot.Slack.BlockKit;
using Newtonsoft.Json.Linq;
using SlackNet.Blocks;
using SlackNet.WebApi;

namespace Bot.Slack.Outbound;

/// <summary>Messages of the bot. Each carries its outbox row in its metadata, so that a second attempt finds what the first one posted.</summary>
internal sealed class Messages(SlackWeb web, Pace pace)
{
    /// <summary>The metadata's event type.</summary>
    public const string EventType = "incident_bot";

    /// <summary>Posts in a channel or to a person, as several messages where it does not fit one.</summary>
    public async Task PostAsync(Job job, string step, string channel, Post post, CancellationToken cancel)
    {
        var parts = BlockDrawing.Of(post);
        var there = await PostedAsync(job, channel, step, cancel);
        for (var part = 0; part < parts.Count; part++)
            if (!there.ContainsKey(part)) await PostAsync(job, step, channel, Mrkdwn.Short(part == 0 ? Mrkdwn.Escape(Markup.Plain(post.Markup)) : BlockDrawing.TextOf(parts[part]), 3000), parts[part], part, cancel);
    }

    /// <summary>Posts one message, or finds it when an earlier attempt did; gives back its timestamp.</summary>
    public async Task<string> PostOnceAsync(Job job, string step, string channel, string fallback, IReadOnlyList<Block> blocks, CancellationToken cancel) =>
        (await PostedAsync(job, channel, step, cancel)).GetValueOrDefault(0) ?? await PostAsync(job, step, channel, Mrkdwn.Escape(fallback), blocks, 0, cancel);

    /// <param name="fallback">What it says, as mrkdwn, like everything else that Slack reads.</param>
    private async Task<string> PostAsync(Job job, string step, string channel, string fallback, IReadOnlyList<Block> blocks, int part, CancellationToken cancel)
    {
        await pace.WaitAsync(channel, cancel);
        return (await SlackWeb.DoAsync(step, job.Room, () => web.Api.Chat.PostMessage(new Message
        {
            Channel = channel, Text = fallback, Blocks = [.. blocks], UnfurlLinks = false, UnfurlMedia = false,
            MetadataJson = new MessageMetadata { EventType = EventType, EventPayload = new JObject { ["outbox"] = job.Id, ["part"] = part, ["incident"] = job.IncidentKey } },
        }, cancel))).Ts;
    }

    /// <summary>The parts of this outbox row that an earlier attempt has posted, with their timestamps.</summary>
    private async Task<Dictionary<int, string>> PostedAsync(Job job, string channel, string step, CancellationToken cancel)
    {
        if (job.Attempt <= 1) return [];
        try
        {
            return (await HistoryAsync(job, channel, step, cancel)).Messages.Select(m => (Ts: (string?)m["ts"] ?? "", Mark: m["metadata"] as JObject)).Where(m => (string?)m.Mark?["event_type"] == EventType && (long?)m.Mark["event_payload"]?["outbox"] == job.Id)
                .GroupBy(m => (int?)m.Mark!["event_payload"]!["part"] ?? 0).ToDictionary(g => g.Key, g => g.First().Ts);
        }
        catch (ChatRefusedException)
        {
            // What is said to one person may not be read, for example: twice is better than never.
            return [];
        }
    }

    private async Task<HistoryPage> HistoryAsync(Job job, string channel, string step, CancellationToken cancel)
    {
        Task<HistoryPage> ReadAsync() => SlackWeb.DoAsync(step, job.Room, () => web.Api.Get<HistoryPage>("conversations.history",
            new Dictionary<string, object> { ["channel"] = channel, ["limit"] = 100, ["include_all_metadata"] = true }, cancel));
        try
        {
            return await ReadAsync();
        }
        catch (ChatRefusedException e) when (e.Reason == "not_in_channel" && channel != job.Room.Channel?.Channel)
        {
            // To post in a public channel it need not be in it, to read it must. The incident's own it was put out of by people.
            await SlackWeb.DoAsync(step, job.Room, async () =>
            {
                await web.Api.Post("conversations.join", new Dictionary<string, object> { ["channel"] = channel }, cancel);
                return true;
            });
            return await ReadAsync();
        }
    }
}
