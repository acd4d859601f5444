using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text.Json;
using Bot.Chat.Delivery;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Bot.Slack.Inbound;

/// <summary>
/// Socket Mode: two connections side by side. One that Slack is about to close is read until it closes, while another opens in its
/// place.
/// </summary>
internal sealed class SocketMode(SlackOptions options, Envelopes envelopes, Listening listening, SlackSockets sockets, IHttpClientFactory http, IClock clock, TimeProvider time, ILogger<SocketMode> log) : BackgroundService
{
    private const int Connections = 2;
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>What only a person can put right takes its time, and Slack lets an app ask for a socket about once a minute.</summary>
    private static readonly TimeSpan SlowPause = TimeSpan.FromMinutes(2);

    /// <summary>A connection that lived that long was a good one: the next opens without a pause.</summary>
    private static readonly Duration GoodLife = Duration.FromSeconds(10);

    private readonly Lock _gate = new();
    private Instant? _lost;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(n => ListenAsync(n, stoppingToken)));
        await envelopes.AllAsync();
    }

    private async Task ListenAsync(int number, CancellationToken stop)
    {
        var pause = TimeSpan.Zero;
        var old = Task.CompletedTask;
        while (!stop.IsCancellationRequested)
        {
            var reason = "closed";
            Instant? opened = null;
            try
            {
                await Task.Delay(pause, time, stop);
                var replace = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
                var reading = ReadAsync(number, await ConnectAsync(stop), replace, stop);
                opened = clock.GetCurrentInstant();
                if (await Task.WhenAny(reading, replace.Task) == reading && !replace.Task.IsCompleted) await reading;
                else (old, reason) = (reading, await replace.Task);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                break;
            }
            catch (Exception e) when (e is WebSocketException or HttpRequestException or IOException or JsonException or OperationCanceledException or InvalidOperationException or UriFormatException or NotKeptException)
            {
                reason = e is InvalidOperationException ? e.Message : e.GetType().Name;
            }
            sockets.Ended = reason;
            // Where there are too many, one more at once would be closed at once; so would one through a proxy that lets none live.
            pause = IsUpToPeople(reason) ? SlowPause
                : reason == "too_many_websockets" ? LongestPause
                : clock.GetCurrentInstant() - opened >= GoodLife ? TimeSpan.Zero
                : pause == TimeSpan.Zero ? TimeSpan.FromSeconds(1) : pause * 2 < LongestPause ? pause * 2 : LongestPause;
            if (pause == SlowPause) log.LogError("Slack gives the bot no socket {Number} ({Reason}); see that Socket Mode is on in the app's settings and that Slack:AppToken is one of its tokens. Tried again in {Seconds} s", number, reason, pause.TotalSeconds);
            else log.LogWarning("Socket {Number} to Slack ended ({Reason}); a new one opens in {Seconds} s", number, reason, pause.TotalSeconds);
        }
        await old.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Whether that is Slack's word for what stays so until somebody changes the app's settings or the bot's.</summary>
    private static bool IsUpToPeople(string reason) => reason is "link_disabled" or "invalid_auth" or "not_authed" or "token_revoked" or "token_expired" or "account_inactive" or "missing_scope" or "not_allowed_token_type";

    /// <summary>Reads a socket until it closes. Tells as soon as another should open in its place.</summary>
    private async Task ReadAsync(int number, ClientWebSocket socket, TaskCompletionSource<string> replace, CancellationToken stop)
    {
        using var _ = socket;
        var greeted = false;
        try
        {
            while (await ReceiveAsync(socket, stop) is { } text)
            {
                var envelope = Json.Parse(text);
                switch (envelope.RootElement.Text("type"))
                {
                    case "hello":
                        if (!greeted)
                        {
                            // Counted before the gap is noted: when that fails, it is counted out again.
                            greeted = true;
                            await OpenedAsync(stop);
                        }
                        log.LogInformation("Socket {Number} to Slack is open", number);
                        break;
                    case "disconnect":
                        var reason = envelope.RootElement.Text("reason");
                        replace.TrySetResult(reason);
                        if (reason == "link_disabled") return;
                        break;
                    default:
                        envelopes.Take(socket, envelope, stop);
                        continue;
                }
                envelope.Dispose();
            }
        }
        finally
        {
            if (greeted) Closed();
        }
    }

    private async Task OpenedAsync(CancellationToken cancel)
    {
        Instant? lost;
        lock (_gate)
        {
            sockets.Open++;
            (lost, _lost) = (_lost, null);
        }
        if (lost is not { } since) return;
        try
        {
            await listening.BackAsync(since, cancel);
        }
        catch
        {
            // Not kept: the gap begins where it began, and the next connection notes it.
            lock (_gate) _lost = since;
            throw;
        }
    }

    private void Closed()
    {
        lock (_gate)
            if (--sockets.Open == 0) _lost ??= clock.GetCurrentInstant();
    }

    private async Task<ClientWebSocket> ConnectAsync(CancellationToken stop)
    {
        var socket = new ClientWebSocket();
        // A socket that looks alive and is silent is noticed by its missing pong.
        socket.Options.KeepAliveInterval = TimeSpan.FromSeconds(10);
        socket.Options.KeepAliveTimeout = TimeSpan.FromSeconds(20);
        try
        {
            await socket.ConnectAsync(await AddressAsync(stop), stop);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<Uri> AddressAsync(CancellationToken stop)
    {
        using var client = http.CreateClient("slack");
        using var request = new HttpRequestMessage(HttpMethod.Post, options.ApiUrl + "apps.connections.open") { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", options.AppToken) } };
        using var response = await client.SendAsync(request, stop);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(stop));
        return answer.RootElement.Text("url") is { Length: > 0 } url ? new Uri(url)
            : throw new InvalidOperationException(answer.RootElement.Text("error") is { Length: > 0 } error ? error : "no address");
    }

    private static async Task<ReadOnlyMemory<byte>?> ReceiveAsync(ClientWebSocket socket, CancellationToken stop)
    {
        var text = new MemoryStream();
        var piece = new byte[16 * 1024];
        while (true)
        {
            var read = await socket.ReceiveAsync(piece.AsMemory(), stop);
            if (read.MessageType == WebSocketMessageType.Close)
            {
                if (socket.State == WebSocketState.CloseReceived) await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, stop);
                return null;
            }
            text.Write(piece, 0, read.Count);
            if (read.EndOfMessage) return text.GetBuffer().AsMemory(0, (int)text.Length);
        }
    }
}
