using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using Bot.Testing.Slack;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Bot.Benchmarks.Peers;

/// <summary>
/// The limit: an endpoint that verifies the signature, keeps one row and answers, and nothing else. As <c>limit</c> it commits what
/// waits together; as <c>naive</c> it commits each request by itself.
/// </summary>
internal static class MinimalEndpoint
{
    private static readonly byte[] Secret = Encoding.UTF8.GetBytes(FakeSlack.SigningSecret);
    private static readonly byte[] Answer = Encoding.UTF8.GetBytes("""{"response_type":"ephemeral","text":"noted"}""");

    public static async Task<int> ServeAsync(string variant, string port, string file)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:" + port);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        using var rows = new Rows(file, together: variant == "limit");
        app.Run(async context =>
        {
            var length = (int)(context.Request.ContentLength ?? 0);
            var body = new byte[length];
            await context.Request.Body.ReadExactlyAsync(body);
            if (!Signed(context.Request.Headers, body))
            {
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return;
            }
            await rows.KeepAsync(body);
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = Answer.Length;
            await context.Response.Body.WriteAsync(Answer);
        });
        await app.RunAsync();
        return 0;
    }

    private static bool Signed(IHeaderDictionary headers, byte[] body)
    {
        var timestamp = headers["X-Slack-Request-Timestamp"].ToString();
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || Math.Abs(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() - seconds) > 300) return false;
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Secret);
        hmac.AppendData(Encoding.ASCII.GetBytes($"v0:{timestamp}:"));
        hmac.AppendData(body);
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes("v0=" + Convert.ToHexStringLower(hmac.GetHashAndReset())), Encoding.ASCII.GetBytes(headers["X-Slack-Signature"].ToString()));
    }

    /// <summary>One table, one thread that writes.</summary>
    private sealed class Rows : IDisposable
    {
        private readonly Channel<(byte[] Body, TaskCompletionSource Kept)> _waiting = System.Threading.Channels.Channel.CreateUnbounded<(byte[], TaskCompletionSource)>(new() { SingleReader = true });
        private readonly SqliteConnection _connection;
        private readonly Thread _writer;

        public Rows(string file, bool together)
        {
            _connection = new($"Data Source={file};Pooling=False");
            _connection.Open();
            Execute("pragma journal_mode = wal; pragma synchronous = full; create table if not exists kept (id integer primary key, body blob not null)");
            _writer = new(() => Write(together)) { IsBackground = true };
            _writer.Start();
        }

        public Task KeepAsync(byte[] body)
        {
            var kept = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Writer.TryWrite((body, kept));
            return kept.Task;
        }

        public void Dispose()
        {
            _waiting.Writer.TryComplete();
            _writer.Join();
            _connection.Dispose();
        }

        private void Write(bool together)
        {
            using var insert = _connection.CreateCommand();
            insert.CommandText = "insert into kept (body) values ($body)";
            var body = insert.Parameters.Add("$body", SqliteType.Blob);
            insert.Prepare();
            var batch = new List<TaskCompletionSource>();
            while (_waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
            {
                if (together) Execute("begin immediate");
                while (_waiting.Reader.TryRead(out var row))
                {
                    body.Value = row.Body;
                    insert.ExecuteNonQuery();
                    batch.Add(row.Kept);
                    if (!together) break;
                }
                if (together) Execute("commit");
                foreach (var kept in batch) kept.SetResult();
                batch.Clear();
            }
        }

        private void Execute(string sql)
        {
            using var command = _connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
    }
}
