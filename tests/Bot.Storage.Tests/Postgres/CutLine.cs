using System.Net;
using System.Net.Sockets;
using System.Text;
using Npgsql;

namespace Bot.Storage.Tests.Postgres;

/// <summary>A line to PostgreSQL that can be cut at the one moment that matters: when a transaction is committed.</summary>
internal sealed class CutLine : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly string _server;
    private readonly List<Socket> _clients = [];
    private Cut _next;

    /// <summary>Where the next commit is lost: on its way, or its answer; and whether nobody answers from then on.</summary>
    public enum Cut { Nowhere, Before, After, AfterForGood }

    /// <param name="connectionString">Of a server that listens on a socket of the file system.</param>
    public CutLine(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        _server = Path.Combine(builder.Host!, ".s.PGSQL.5432");
        _listener.Start();
        (builder.Host, builder.Port, builder.MaxAutoPrepare) = ("127.0.0.1", ((IPEndPoint)_listener.LocalEndpoint).Port, 0);
        ConnectionString = builder.ToString();
        _ = AcceptAsync();
    }

    /// <summary>Through this line.</summary>
    public string ConnectionString { get; }

    /// <summary>How many commits were lost.</summary>
    public int Lost { get; private set; }

    /// <summary>Cuts the line at the next commit.</summary>
    public void CutNext(Cut where) => _next = where;

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _clients.Add(await _listener.AcceptSocketAsync());
                _ = CarryAsync(_clients[^1]);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task CarryAsync(Socket client)
    {
        using var server = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await server.ConnectAsync(new UnixDomainSocketEndPoint(_server));
            var answers = PassAsync(server, client);
            var bytes = new byte[1 << 16];
            while (await client.ReceiveAsync(bytes) is > 0 and var count)
            {
                var cut = Encoding.Latin1.GetString(bytes, 0, count).Contains("commit\0", StringComparison.Ordinal) ? _next : Cut.Nowhere;
                if (cut != Cut.Nowhere) (Lost, _next) = (Lost + 1, Cut.Nowhere);
                if (cut is Cut.After or Cut.AfterForGood)
                {
                    if (cut == Cut.AfterForGood) _listener.Stop();
                    foreach (var other in _clients.Where(c => cut == Cut.AfterForGood && c != client)) other.Dispose();
                    client.Shutdown(SocketShutdown.Send);
                    await server.SendAsync(bytes.AsMemory(0, count));
                    server.Shutdown(SocketShutdown.Send);
                    await answers;
                }
                if (cut != Cut.Nowhere) break;
                await server.SendAsync(bytes.AsMemory(0, count));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
        }
        finally
        {
            client.Dispose();
        }
    }

    private static async Task PassAsync(Socket from, Socket to)
    {
        var bytes = new byte[1 << 16];
        try
        {
            while (await from.ReceiveAsync(bytes) is > 0 and var count)
            {
                try { await to.SendAsync(bytes.AsMemory(0, count)); }
                catch (Exception e) when (e is SocketException or ObjectDisposedException) { } // Cut: what the server says is heard to its end, and goes nowhere.
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
        }
    }
}
