using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Bot.Web.Tests;

/// <summary>The console without a mouse: where one is after what one did.</summary>
public class ConsoleKeyboardTests(Browser browser) : IClassFixture<Browser>
{
    private async Task<IPage> OpenAsync(string title, int width = 1280)
    {
        var page = await browser.OpenAsync(width: width);
        await page.FillAsync("#composer", "/incident declare --anyway P2 " + title);
        await page.PressAsync("#composer", "Enter");
        await Expect(page.Locator(".bar .topic")).ToContainTextAsync(title);
        return page;
    }

    [Fact]
    public async Task A_form_that_is_handed_in_or_closed_leads_back_to_its_button()
    {
        var page = await OpenAsync("Back to the button");
        var button = page.Locator(".pinned .buttons button", new() { HasText = "Note or time" });
        await button.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("dialog textarea").First.FillAsync("the disk was full");
        await page.ClickAsync("dialog button[type=submit]");
        await Expect(page.Locator(".event").Last).ToContainTextAsync("the disk was full");
        await Expect(button).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.ClickAsync("dialog footer button >> nth=0");
        await Expect(page.Locator("dialog.form")).ToHaveCountAsync(0);
        await Expect(button).ToBeFocusedAsync();
        var lead = page.Locator(".pinned .buttons button", new() { HasText = "Take the lead" });
        await lead.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".pinned dl")).ToContainTextAsync("lead: Ana");
        await Expect(lead).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_field_that_is_wrong_says_so_once_and_is_where_one_goes_on()
    {
        var page = await OpenAsync("Said once");
        await page.ClickAsync(".pinned .buttons button >> text=Ticket");
        await page.FillAsync("#f-ticket", "tsr 7");
        await page.ClickAsync("dialog button[type=submit]");
        await Expect(page.Locator(".field.wrong small")).ToContainTextAsync("is not a ticket reference");
        await Expect(page.Locator("dialog footer p")).ToHaveCountAsync(0);
        await Expect(page.Locator("#f-ticket")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_message_is_changed_with_enter_and_left_as_it_was_with_escape()
    {
        var page = await OpenAsync("Changed by keyboard");
        await page.FillAsync("#composer", "disk is fu11");
        await page.PressAsync("#composer", "Enter");
        var pencil = page.Locator(".message [aria-label=Edit]").First;
        await pencil.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".edit textarea")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(" or not");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(".edit")).ToHaveCountAsync(0);
        await Expect(page.Locator(".message .text")).ToHaveTextAsync("disk is fu11");
        await Expect(pencil).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".edit textarea")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("!");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".message .text")).ToHaveTextAsync("disk is fu11!");
        await Expect(pencil).ToBeFocusedAsync();
        // What is deleted is asked for first.
        page.Dialog += (_, asked) => asked.DismissAsync();
        await page.ClickAsync(".message [aria-label=Delete]");
        await Expect(page.Locator(".message.deleted")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_list_of_channels_on_a_phone_takes_the_focus_and_escape_gives_it_back()
    {
        var page = await OpenAsync("Behind the list", 390);
        await page.FocusAsync(".bar .menu");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("nav.side")).ToHaveAttributeAsync("role", "dialog");
        await Expect(page.Locator(".side a").First).ToBeFocusedAsync();
        Assert.True(await page.EvaluateAsync<bool>("document.querySelector('main').inert"));
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("nav.side")).Not.ToBeVisibleAsync();
        await Expect(page.Locator(".bar .menu")).ToBeFocusedAsync();
        Assert.False(await page.EvaluateAsync<bool>("document.querySelector('main').inert"));
    }

    [Fact]
    public async Task Whoever_reads_further_up_stays_there_when_earlier_entries_are_shown()
    {
        var page = await OpenAsync("Further up");
        var key = page.Url[(page.Url.LastIndexOf('/') + 1)..].ToLowerInvariant();
        var at = NodaTime.SystemClock.Instance.GetCurrentInstant();
        for (var i = 0; i < 270; i++)
            await browser.DeliverAsync(new($"up/{i}", new("console", "", key, key), new("console:ben", "Ben"), at, new Chat.Delivery.Happening.Message($"up-{i}", $"message {i} of many")));
        await page.ReloadAsync();
        await Expect(page.Locator(".message").Last).ToContainTextAsync("message 269 of many");
        await page.EvaluateAsync("document.getElementById('conversation').scrollTop = 0");
        var read = await page.Locator(".message .text").First.InnerTextAsync();
        await page.Locator(".more button").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("text=message 0 of many")).ToHaveCountAsync(1);
        await Expect(page.Locator($".message:has-text('{read}')")).ToBeInViewportAsync();
        Assert.NotEqual("BODY", await page.EvaluateAsync<string>("document.activeElement.tagName"));
    }

    [Fact]
    public async Task The_skip_link_leads_into_the_box_and_what_one_sends_is_seen_wherever_one_was_reading()
    {
        var page = await OpenAsync("Skipped to");
        var key = page.Url[(page.Url.LastIndexOf('/') + 1)..].ToLowerInvariant();
        var at = NodaTime.SystemClock.Instance.GetCurrentInstant();
        for (var i = 0; i < 40; i++)
            await browser.DeliverAsync(new($"skip/{i}", new("console", "", key, key), new("console:ben", "Ben"), at, new Chat.Delivery.Happening.Message($"skip-{i}", $"message {i} of many")));
        await Expect(page.Locator(".message").Last).ToContainTextAsync("message 39 of many");
        await page.EvaluateAsync("document.getElementById('conversation').scrollTop = 0");
        await page.FocusAsync(".skip");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("what I say\n");
        await Expect(page.Locator(".message:has-text('what I say')")).ToBeInViewportAsync();
        Assert.DoesNotContain('#', page.Url);
        // A keyboard that comes up takes height away, not the newest messages.
        await page.SetViewportSizeAsync(1280, 660);
        await Expect(page.Locator(".message:has-text('what I say')")).ToBeInViewportAsync();
    }
}
