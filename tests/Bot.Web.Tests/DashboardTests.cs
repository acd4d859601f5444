using Bot.Chat.Delivery;
using Microsoft.Playwright;
using NodaTime;
using static Microsoft.Playwright.Assertions;

namespace Bot.Web.Tests;

/// <summary>The dashboard, as somebody sees it who looks after the incidents of a month.</summary>
public class DashboardTests(Browser browser) : IClassFixture<Browser>
{
    private int _said;

    private Task Say(string who, string channel, string text, Duration ago) => browser.DeliverAsync(new Delivery($"dashboard/{++_said}", new Place("console", "", channel, channel),
        new Person(who, who, "en", "Europe/Paris"), SystemClock.Instance.GetCurrentInstant() - ago, new Happening.Command(text)));

    [Fact]
    public async Task What_is_open_how_it_went_and_what_is_owed_is_seen_and_kept_up_to_date()
    {
        var day = Duration.FromDays(1);
        await Say("console:ana", "incidents", "declare P1 Terminals refuse cards", day * 40);
        await Say("console:ana", "incidents", "declare P2 Payouts are late", day * 3);
        await Say("console:ana", "inc-2", "mark started 20m ago", day * 3);
        await Say("console:ana", "inc-2", "mark detected 8m ago", day * 3);
        await Say("console:ana", "inc-2", "action add late alerts -> clean up the messages due 02/01/2026", day * 3);
        await Say("console:ana", "inc-2", "resolved FR Fini. EN Over.", day * 2);
        await Say("console:ana", "incidents", "declare --private P1 Stolen keys", day);
        await Say("console:ana", "incidents", "declare --drill P1 Practice", day);

        var page = await browser.OpenAsync();
        await page.SelectOptionAsync("#speaker", "Ben");
        await page.GetByRole(AriaRole.Link, new() { Name = "Dashboard" }).ClickAsync();
        ILocator Tile(string name) => page.Locator(".tiles div", new() { HasText = name }).Locator("dd");
        await Expect(Tile("Incidents")).ToHaveTextAsync("1 before: 1");
        await Expect(Tile("Open now")).ToHaveTextAsync("1");
        await Expect(Tile("Postmortems")).ToHaveTextAsync("1");
        await Expect(Tile("Follow-ups")).ToHaveTextAsync("1 of 1");
        await Expect(page.Locator("tr", new() { HasText = "Time to detect" })).ToContainTextAsync("12 min");
        await Expect(page.Locator("tr", new() { HasText = "clean up the messages" })).ToContainTextAsync("INC-2");
        await Expect(page.GetByRole(AriaRole.Img)).ToHaveAttributeAsync("aria-label", "1 incidents, at most 1 in one column");

        await page.GetByRole(AriaRole.Link, new() { Name = "90 days" }).ClickAsync();
        await Expect(Tile("Incidents")).ToHaveTextAsync("2 before: 0");
        // Somebody else declares one meanwhile.
        await Say("console:ana", "incidents", "declare P3 Reports are empty", Duration.Zero);
        await Expect(page.Locator("tr", new() { HasText = "Reports are empty" })).ToBeVisibleAsync();
        await Expect(Tile("Incidents")).ToHaveTextAsync("3 before: 0");
        await Expect(page.Locator("body")).Not.ToContainTextAsync("Stolen keys");
        await Expect(page.Locator(".dashboard")).Not.ToContainTextAsync("Practice");

        await page.SelectOptionAsync("#speaker", "Chloé");
        await Expect(page.Locator(".bar h1")).ToHaveTextAsync("Tableau de bord");
        await Expect(Tile("Actions en retard")).ToHaveTextAsync("1 sur 1");
        await page.Locator("td a", new() { HasText = "INC-5" }).ClickAsync();
        await Expect(page.Locator(".bar h1")).ToHaveTextAsync("#inc-5");
        await Expect(page.Locator("#composer")).ToBeEnabledAsync();

        // An incident is declared from it too.
        await page.GetByRole(AriaRole.Link, new() { Name = "Tableau de bord" }).ClickAsync();
        await Expect(page.Locator(".bar h1")).ToHaveTextAsync("Tableau de bord");
        await page.GetByRole(AriaRole.Button, new() { Name = "Déclarer un incident" }).ClickAsync();
        await page.Locator("dialog input").First.FillAsync("Logins fail everywhere");
        await page.Locator("dialog button[type=submit]").ClickAsync();
        await Expect(page.Locator(".pinned")).ToContainTextAsync("Logins fail everywhere");
        await Expect(page.Locator(".bar h1")).ToHaveTextAsync("#inc-6");
    }
}
