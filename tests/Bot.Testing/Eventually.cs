namespace Bot.Testing;

/// <summary>Waiting for what comes about by itself.</summary>
public static class Eventually
{
    /// <summary>How long anything may take before it counts as never; a busy machine is slow, not wrong.</summary>
    private const long Milliseconds = 120_000;

    /// <summary>Waits until it holds.</summary>
    /// <exception cref="TimeoutException">It did not come about.</exception>
    public static async Task Until(Func<bool> holds, string what)
    {
        for (var start = Environment.TickCount64; !holds(); await Task.Delay(15))
            if (Environment.TickCount64 - start > Milliseconds) throw new TimeoutException("Never happened: " + what);
    }
}
