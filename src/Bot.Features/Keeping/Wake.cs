using NodaTime;

namespace Bot.Features.Keeping;

/// <summary>Wakes one sleeper; waking twice before it wakes is waking once.</summary>
internal sealed class Wake : IDisposable
{
    /// <summary>Nobody sleeps longer, so that what another process changed without a word is found.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _signal = new(0, 1);

    public void Up()
    {
        try { _signal.Release(); }
        catch (SemaphoreFullException) { } // Woken already.
    }

    /// <summary>Sleeps until woken or until the time is up.</summary>
    public Task SleepAsync(TimeSpan most, CancellationToken cancel) => _signal.WaitAsync(most, cancel);

    /// <summary>How long to sleep until then.</summary>
    public static TimeSpan Until(Instant due, IClock clock)
    {
        var wait = (due - clock.GetCurrentInstant()).ToTimeSpan() + TimeSpan.FromMilliseconds(1);
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait < Longest ? wait : Longest;
    }

    public void Dispose() => _signal.Dispose();
}
