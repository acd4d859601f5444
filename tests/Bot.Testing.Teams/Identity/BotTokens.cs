using System.Collections.Concurrent;
using System.Globalization;

namespace Bot.Testing.Teams.Identity;

/// <summary>The tokens a bot signs in for, and whether one is good.</summary>
public sealed class BotTokens
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _good = new(StringComparer.Ordinal);
    private int _issued;

    /// <summary>How often the bot signed in.</summary>
    public int Issued => _issued;

    /// <summary>How often it was refused.</summary>
    public int Refused { get; internal set; }

    /// <summary>How long the next tokens live.</summary>
    public TimeSpan Life { get; set; } = TimeSpan.FromHours(1);

    /// <summary>While set, signing in answers 503.</summary>
    public bool Down { get; set; }

    /// <summary>No token given so far is good any longer.</summary>
    public void Revoke() => _good.Clear();

    internal string Issue()
    {
        var token = "bot-token-" + Interlocked.Increment(ref _issued).ToString(CultureInfo.InvariantCulture);
        _good[token] = TimeProvider.System.GetUtcNow() + Life;
        return token;
    }

    internal bool IsGood(string? header) =>
        header is not null && header.StartsWith("Bearer ", StringComparison.Ordinal)
        && _good.TryGetValue(header["Bearer ".Length..], out var until) && TimeProvider.System.GetUtcNow() < until;
}
