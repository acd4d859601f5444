using Bot.Fuzz;

namespace Bot.Faults.Tests;

/// <summary>A short campaign in every test run; <c>dotnet run -c Release --project tests/Bot.Fuzz -- all 1000000</c> is a long one.</summary>
public class FuzzTests
{
    [Theory]
    [InlineData("bodies", 1500)]
    [InlineData("frames", 1500)]
    [InlineData("commands", 800)]
    [InlineData("times", 5000)]
    [InlineData("templates", 400)]
    public async Task Whatever_comes_in_is_answered_or_refused(string target, int inputs)
    {
        var run = await Campaign.RunAsync(target, inputs, seed: 20261125);
        Assert.True(run.Findings.Count == 0, run.ToString());
        Assert.Equal(inputs, run.Inputs);
    }

    [Fact]
    public async Task A_campaign_finds_what_throws()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Campaign.RunAsync("nothing", 1, 1));
        Assert.NotEqual(new Mutator(1, [[1, 2, 3]]).Next(), new Mutator(2, [[1, 2, 3]]).Next());
        Assert.Equal(new Mutator(1, [[1, 2, 3]]).Next(), new Mutator(1, [[1, 2, 3]]).Next());
    }
}
