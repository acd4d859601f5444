namespace Bot.Slack.Inbound;

/// <summary>Waits for what was begun side by side.</summary>
internal static class Together
{
    public static async ValueTask<(TFirst First, TSecond Second)> BothAsync<TFirst, TSecond>(ValueTask<TFirst> first, ValueTask<TSecond> second) => (await first, await second);
}
