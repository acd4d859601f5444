using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Bot.Testing.Slack;

/// <summary>Socket Mode: tickets, greetings, envelopes and their acknowledgements, disconnects.</summary>
public sealed class Sockets(FakeSlack slack)
{
    private readonly Lock _gate = new();
    private readonly List<WebSocket> _all = [];
    private readonly ConcurrentDictionary<string, bool> _tickets = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonNode>> _acks = new();
    private int _turn;

    /// <summary>Whether new sockets are refused, as when Slack is down.</summary>
    public bool Refusing { get; set; }

    /// <summary>Whether sockets are accepted and closed again without a word, as by a proxy that lets none through.</summary>
    public bool Speechless { get; set; }

    /// <summary>Sockets that are open, the newest last.</summary>
    public IReadOnlyList<WebSocket> Open { get { lock (_gate) return [.. _all.Where(s => s.State == WebSocketState.Open)]; } }

    internal IResult Ticket()
    {
        if (Refusing) return Results.StatusCode(503);
        var ticket = slack.World.Next("ticket");
        _tickets[ticket] = true;
        return WebApi.Yes(("url", $"{slack.Url.Replace("http", "ws", StringComparison.Ordinal)}/socket/{ticket}"));
    }

    internal async Task AcceptAsync(string ticket, HttpContext context)
    {
        // A ticket opens one socket.
        if (!_tickets.TryRemove(ticket, out _) || !context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        if (Speechless)
        {
            await CloseAsync(socket);
            return;
        }
        lock (_gate) _all.Add(socket);
        await SendAsync(socket, new JsonObject { ["type"] = "hello", ["num_connections"] = Open.Count, ["connection_info"] = new JsonObject { ["app_id"] = "A1" }, ["debug_info"] = new JsonObject { ["approximate_connection_time"] = 18060 } });
        if (Open.Count > 10) await DisconnectAsync(socket, "too_many_websockets");
        await ReadAsync(socket);
    }

    /// <summary>Sends an envelope down one socket (any, when none is named) and waits for its acknowledgement, three seconds as Slack does.</summary>
    public async Task<JsonNode> SendAsync(string type, JsonNode payload, bool answers, WebSocket? over = null, int attempt = 0)
    {
        var id = slack.World.Next("envelope");
        var acked = _acks[id] = new TaskCompletionSource<JsonNode>(TaskCreationOptions.RunContinuationsAsynchronously);
        var open = Open;
        var envelope = new JsonObject { ["type"] = type, ["envelope_id"] = id, ["accepts_response_payload"] = answers, ["payload"] = payload.DeepClone() };
        if (type == "events_api") (envelope["retry_attempt"], envelope["retry_reason"]) = (attempt, attempt == 0 ? "" : "timeout");
        await SendAsync(over ?? open[Interlocked.Increment(ref _turn) % open.Count], envelope);
        var ack = await acked.Task.WaitAsync(TimeSpan.FromSeconds(30));
        return ack;
    }

    /// <summary>Says that a socket will be closed, and why.</summary>
    public static Task DisconnectAsync(WebSocket socket, string reason) => SendAsync(socket, new JsonObject { ["type"] = "disconnect", ["reason"] = reason, ["debug_info"] = new JsonObject { ["host"] = "wss-1" } });

    /// <summary>Slack closes a socket.</summary>
    public static async Task CloseAsync(WebSocket socket)
    {
        try { await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None); }
        catch (WebSocketException) { /* It is closed already. */ }
    }

    /// <summary>All sockets break without a word.</summary>
    public void CloseAll()
    {
        foreach (var socket in Open) socket.Abort();
    }

    private async Task ReadAsync(WebSocket socket)
    {
        var text = new MemoryStream();
        var buffer = new byte[64 * 1024];
        try
        {
            while (await socket.ReceiveAsync(buffer, CancellationToken.None) is { MessageType: WebSocketMessageType.Text } read)
            {
                text.Write(buffer, 0, read.Count);
                if (!read.EndOfMessage) continue;
                if (JsonNode.Parse(text.ToArray()) is { } ack && ack["envelope_id"] is { } id && _acks.TryRemove(id.GetValue<string>(), out var waits)) waits.TrySetResult(ack);
                text.SetLength(0);
            }
            if (socket.State == WebSocketState.CloseReceived) await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // The app went away without a word.
        }
    }

    private static readonly ConditionalWeakTableOfGates Gates = new();

    private static async Task SendAsync(WebSocket socket, JsonObject what)
    {
        var gate = Gates.Of(socket);
        await gate.WaitAsync();
        try { await socket.SendAsync(Encoding.UTF8.GetBytes(what.ToJsonString()), WebSocketMessageType.Text, true, CancellationToken.None); }
        finally { gate.Release(); }
    }

    /// <summary>One send at a time on each socket.</summary>
    private sealed class ConditionalWeakTableOfGates
    {
        private readonly System.Runtime.CompilerServices.ConditionalWeakTable<WebSocket, SemaphoreSlim> _gates = [];

        public SemaphoreSlim Of(WebSocket socket) => _gates.GetValue(socket, _ => new SemaphoreSlim(1));
    }
}
