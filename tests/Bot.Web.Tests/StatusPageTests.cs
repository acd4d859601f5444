using System.Net;
using System.ServiceModel.Syndication;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using Bot.Web.StatusPage;
using Microsoft.Extensions.Configuration;

namespace Bot.Web.Tests;

/// <summary>The bot's own status page, as the public reads it.</summary>
public class StatusPageTests
{
    private const string Declare = "declare P2 nexo Terminals refuse cards / Les terminaux refusent les cartes FR Les paiements échouent. EN Payments fail.";

    [Fact]
    public async Task Everybody_reads_the_incident_in_their_own_language()
    {
        await using var site = await PublicSite.StartAsync("--PublicPage:Name", "Acme Pay");
        Assert.Contains("All Systems Operational", await site.ReadAsync("/status", "en"), StringComparison.Ordinal);

        await site.TypesAsync(Declare);
        await site.TypesAsync("set components nexo=major_outage", 1);
        await site.TypesAsync("mark started at 9h", 1);
        await site.TypesAsync("monitoring FR Un correctif est en place. EN A fix is in.", 1);

        var french = await site.ReadAsync("/status", "fr-CA,fr;q=0.8,en;q=0.5");
        Assert.Contains("<html lang=\"fr\">", french, StringComparison.Ordinal);
        Assert.Contains("Acme Pay : état des services", french, StringComparison.Ordinal);
        Assert.Contains("Panne majeure", french, StringComparison.Ordinal);
        Assert.Contains("Les paiements échouent.", french, StringComparison.Ordinal);
        Assert.DoesNotContain("Payments fail.", french, StringComparison.Ordinal);
        Assert.Contains("Début / Start : 10/03/2026 09h00 CET", french, StringComparison.Ordinal);

        var english = await site.ReadAsync("/status?lang=en", "fr");
        Assert.Contains("<html lang=\"en\">", english, StringComparison.Ordinal);
        Assert.Contains("Payments fail.", english, StringComparison.Ordinal);
        Assert.DoesNotContain("Les paiements échouent.", english, StringComparison.Ordinal);
        Assert.Contains("Instore payment", english, StringComparison.Ordinal);
        Assert.Contains("Major outage", english, StringComparison.Ordinal);
        // The newest stands first, and links keep the language.
        Assert.True(english.IndexOf("A fix is in.", StringComparison.Ordinal) < english.IndexOf("Payments fail.", StringComparison.Ordinal));
        var link = Regex.Match(english, "/status/incidents/[0-9a-z]{12}\\?lang=en").Value;
        Assert.Contains("<h1><a", await site.ReadAsync(link), StringComparison.Ordinal);

        await site.TypesAsync("resolved FR C’est fini. EN It is over.", 1);
        var after = await site.ReadAsync("/status?lang=en");
        Assert.Contains("All Systems Operational", after, StringComparison.Ordinal);
        Assert.True(after.IndexOf("Past incidents", StringComparison.Ordinal) < after.IndexOf("It is over.", StringComparison.Ordinal));
        site.Clock.AdvanceDays(15);
        Assert.Contains("No incident in the last 14 days.", await site.ReadAsync("/status?lang=en"), StringComparison.Ordinal);
        Assert.Contains("Terminals refuse cards", await site.ReadAsync("/status/history?lang=en"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/status", null, "fr")]
    [InlineData("/status", "de", "fr")]
    [InlineData("/status", "de, en-GB;q=0.7, fr;q=0.3", "en")]
    [InlineData("/status", "eng;q=0.7, *", "fr")]
    [InlineData("/status?lang=en", "fr", "en")]
    [InlineData("/status?lang=xx", "en", "en")]
    [InlineData("/status?lang=en&lang=fr", "en", "en")]
    public async Task The_language_is_the_one_asked_for_then_the_browsers_then_the_companys_first(string path, string? speaks, string language)
    {
        await using var site = await PublicSite.StartAsync();
        Assert.Contains($"<html lang=\"{language}\">", await site.ReadAsync(path, speaks), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_language_that_is_missing_is_said_to_be_and_not_filled_silently()
    {
        await using var site = await PublicSite.StartAsync();
        await site.TypesAsync("declare P2 nexo Terminals. FR Les paiements échouent.");
        var english = await site.ReadAsync("/status?lang=en");
        Assert.Contains("Not available in English:", english, StringComparison.Ordinal);
        Assert.Contains("<p class=\"said\" lang=\"fr\">", english, StringComparison.Ordinal);
        Assert.DoesNotContain("Non disponible", await site.ReadAsync("/status?lang=fr"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("declare --private P2 nexo Fraud at Hush FR Secret. EN Hush.")]
    [InlineData("declare --drill P2 nexo Exercise Hush FR Exercice. EN Hush.")]
    [InlineData("declare P2 nexo Hush")]
    public async Task What_the_public_was_not_told_is_nowhere(string declare)
    {
        await using var site = await PublicSite.StartAsync();
        await site.TypesAsync(declare);
        await site.TypesAsync("set components nexo=major_outage", 1);
        foreach (var path in new[] { "", "/history", "/history.atom", "/history.rss", "/api/v2/summary.json", "/api/v2/incidents.json" })
            Assert.DoesNotContain("Hush", await site.ReadAsync("/status" + path, "en"), StringComparison.Ordinal);
        Assert.Contains("All Systems Operational", await site.ReadAsync("/status", "en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_taken_back_is_gone_and_so_is_its_link()
    {
        await using var site = await PublicSite.StartAsync();
        await site.TypesAsync("declare P2 nexo Terminals");
        await site.TypesAsync("update FR Les paiements échouent. EN Payments fail.", 1);
        var link = Regex.Match(await site.ReadAsync("/status"), "/status/incidents/[0-9a-z]{12}").Value;
        Assert.Equal(HttpStatusCode.OK, (await site.AskAsync(link)).StatusCode);
        await site.TypesAsync("undo", 1);
        Assert.DoesNotContain("Les paiements échouent.", await site.ReadAsync("/status"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await site.AskAsync(link)).StatusCode);
    }

    [Fact]
    public async Task Corrections_stand_in_place_and_a_false_alarm_gets_a_last_word()
    {
        await using var site = await PublicSite.StartAsync();
        await site.TypesAsync(Declare);
        using var first = JsonDocument.Parse(await RawAsync(site, "/status/api/v2/incidents.json"));
        var update = Assert.Single(first.RootElement.GetProperty("incidents")[0].GetProperty("incident_updates").EnumerateArray());
        var seq = Regex.Match(await site.TypesAsync("update EN One more thing.", 1), "#(\\d+)").Groups[1].Value;
        await site.TypesAsync($"update #{seq} FR Encore une chose. EN One more thing, corrected.", 1);
        var page = await site.ReadAsync("/status?lang=en");
        Assert.Contains("One more thing, corrected.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("One more thing.", page, StringComparison.Ordinal);
        await site.TypesAsync("cancel false alarm of the probe", 1);
        page = await site.ReadAsync("/status?lang=en");
        Assert.Contains("This was a false alarm.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("of the probe", page, StringComparison.Ordinal);
        Assert.Contains("All Systems Operational", page, StringComparison.Ordinal);
        using var after = JsonDocument.Parse(await RawAsync(site, "/status/api/v2/incidents.json"));
        Assert.Equal(update.GetProperty("id").GetString(), after.RootElement.GetProperty("incidents")[0].GetProperty("incident_updates").EnumerateArray().Last().GetProperty("id").GetString());
    }

    [Fact]
    public async Task The_postmortem_is_read_under_its_incident()
    {
        await using var site = await PublicSite.StartAsync();
        await site.TypesAsync(Declare);
        await site.TypesAsync("resolved FR Fini. EN Over.", 1);
        await site.TypesAsync("set cause FR Un *certificat* [ici](javascript:alert(1)) <script>alert(2)</script>. EN A certificate.", 1);
        Assert.DoesNotContain("certificat", await site.ReadAsync("/status"), StringComparison.Ordinal);
        await site.TypesAsync("postmortem publish anyway", 1);
        var page = await site.ReadAsync("/status?lang=en");
        Assert.Contains("Read the postmortem", page, StringComparison.Ordinal);
        var url = System.Text.RegularExpressions.Regex.Match(page, "/incidents/[0-9a-z]{12}").Value;
        var (french, english) = (await site.ReadAsync($"/status{url}?lang=fr"), await site.ReadAsync($"/status{url}?lang=en"));
        Assert.All([french, english], one => Assert.DoesNotContain("VERSION", one, StringComparison.Ordinal));
        Assert.Contains("Synthèse de l’incident", french, StringComparison.Ordinal);
        Assert.DoesNotContain("A certificate.", french, StringComparison.Ordinal);
        Assert.DoesNotContain("Synthèse", english, StringComparison.Ordinal);
        var link = Regex.Match(page, "/status/incidents/[0-9a-z]{12}\\?lang=en").Value;
        using var response = await site.AskAsync(link);
        var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("A certificate.", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        // A link of that kind goes nowhere: no script runs on this page.
        Assert.StartsWith("default-src 'none';", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(await RawAsync(site, "/status/api/v2/incidents.json"));
        var incident = json.RootElement.GetProperty("incidents")[0];
        Assert.Equal("postmortem", incident.GetProperty("status").GetString());
        Assert.Equal("postmortem", incident.GetProperty("incident_updates")[0].GetProperty("status").GetString());
        Assert.NotEqual(JsonValueKind.Null, incident.GetProperty("resolved_at").ValueKind);
    }

    [Fact]
    public async Task Programs_that_watch_a_Statuspage_can_watch_this_one()
    {
        await using var site = await PublicSite.StartAsync("--PublicPage:Url", "https://status.acme.example/", "--PublicPage:Name", "Acme Pay");
        await site.TypesAsync(Declare);
        await site.TypesAsync("set components nexo=partial_outage", 1);
        using var summary = JsonDocument.Parse(await RawAsync(site, "/api/v2/summary.json", "status.acme.example"));
        var root = summary.RootElement;
        Assert.Equal(["page", "components", "incidents", "scheduled_maintenances", "status"], root.EnumerateObject().Select(p => p.Name));
        Assert.Equal("https://status.acme.example", root.GetProperty("page").GetProperty("url").GetString());
        Assert.Equal("major", root.GetProperty("status").GetProperty("indicator").GetString());
        Assert.Equal("Partial System Outage", root.GetProperty("status").GetProperty("description").GetString());
        var nexo = root.GetProperty("components").EnumerateArray().First();
        Assert.Equal("Paiement en magasin - NEXO / Instore payment", nexo.GetProperty("name").GetString());
        Assert.Equal("partial_outage", nexo.GetProperty("status").GetString());
        var incident = Assert.Single(root.GetProperty("incidents").EnumerateArray());
        Assert.Equal("Terminals refuse cards / Les terminaux refusent les cartes", incident.GetProperty("name").GetString());
        Assert.Equal("2026-03-10T09:30:30.000+01:00", incident.GetProperty("created_at").GetString());
        Assert.Matches("^[0-9a-z]{12}$", incident.GetProperty("id").GetString());
        Assert.Equal("https://status.acme.example/incidents/" + incident.GetProperty("id").GetString(), incident.GetProperty("shortlink").GetString());
        Assert.Equal("FR Les paiements échouent. EN Payments fail.", incident.GetProperty("incident_updates")[0].GetProperty("body").GetString());
        Assert.Equal(nexo.GetProperty("id").GetString(), incident.GetProperty("components")[0].GetProperty("id").GetString());

        foreach (var (path, keys) in new (string, string[])[]
        {
            ("status", ["page", "status"]), ("components", ["page", "components"]), ("incidents", ["page", "incidents"]), ("incidents/unresolved", ["page", "incidents"]),
            ("scheduled-maintenances", ["page", "scheduled_maintenances"]), ("scheduled-maintenances/upcoming", ["page", "scheduled_maintenances"]), ("scheduled-maintenances/active", ["page", "scheduled_maintenances"]),
        })
        {
            using var response = await site.AskAsync($"/api/v2/{path}.json", host: "status.acme.example");
            Assert.Equal("*", Assert.Single(response.Headers.GetValues("Access-Control-Allow-Origin")));
            using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            Assert.Equal(keys, json.RootElement.EnumerateObject().Select(p => p.Name));
        }
        await site.TypesAsync("resolved", 1);
        using var unresolved = JsonDocument.Parse(await RawAsync(site, "/api/v2/incidents/unresolved.json", "status.acme.example"));
        Assert.Empty(unresolved.RootElement.GetProperty("incidents").EnumerateArray());
    }

    [Theory]
    [InlineData("/history.atom", "application/atom+xml")]
    [InlineData("/history.rss", "application/rss+xml")]
    public async Task A_feed_reader_gets_an_entry_per_incident_that_changes_with_its_updates(string path, string type)
    {
        await using var site = await PublicSite.StartAsync("--PublicPage:Url", "https://status.acme.example");
        await site.TypesAsync("declare P2 nexo Terminals \u0001 & <cards> 💳\ud800 FR Les paiements échouent. EN Payments fail: a < b.\u0007");
        await site.TypesAsync("identified FR Trouvé. EN Found.", 1);
        await site.TypesAsync("declare --anyway P3 api Second FR Deux. EN Two.");
        using var response = await site.AskAsync(path, host: "status.acme.example");
        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
        using var xml = XmlReader.Create(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        var feed = SyndicationFeed.Load(xml);
        List<SyndicationItem> items = [.. feed.Items];
        Assert.Equal(["Second", "Terminals & <cards> 💳"], items.Select(i => Regex.Replace(i.Title.Text, " +", " ").TrimEnd('\ufffd')));
        var content = (items[1].Content as TextSyndicationContent ?? items[1].Summary).Text;
        Assert.Contains("EN Payments fail: a &lt; b.", content, StringComparison.Ordinal);
        Assert.True(content.IndexOf("EN Found", StringComparison.Ordinal) < content.IndexOf("EN Payments", StringComparison.Ordinal));
        Assert.StartsWith("https://status.acme.example/incidents/", items[1].Links[0].Uri.ToString(), StringComparison.Ordinal);
        Assert.NotEqual(items[0].Id, items[1].Id);
    }

    [Fact]
    public async Task Under_its_own_name_the_page_answers_and_nothing_else_does()
    {
        await using var site = await PublicSite.StartAsync("--PublicPage:Url", "https://status.acme.example");
        await site.TypesAsync(Declare);
        var page = await site.ReadAsync("/", "en", "status.acme.example");
        Assert.Contains("Payments fail.", page, StringComparison.Ordinal);
        var link = Regex.Match(page, "\"(/incidents/[0-9a-z]{12})\"").Groups[1].Value;
        Assert.Contains("Payments fail.", await site.ReadAsync(link, "en", "STATUS.acme.example:443"), StringComparison.Ordinal);
        Assert.Contains("font", await site.ReadAsync("/page.css", null, "status.acme.example"), StringComparison.Ordinal);
        foreach (var path in new[] { "/incidents/INC-1", "/metrics", "/healthz", "/readyz", "/_blazor/negotiate", "/_framework/blazor.web.js", "/_content/Bot.Web/console.css", "/status", "/status/", "/api/messages", "/not-found", "/api/v2/secrets.json", "/incidents/000000000000", "/incidents/zzzzzzzzzzzz", "/incidents/", "/%2e%2e/appsettings.json" })
        {
            using var response = await site.AskAsync(path, host: "status.acme.example");
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
            Assert.DoesNotContain("INC-1", (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Replace(path, "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
        foreach (var method in new[] { HttpMethod.Post, HttpMethod.Put, HttpMethod.Delete, HttpMethod.Options })
            Assert.Equal(HttpStatusCode.MethodNotAllowed, (await site.AskAsync("/", host: "status.acme.example", method: method)).StatusCode);
        using var head = await site.AskAsync("/", host: "status.acme.example", method: HttpMethod.Head);
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        // Any other name gets nothing, as before, and the console stays where it is.
        Assert.Equal(HttpStatusCode.BadRequest, (await site.AskAsync("/status", host: "evil.example")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await site.AskAsync("/", host: "acme.example")).StatusCode);
        Assert.Contains("set PublicPage:Url", await site.ReadAsync("/", host: "acme.example"), StringComparison.Ordinal);
        Assert.Contains("Incident bot", await site.ReadAsync("/"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await site.AskAsync("/status/nowhere")).StatusCode);
        using var noDocument = await site.AskAsync("/status/api/v2/nowhere.json");
        Assert.Equal((HttpStatusCode.NotFound, "application/json"), (noDocument.StatusCode, noDocument.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task The_card_links_to_the_page_of_an_incident_that_the_public_knows()
    {
        await using var site = await PublicSite.StartAsync("--PublicPage:Url", "https://status.acme.example");
        await site.TypesAsync("declare P2 nexo Terminals");
        Assert.DoesNotContain("status.acme.example", await site.CardAsync(1), StringComparison.Ordinal);
        await site.TypesAsync("update FR Les paiements échouent. EN Payments fail.", 1);
        var link = Regex.Match(await site.CardAsync(1), "\\[Status page\\]\\(https://status.acme.example(/incidents/[0-9a-z]{12})\\)").Groups[1].Value;
        Assert.Contains("Payments fail.", await site.ReadAsync(link, "en", "status.acme.example"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_with_a_path_answers_under_that_path_alone()
    {
        await using var site = await PublicSite.StartAsync("--PublicPage:Url", "https://acme.example/service-status/");
        await site.TypesAsync(Declare);
        var page = await site.ReadAsync("/service-status", "en", "acme.example");
        Assert.Contains("Payments fail.", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/service-status/history\"", page, StringComparison.Ordinal);
        Assert.Contains("https://acme.example/service-status/incidents/", await site.ReadAsync("/service-status/api/v2/summary.json", null, "acme.example"), StringComparison.Ordinal);
        foreach (var path in new[] { "/", "/history", "/service-statuses", "/incidents/INC-1" })
            Assert.Equal(HttpStatusCode.NotFound, (await site.AskAsync(path, host: "acme.example")).StatusCode);
    }

    [Fact]
    public async Task A_link_to_an_incident_that_left_the_history_still_answers()
    {
        await using var site = await PublicSite.StartAsync("--Limits:CommandsPerMinute", "0");
        await site.TypesAsync(Declare);
        await site.TypesAsync("resolved", 1);
        var link = Regex.Match(await site.ReadAsync("/status"), "/status/incidents/[0-9a-z]{12}").Value;
        for (var i = 2; i <= 52; i++)
        {
            await site.TypesAsync($"declare --anyway P4 Number {i} FR Un. EN One.");
            await site.TypesAsync("resolved", i);
        }
        Assert.DoesNotContain("Terminals refuse cards", await site.ReadAsync("/status/history"), StringComparison.Ordinal);
        Assert.Contains("Terminals refuse cards", await site.ReadAsync(link), StringComparison.Ordinal);
        // Nobody comes upon it by counting.
        var guess = link[..^12] + (link[^12] == 'a' ? 'b' : 'a') + link[^11..];
        Assert.Equal(HttpStatusCode.NotFound, (await site.AskAsync(guess)).StatusCode);
    }

    [Fact]
    public async Task What_was_known_stays_on_the_page_while_the_record_cannot_be_read()
    {
        await using var site = await PublicSite.StartAsync();
        site.Breaks = true;
        using var nothing = await site.AskAsync("/status", "en");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, nothing.StatusCode);
        Assert.Contains("cannot be read at the moment", await nothing.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        site.Breaks = false;
        await site.TypesAsync(Declare);
        Assert.Contains("Payments fail.", await site.ReadAsync("/status", "en"), StringComparison.Ordinal);
        await site.TypesAsync("update FR Encore. EN More.", 1);
        site.Breaks = true;
        site.Clock.AdvanceMinutes(5);
        Assert.Contains("Payments fail.", await site.ReadAsync("/status", "en"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await site.AskAsync("/status/incidents/000000000001")).StatusCode);
        site.Breaks = false;
        Assert.Contains("More.", await site.ReadAsync("/status", "en"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("status.acme.example", "is not the address of a page")]
    [InlineData("ftp://status.acme.example", "is not the address of a page")]
    [InlineData("https://status.acme.example/?a=b", "is not the address of a page")]
    [InlineData("http://localhost:3000/status", "is this machine itself")]
    [InlineData("http://127.0.0.1", "is this machine itself")]
    [InlineData("http://0.0.0.0", "is this machine itself")]
    public void An_address_that_makes_no_sense_refuses_to_start_and_says_what_to_set(string url, string says)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("PublicPage:Url", (string?)url)]).Build();
        Assert.Contains(says, Assert.Throws<ArgumentException>(() => StatusPageOptions.Read(configuration)).Message, StringComparison.Ordinal);
    }

    private static async Task<string> RawAsync(PublicSite site, string path, string? host = null)
    {
        using var response = await site.AskAsync(path, host: host);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
