using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Bot.Web.Tests;

/// <summary>The console as people use it, in a real browser.</summary>
public class ConsoleTests(Browser browser) : IClassFixture<Browser>
{
    private static async Task Type(IPage page, string text)
    {
        await page.FillAsync("#composer", text);
        await page.PressAsync("#composer", "Enter");
        await Expect(page.Locator("#composer")).ToHaveValueAsync("");
    }

    private static async Task<string> Declare(IPage page, string words)
    {
        var before = page.Url;
        await Type(page, "/incident declare --anyway " + words);
        await Expect(page).Not.ToHaveURLAsync(before);
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/incidents/INC-"));
        await Expect(page.Locator(".pinned")).ToBeVisibleAsync();
        return page.Url[(page.Url.LastIndexOf('/') + 1)..];
    }

    [Fact]
    public async Task From_declare_to_the_exported_postmortem_with_two_browsers_open()
    {
        var ana = await browser.OpenAsync();
        var ben = await browser.OpenAsync();
        await ben.SelectOptionAsync("#speaker", "Chloé");
        var key = await Declare(ana, "P2 TSR-2292 nexo Terminals refuse cards FR Les paiements échouent. EN Payments fail.");

        // The other browser sees the announcement and what is said, at once.
        await ben.ClickAsync($"nav a[href='/incidents/{key}']");
        await Expect(ben.Locator(".update")).ToContainTextAsync("Les paiements échouent.");
        await Type(ana, "the certificate was renewed at noon");
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

        await Type(ana, "/incident resolved FR Fini. EN Over.");
        await Type(ana, "/incident postmortem publish");
        await Expect(ana.Locator(".private").Last).ToContainTextAsync("a language is missing");
        await Type(ana, "/incident postmortem publish anyway");
        await Expect(ben.Locator(".bar .status")).ToHaveTextAsync("Post mortem");
        await Type(ana, "/incident export html");
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
        var key = await Declare(page, "P2 nexo Terminals refuse cards. FR Les paiements échouent. EN Payments fail.");
        var status = await page.RunAndWaitForPopupAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Service status" }).ClickAsync());
        await Expect(status.Locator("article").First).ToContainTextAsync("Terminals refuse cards");
        await Expect(status.Locator("body")).Not.ToContainTextAsync(key);
        await status.GetByRole(AriaRole.Link, new() { Name = "Français" }).ClickAsync();
        await Expect(status.Locator("article").First).ToContainTextAsync("Les paiements échouent.");
        // Its own style is let in by its own policy.
        await Expect(status.Locator(".overall")).ToHaveCSSAsync("border-radius", "10px");
    }

    [Fact]
    public async Task What_is_being_typed_waits_in_its_own_channel_and_is_sent_to_no_other()
    {
        var page = await browser.OpenAsync();
        var one = await Declare(page, "P3 First of two");
        var two = await Declare(page, "P3 Second of two");
        await page.ClickAsync($"nav a[href='/incidents/{one}']");
        await Expect(page.Locator(".bar h1")).ToContainTextAsync(one.ToLowerInvariant());
        await page.FillAsync("#composer", "half a sentence about the first");
        await page.ClickAsync($"nav a[href='/incidents/{two}']");
        await Expect(page.Locator(".bar h1")).ToContainTextAsync(two.ToLowerInvariant());
        await Expect(page.Locator("#composer")).ToHaveValueAsync("");
        await Type(page, "this is about the second");
        await Expect(page.Locator(".message")).ToContainTextAsync("this is about the second");
        await page.ClickAsync($"nav a[href='/incidents/{one}']");
        await Expect(page.Locator("#composer")).ToHaveValueAsync("half a sentence about the first");
        await page.PressAsync("#composer", "Enter");
        await Expect(page.Locator(".message")).ToContainTextAsync("half a sentence about the first");
        // Sent at the last moment before another channel is opened, it still goes where it was typed, and is answered there.
        await page.FillAsync("#composer", "/incident priority nonsense");
        await page.EvaluateAsync("key => { const box = document.getElementById('composer'); box.form.requestSubmit(); document.querySelector(`nav a[href='/incidents/${key}']`).click(); }", two);
        await Expect(page.Locator(".bar h1")).ToContainTextAsync(two.ToLowerInvariant());
        await Expect(page.Locator(".private")).ToHaveCountAsync(0);
        await page.ClickAsync($"nav a[href='/incidents/{one}']");
        await Expect(page.Locator(".private").Last).ToContainTextAsync("nonsense is not a priority");
    }

    [Fact]
    public async Task The_composer_completes_words_and_arguments_by_keyboard_alone()
    {
        var page = await browser.OpenAsync();
        await page.Locator("#composer").PressSequentiallyAsync("/incident décl");
        await Expect(page.Locator(".completion [aria-selected=true]")).ToContainTextAsync("déclarer");
        await page.PressAsync("#composer", "Tab");
        await Expect(page.Locator("#composer")).ToHaveValueAsync("/incident déclarer ");
        await page.Keyboard.TypeAsync("P4 Clavier seul");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/incidents/INC-"));
        await page.Locator("#composer").PressSequentiallyAsync("/incident set category prod");
        await Expect(page.Locator(".completion")).ToContainTextAsync("category Production Processing");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".event").Last).ToContainTextAsync("Production Processing");
    }

    [Fact]
    public async Task What_is_being_typed_comes_along_when_the_bot_opens_the_channel()
    {
        var page = await browser.OpenAsync();
        await page.FillAsync("#composer", "/incident declare --anyway P4 Half a sentence");
        await page.PressAsync("#composer", "Enter");
        await page.Locator("#composer").PressSequentiallyAsync("half a sentence typed on and on while the channel opens", new() { Delay = 15 });
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/incidents/INC-"));
        await Expect(page.Locator(".pinned")).ToBeVisibleAsync();
        await Expect(page.Locator("#composer")).ToHaveValueAsync("half a sentence typed on and on while the channel opens");
        // Nor is it lost with the page, which the browser loads again when the bot was restarted.
        await page.ReloadAsync();
        await Expect(page.Locator("#composer")).ToHaveValueAsync("half a sentence typed on and on while the channel opens");
        await page.PressAsync("#composer", "Enter");
        await Expect(page.Locator(".message .text")).ToHaveTextAsync("half a sentence typed on and on while the channel opens");
        await page.ReloadAsync();
        await Expect(page.Locator(".message .text")).ToHaveTextAsync("half a sentence typed on and on while the channel opens");
        await Expect(page.Locator("#composer")).ToHaveValueAsync("");
        await page.ClickAsync(".side a[href='/']");
        await Expect(page.Locator("h1")).ToContainTextAsync("incidents");
        await Expect(page.Locator("#composer")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task Addresses_people_write_can_be_followed_and_nothing_else_of_theirs_is_more_than_text()
    {
        var page = await browser.OpenAsync();
        await Declare(page, "P4 Links FR Voir https://status.example/fr. EN See https://status.example/en.");
        await Expect(page.Locator(".update a").Last).ToHaveAttributeAsync("href", "https://status.example/en");
        await Type(page, "look (https://grafana.example/d/a?x=1&y=2), <img src=x onerror=alert(1)> javascript:alert(2)");
        await Expect(page.Locator(".message .text a")).ToHaveAttributeAsync("href", "https://grafana.example/d/a?x=1&y=2");
        Assert.Equal("look (https://grafana.example/d/a?x=1&y=2), <img src=x onerror=alert(1)> javascript:alert(2)", await page.Locator(".message .text").InnerTextAsync());
        await Expect(page.Locator(".message .text *")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Earlier_entries_are_shown_when_asked_for()
    {
        var page = await browser.OpenAsync();
        var key = await Declare(page, "P4 Much is said");
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
    public async Task Commands_sent_faster_than_they_are_answered_are_all_done_in_order()
    {
        var page = await browser.OpenAsync();
        await Declare(page, "P4 Faster than the answers");
        foreach (var word in new[] { "one", "two", "three", "four" })
        {
            await page.FillAsync("#composer", word);
            await page.PressAsync("#composer", "Enter");
        }
        await Expect(page.Locator(".message .text")).ToHaveTextAsync(["one", "two", "three", "four"]);
        await Expect(page.Locator("#composer")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task A_refusal_is_seen_by_its_author_only_and_can_be_put_away()
    {
        var ana = await browser.OpenAsync();
        var key = await Declare(ana, "P4 Only for its author");
        var ben = await browser.OpenAsync($"/incidents/{key}");
        await Type(ana, "/incident priority P9");
        await Expect(ana.Locator(".private")).ToContainTextAsync("P9 is not a priority");
        await Expect(ben.Locator(".private")).ToHaveCountAsync(0);
        await ana.ClickAsync(".private .note button");
        await Expect(ana.Locator(".private")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_was_typed_into_a_form_stands_there_again_after_the_page_was_lost()
    {
        var page = await browser.OpenAsync();
        await Declare(page, "P3 Forms that are lost");
        await page.ClickAsync(".pinned .buttons button >> nth=0");
        await page.FillAsync("#f-text_en", "Half a sentence.");
        await page.SelectOptionAsync("dialog select", "monitoring");
        await page.ReloadAsync();
        await page.ClickAsync(".pinned .buttons button >> nth=0");
        await Expect(page.Locator("#f-text_en")).ToHaveValueAsync("Half a sentence.");
        await Expect(page.Locator("dialog select").First).ToHaveValueAsync("monitoring");
        // It is what is handed in, and then it is gone.
        await page.FillAsync("#f-text_fr", "Une phrase.");
        await page.ClickAsync("dialog button[type=submit]");
        await Expect(page.Locator(".update").Last).ToContainTextAsync("Half a sentence.");
        await Expect(page.Locator(".bar .status")).ToHaveTextAsync("Monitoring");
        await page.ClickAsync(".pinned .buttons button >> nth=0");
        await Expect(page.Locator("#f-text_en")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task That_the_bot_is_gone_is_seen_above_an_open_form_in_the_readers_language()
    {
        var page = await browser.OpenAsync();
        await Declare(page, "P3 Cut off");
        await page.SelectOptionAsync("#speaker", "Chloé");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "fr");
        await page.ClickAsync(".pinned .buttons button >> nth=0");
        await Expect(page.Locator("dialog.form")).ToBeVisibleAsync();
        await page.EvaluateAsync("document.getElementById('components-reconnect-modal').dispatchEvent(new CustomEvent('components-reconnect-state-changed', { detail: { state: 'show' } }))");
        await Expect(page.Locator("#components-reconnect-modal")).ToContainTextAsync("Le bot ne répond pas.");
        Assert.True(await page.EvaluateAsync<bool>("document.getElementById('components-reconnect-modal').contains(document.elementFromPoint(innerWidth / 2, document.getElementById('components-reconnect-modal').getBoundingClientRect().top + 12))"));
    }

    [Fact]
    public async Task What_was_typed_into_a_form_outlives_a_restart_of_the_bot()
    {
        using var folder = new Testing.TempFolder();
        using var free = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        free.Start();
        var url = $"http://{free.LocalEndpoint}";
        free.Stop();
        Microsoft.AspNetCore.Builder.WebApplication Start() => Bot.App.Hosting.BotApp.Build(["--Logging:LogLevel:Default", "None", "--urls", url, "--Storage:Path", folder.File("bot.db")]);
        var cancel = TestContext.Current.CancellationToken;
        IPage page;
        await using (var bot = Start())
        {
            await bot.StartAsync(cancel);
            page = await browser.OpenAtAsync(url);
            await Declare(page, "P3 Restarted");
            await page.ClickAsync(".pinned .buttons button >> nth=0");
            await page.FillAsync("#f-text_en", "Half a sentence.");
            await bot.StopAsync(cancel);
        }
        await Expect(page.Locator("#components-reconnect-modal")).ToContainTextAsync("The bot does not answer.");
        await Expect(page.Locator("#components-reconnect-modal")).ToBeVisibleAsync();
        await using var again = Start();
        await again.StartAsync(cancel);
        await Expect(page.Locator("#components-reconnect-modal")).Not.ToBeVisibleAsync();
        await Expect(page.Locator("dialog.form")).ToHaveCountAsync(0);
        await page.ClickAsync(".pinned .buttons button >> nth=0");
        await Expect(page.Locator("#f-text_en")).ToHaveValueAsync("Half a sentence.");
        await again.StopAsync(cancel);
    }

    [Fact]
    public async Task An_update_that_was_taken_back_looks_so_and_what_one_was_told_stands_where_it_was_told()
    {
        var page = await browser.OpenAsync();
        await Declare(page, "P3 Taken back");
        await Type(page, "/incident update FR Une erreur. EN A mistake.");
        await Expect(page.Locator(".update").Last).ToContainTextAsync("A mistake.");
        await Type(page, "/incident undo");
        await Expect(page.Locator(".update.taken-back .tag")).ToHaveTextAsync("taken back");
        await Expect(page.Locator(".update.taken-back p").First).ToHaveCSSAsync("text-decoration-line", "line-through");
        await Type(page, "/incident priority P9");
        await Expect(page.Locator(".private").Last).ToContainTextAsync("P9 is not a priority");
        await Type(page, "said after the answer");
        await Expect(page.Locator(".private + div .message, .private ~ .message, div:has(> .private) ~ .message").Last).ToContainTextAsync("said after the answer");
    }

    [Fact]
    public async Task A_name_is_remembered_whatever_signs_are_in_it()
    {
        var page = await browser.OpenAsync();
        await page.SelectOptionAsync("#speaker", "+");
        await page.FillAsync(".me input", "Tom|Ops");
        await page.ClickAsync(".me form button");
        await Expect(page.Locator("#speaker")).ToHaveValueAsync("Tom|Ops");
        await page.ReloadAsync();
        await Expect(page.Locator("#speaker")).ToHaveValueAsync("Tom|Ops");
    }

    [Fact]
    public async Task A_private_incident_is_not_there_for_others()
    {
        var ana = await browser.OpenAsync();
        var key = await Declare(ana, "P3 --private Fraud on one merchant");
        var ben = await browser.OpenAsync();
        await ben.SelectOptionAsync("#speaker", "Ben");
        await Expect(ben.Locator($"nav a[href='/incidents/{key}']")).ToHaveCountAsync(0);
        await ben.GotoAsync($"{browser.Url}/incidents/{key}");
        await Expect(ben.Locator("#composer")).ToHaveCountAsync(0);
        await Expect(ben.Locator(".empty")).ToContainTextAsync("There is no incident");
        Assert.DoesNotContain("Fraud", await ben.ContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ones_own_message_can_be_edited_and_deleted_and_the_record_keeps_it()
    {
        var page = await browser.OpenAsync();
        await Declare(page, "P4 Edits and deletions");
        await Type(page, "disk is fu11");
        await page.HoverAsync(".message");
        await page.ClickAsync("[aria-label=Edit]");
        await page.FillAsync(".edit textarea", "disk is full");
        await page.ClickAsync(".edit button[type=submit]");
        await Expect(page.Locator(".message .text")).ToHaveTextAsync("disk is full");
        await Expect(page.Locator(".message .tag")).ToHaveTextAsync("edited");
        await page.HoverAsync(".message");
        page.Dialog += (_, asked) => asked.AcceptAsync();
        await page.ClickAsync("[aria-label=Delete]");
        await Expect(page.Locator(".message.deleted")).ToContainTextAsync("kept on the record");
    }

    [Fact]
    public async Task On_a_phone_the_channels_are_behind_a_button_and_nothing_is_wider_than_the_screen()
    {
        var page = await browser.OpenAsync("/", 390, 844, ColorScheme.Dark);
        await Expect(page.Locator("nav.side")).Not.ToBeVisibleAsync();
        await page.ClickAsync(".bar .menu");
        await Expect(page.Locator("nav.side")).ToBeVisibleAsync();
        await page.Locator(".scrim").ClickAsync(new() { Position = new() { X = 380, Y = 400 } });
        await Declare(page, "P2 A long title that has to fit on the small screen of a phone held in one hand");
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
