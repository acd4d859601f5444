namespace Bot.Features.Keeping;

/// <summary>Wakes one sleeper; waking twice before it wakes is waking once.</summary>
internal sealed class Wake : IDisposable
{
    private readonly SemaphoreSlim _signal = new(0, 1);

    public void Up()
    {
        try { _signal.Release(); }
        catch (SemaphoreFullException) { } // Woken already.
    }

    /// <summary>Sleeps until woken or until the time is up.</summary>
    public Task SleepAsync(TimeSpan most, CancellationToken cancel) => _signal.WaitAsync(most, cancel);

    public void Dispose() => _signal.Dispose();
}
