using Bot.Incidents.Lifecycles;

namespace Bot.Statuspage.Tests;

/// <summary>Each step told to the public is on the page once, in order.</summary>
public class TellingTests
{
    [Fact]
    public async Task From_declare_to_postmortem_the_page_tells_each_step_once_in_both_languages()
    {
        await using var office = await Office.OpenAsync();
        await office.TypesAsync("declare P2 TSR-2292 nexo Terminals refuse cards FR Les paiements en magasin échouent. EN In-store payments fail.");
        await office.QuietAsync();
        Assert.Equal("partial_outage", office.Page.Components["kctbh9vrtdwd"]);
        Assert.Contains("[Statuspage](https://stspg.example/1)", await office.CardAsync(), StringComparison.Ordinal);
        foreach (var words in new[]
        {
            "identified FR Cause trouvée. EN Cause found.", "update FR Retour arrière en cours. EN Rolling back.", "mark started at -1h", "monitoring FR Un correctif est en place. EN A fix is in.",
            "resolved FR L’incident est clos. EN The incident is over.",
        }) await office.TypesAsync(words);
        await office.QuietAsync();
        Assert.Equal("operational", office.Page.Components["kctbh9vrtdwd"]);
        await office.TypesAsync("postmortem publish");
        await office.TypesAsync("postmortem publish anyway");
        await office.QuietAsync();

        var incident = await office.IncidentAsync();
        Assert.Equal(Status.Postmortem, incident.Status);
        var page = Assert.Single(office.Page.Incidents);
        Assert.Equal(["investigating: FR Les paiements en magasin échouent. EN In-store payments fail.", "identified: FR Cause trouvée. EN Cause found.", "identified: FR Retour arrière en cours. EN Rolling back."], office.Page.Updates.Take(3));
        Assert.Equal(incident.Updates.Where(u => u.Status != Status.Postmortem).Select(u => $"{u.Status.ToString().ToLowerInvariant()}: {u.Body}"), office.Page.Updates);
        Assert.StartsWith("monitoring: TSR-2292 - Début / Start : ", office.Page.Updates[3], StringComparison.Ordinal);
        Assert.Equal(("Terminals refuse cards", "major", "postmortem", incident.PublishedPostmortem), (page["name"]!.GetValue<string>(), page["impact_override"]!.GetValue<string>(), page["status"]!.GetValue<string>(), page["postmortem_body"]!.GetValue<string>()));
        Assert.True(page["incident_updates"]![0]!["deliver_notifications"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_corrected_update_is_corrected_in_its_place()
    {
        await using var office = await Office.OpenAsync();
        await office.TypesAsync("declare P2 Terminals refuse cards FR Panne. EN Outage.");
        await office.TypesAsync("identified EN Cause found.");
        await office.QuietAsync();
        await office.TypesAsync($"update #{(await office.IncidentAsync()).Updates[^1].Seq} FR Cause trouvée.");
        await office.QuietAsync();
        Assert.Equal(["investigating: FR Panne. EN Outage.", "identified: FR Cause trouvée. EN Cause found."], office.Page.Updates);
    }

    [Fact]
    public async Task An_update_taken_back_says_so_in_its_place_and_the_page_goes_back()
    {
        await using var office = await Office.OpenAsync();
        await office.TypesAsync("declare P2 Terminals refuse cards FR Panne. EN Outage.");
        await office.TypesAsync("resolved FR Clos. EN Over.");
        await office.QuietAsync();
        await office.TypesAsync("undo");
        await office.QuietAsync();
        Assert.Equal("investigating", Assert.Single(office.Page.Incidents)["status"]!.GetValue<string>());
        Assert.Equal("resolved: FR Une mise à jour a été retirée. EN An update was withdrawn.", office.Page.Updates[1]);
        Assert.Equal("investigating: FR Une mise à jour a été retirée. EN An update was withdrawn.", office.Page.Updates[2]);
        await office.TypesAsync("resolved FR Clos. EN Over.");
        await office.QuietAsync();
        Assert.Equal("resolved: FR Clos. EN Over.", office.Page.Updates[^1]);
    }

    [Fact]
    public async Task An_update_deleted_on_the_page_does_not_hold_up_what_follows()
    {
        await using var office = await Office.OpenAsync();
        await office.TypesAsync("declare P2 Terminals refuse cards FR Panne. EN Outage.");
        await office.TypesAsync("identified EN Cause found.");
        await office.QuietAsync();
        office.Page.DeleteUpdate();
        await office.TypesAsync($"update #{(await office.IncidentAsync()).Updates[^1].Seq} FR Cause trouvée.");
        await office.TypesAsync("resolved FR Clos. EN Over.");
        await office.QuietAsync();
        Assert.Equal(["investigating: FR Panne. EN Outage.", "resolved: FR Clos. EN Over."], office.Page.Updates);
    }

    [Fact]
    public async Task A_false_alarm_gets_a_last_word_on_the_page()
    {
        await using var office = await Office.OpenAsync();
        await office.TypesAsync("declare P2 nexo Terminals refuse cards FR Panne. EN Outage.");
        await office.TypesAsync("cancel the probe was wrong");
        await office.QuietAsync();
        Assert.Equal(["investigating: FR Panne. EN Outage.", "resolved: FR Il s’agissait d’une fausse alerte. EN This was a false alarm."], office.Page.Updates);
        Assert.Equal("operational", office.Page.Components["kctbh9vrtdwd"]);
        // It was none, and then it was one after all: what was read stays, and the public hears of it with the next update.
        await office.TypesAsync("reopen investigating it is back");
        await office.QuietAsync();
        Assert.Equal(("resolved", 2), (office.Page.Incidents[0]["status"]!.GetValue<string>(), office.Page.Updates.Count));
        await office.TypesAsync("update FR De retour. EN It is back.");
        await office.QuietAsync();
        Assert.Equal(("investigating", "partial_outage"), (office.Page.Incidents[0]["status"]!.GetValue<string>(), office.Page.Components["kctbh9vrtdwd"]));
        await office.TypesAsync("cancel it was one");
        await office.QuietAsync();
        Assert.Equal(["investigating: FR Panne. EN Outage.", "resolved: FR Il s’agissait d’une fausse alerte. EN This was a false alarm.", "investigating: FR De retour. EN It is back.", "resolved: FR Il s’agissait d’une fausse alerte. EN This was a false alarm."], office.Page.Updates);
    }

    [Theory]
    [InlineData("--private")]
    [InlineData("--drill")]
    public async Task Private_incidents_and_drills_never_reach_the_page(string kind)
    {
        await using var office = await Office.OpenAsync();
        await office.TypesAsync($"declare {kind} P1 Fraud on one merchant FR Panne. EN Outage.");
        foreach (var words in new[] { "monitoring FR Correctif. EN Fix.", "repair", "resolved FR Clos. EN Over.", "postmortem publish anyway" }) await office.TypesAsync(words);
        await office.QuietAsync();
        Assert.Empty(office.Page.Asked);
    }

    [Fact]
    public async Task Nothing_is_on_the_page_before_the_public_is_told_something()
    {
        await using var office = await Office.OpenAsync();
        foreach (var words in new[] { "declare P2 nexo Terminals refuse cards", "priority P1", "repair" }) await office.TypesAsync(words);
        await office.QuietAsync();
        Assert.Empty(office.Page.Incidents);
    }
}
