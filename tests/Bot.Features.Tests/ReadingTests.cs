using Bot.Testing;

namespace Bot.Features.Tests;

/// <summary>What is long is cut where people only look: the export has the whole.</summary>
public sealed class ReadingTests
{
    [Fact]
    public async Task A_pasted_log_takes_one_line_of_the_timeline_wherever_it_stands()
    {
        await using var bot = await TestBot.WithIncident();
        var log = string.Concat(Enumerable.Repeat("a line of a log ", 600));
        await bot.Hears("ana", log);
        await bot.Hears("ana", "/incident note EN " + log);
        var lines = (await bot.Hears("ana", "/incident timeline")).Split('\n');
        Assert.Equal(2, lines.Count(l => l.EndsWith('…')));
        Assert.All(lines, l => Assert.InRange(l.Length, 1, 400));
    }

    [Fact]
    public async Task Catching_up_stays_six_short_lines()
    {
        await using var bot = await TestBot.WithIncident();
        var log = string.Concat(Enumerable.Repeat("a line of a log ", 300));
        foreach (var word in new[] { "note", "set impact", "update" }) await bot.Hears("ana", $"/incident {word} EN {log}");
        var said = await bot.Hears("ana", "/incident catchup");
        Assert.Equal(6, said.Split('\n').Length);
        Assert.InRange(said.Length, 600, 1500);
    }
}
