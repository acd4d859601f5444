using Bot.Testing;
using NodaTime;
using NodaTime.Testing;

namespace Bot.Statuspage.Tests;

/// <summary>What the page refuses, and what a person can do.</summary>
public class RefusalTests
{
    [Fact]
    public async Task A_refused_key_is_told_on_the_card_and_nothing_is_lost()
    {
        var clock = new FakeClock(SystemClock.Instance.GetCurrentInstant());
        await using var office = await Office.OpenAsync(clock);
        office.Page.Accepts = "another key";
        await office.TypesAsync("declare P2 Terminals refuse cards FR Panne. EN Outage.");
        await Eventually.Until(() => office.IncidentAsync().GetAwaiter().GetResult().Problems.ContainsKey("statuspage/connection"), "the card knows");
        Assert.Contains("Statuspage, the connection: `key_refused`. Give the bot a key that may manage the page", await office.CardAsync(), StringComparison.Ordinal);
        office.Page.Accepts = FakeStatuspage.Key;
        clock.AdvanceSeconds(11);
        await office.TypesAsync("identified FR Cause trouvée. EN Cause found.");
        await office.QuietAsync();
        Assert.Equal(["investigating: FR Panne. EN Outage.", "identified: FR Cause trouvée. EN Cause found."], office.Page.Updates);
        Assert.DoesNotContain("key_refused", await office.CardAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_page_refuses_is_told_with_its_reason_and_repair_tries_again()
    {
        await using var office = await Office.OpenAsync();
        office.Page.Components.Remove("kctbh9vrtdwd");
        await office.TypesAsync("declare P2 nexo Terminals refuse cards FR Panne. EN Outage.");
        await office.QuietAsync();
        Assert.Contains("Statuspage, the public updates: `page_refused: Component not found`.", await office.CardAsync(), StringComparison.Ordinal);
        office.Page.Components["kctbh9vrtdwd"] = "operational";
        await office.TypesAsync("repair");
        await office.QuietAsync();
        Assert.Equal(["investigating: FR Panne. EN Outage."], office.Page.Updates);
        Assert.DoesNotContain("page_refused", await office.CardAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_incident_deleted_on_the_page_is_not_made_again_behind_somebodys_back()
    {
        await using var office = await Office.OpenAsync();
        await office.TypesAsync("declare P2 Terminals refuse cards FR Panne. EN Outage.");
        await office.QuietAsync();
        office.Page.Delete();
        await office.TypesAsync("monitoring FR Correctif. EN Fix.");
        await office.QuietAsync();
        Assert.Empty(office.Page.Incidents);
        Assert.Contains("page_not_found", await office.CardAsync(), StringComparison.Ordinal);

        await office.TypesAsync("repair");
        await office.QuietAsync();
        var again = Assert.Single(office.Page.Incidents);
        Assert.Equal(("monitoring", 2), (again["status"]!.ToString(), again["incident_updates"]!.AsArray().Count));
        Assert.DoesNotContain("page_not_found", await office.CardAsync(), StringComparison.Ordinal);
    }
}
