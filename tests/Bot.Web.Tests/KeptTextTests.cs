using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Bot.Web.Tests;

/// <summary>What is typed into the console is never lost, and said once.</summary>
public class KeptTextTests(Browser browser) : IClassFixture<Browser>
{
    private async Task<IPage> OpenAsync(string title)
    {
        var page = await browser.OpenAsync();
        await page.FillAsync("#composer", "/incident declare --anyway P4 " + title);
        await page.PressAsync("#composer", "Enter");
        await Expect(page.Locator(".pinned")).ToContainTextAsync(title);
        await Expect(page.Locator("#composer")).ToHaveValueAsync("");
        return page;
    }

    [Fact]
    public async Task A_long_log_that_is_pasted_is_recorded_whole()
    {
        var page = await OpenAsync("Long logs");
        var log = string.Join('\n', Enumerable.Range(0, 1000).Select(i => $"line {i} of a log that is forty letters wide"));
        await page.FillAsync("#composer", log);
        await page.PressAsync("#composer", "Enter");
        await Expect(page.Locator(".message .text")).ToContainTextAsync("line 999 of a log");
        Assert.Equal(log, await page.Locator(".message .text").InnerTextAsync());
        await Expect(page.Locator("#components-reconnect-modal")).Not.ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_is_too_long_for_one_message_stays_in_the_box()
    {
        var page = await OpenAsync("Longer than any log");
        await page.EvaluateAsync("() => { const box = document.getElementById('composer'); box.value = 'x'.repeat(200001); box.dispatchEvent(new Event('input', { bubbles: true })); }");
        await page.PressAsync("#composer", "Enter");
        Assert.Contains("200,000 characters at most", await page.EvaluateAsync<string>("document.getElementById('composer').validationMessage"), StringComparison.Ordinal);
        Assert.Equal(200001, await page.EvaluateAsync<int>("document.getElementById('composer').value.length"));
        await page.FillAsync("#composer", "short");
        await page.PressAsync("#composer", "Enter");
        await Expect(page.Locator(".message .text")).ToHaveTextAsync(["short"]);
    }

    [Fact]
    public async Task What_was_sent_while_the_bot_hung_and_died_is_said_when_it_is_back()
    {
        var page = await OpenAsync("Hangs and dies");
        // Nothing reaches the bot any more, and nobody has noticed yet.
        await page.EvaluateAsync("() => { WebSocket.prototype.send = () => { }; }");
        await page.FillAsync("#composer", "we roll back now");
        await page.PressAsync("#composer", "Enter");
        await page.FillAsync("#composer", "and then we look");
        await page.PressAsync("#composer", "Enter");
        await Expect(page.Locator("#composer")).ToHaveValueAsync("");
        await page.ReloadAsync();
        await Expect(page.Locator(".message .text")).ToHaveTextAsync(["we roll back now", "and then we look"]);
        Assert.Null(await page.EvaluateAsync<string?>("sessionStorage.getItem('sending/console:ana')"));
    }

    [Fact]
    public async Task What_had_arrived_before_the_page_was_lost_is_not_said_twice()
    {
        var page = await OpenAsync("Arrived after all");
        // The answer that it arrived is lost.
        await page.EvaluateAsync("() => { Storage.prototype.removeItem = () => { }; }");
        await page.FillAsync("#composer", "said once");
        await page.PressAsync("#composer", "Enter");
        await Expect(page.Locator(".message .text")).ToHaveTextAsync(["said once"]);
        Assert.NotNull(await page.EvaluateAsync<string?>("sessionStorage.getItem('sending/console:ana')"));
        await page.ReloadAsync();
        await Expect(page.Locator(".message .text")).ToHaveTextAsync(["said once"]);
        await page.FillAsync("#composer", "said after it");
        await page.PressAsync("#composer", "Enter");
        await Expect(page.Locator(".message .text")).ToHaveTextAsync(["said once", "said after it"]);
    }

    [Fact]
    public async Task A_command_that_was_refused_need_not_be_typed_anew()
    {
        var page = await OpenAsync("Typed anew");
        await page.FillAsync("#composer", "/incident priority P9 because of all the shops");
        await page.PressAsync("#composer", "Enter");
        await Expect(page.Locator(".private")).ToContainTextAsync("P9 is not a priority");
        await page.PressAsync("#composer", "ArrowUp");
        await Expect(page.Locator("#composer")).ToHaveValueAsync("/incident priority P9 because of all the shops");
    }
}
