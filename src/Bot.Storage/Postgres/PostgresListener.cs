using Microsoft.Extensions.Logging;
using Npgsql;

namespace Bot.Storage.Postgres;

/// <summary>Hears what other processes changed. When its connection breaks it connects again; what was missed meanwhile is found by those who sleep no longer than a minute.</summary>
internal sealed class PostgresListener : IAsyncDisposable
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _stop = new();
    private readonly Task _loop;

    public PostgresListener(NpgsqlDataSource source, string self, ILogger log, Action<PostgresNews> hear) =>
        _loop = Task.Run(() => LoopAsync(source, self, log, hear));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop;
        _stop.Dispose();
    }

    private async Task LoopAsync(NpgsqlDataSource source, string self, ILogger log, Action<PostgresNews> hear)
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await using var connection = await source.OpenConnectionAsync(_stop.Token);
                connection.Notification += (_, told) => Hear(told.Payload, self, log, hear);
                await using (var listen = new NpgsqlCommand($"listen {PostgresNews.Channel}", connection)) await listen.ExecuteNonQueryAsync(_stop.Token);
                // Not for ever: a cancellation that comes just as the wait begins can be missed, and the stop would wait for it.
                while (!_stop.IsCancellationRequested) await connection.WaitAsync(Longest, _stop.Token);
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (failure is NpgsqlException or IOException)
            {
                log.LogWarning(failure, "The connection that hears of other processes broke; connecting again");
                try { await Task.Delay(Again, _stop.Token); }
                catch (OperationCanceledException) { return; }
            }
        }
    }

    private static void Hear(string payload, string self, ILogger log, Action<PostgresNews> hear)
    {
        if (PostgresNews.Parse(payload) is not { } news || news.Sender == self) return;
        try { hear(news); }
        catch (Exception failure) { log.LogError(failure, "Someone who listens to the store failed"); }
    }
}
