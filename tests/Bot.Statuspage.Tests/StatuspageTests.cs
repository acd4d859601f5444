using Bot.Incidents.Lifecycles;
using Bot.Testing;
using Microsoft.Extensions.Configuration;

namespace Bot.Statuspage.Tests;

/// <summary>What the public reads on Statuspage.</summary>
public class StatuspageTests
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

    [Fact]
    public async Task A_refused_key_is_told_on_the_card_and_nothing_is_lost()
    {
        await using var office = await Office.OpenAsync();
        office.Page.Accepts = "another key";
        await office.TypesAsync("declare P2 Terminals refuse cards FR Panne. EN Outage.");
        await Eventually.Until(() => office.IncidentAsync().GetAwaiter().GetResult().Problems.ContainsKey("statuspage/connection"), "the card knows");
        Assert.Contains("Statuspage, the connection: `key_refused`. Give the bot a key that may manage the page", await office.CardAsync(), StringComparison.Ordinal);
        office.Page.Accepts = FakeStatuspage.Key;
        await Eventually.Until(() => office.Page.Updates.Count == 1, "it is published");
        await office.QuietAsync();
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

    [Theory]
    [InlineData(FakeStatuspage.Key, FakeStatuspage.Page, "nexo=kctbh9vrtdwd", 0, "ok    statuspage: connected to Payments", "not on the page, for want of Statuspage:Components: api")]
    [InlineData(FakeStatuspage.Key, FakeStatuspage.Page, "nexo=gone", 1, "ok    statuspage: connected to Payments", "FAIL  statuspage: Statuspage:Components names what the page or Incidents:Components does not have: nexo")]
    [InlineData("wrong", FakeStatuspage.Page, "", 1, "FAIL  statuspage: the key is refused. Make a new one", "")]
    [InlineData(FakeStatuspage.Key, "nopage", "", 1, "FAIL  statuspage: there is no page nopage for this key. Set Statuspage:PageId", "")]
    [InlineData("", "", "", 0, "ok    statuspage: not connected", "")]
    public async Task The_doctor_says_whether_the_page_can_be_reached(string key, string page, string component, int code, string says, string also)
    {
        await using var fake = await FakeStatuspage.StartAsync();
        using var folder = new TempFolder();
        Dictionary<string, string?> settings = new() { ["Storage:Path"] = folder.File("bot.db"), ["Statuspage:ApiUrl"] = fake.Url, ["Statuspage:ApiKey"] = key, ["Statuspage:PageId"] = page, ["Incidents:Components:0:Id"] = "nexo", ["Incidents:Components:1:Id"] = "api" };
        if (component.Split('=') is [var ours, var theirs]) settings["Statuspage:Components:" + ours] = theirs;
        using var said = new StringWriter();
        Assert.Equal(code, await App.Cli.Doctor.DoctorCommand.ExamineAsync(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), said, TestContext.Current.CancellationToken));
        Assert.Contains(says, said.ToString(), StringComparison.Ordinal);
        Assert.Contains(also, said.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(FakeStatuspage.Key, said.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_adapter_knows_no_incident() => Assert.DoesNotContain(typeof(StatuspageOptions).Assembly.GetReferencedAssemblies(), a => a.Name is "Bot.Features" or "Bot.Incidents" or "Bot.Storage");

    [Theory]
    [InlineData("Statuspage:ApiKey=k", "Statuspage:PageId is not")]
    [InlineData("Statuspage:PageId=p", "Statuspage:ApiKey is not")]
    [InlineData("Statuspage:ApiKey=k;Statuspage:PageId=p;Statuspage:ApiUrl=http://proxy.example/v1", "is not an https address")]
    [InlineData("Statuspage:ApiKey=k;Statuspage:PageId=p;Statuspage:Components:api=c1;Statuspage:Components:nexo=c1;Statuspage:Components:web=c2", "the page's component 'c1' to 'api' and 'nexo'")]
    public void A_configuration_that_makes_no_sense_refuses_to_start_and_says_what_is_wrong(string settings, string says)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Split(';').Select(s => s.Split('=', 2)).Select(s => KeyValuePair.Create(s[0], (string?)s[1]))).Build();
        Assert.Contains(says, Assert.Throws<ArgumentException>(() => StatuspageOptions.Read(configuration)).Message, StringComparison.Ordinal);
    }
}
