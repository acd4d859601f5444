namespace Bot.Statuspage.Tests;

/// <summary>What the page shows beside the updates.</summary>
public class ComponentTests
{
    [Fact]
    public async Task A_change_of_title_priority_or_components_is_shown_without_telling_anybody()
    {
        await using var office = await Office.OpenAsync();
        await office.TypesAsync("declare P3 nexo Terminals refuse cards FR Panne. EN Outage.");
        await office.QuietAsync();
        foreach (var words in new[] { "set title Terminals and API refuse cards", "priority P1", "set components api=major_outage" }) await office.TypesAsync(words);
        await office.QuietAsync();
        var page = Assert.Single(office.Page.Incidents);
        Assert.Equal(("Terminals and API refuse cards", "critical"), (page["name"]!.GetValue<string>(), page["impact_override"]!.GetValue<string>()));
        Assert.Equal(("operational", "major_outage"), (office.Page.Components["kctbh9vrtdwd"], office.Page.Components["3zr1gh9ck4mb"]));
        Assert.Single(office.Page.Updates);
    }

    [Fact]
    public async Task A_component_stays_red_while_another_incident_says_so()
    {
        await using var office = await Office.OpenAsync();
        await office.TypesAsync("declare P2 nexo Terminals refuse cards FR Panne. EN Outage.");
        await office.TypesAsync("declare P1 nexo Receipts are not printed FR Sans ticket. EN No receipts.");
        await office.TypesAsync("INC-2 set components nexo=degraded_performance");
        await office.QuietAsync();
        Assert.Equal("partial_outage", office.Page.Components["kctbh9vrtdwd"]);
        await office.TypesAsync("resolved FR Clos. EN Over.");
        await office.QuietAsync();
        Assert.Equal("degraded_performance", office.Page.Components["kctbh9vrtdwd"]);
        await office.TypesAsync("INC-2 resolved FR Clos. EN Over.");
        await office.QuietAsync();
        Assert.Equal("operational", office.Page.Components["kctbh9vrtdwd"]);
    }

    [Fact]
    public async Task A_component_taken_out_of_one_incident_is_as_the_others_say()
    {
        await using var office = await Office.OpenAsync();
        await office.TypesAsync("declare P2 nexo Terminals refuse cards FR Panne. EN Outage.");
        await office.TypesAsync("declare P1 nexo Receipts are not printed FR Sans ticket. EN No receipts.");
        await office.TypesAsync("INC-2 set components nexo=degraded_performance");
        await office.QuietAsync();
        await office.TypesAsync("set components api=major_outage");
        await office.QuietAsync();
        Assert.Equal(("degraded_performance", "major_outage"), (office.Page.Components["kctbh9vrtdwd"], office.Page.Components["3zr1gh9ck4mb"]));
    }
}
