using Bot.Features.Keeping;
using Bot.Storage.Writing;

namespace Bot.Storage.Tests.Writing;

/// <summary>Who is written with whom.</summary>
public sealed class IntakeTests
{
    private readonly Intake _intake = new(most: 100);
    private readonly List<Work> _batch = [];

    [Fact]
    public void Lone_callers_write_themselves_and_wait_for_nobody()
    {
        for (var i = 0; i < 3; i++)
        {
            Assert.True(_intake.Enter(Turn()));
            _intake.Leave();
        }
    }

    [Fact]
    public void While_many_ask_nobody_writes_alone()
    {
        Assert.Equal(8, Take(turns: 8));
        Assert.Equal(4, Take(turns: 4));
        Add(2);
        Assert.False(_intake.Enter(Turn()));
        Assert.False(_intake.Enter(Turn()));
        Assert.Equal(4, Take(turns: 0));
    }

    [Fact]
    public void Who_comes_after_the_many_have_gone_is_written_without_them()
    {
        Take(turns: 8);
        Assert.Equal(1, Take(turns: 1));
        _intake.Close();
        Assert.Equal(0, Take(turns: 0));
    }

    [Fact]
    public void What_finishes_effects_lets_nobody_wait()
    {
        for (var i = 0; i < 8; i++) _intake.Add(Turn(direct: true));
        Assert.Equal(8, Take(turns: 0));
        _intake.Close();
        Take(turns: 0);
        Assert.Throws<ObjectDisposedException>(() => _intake.Enter(Turn()));
    }

    [Fact]
    public void Those_who_wait_when_it_closes_are_written()
    {
        Take(turns: 8);
        Add(2);
        _intake.Close();
        Assert.Equal(2, Take(turns: 0));
        Assert.Equal(0, Take(turns: 0));
    }

    [Fact]
    public void Turns_are_refused_when_too_many_wait_and_what_finishes_effects_gets_in()
    {
        Add(100);
        Assert.Throws<StoreFullException>(() => _intake.Add(Turn()));
        _intake.Add(Turn(direct: true));
        Assert.Equal(101, Take(turns: 0));
    }

    private int Take(int turns)
    {
        Add(turns);
        _batch.Clear();
        _intake.Take(_batch, 1000);
        return _batch.Count;
    }

    private void Add(int turns)
    {
        for (var i = 0; i < turns; i++) _intake.Add(Turn());
    }

    private static Work<int> Turn(bool direct = false) => new(_ => 0, direct, CancellationToken.None);
}
