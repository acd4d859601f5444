using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Bot.Web.Tests;

/// <summary>The console as people use it, in a real browser.</summary>
public class ConsoleTests(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task From_declare_to_the_exported_postmortem_with_two_browsers_open()
    {
        var ana = await browser.OpenAsync();
        var ben = await browser.OpenAsync();
        await ben.SelectOptionAsync("#speaker", "Chloé");
        var key = await ana.DeclareAsync("P2 TSR-2292 nexo Terminals refuse cards FR Les paiements échouent. EN Payments fail.");

        // The other browser sees the announcement and what is said, at once.
        await ben.ClickAsync($"nav a[href='/incidents/{key}']");
        await Expect(ben.Locator(".update")).ToContainTextAsync("Les paiements échouent.");
        await ana.SendAsync("the certificate was renewed at noon");
        await Expect(ben.Locator(".message")).ToContainTextAsync("the certificate was renewed at noon");

        // Somebody puts that message on the timeline with the button on it; both see it.
        await ben.HoverAsync(".message");
        await ben.ClickAsync(".message .tools button >> nth=0");
        await Expect(ana.Locator(".message.curated")).ToBeVisibleAsync();

        // The status form, filled in by the second person, in French.
        await ben.ClickAsync(".pinned .buttons button >> nth=0");
        await Expect(ben.Locator("dialog h2")).ToHaveTextAsync("Changer le statut");
        await ben.SelectOptionAsync("dialog select", "monitoring");
        await ben.FillAsync("#f-text_fr", "Un correctif est en place.");
        await ben.FillAsync("#f-text_en", "A fix is in.");
        await ben.ClickAsync("dialog button[type=submit]");
        await Expect(ben.Locator("dialog.form")).ToHaveCountAsync(0);
        await Expect(ana.Locator(".bar .status")).ToHaveTextAsync("Monitoring");

        // An error appears on its field and nothing typed is lost.
        await ana.ClickAsync(".pinned .buttons button >> text=Ticket");
        await ana.FillAsync("#f-ticket", "tsr 7");
        await ana.ClickAsync("dialog button[type=submit]");
        await Expect(ana.Locator(".field.wrong small")).ToContainTextAsync("is not a ticket reference");
        await Expect(ana.Locator("#f-ticket")).ToHaveValueAsync("tsr 7");
        await ana.ClickAsync("dialog footer button >> nth=0");
        await Expect(ana.Locator("dialog.form")).ToHaveCountAsync(0);

        await ana.SendAsync("/incident resolved FR Fini. EN Over.");
        await ana.SendAsync("/incident postmortem publish");
        await Expect(ana.Locator(".private").Last).ToContainTextAsync("a language is missing");
        await ana.SendAsync("/incident postmortem publish anyway");
        await Expect(ben.Locator(".bar .status")).ToHaveTextAsync("Post mortem");
        await ana.SendAsync("/incident export html");
        var download = await ana.RunAndWaitForDownloadAsync(() => ana.ClickAsync(".private >> nth=-1 >> text=Save"));
        Assert.Equal($"{key}.postmortem.html", download.SuggestedFilename);
        var html = await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Contains("TSR-2292", html, StringComparison.Ordinal);
        Assert.Contains("<svg class=\"timeline\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_console_leads_to_what_the_public_reads()
    {
        var page = await browser.OpenAsync();
        var key = await page.DeclareAsync("P2 nexo Terminals refuse cards. FR Les paiements échouent. EN Payments fail.");
        var status = await page.RunAndWaitForPopupAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Service status" }).ClickAsync());
        await Expect(status.Locator("article").First).ToContainTextAsync("Terminals refuse cards");
        await Expect(status.Locator("body")).Not.ToContainTextAsync(key);
        await status.GetByRole(AriaRole.Link, new() { Name = "Français" }).ClickAsync();
        await Expect(status.Locator("article").First).ToContainTextAsync("Les paiements échouent.");
        // Its own style is let in by its own policy.
        await Expect(status.Locator(".overall")).ToHaveCSSAsync("border-radius", "10px");
    }

    [Fact]
    public async Task Addresses_people_write_can_be_followed_and_nothing_else_of_theirs_is_more_than_text()
    {
        var page = await browser.OpenAsync();
        await page.DeclareAsync("P4 Links FR Voir https://status.example/fr. EN See https://status.example/en.");
        await Expect(page.Locator(".update a").Last).ToHaveAttributeAsync("href", "https://status.example/en");
        await page.SendAsync("look (https://grafana.example/d/a?x=1&y=2), <img src=x onerror=alert(1)> javascript:alert(2)");
        await Expect(page.Locator(".message .text a")).ToHaveAttributeAsync("href", "https://grafana.example/d/a?x=1&y=2");
        Assert.Equal("look (https://grafana.example/d/a?x=1&y=2), <img src=x onerror=alert(1)> javascript:alert(2)", await page.Locator(".message .text").InnerTextAsync());
        await Expect(page.Locator(".message .text *")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Earlier_entries_are_shown_when_asked_for()
    {
        var page = await browser.OpenAsync();
        var key = await page.DeclareAsync("P4 Much is said");
        var at = NodaTime.SystemClock.Instance.GetCurrentInstant();
        for (var i = 0; i < 300; i++)
            await browser.DeliverAsync(new($"much/{i}", new("console", "", key.ToLowerInvariant(), key.ToLowerInvariant()), new("console:Ben", "Ben"), at, new Chat.Delivery.Happening.Message($"much-{i}", $"message {i} of many")));
        await page.ReloadAsync();
        await Expect(page.Locator(".message").Last).ToContainTextAsync("message 299 of many");
        await Expect(page.Locator("text=message 0 of many")).ToHaveCountAsync(0);
        await page.ClickAsync(".more button");
        await Expect(page.Locator("text=message 0 of many")).ToHaveCountAsync(1);
        await Expect(page.Locator(".more")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_refusal_is_seen_by_its_author_only_and_can_be_put_away()
    {
        var ana = await browser.OpenAsync();
        var key = await ana.DeclareAsync("P4 Only for its author");
        var ben = await browser.OpenAsync($"/incidents/{key}");
        await ana.SendAsync("/incident priority P9");
        await Expect(ana.Locator(".private")).ToContainTextAsync("P9 is not a priority");
        await Expect(ben.Locator(".private")).ToHaveCountAsync(0);
        await ana.ClickAsync(".private .note button");
        await Expect(ana.Locator(".private")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task An_update_that_was_taken_back_looks_so_and_what_one_was_told_stands_where_it_was_told()
    {
        var page = await browser.OpenAsync();
        await page.DeclareAsync("P3 Taken back");
        await page.SendAsync("/incident update FR Une erreur. EN A mistake.");
        await Expect(page.Locator(".update").Last).ToContainTextAsync("A mistake.");
        await page.SendAsync("/incident undo");
        await Expect(page.Locator(".update.taken-back .tag")).ToHaveTextAsync("taken back");
        await Expect(page.Locator(".update.taken-back p").First).ToHaveCSSAsync("text-decoration-line", "line-through");
        await page.SendAsync("/incident priority P9");
        await Expect(page.Locator(".private").Last).ToContainTextAsync("P9 is not a priority");
        await page.SendAsync("said after the answer");
        await Expect(page.Locator(".private + div .message, .private ~ .message, div:has(> .private) ~ .message").Last).ToContainTextAsync("said after the answer");
    }

    [Fact]
    public async Task A_private_incident_is_not_there_for_others()
    {
        var ana = await browser.OpenAsync();
        var key = await ana.DeclareAsync("P3 --private Fraud on one merchant");
        var ben = await browser.OpenAsync();
        await ben.SelectOptionAsync("#speaker", "Ben");
        await Expect(ben.Locator($"nav a[href='/incidents/{key}']")).ToHaveCountAsync(0);
        await ben.GotoAsync($"{browser.Url}/incidents/{key}");
        await Expect(ben.Locator("#composer")).ToHaveCountAsync(0);
        await Expect(ben.Locator(".empty")).ToContainTextAsync("There is no incident");
        Assert.DoesNotContain("Fraud", await ben.ContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_phone_the_channels_are_behind_a_button_and_nothing_is_wider_than_the_screen()
    {
        var page = await browser.OpenAsync("/", 390, 844, ColorScheme.Dark);
        await Expect(page.Locator("nav.side")).Not.ToBeVisibleAsync();
        await page.ClickAsync(".bar .menu");
        await Expect(page.Locator("nav.side")).ToBeVisibleAsync();
        await page.Locator(".scrim").ClickAsync(new() { Position = new() { X = 380, Y = 400 } });
        await Expect(page.Locator("nav.side")).Not.ToBeVisibleAsync();
        await page.DeclareAsync("P2 A long title that has to fit on the small screen of a phone held in one hand");
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        Assert.Equal("rgb(23, 26, 33)", await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
    }

    [Fact]
    public async Task Only_this_machine_is_answered()
    {
        using var client = new HttpClient();
        using var rebound = new HttpRequestMessage(HttpMethod.Get, browser.Url + "/healthz") { Headers = { Host = "evil.example" } };
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, (await client.SendAsync(rebound, TestContext.Current.CancellationToken)).StatusCode);
        Assert.Contains("\"ready\":true", await client.GetStringAsync(browser.Url + "/readyz", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal("ok", await client.GetStringAsync(browser.Url + "/healthz", TestContext.Current.CancellationToken));
        using var neighbour = new HttpRequestMessage(HttpMethod.Get, browser.Url + "/healthz") { Headers = { { "Origin", "http://127.0.0.1:9" } } };
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, (await client.SendAsync(neighbour, TestContext.Current.CancellationToken)).StatusCode);
        using var own = new HttpRequestMessage(HttpMethod.Get, browser.Url + "/healthz") { Headers = { { "Origin", browser.Url } } };
        Assert.True((await client.SendAsync(own, TestContext.Current.CancellationToken)).IsSuccessStatusCode);
    }

    [Theory]
    [InlineData("--urls", "http://0.0.0.0:3000")]
    [InlineData("--urls", "http://*:80")]
    [InlineData("--urls", "http://127.0.0.1:3000;http://192.168.1.4:3000")]
    [InlineData("--urls", "http://[::]:3000")]
    [InlineData("--Kestrel:Endpoints:Http:Url", "http://0.0.0.0:3000")]
    public void An_address_other_machines_can_reach_is_refused(string setting, string value) =>
        Assert.Contains("nobody has to sign in", Assert.Throws<ArgumentException>(() => Bot.App.Hosting.BotApp.Build([setting, value])).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_page_that_is_not_there_says_so()
    {
        using var client = new HttpClient();
        var answer = await client.GetAsync(browser.Url + "/nowhere", TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
    }
}
