using Bot.Teams.Wire;

namespace Bot.Teams.Tests.Adapter;

public sealed class PaceTests
{
    [Fact]
    public async Task An_answer_waits_until_Teams_takes_one_more_in_its_conversation()
    {
        var time = new PassingTime();
        var pace = new Pace(time);
        for (var i = 0; i < 7; i++) await pace.WaitAsync("19:a@thread.v2", TestContext.Current.CancellationToken);
        Assert.Equal(TimeSpan.Zero, time.Passed);
        for (var i = 0; i < 14; i++) await pace.WaitAsync("19:a@thread.v2", TestContext.Current.CancellationToken);
        Assert.InRange(time.Passed, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2.1));
    }

    /// <summary>Time that passes as soon as somebody waits for it.</summary>
    private sealed class PassingTime : TimeProvider
    {
        public TimeSpan Passed { get; private set; }

        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + Passed;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Passed += dueTime;
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
