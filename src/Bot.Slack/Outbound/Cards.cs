using Bot.Chat.Delivery;
using Bot.Chat.Posting;
using Bot.Slack.BlockKit;
using SlackNet;
using SlackNet.WebApi;

namespace Bot.Slack.Outbound;

/// <summary>The live card and the announcement: posted once, edited in place after.</summary>
internal sealed class Cards(SlackWeb web, Messages messages)
{
    /// <summary>Makes the card of this name show today's state.</summary>
    public async Task<RoomState> ShowAsync(Job job, string name, string? channel, Card? card, bool pin, CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(channel) || card is null) return job.Room;
        var steps = new Steps(job.Room);
        if (!job.Room.Memory.TryGetValue(name, out var ts) || !await EditAsync(job, name, channel, ts, card, cancel))
        {
            ts = await messages.PostOnceAsync(job, name, channel, card.Fallback, BlockDrawing.Of(card), cancel);
            steps.Room = steps.Room.Remember(name, ts);
            if (pin) steps.Room = steps.Room.Forget("pin");
        }
        if (pin && steps.Room.Memory.GetValueOrDefault("pin") is null)
            // Refused or not, it is not tried at every change: repair forgets, and tries again.
            steps.Room = steps.Room.Remember("pin", await steps.TryAsync("pin", () => PinAsync(channel, ts, cancel)) ? ts : "refused");
        return steps.Done();
    }

    /// <summary>False when the message is gone: somebody deleted it.</summary>
    private async Task<bool> EditAsync(Job job, string name, string channel, string ts, Card card, CancellationToken cancel)
    {
        try
        {
            return await SlackWeb.DoAsync(name, job.Room, async () =>
            {
                await web.Api.Chat.Update(new MessageUpdate { ChannelId = channel, Ts = ts, Text = Mrkdwn.Escape(card.Fallback), Blocks = [.. BlockDrawing.Of(card)] }, cancel);
                return true;
            });
        }
        catch (ChatRefusedException e) when (e.Reason is "message_not_found" or "cant_update_message")
        {
            return false;
        }
    }

    private async Task PinAsync(string channel, string ts, CancellationToken cancel)
    {
        try { await web.Api.Pins.AddMessage(channel, ts, cancel); }
        catch (SlackException e) when (e.ErrorCode == "already_pinned") { /* Also by a person. */ }
    }
}
