using Bot.Chat.Phrases;
using NodaTime;

namespace Bot.Chat.Asking;

/// <summary>What a text says when read as a time.</summary>
public abstract record WhenReading
{
    private WhenReading() { }

    /// <summary>A time. <paramref name="Rest"/> is the text after it, trimmed.</summary>
    public sealed record Found(Instant At, string Rest) : WhenReading;

    /// <summary>The text does not begin with a time.</summary>
    public sealed record NotATime : WhenReading;

    /// <summary>It looks like a time but cannot be one; <paramref name="Why"/> says what to type instead.</summary>
    public sealed record Wrong(Phrase Why) : WhenReading;
}
