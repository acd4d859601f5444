using Bot.Testing;

namespace Bot.Statuspage.Tests;

/// <summary>The page is down, slow, or its answer is lost.</summary>
public class OutageTests
{
    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    public async Task An_update_whose_answer_was_lost_is_not_told_twice(int status)
    {
        await using var office = await Office.OpenAsync();
        office.Page.FailNext(0);
        office.Page.FailNext(status, after: true);
        await office.TypesAsync("declare P2 Terminals refuse cards FR Panne. EN Outage.");
        await office.QuietAsync();
        Assert.Equal(["investigating: FR Panne. EN Outage."], office.Page.Updates);
        office.Page.FailNext(0);
        office.Page.FailNext(status, after: true);
        await office.TypesAsync("update FR Panne. EN Outage.");
        // A newer change takes the place of the attempt whose answer was lost.
        await office.TypesAsync("identified FR Cause trouvée. EN Cause found.");
        await office.QuietAsync();
        Assert.Equal(["investigating: FR Panne. EN Outage.", "investigating: FR Panne. EN Outage.", "identified: FR Cause trouvée. EN Cause found."], office.Page.Updates);
    }

    [Fact]
    public async Task A_page_that_keeps_words_otherwise_than_they_were_sent_is_not_told_again_and_again()
    {
        await using var office = await Office.OpenAsync();
        office.Page.Keeps = body => $"<p>{body}</p>";
        await office.TypesAsync("declare P2 Terminals refuse cards FR Panne. EN Outage.");
        await office.TypesAsync("update FR Panne. EN Outage.");
        await office.QuietAsync();
        await office.TypesAsync("resolved FR Clos. EN Over.");
        await office.QuietAsync();
        Assert.Equal(3, office.Page.Updates.Count);
    }

    [Fact]
    public async Task What_was_told_while_the_page_was_down_and_the_bot_restarted_is_published_in_order()
    {
        await using var office = await Office.OpenAsync();
        office.Page.FailNext(503, times: 1000);
        await office.TypesAsync("declare P2 Terminals refuse cards FR Panne. EN Outage.");
        await office.TypesAsync("monitoring FR Correctif. EN Fix.");
        await office.StopBotAsync();
        office.Page.Recover();
        await office.StartBotAsync();
        await office.TypesAsync("resolved FR Clos. EN Over.");
        await office.QuietAsync();
        Assert.Equal(3, office.Page.Updates.Count);
        Assert.EndsWith("FR Correctif. EN Fix.", office.Page.Updates[1], StringComparison.Ordinal);
        Assert.Equal("resolved: FR Clos. EN Over.", office.Page.Updates[2]);
    }

    [Fact]
    public async Task When_asked_to_wait_it_waits_for_every_incident()
    {
        await using var office = await Office.OpenAsync();
        office.Page.FailNext(429);
        await office.TypesAsync("declare P2 Terminals refuse cards FR Panne. EN Outage.");
        await Eventually.Until(() => !office.Page.Asked.IsEmpty, "it asked");
        await office.TypesAsync("declare P3 Payouts are late FR Retard. EN Late.");
        await office.QuietAsync();
        Assert.Equal(["investigating: FR Panne. EN Outage.", "investigating: FR Retard. EN Late."], office.Page.Updates.Order());
    }
}
