using System.Collections.Concurrent;
using Bot.Chat.Delivery;

namespace Bot.Slack.Outbound;

/// <summary>One message a second in each channel, after a short burst, as Slack asks of everybody who posts.</summary>
internal sealed class Pace(SlackOptions options, TimeProvider time)
{
    private const int Burst = 2;
    private const int Remembered = 1000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _paidUntil = new(StringComparer.Ordinal);
    private readonly TimeSpan _each = TimeSpan.FromSeconds(1 / options.MessagesPerSecond);

    /// <summary>Waits for the channel's turn.</summary>
    /// <exception cref="ChatBusyException">Too many wait for this channel: come back later.</exception>
    public async Task WaitAsync(string channel, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var wait = TimeSpan.Zero;
        _paidUntil.AddOrUpdate(channel, _ => now + _each, (_, until) =>
        {
            var from = until > now ? until : now;
            wait = from - now - Burst * _each;
            return wait > Patience ? until : from + _each;
        });
        if (wait > Patience) throw new ChatBusyException("The channel's messages wait for Slack's limit", wait - Patience / 2);
        if (wait > TimeSpan.Zero) await Task.Delay(wait, time, cancel);
        if (_paidUntil.Count > Remembered)
            foreach (var (name, until) in _paidUntil)
                if (until < now) _paidUntil.TryRemove(KeyValuePair.Create(name, until));
    }
}
