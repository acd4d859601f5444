using Bot.Chat.Delivery;
using Bot.Incidents.Clocks;
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
    [InlineData("a new incident: Refunds are stuck", Priority.P3, "Refunds are stuck")]
    [InlineData("an incident P2 Refunds are stuck", Priority.P2, "Refunds are stuck")]
    [InlineData("Refunds are stuck (TSR-9)", Priority.P3, "Refunds are stuck", "TSR-9")]
    [InlineData("Refunds are stuck - TSR-9", Priority.P3, "Refunds are stuck", "TSR-9")]
    [InlineData("Refunds are stuck [TSR-9] (P2)", Priority.P2, "Refunds are stuck", "TSR-9")]
    [InlineData("Refunds are stuck (P2) (TSR-9)", Priority.P2, "Refunds are stuck", "TSR-9")]
    [InlineData("Refunds are stuck - P2 - TSR-9", Priority.P2, "Refunds are stuck", "TSR-9")]
    [InlineData("Rollback of TSR-9 broke refunds", Priority.P3, "Rollback of TSR-9 broke refunds")]
    [InlineData("Refunds wait for TSR-9", Priority.P3, "Refunds wait for TSR-9")]
    [InlineData("incident - Refunds are stuck", Priority.P3, "Refunds are stuck")]
    [InlineData("An incident at the bank stops refunds", Priority.P3, "An incident at the bank stops refunds")]
    [InlineData("Refunds are stuck --priority P2 --ticket TSR-9", Priority.P2, "Refunds are stuck", "TSR-9")]
    [InlineData("--prio=2 --tsr=TSR-9 Refunds are stuck", Priority.P2, "Refunds are stuck", "TSR-9")]
    [InlineData("--title \"Refunds are stuck\" --priority 2", Priority.P2, "Refunds are stuck")]
    [InlineData("sev 2 Refunds are stuck", Priority.P2, "Refunds are stuck")]
    [InlineData("priority P2 title Refunds are stuck", Priority.P2, "Refunds are stuck")]
    [InlineData("title: Refunds are stuck", Priority.P3, "Refunds are stuck")]
    [InlineData("Title service is down", Priority.P3, "Title service is down")]
    [InlineData("P2,TSR-9,Refunds are stuck", Priority.P2, "Refunds are stuck", "TSR-9")]
    [InlineData("P2 | Refunds are stuck | FR Panne. EN Outage.", Priority.P2, "Refunds are stuck")]
    [InlineData("critical: Refunds are stuck", Priority.P1, "Refunds are stuck")]
    [InlineData("un incident majeur : Refunds are stuck", Priority.P1, "Refunds are stuck")]
    [InlineData("Critical refunds are stuck", Priority.P3, "Critical refunds are stuck")]
    [InlineData("P2 FR Remboursements bloqués. EN Refunds are stuck.", Priority.P2, "Refunds are stuck")]
    [InlineData("P2 FR Remboursements bloqués", Priority.P2, "Remboursements bloqués")]
    [InlineData("P2 EN PANNE : terminaux", Priority.P2, "EN PANNE : terminaux")]
    public async Task A_declaration_is_read_however_its_parts_are_set_off(string typed, Priority priority, string title, string ticket = "")
    {
        await using var bot = TestBot.Empty();
        await bot.Hears("ana", "/incident declare " + typed, "#ops");
        var incident = await bot.Incident();
        Assert.Equal((priority, title, ticket, false, false), (incident.Priority, incident.Title, string.Join(", ", incident.Tickets), incident.Private, incident.Drill));
    }

    [Theory]
    [InlineData("Refunds are stuck since 11:20", "Refunds are stuck since 11:20", "11:20")]
    [InlineData("Refunds are stuck, depuis 11h20 (P2)", "Refunds are stuck, depuis 11h20", "11:20")]
    [InlineData("Refunds are stuck, started 11h20", "Refunds are stuck", "11:20")]
    [InlineData("Refunds are stuck (started at 11h20) P2", "Refunds are stuck", "11:20")]
    [InlineData("Refunds are stuck since yesterday 11h20", "Refunds are stuck since yesterday 11h20", "11:20")]
    [InlineData("Refunds are stuck since the release", "Refunds are stuck since the release", "")]
    [InlineData("Refunds are stuck since 25h00", "Refunds are stuck since 25h00", "")]
    public async Task A_title_may_end_in_when_it_started(string typed, string title, string started)
    {
        await using var bot = TestBot.Empty();
        await bot.Hears("ana", "/incident declare " + typed, "#ops");
        var incident = await bot.Incident();
        Assert.Equal((title, started), (incident.Title, incident.At(Bot.Incidents.Clocks.Clock.Started)?.InZone(bot.House.Zone).ToString("HH:mm", null) ?? ""));
    }

    [Theory]
    [InlineData("start P2 Refunds are stuck")]
    [InlineData("raise an incident P2 Refunds are stuck")]
    [InlineData("nouvel incident P2 Refunds are stuck")]
    [InlineData("incident P2 Refunds are stuck")]
    public async Task Another_verb_is_offered_as_a_declaration_without_it(string typed)
    {
        await using var bot = TestBot.Empty();
        Assert.Contains("declare P2 Refunds are stuck", await bot.Hears("ana", "/incident " + typed, "#ops"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_both_languages_say_is_told_to_the_public_and_gives_the_title()
    {
        await using var bot = TestBot.Empty();
        await bot.Hears("ana", "/incident declare P2 FR Remboursements bloqués. EN Refunds are stuck.", "#ops");
        Assert.Equal("FR Remboursements bloqués. EN Refunds are stuck.", (await bot.Incident()).Updates.Single().Text.ToInline(["fr", "en"]));
    }

    [Theory]
    [InlineData("resolved --help")]
    [InlineData("update help")]
    [InlineData("résolu aide")]
    [InlineData("note help")]
    public async Task Who_asks_for_help_behind_a_command_gets_it_and_nothing_is_done(string typed)
    {
        await using var bot = await TestBot.WithIncident();
        var before = (await bot.Incident()).Version;
        Assert.Contains("FR … EN …", await bot.Hears("ana", "/incident " + typed), StringComparison.Ordinal);
        Assert.Equal(before, (await bot.Incident()).Version);
    }

    [Theory]
    [InlineData("/incident declare an incident")]
    [InlineData("/incident new incident")]
    [InlineData("/incident déclarer un incident")]
    [InlineData("/incident créer un nouvel incident :")]
    public async Task To_declare_an_incident_is_no_title(string typed)
    {
        await using var bot = TestBot.Empty();
        Assert.Equal("declare", (await bot.Deliver("ana", new Happening.Command(typed["/incident ".Length..]), "#ops")).Form?.Id);
    }

    [Theory]
    [InlineData("Refunds --priority urgent", "Which priority? --priority P2")]
    [InlineData("Refunds --ticket 12", "TSR-2292")]
    [InlineData("Refunds --colour red", "I do not know --colour. There are --priority P2")]
    public async Task An_option_that_says_nothing_opens_nothing(string typed, string says)
    {
        await using var bot = TestBot.Empty();
        Assert.Contains(says, await bot.Hears("ana", "/incident declare " + typed, "#ops"), StringComparison.Ordinal);
        Assert.Empty(await bot.Store.ReadAsync(r => r.List(openOnly: false, 10), TestContext.Current.CancellationToken));
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
    [InlineData("declare P2 Cards fail *FR* Panne *EN* Outage", "Cards fail", "FR Panne EN Outage", "")]
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

    [Theory]
    [InlineData("declare P2 Amex cards all refused since 11:50 TSR-300", "Amex cards all refused since 11:50", "TSR-300", true)]
    [InlineData("declare P2 nexo Terminals offline FR Les terminaux sont hors ligne.", "Terminals offline", null, false)]
    [InlineData("declare P2 nexo Terminals refuse FR paiements refusés. EN payments fail.", "Terminals refuse", null, false)]
    [InlineData("declare P2 Rollback of TSR-7 failed", "Rollback of TSR-7 failed", null, false)]
    [InlineData("declare P2 Merchants in FR Cannot pay today.", "Merchants in FR Cannot pay today.", null, false)]
    [InlineData("declare P4 api, nexo Timeouts on refunds", "Timeouts on refunds", null, false)]
    [InlineData("declare P4 api and nexo Timeouts on refunds", "Timeouts on refunds", null, false)]
    [InlineData("declare P4 api,nexo: Timeouts on refunds", "Timeouts on refunds", null, false)]
    [InlineData("declare P2 Filings refused, norm EN 16931 not kept", "Filings refused, norm EN 16931 not kept", null, false)]
    [InlineData("declare P2 Rejets Amex lié à TSR-7005", "Rejets Amex lié à TSR-7005", null, false)]
    [InlineData("declare P2 Refunds stuck TSR-501 TSR-502", "Refunds stuck", "TSR-501", false)]
    [InlineData("declare Cartes refusées zone P1", "Cartes refusées zone P1", null, false)]
    public async Task What_stands_in_a_declaration_is_found(string typed, string title, string? ticket, bool isStarted)
    {
        await using var bot = TestBot.Empty();
        await bot.Hears("ana", "/incident " + typed, "#ops");
        var incident = await bot.Incident();
        Assert.Equal((title, ticket, isStarted), (incident.Title, incident.Tickets.FirstOrDefault(), incident.At(Clock.Started) is not null));
        if (typed.Contains("hors ligne", StringComparison.Ordinal)) Assert.Equal("Les terminaux sont hors ligne.", Assert.Single(incident.Updates).Text["fr"]);
        if (typed.Contains("TSR-7 ", StringComparison.Ordinal)) Assert.Contains("TSR-7", incident.Mentioned);
        if ((typed.Contains("nexo T", StringComparison.Ordinal) || typed.Contains("nexo:", StringComparison.Ordinal)) && typed.Contains("api", StringComparison.Ordinal)) Assert.Equal(2, incident.Components.Count);
    }
}
