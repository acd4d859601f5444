using NodaTime;

namespace Bot.Features.Keeping;

/// <summary>How long to wait before trying again: 1 s, doubled each time, 5 min at most, spread so that not all come back at once.</summary>
internal static class Backoff
{
    private static readonly Duration Most = Duration.FromMinutes(5);

    /// <param name="attempt">1 after the first failure.</param>
    /// <param name="spread">0 to 1: the random part.</param>
    public static Duration After(int attempt, double spread)
    {
        var whole = Duration.Min(Duration.FromSeconds(1L << Math.Min(attempt - 1, 20)), Most);
        return whole * (0.5 + spread / 2);
    }
}
