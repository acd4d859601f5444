namespace Bot.Slack.Inbound;

/// <summary>Work in the order it came, one after the other for each channel, channels beside each other.</summary>
internal sealed class InOrder
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Task> _last = new(StringComparer.Ordinal);

    /// <summary>Does the work once everything before it on the same key is done. The work must not throw.</summary>
    public Task RunAsync(string key, Func<Task> work)
    {
        lock (_gate)
        {
            var mine = AfterAsync(_last.GetValueOrDefault(key) ?? Task.CompletedTask, work);
            _last[key] = mine;
            _ = ForgetAsync(key, mine);
            return mine;
        }
    }

    /// <summary>Everything that was begun, and what it begins in turn.</summary>
    public async Task AllAsync()
    {
        while (true)
        {
            Task[] running;
            lock (_gate) running = [.. _last.Values.Where(t => !t.IsCompleted)];
            if (running.Length == 0) return;
            await Task.WhenAll(running);
        }
    }

    private static async Task AfterAsync(Task before, Func<Task> work)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        await work();
    }

    private async Task ForgetAsync(string key, Task mine)
    {
        await mine.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        lock (_gate)
            if (_last.GetValueOrDefault(key) == mine) _last.Remove(key);
    }
}
