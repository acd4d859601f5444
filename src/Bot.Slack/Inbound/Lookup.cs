using System.Collections.Concurrent;
using NodaTime;

namespace Bot.Slack.Inbound;

/// <summary>
/// What Slack was asked by id: what it told is kept for ten minutes, that it did not tell for half a minute. An answer that takes
/// more than a second is not waited for.
/// </summary>
internal sealed class Lookup<T>(IClock clock, Func<string, CancellationToken, Task<T?>> ask) where T : class
{
    private static readonly Duration Fresh = Duration.FromMinutes(10);
    private static readonly Duration AskAgain = Duration.FromSeconds(30);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, (T? Told, Instant Until)> _known = new(StringComparer.Ordinal);

    /// <summary>What Slack tells of an id; nothing where it never told.</summary>
    public async ValueTask<T?> OfAsync(string id, CancellationToken cancel)
    {
        if (_known.TryGetValue(id, out var known) && clock.GetCurrentInstant() < known.Until) return known.Told;
        T? told = null;
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            limit.CancelAfter(Patience);
            told = await ask(id, limit.Token);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested && (SlackWeb.IsSlacks(e) || e is OperationCanceledException))
        {
            // What it told before stands in.
        }
        _known[id] = told is null ? (known.Told, clock.GetCurrentInstant() + AskAgain) : (told, clock.GetCurrentInstant() + Fresh);
        return told ?? known.Told;
    }
}
