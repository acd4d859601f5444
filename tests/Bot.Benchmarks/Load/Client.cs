using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Bot.Testing.Slack;

namespace Bot.Benchmarks.Load;

/// <summary>What is sent: signed slash commands or message events, spread over channels, none twice.</summary>
internal sealed class Requests(string kind, IReadOnlyList<string> channels)
{
    private static readonly byte[] Secret = Encoding.UTF8.GetBytes(FakeSlack.SigningSecret);
    private static readonly long Start = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
    private static long _next;

    /// <summary>A command of one's own.</summary>
    public static byte[] Command(string channel, string text)
    {
        var number = Interlocked.Increment(ref _next);
        return Signed("application/x-www-form-urlencoded", $"team_id=T1&channel_id={channel}&user_id=UANA&user_name=ana&command=%2Fincident&text={Uri.EscapeDataString(text)}&trigger_id={number.ToString(CultureInfo.InvariantCulture)}.0.bench");
    }

    /// <summary>The next request, whole.</summary>
    public byte[] Next()
    {
        var number = Interlocked.Increment(ref _next);
        var channel = channels[(int)(number % channels.Count)];
        var (type, body) = kind == "commands"
            ? ("application/x-www-form-urlencoded", string.Create(CultureInfo.InvariantCulture, $"token=x&team_id=T1&team_domain=acme&channel_id={channel}&channel_name=inc&user_id=UANA&user_name=ana&command=%2Fincident&text=set+context+EN+The+key+was+rotated+last+night%2C+step+{number}.&api_app_id=A1&is_enterprise_install=false&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1%2F{number}&trigger_id={number}.1.bench"))
            : ("application/json", string.Create(CultureInfo.InvariantCulture, $$"""{"token":"x","team_id":"T1","api_app_id":"A1","event":{"client_msg_id":"{{number}}","type":"message","text":"the scheduler logs signature expired, number {{number}}","user":"UANA","ts":"{{Start - 100_000 + number / 1_000_000}}.{{number % 1_000_000:000000}}","team":"T1","channel":"{{channel}}","event_ts":"1.{{number}}","channel_type":"channel"},"type":"event_callback","event_id":"Ev{{number}}","event_time":{{Start}},"authorizations":[{"enterprise_id":null,"team_id":"T1","user_id":"UBOT","is_bot":true,"is_enterprise_install":false}],"is_ext_shared_channel":false,"event_context":"4-bench"}"""));
        return Signed(type, body);
    }

    private static byte[] Signed(string type, string body)
    {
        var time = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Secret, Encoding.UTF8.GetBytes($"v0:{time}:{body}")));
        return Encoding.UTF8.GetBytes($"POST /slack/events HTTP/1.1\r\nHost: localhost\r\nContent-Type: {type}\r\nX-Slack-Request-Timestamp: {time}\r\nX-Slack-Signature: v0={signature}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
    }
}

/// <summary>Connections that send one request after the other, each as soon as the last is answered, or at a pace.</summary>
internal static class Client
{
    /// <summary>Sends as fast as answers come; gives back answered requests per second.</summary>
    public static async Task<double> SaturateAsync(int port, Requests requests, int connections, TimeSpan time)
    {
        var count = 0L;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            using var connection = await Connection.OpenAsync(port);
            while (clock.Elapsed < time)
            {
                await connection.SendAsync(requests.Next());
                Interlocked.Increment(ref count);
            }
        })));
        return count / clock.Elapsed.TotalSeconds;
    }

    /// <summary>Sends one request.</summary>
    public static async Task SendAsync(int port, byte[] request)
    {
        using var connection = await Connection.OpenAsync(port);
        await connection.SendAsync(request);
    }

    /// <summary>Sends at a pace, whether answers come or not; gives back the latencies in milliseconds, sorted, each from when it was due.</summary>
    public static async Task<double[]> PaceAsync(int port, Requests requests, int perSecond, TimeSpan time)
    {
        const int Connections = 64;
        var idle = new System.Collections.Concurrent.ConcurrentBag<Connection>();
        for (var i = 0; i < Connections; i++) idle.Add(await Connection.OpenAsync(port));
        var took = new System.Collections.Concurrent.ConcurrentBag<double>();
        var tasks = new List<Task>();
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < perSecond * time.TotalSeconds; i++)
        {
            var due = TimeSpan.FromSeconds((double)i / perSecond);
            while (clock.Elapsed < due) await Task.Delay(Math.Max(0, (int)(due - clock.Elapsed).TotalMilliseconds));
            tasks.Add(Task.Run(async () =>
            {
                if (!idle.TryTake(out var connection)) connection = await Connection.OpenAsync(port);
                await connection.SendAsync(requests.Next());
                took.Add((clock.Elapsed - due).TotalMilliseconds);
                idle.Add(connection);
            }));
        }
        await Task.WhenAll(tasks);
        foreach (var connection in idle) connection.Dispose();
        return [.. took.Order()];
    }

    /// <summary>One connection, HTTP/1.1, one request at a time.</summary>
    private sealed class Connection(Socket socket) : IDisposable
    {
        private readonly byte[] _buffer = new byte[64 * 1024];

        public static async Task<Connection> OpenAsync(int port)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(IPAddress.Loopback, port);
            return new Connection(socket);
        }

        public async Task SendAsync(byte[] request)
        {
            await socket.SendAsync(request, SocketFlags.None);
            var read = 0;
            do
            {
                var got = await socket.ReceiveAsync(_buffer.AsMemory(read), SocketFlags.None);
                if (got == 0) throw new IOException("The server closed the connection.");
                read += got;
            }
            while (!IsWhole(_buffer.AsSpan(0, read)));
            if (!_buffer.AsSpan(0, 12).EndsWith("200"u8)) throw new InvalidOperationException(Encoding.UTF8.GetString(_buffer, 0, read));
        }

        public void Dispose() => socket.Dispose();

        private static bool IsWhole(ReadOnlySpan<byte> answer)
        {
            var head = answer.IndexOf("\r\n\r\n"u8);
            if (head < 0) return false;
            var at = answer[..head].IndexOf("ontent-Length: "u8);
            if (at < 0) at = answer[..head].IndexOf("ontent-length: "u8);
            if (at < 0) return answer.EndsWith("0\r\n\r\n"u8);
            return System.Buffers.Text.Utf8Parser.TryParse(answer[(at + 15)..], out int length, out _) && answer.Length >= head + 4 + length;
        }
    }
}
