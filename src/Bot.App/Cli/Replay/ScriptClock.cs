using NodaTime;

namespace Bot.App.Cli.Replay;

/// <summary>A clock that stands where the script is.</summary>
internal sealed class ScriptClock : IClock
{
    /// <summary>Now, as far as the script has come.</summary>
    public Instant Now { get; set; } = NodaConstants.UnixEpoch;

    /// <inheritdoc/>
    public Instant GetCurrentInstant() => Now;
}
