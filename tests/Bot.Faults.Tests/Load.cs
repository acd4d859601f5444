using System.Collections.Concurrent;
using System.Globalization;
using Bot.Testing.Slack;

namespace Bot.Faults.Tests;

/// <summary>Commands and messages from several people at once, each with a number, and what was acknowledged of them.</summary>
internal sealed class Load(string channel)
{
    private const int People = 6;
    private long _next;

    /// <summary>Numbers of commands that were acknowledged.</summary>
    public ConcurrentDictionary<long, bool> Commands { get; } = new();

    /// <summary>Numbers of messages that were acknowledged.</summary>
    public ConcurrentDictionary<long, bool> Messages { get; } = new();

    /// <summary>Sends until it is told to stop. What was not acknowledged is sent again with the same key, as Slack does, to whoever is up.</summary>
    public Task SendAsync(Func<int, BotProcess> to, CancellationToken stop) => Task.WhenAll(Enumerable.Range(0, People).Select(person => Task.Run(async () =>
    {
        while (!stop.IsCancellationRequested)
        {
            var number = Interlocked.Increment(ref _next);
            var command = number % 3 == 0;
            while (!(command
                ? await to(person).TypesAsync(channel, $"set context EN step {number.ToString(CultureInfo.InvariantCulture)} of many", $"trigger{number.ToString(CultureInfo.InvariantCulture)}")
                : await to(person).SaysAsync(channel, $"message {number.ToString(CultureInfo.InvariantCulture)} of many", World.Ts(1_700_000_000_000_000 + number))))
            {
                // Not acknowledged, and nobody is left to send it to: it may or may not be on the record.
                if (stop.IsCancellationRequested) return;
                await Task.Delay(20, CancellationToken.None);
            }
            (command ? Commands : Messages)[number] = true;
        }
    }, CancellationToken.None)));
}
