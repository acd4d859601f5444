using Bot.Chat.Phrases;
using NodaTime;

namespace Bot.Features.Keeping;

/// <summary>How the outbox is emptied.</summary>
public sealed record PumpOptions
{
    /// <summary>The language of cards in channels.</summary>
    public Language Language { get; init; } = Language.English;

    /// <summary>How many incidents are served at once, per chat.</summary>
    public int Parallel { get; init; } = 16;

    /// <summary>How long one effect may take before it is tried again.</summary>
    public Duration Lease { get; init; } = Duration.FromMinutes(2);

    /// <summary>How long an incident's card and announcement rest after they were redrawn.</summary>
    public Duration RedrawRest { get; init; } = Duration.Zero;

    /// <summary>How long a stop waits for effects that are under way.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(5);
}
