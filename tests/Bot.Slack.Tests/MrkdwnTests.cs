using Bot.Slack.BlockKit;
using Xunit;

namespace Bot.Slack.Tests;

/// <summary>Texts that Slack's limits cut still read as text.</summary>
public sealed class MrkdwnTests
{
    [Theory]
    [InlineData("Cards &amp; wires", 10, "Cards …")]
    [InlineData("Cards &amp; wires", 12, "Cards &amp;…")]
    [InlineData("see <https://status.example|the page>", 12, "see …")]
    [InlineData("see <https://status.example|the page> now and then", 42, "see <https://status.example|the page> now…")]
    [InlineData("down 😀😀", 7, "down …")]
    [InlineData("a & b; c < d", 9, "a & b; c…")]
    public void A_cut_halves_no_link_no_entity_and_no_emoji(string text, int longest, string cut) => Assert.Equal(cut, Mrkdwn.Short(text, longest));

    [Fact]
    public void A_long_text_is_cut_between_links()
    {
        var link = "<https://acme.slack.com/archives/C1/p1|a message that was said>";
        var pieces = Mrkdwn.Pieces(string.Join(' ', Enumerable.Repeat(link, 40)), 500).ToList();
        Assert.True(pieces.Count > 4);
        Assert.All(pieces, p => Assert.Equal(0, p.Replace(link, "", StringComparison.Ordinal).Trim().Length));
    }
}
