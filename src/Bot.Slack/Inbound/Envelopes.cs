using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Bot.Slack.Inbound;

/// <summary>
/// Envelopes of Socket Mode: each acknowledged once what it says is on disk, with the answer in the acknowledgement. Those of one
/// channel in the order they came, those of others beside them.
/// </summary>
internal sealed class Envelopes(SlackInbox inbox, Answers answers, ILogger<Envelopes> log) : IDisposable
{
    private readonly InOrder _inOrder = new();
    private readonly SemaphoreSlim _sending = new(1);

    /// <summary>Takes one, and returns at once. It disposes the envelope when it is done.</summary>
    public void Take(WebSocket socket, JsonDocument envelope, CancellationToken stop) => _ = _inOrder.RunAsync(ChannelOf(envelope.RootElement), async () =>
    {
        using (envelope)
        {
            try
            {
                await HandleAsync(socket, envelope.RootElement, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                // Not acknowledged: Slack sends it again.
            }
            catch (Exception e)
            {
                log.LogError(e, "An envelope of {Type} could not be handled; Slack sends it again", envelope.RootElement.Text("type"));
            }
        }
    });

    /// <summary>Those that were taken and are not done yet.</summary>
    public Task AllAsync() => _inOrder.AllAsync();

    /// <inheritdoc/>
    public void Dispose() => _sending.Dispose();

    private async Task HandleAsync(WebSocket socket, JsonElement envelope, CancellationToken stop)
    {
        var payload = envelope.Get("payload");
        var reply = envelope.Text("type") switch
        {
            "events_api" => await inbox.EventAsync(payload, stop),
            "slash_commands" => await inbox.CommandAsync(name => payload.Text(name), stop),
            "interactive" => await inbox.InteractionAsync(payload, stop),
            _ => Reply.Nothing,
        };
        if (envelope.Text("envelope_id") is not { Length: > 0 } id) return;
        var ack = new Dictionary<string, object> { ["envelope_id"] = id };
        if (reply.Body is { } body && envelope.Get("accepts_response_payload").ValueKind != JsonValueKind.False) ack["payload"] = body;
        if (!await SendAsync(socket, SlackInbox.ToJson(ack), stop) && reply.Body is { } unsaid && payload.Text("response_url") is { Length: > 0 } url) await answers.LateAsync(url, unsaid);
        // Beside the order: what is handed over slowly holds up nobody else in the channel.
        if (reply.After is { } after) _ = _inOrder.RunAsync("after/" + id, () => FollowAsync(after));
    }

    private async Task FollowAsync(Func<Task> after)
    {
        try
        {
            await after();
        }
        catch (Exception e)
        {
            log.LogError(e, "What follows an envelope could not be done");
        }
    }

    /// <summary>False when the socket is gone. Slack sends the envelope again, which changes nothing; its answer needs another way.</summary>
    private async Task<bool> SendAsync(WebSocket socket, string text, CancellationToken stop)
    {
        await _sending.WaitAsync(stop);
        try
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(text).AsMemory(), WebSocketMessageType.Text, endOfMessage: true, stop);
            return true;
        }
        catch (Exception e) when (e is WebSocketException or ObjectDisposedException or InvalidOperationException)
        {
            return false;
        }
        finally
        {
            _sending.Release();
        }
    }

    private static string ChannelOf(JsonElement envelope)
    {
        var payload = envelope.Get("payload");
        var (what, interaction) = (payload.Get("event"), payload.Get("channel").Text("id"));
        return interaction.Length > 0 ? interaction
            : new[] { what.Text("channel"), what.Text("channel_id"), what.Get("item").Text("channel"), payload.Text("channel_id"), payload.Get("user").Text("id"), payload.Text("user_id") }.FirstOrDefault(c => c.Length > 0) ?? "";
    }
}
