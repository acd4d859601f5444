using Bot.Incidents.Fields;
using Bot.Testing;

namespace Bot.Features.Tests;

/// <summary>How a declaration is typed, and what is read of it.</summary>
public class DeclaringTests
{
    [Theory]
    [InlineData("P2: Refunds are stuck", Priority.P2, "Refunds are stuck")]
    [InlineData("P2 - Refunds are stuck", Priority.P2, "Refunds are stuck")]
    [InlineData("[P2] [TSR-9] Refunds are stuck", Priority.P2, "Refunds are stuck", "TSR-9")]
    [InlineData("TSR-9, P2, Refunds are stuck", Priority.P2, "Refunds are stuck", "TSR-9")]
    [InlineData("sev2: Refunds are stuck", Priority.P2, "Refunds are stuck")]
    [InlineData("Refunds are stuck P2", Priority.P2, "Refunds are stuck")]
    [InlineData("Refunds are stuck (P2)", Priority.P2, "Refunds are stuck")]
    [InlineData("Refunds are stuck, priority P2", Priority.P2, "Refunds are stuck")]
    [InlineData("P1 Refunds wait for P2", Priority.P1, "Refunds wait for P2")]
    [InlineData("\"Refunds are stuck\" P2", Priority.P2, "Refunds are stuck")]
    [InlineData("P2 « Refunds are stuck »", Priority.P2, "Refunds are stuck")]
    [InlineData("P2 \"Refunds\" and \"payouts\"", Priority.P2, "\"Refunds\" and \"payouts\"")]
    [InlineData("2 shops refuse cards", Priority.P3, "2 shops refuse cards")]
    [InlineData("Nobody answers for P1", Priority.P3, "Nobody answers for P1")]
    [InlineData("AP2 is down", Priority.P3, "AP2 is down")]
    [InlineData("Private banking is down", Priority.P3, "Private banking is down")]
    [InlineData("P2 Cards fail [FR] Panne. [EN] Outage.", Priority.P2, "Cards fail")]
    public async Task A_declaration_is_read_however_its_parts_are_set_off(string typed, Priority priority, string title, string ticket = "")
    {
        await using var bot = TestBot.Empty();
        await bot.Hears("ana", "/incident declare " + typed, "#ops");
        var incident = await bot.Incident();
        Assert.Equal((priority, title, ticket, false, false), (incident.Priority, incident.Title, string.Join(", ", incident.Tickets), incident.Private, incident.Drill));
    }

    [Theory]
    [InlineData("private P1 Stolen key", true, false)]
    [InlineData("privé TSR-7 Clé volée", true, false)]
    [InlineData("P5 drill TSR-7 Practice", false, true)]
    [InlineData("—private P1 Stolen key", true, false)]
    public async Task Private_and_drill_before_a_priority_or_a_reference_are_no_title(string typed, bool isPrivate, bool drill)
    {
        await using var bot = TestBot.Empty();
        await bot.Hears("ana", "/incident declare " + typed, "#ops");
        Assert.Equal((isPrivate, drill), ((await bot.Incident()).Private, (await bot.Incident()).Drill));
    }

    [Theory]
    [InlineData("declare P2 Cards fail [FR] Panne en cours [EN] Outage", "Cards fail", "FR Panne en cours EN Outage", "")]
    [InlineData("declare P2 Cards fail *FR* Panne *EN* Outage", "Cards fail", "", "*FR* Panne *EN* Outage")]
    [InlineData("declare P2 Cards fail [FR] Panne. [EN] Outage.", "Cards fail", "FR Panne. EN Outage.", "")]
    [InlineData("declare P2 Cards fail :fr: Panne. :gb: Outage.", "Cards fail", "FR Panne. EN Outage.", "")]
    [InlineData("declare P2 Cards fail FR Panne. EN Outage.", "Cards fail", "FR Panne. EN Outage.", "")]
    [InlineData("declare P2 Cards fail (FR) since noon", "Cards fail (FR) since noon", "", "")]
    public async Task Texts_behind_a_title_are_told_from_it(string typed, string title, string text, string left)
    {
        await using var bot = TestBot.Empty();
        await bot.Hears("ana", "/incident " + typed);
        var incident = await bot.Incident();
        Assert.Equal((title + (left.Length > 0 ? " " + left : ""), text), (incident.Title, incident.Updates.LastOrDefault()?.Text.ToInline(["fr", "en"]) ?? ""));
    }
}
