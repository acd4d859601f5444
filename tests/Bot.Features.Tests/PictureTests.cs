using System.Text.RegularExpressions;
using Bot.Features.Export;
using Bot.Testing;
using NodaTime;

namespace Bot.Features.Tests;

/// <summary>The picture of the exported postmortem: a scale that can be read however long it is.</summary>
public sealed partial class PictureTests
{
    private static async Task<string> Picture(params string[] typed)
    {
        await using var bot = await TestBot.WithIncident();
        foreach (var line in typed) await bot.Hears("ana", "/incident " + line);
        return TimelinePicture.Draw(await bot.Incident(), bot.House);
    }

    private static List<(double X, string Anchor, string Label)> Ticks(string picture) =>
        [.. TickText().Matches(picture).Select(m => (double.Parse(m.Groups["x"].Value, System.Globalization.CultureInfo.InvariantCulture), m.Groups["anchor"].Value, m.Groups["label"].Value))];

    [Theory]
    [InlineData("note at 09/01/2025 11:05 FR a. EN b.")]
    [InlineData("mark changed at 20/03/2025 10:00")]
    [InlineData("mark changed at 01/09/2025 10:00")]
    [InlineData("mark started at 6:00")]
    public async Task No_label_of_the_scale_lies_over_another_or_is_cut_off(string typed)
    {
        var ticks = Ticks(await Picture(typed));
        Assert.InRange(ticks.Count, 2, 11);
        var spans = ticks.Select(t => (t.X, Width: t.Label.Length * 5.0, t.Anchor)).Select(t => t.Anchor switch { "end" => t.X - t.Width, "start" => t.X, _ => t.X - t.Width / 2 } is var from ? (From: from, To: from + t.Width) : default).ToList();
        Assert.All(spans, s => Assert.True(s.From >= 0 && s.To <= 960));
        Assert.All(spans.Zip(spans.Skip(1)), pair => Assert.True(pair.First.To < pair.Second.From));
    }

    [Fact]
    public async Task Midnight_stays_midnight_after_the_clocks_changed() =>
        Assert.All(Ticks(await Picture("mark changed at 20/03/2025 10:00")), t => Assert.Matches("^[0-9]{2}/[0-9]{2}$", t.Label));

    [Fact]
    public async Task The_night_the_clocks_go_forward_each_mark_stands_once()
    {
        await using var bot = TestBot.Empty();
        bot.Clock.Reset(Instant.FromUtc(2026, 3, 29, 3, 0));
        await bot.Hears("ana", "/incident declare P2 Card payments fail", "#ops");
        await bot.Hears("ana", "/incident mark started at 00:40");
        var ticks = Ticks(TimelinePicture.Draw(await bot.Incident(), bot.House)).Select(t => t.Label).ToList();
        Assert.Equal(["01:00", "01:30", "03:00", "03:30", "04:00", "04:30", "05:00"], ticks);
    }

    [Fact]
    public async Task A_point_of_another_day_says_which()
    {
        var picture = await Picture("mark changed at yesterday 10:00", "mark started at 11:00");
        Assert.Contains("<tspan class=\"at\">15/09 10:00</tspan>", picture, StringComparison.Ordinal);
        Assert.Contains("<tspan class=\"at\">11:00</tspan>", picture, StringComparison.Ordinal);
    }

    [GeneratedRegex("""<text class="tick" x="(?<x>[0-9.]+)"[^>]*text-anchor="(?<anchor>[a-z]+)">(?<label>[^<]*)<""")]
    private static partial Regex TickText();
}
