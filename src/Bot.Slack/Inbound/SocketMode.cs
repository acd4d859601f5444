using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bot.Slack.Inbound;

/// <summary>
/// Socket Mode: two connections side by side, so that one can be replaced while the other listens. Every envelope is acknowledged
/// once what it says is on disk, with the answer in the acknowledgement.
/// </summary>
internal sealed class SocketMode(SlackOptions options, SlackInbox inbox, Backfill backfill, IHttpClientFactory http, ILogger<SocketMode> log) : BackgroundService
{
    private const int Connections = 2;
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _switchedOff = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, _switchedOff.Token);
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(n => ListenAsync(n, stop.Token)));
    }

    public override void Dispose()
    {
        _switchedOff.Dispose();
        base.Dispose();
    }

    private async Task ListenAsync(int number, CancellationToken stop)
    {
        var pause = TimeSpan.Zero;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(pause, stop);
                await OneConnectionAsync(number, () => pause = TimeSpan.Zero, stop);
                pause = TimeSpan.Zero;
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is WebSocketException or HttpRequestException or IOException or JsonException or OperationCanceledException or InvalidOperationException)
            {
                pause = pause == TimeSpan.Zero ? TimeSpan.FromSeconds(1) : pause * 2 < LongestPause ? pause * 2 : LongestPause;
                log.LogWarning("Socket {Number} to Slack broke ({Reason}); a new one opens in {Seconds} s", number, e.GetType().Name, pause.TotalSeconds);
            }
        }
    }

    /// <summary>Opens a socket and reads it until Slack closes it or asks for a new one.</summary>
    private async Task OneConnectionAsync(int number, Action hello, CancellationToken stop)
    {
        using var socket = new ClientWebSocket();
        // A socket that looks alive and is silent is noticed by its missing pong.
        socket.Options.KeepAliveInterval = TimeSpan.FromSeconds(10);
        socket.Options.KeepAliveTimeout = TimeSpan.FromSeconds(20);
        await socket.ConnectAsync(await AddressAsync(stop), stop);
        using var sending = new SemaphoreSlim(1);
        while (await ReceiveAsync(socket, stop) is { } text)
        {
            using var envelope = JsonDocument.Parse(text);
            switch (envelope.RootElement.Text("type"))
            {
                case "hello":
                    hello();
                    backfill.Wanted();
                    log.LogInformation("Socket {Number} to Slack is open", number);
                    break;
                case "disconnect" when envelope.RootElement.Text("reason") == "link_disabled":
                    log.LogError("Socket Mode was switched off in the app's settings; nothing is received until it is on and the bot is started again");
                    await _switchedOff.CancelAsync();
                    return;
                case "disconnect":
                    // Refreshed, warned or too many: the other socket listens meanwhile, and this one is opened anew at once.
                    return;
                default:
                    await HandleAsync(socket, sending, envelope.RootElement, stop);
                    break;
            }
        }
    }

    private async Task HandleAsync(ClientWebSocket socket, SemaphoreSlim sending, JsonElement envelope, CancellationToken stop)
    {
        var reply = Reply.Nothing;
        var payload = envelope.Get("payload");
        switch (envelope.Text("type"))
        {
            case "events_api": await inbox.EventAsync(payload, stop); break;
            case "slash_commands": reply = await inbox.CommandAsync(name => payload.Text(name), stop); break;
            case "interactive": reply = await inbox.InteractionAsync(payload, stop); break;
        }
        if (envelope.Text("envelope_id") is not { Length: > 0 } id) return;
        var ack = new Dictionary<string, object> { ["envelope_id"] = id };
        if (reply.Body is { } body) ack["payload"] = body;
        await sending.WaitAsync(stop);
        try { await socket.SendAsync(Encoding.UTF8.GetBytes(SlackInbox.ToJson(ack)), WebSocketMessageType.Text, endOfMessage: true, stop); }
        finally { sending.Release(); }
        if (reply.After is { } after) await after();
    }

    private async Task<Uri> AddressAsync(CancellationToken stop)
    {
        using var client = http.CreateClient("slack");
        using var request = new HttpRequestMessage(HttpMethod.Post, options.ApiUrl + "apps.connections.open") { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", options.AppToken) } };
        using var response = await client.SendAsync(request, stop);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(stop));
        return answer.RootElement.Text("url") is { Length: > 0 } url ? new Uri(url)
            : throw new InvalidOperationException($"Slack opened no socket: {answer.RootElement.Text("error")}");
    }

    private static async Task<string?> ReceiveAsync(ClientWebSocket socket, CancellationToken stop)
    {
        using var text = new MemoryStream();
        var piece = new byte[16 * 1024];
        while (true)
        {
            var read = await socket.ReceiveAsync(piece, stop);
            if (read.MessageType == WebSocketMessageType.Close) return null;
            text.Write(piece, 0, read.Count);
            if (read.EndOfMessage) return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
        }
    }
}
