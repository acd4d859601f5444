namespace Bot.Teams.Tests.StandIn;

/// <summary>Time that passes when told to.</summary>
internal sealed class ManualTime : TimeProvider
{
    private DateTimeOffset _now = System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => _now;

    public void Pass(TimeSpan time) => _now += time;
}
