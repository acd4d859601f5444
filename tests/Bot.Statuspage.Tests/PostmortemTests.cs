namespace Bot.Statuspage.Tests;

/// <summary>The postmortem on the page.</summary>
public class PostmortemTests
{
    [Fact]
    public async Task A_postmortem_comes_off_the_page_when_the_incident_is_reopened()
    {
        await using var office = await Office.OpenAsync();
        await office.TypesAsync("declare P2 Terminals refuse cards FR Panne. EN Outage.");
        await office.TypesAsync("resolved FR Clos. EN Over.");
        await office.TypesAsync("postmortem publish anyway");
        await office.QuietAsync();
        Assert.NotNull(office.Page.Incidents[0]["postmortem_body"]);
        await office.TypesAsync("reopen investigating it is back");
        await office.QuietAsync();
        Assert.Null(office.Page.Incidents[0]["postmortem_body"]);
    }

    [Fact]
    public async Task A_reopening_is_shown_as_such_and_taken_back_it_mails_the_same_postmortem_to_nobody_again()
    {
        await using var office = await Office.OpenAsync();
        await office.TypesAsync("declare P2 nexo Terminals refuse cards FR Panne. EN Outage.");
        await office.TypesAsync("resolved FR Clos. EN Over.");
        await office.TypesAsync("postmortem publish anyway");
        await office.QuietAsync();
        var published = Assert.Single(office.Page.Mailed);
        await office.TypesAsync("reopen FR Le problème est revenu. EN It is back.");
        await office.QuietAsync();
        Assert.Equal(("investigating", "partial_outage", true), (office.Page.Incidents[0]["status"]!.GetValue<string>(), office.Page.Components["kctbh9vrtdwd"], office.Page.Incidents[0]["postmortem_body"] is null));
        await office.TypesAsync("undo");
        await office.QuietAsync();
        Assert.Equal((published, "postmortem"), (office.Page.Incidents[0]["postmortem_body"]!.GetValue<string>(), office.Page.Incidents[0]["status"]!.GetValue<string>()));
        Assert.Single(office.Page.Mailed);
    }
}
