using Bot.Chat.Delivery;
using Microsoft.Playwright;
using NodaTime;
using static Microsoft.Playwright.Assertions;

namespace Bot.Web.Tests;

/// <summary>What is seen of incidents, and that nothing of it is hidden.</summary>
public class ConsoleLooksTests(Browser browser) : IClassFixture<Browser>
{
    private static int _said;

    private Task Say(string channel, Happening what) => browser.DeliverAsync(new Delivery($"looks/{++_said}", new Place("console", "", channel, channel), new Person("console:ben", "Ben", "en"), SystemClock.Instance.GetCurrentInstant(), what));

    private async Task<IPage> OpenAsync(string title, int width = 1280, int height = 900)
    {
        var page = await browser.OpenAsync("/", width, height);
        await page.FillAsync("#composer", "/incident declare --anyway P1 " + title);
        await page.PressAsync("#composer", "Enter");
        await Expect(page.Locator(".bar .topic")).ToContainTextAsync(title);
        return page;
    }

    [Fact]
    public async Task A_long_form_scrolls_in_one_place_and_a_line_not_at_all()
    {
        var page = await OpenAsync("One scroll bar");
        await page.ClickAsync(".bar .declare");
        await Expect(page.Locator("dialog.form")).ToBeVisibleAsync();
        Assert.True(await page.EvaluateAsync<bool>("(d => d.scrollHeight <= d.clientHeight)(document.querySelector('dialog.form'))"));
        await page.Keyboard.PressAsync("Escape");
        await page.Locator("#composer").PressSequentiallyAsync("x");
        Assert.True(await page.EvaluateAsync<bool>("(b => b.scrollHeight <= b.clientHeight)(document.getElementById('composer'))"));
    }

    [Fact]
    public async Task On_a_phone_it_is_seen_what_the_incident_is_and_its_card_is_read_above_one_row_of_buttons()
    {
        var page = await OpenAsync("Terminals refuse every card", 390, 844);
        await Expect(page.Locator(".bar .topic")).ToBeVisibleAsync();
        await Expect(page.Locator(".bar .topic")).ToHaveTextAsync("P1 · Terminals refuse every card");
        await page.ClickAsync(".pinned summary");
        var row = await page.Locator(".pinned .buttons").BoundingBoxAsync();
        Assert.InRange(row!.Height, 20, 70);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
    }

    [Fact]
    public async Task Whatever_is_open_stands_in_the_lobby_the_worst_first()
    {
        await Say("", new Happening.Command("declare --anyway P1 The oldest and the worst"));
        for (var i = 0; i < 26; i++) await Say("", new Happening.Command($"declare --anyway P4 Small matter {i}"));
        var page = await browser.OpenAsync();
        await Expect(page.Locator(".grid .card", new() { HasText = "Small matter" })).ToHaveCountAsync(26);
        await Expect(page.Locator(".grid .card", new() { HasText = "The oldest and the worst" })).ToHaveCountAsync(1);
        var first = await page.Locator(".grid .card h2").AllInnerTextsAsync();
        Assert.True(first.ToList().FindIndex(t => t.Contains("oldest", StringComparison.Ordinal)) < first.ToList().FindIndex(t => t.Contains("Small", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_reaction_stands_at_its_message_and_is_taken_back_by_the_one_who_put_it_there()
    {
        var page = await OpenAsync("Reactions");
        await page.FillAsync("#composer", "rolling back");
        await page.PressAsync("#composer", "Enter");
        await page.HoverAsync(".message");
        var eyes = page.Locator(".tools [aria-label='React with 👀']");
        await eyes.ClickAsync();
        await Expect(page.Locator(".reactions button")).ToHaveTextAsync(["👀 1"]);
        await Expect(page.Locator(".event", new() { HasText = "reacted" })).ToHaveCountAsync(0);
        await page.HoverAsync(".message");
        await eyes.ClickAsync();
        await Expect(page.Locator(".reactions")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_channel_with_something_new_is_marked_until_one_looks()
    {
        var page = await OpenAsync("Read already");
        await Say("", new Happening.Command("declare --anyway P3 Elsewhere"));
        var news = page.Locator(".side a.news", new() { HasText = "Elsewhere" });
        await Expect(news).ToContainTextAsync("new");
        await Expect(page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex(@"^\(\d+\) INC-\d+ · Read already$"));
        await news.ClickAsync();
        await Expect(page.Locator(".bar .topic")).ToContainTextAsync("Elsewhere");
        await Expect(page.Locator(".side a.news", new() { HasText = "Elsewhere" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task An_address_that_names_no_page_says_so_in_the_console_and_one_that_names_no_days_shows_thirty()
    {
        var page = await browser.OpenAsync();
        await page.SelectOptionAsync("#speaker", "Chloé");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "fr");
        await page.GotoAsync(browser.Url + "/nope");
        await Expect(page.Locator(".empty")).ToContainTextAsync("Cette page n’existe pas.");
        await Expect(page.Locator("nav.side")).ToBeVisibleAsync();
        await page.GotoAsync(browser.Url + "/dashboard?days=abc");
        await Expect(page.Locator(".periods [aria-current=page]")).ToHaveTextAsync("30 jours");
    }

    [Fact]
    public async Task The_dashboard_keeps_the_day_something_was_declared_on_one_line()
    {
        await Say("", new Happening.Command("declare --anyway P2 A title that goes on and on until the table has no room left for anything else that stands beside it on one line"));
        var page = await browser.OpenAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Dashboard" }).ClickAsync();
        await Expect(page.Locator(".dashboard td", new() { HasText = "A title that goes on" })).ToBeVisibleAsync();
        Assert.True(await page.EvaluateAsync<bool>("[...document.querySelectorAll('.dashboard tbody tr td:nth-child(2):not(.text)')].every(d => getComputedStyle(d).whiteSpace === 'nowrap')"));
    }

    [Fact]
    public async Task An_incident_that_no_chat_knows_of_says_so_and_is_opened_there()
    {
        using var folder = new Testing.TempFolder();
        await using var bot = Bot.App.Hosting.BotApp.Build(["--Logging:LogLevel:Default", "None", "--urls", "http://127.0.0.1:0", "--Storage:Path", folder.File("bot.db"),
            "--Teams:AllowAnonymous", "true", "--Teams:ServiceUrl", "http://127.0.0.1:9/", "--Teams:Channel", "19:ops@thread.tacv2"]);
        await bot.StartAsync(TestContext.Current.CancellationToken);
        var page = await browser.OpenAtAsync(bot.Urls.First());
        await Expect(page.Locator(".beside")).ToHaveCountAsync(0);
        await page.FillAsync("#composer", "/incident declare P3 Known here only");
        await page.PressAsync("#composer", "Enter");
        await Expect(page.Locator(".beside")).ToContainTextAsync("Nobody in Teams knows of this incident.");
        await page.ClickAsync(".beside button");
        await Expect(page.Locator(".beside")).ToHaveTextAsync("What is said here stays on the record; it is not posted in Teams.");
        await bot.StopAsync(TestContext.Current.CancellationToken);
    }
}
