using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Bot.Web.Tests;

/// <summary>What is typed into the console is never lost, and said once.</summary>
public class KeptTextTests(Browser browser) : IClassFixture<Browser>
{
    // In one piece, as a clipboard does; typed key by key it would take the browser seconds.
    private static async Task PasteAsync(IPage page, string text) =>
        await page.EvaluateAsync("text => { const box = document.getElementById('composer'); box.focus(); box.value = text; box.dispatchEvent(new Event('input', { bubbles: true })); }", text);

    private async Task<IPage> OpenThatCanBeCutOffAsync(string title)
    {
        var page = await browser.OpenAsync();
        await page.AddInitScriptAsync("window.sockets = []; window.WebSocket = class extends WebSocket { constructor(...how) { super(...how); sockets.push(this); } };");
        await page.ReloadAsync();
        await page.DeclareAsync("P4 " + title);
        return page;
    }

    private static async Task CutOffAsync(IPage page)
    {
        await page.Context.SetOfflineAsync(true);
        await page.EvaluateAsync("sockets.forEach(s => { s.onclose(new CloseEvent('close', { code: 1006 })); s.close(); })");
        await Expect(page.Locator("#components-reconnect-modal")).ToContainTextAsync("The bot does not answer.");
        await Expect(page.Locator("#components-reconnect-modal")).ToBeVisibleAsync();
    }

    private static async Task ConnectAgainAsync(IPage page)
    {
        await page.Context.SetOfflineAsync(false);
        await Expect(page.Locator("#components-reconnect-modal")).Not.ToBeVisibleAsync();
    }

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
        await PasteAsync(page, log);
        await page.PressAsync("#composer", "Enter");
        await Expect(page.Locator(".message .text")).ToContainTextAsync("line 999 of a log");
        Assert.Equal(log, await page.Locator(".message .text").InnerTextAsync());
        await Expect(page.Locator("#components-reconnect-modal")).Not.ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_is_too_long_for_one_message_stays_in_the_box()
    {
        var page = await OpenAsync("Longer than any log");
        await PasteAsync(page, new string('x', 200001));
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
    public async Task Whoever_types_while_the_bot_is_cut_off_goes_on_typing()
    {
        var page = await OpenThatCanBeCutOffAsync("Cut off while typing");
        await page.Keyboard.TypeAsync("we roll ");
        await CutOffAsync(page);
        await page.Keyboard.TypeAsync("back now\n");
        await page.Keyboard.TypeAsync("and then we look\n");
        // What waits is seen.
        await Expect(page.Locator("#lost-waiting li")).ToHaveTextAsync(["we roll back now", "and then we look"]);
        // Nothing that is pressed meanwhile leaves the page.
        await page.EvaluateAsync("document.querySelector('.side a[href=\"/\"]').click()");
        await page.Keyboard.TypeAsync("half a sen");
        await ConnectAgainAsync(page);
        await Expect(page.Locator(".message .text")).ToHaveTextAsync(["we roll back now", "and then we look"]);
        await page.Keyboard.TypeAsync("tence");
        await Expect(page.Locator("#composer")).ToHaveValueAsync("half a sentence");
    }

    [Fact]
    public async Task What_was_typed_into_a_form_while_the_bot_was_cut_off_is_what_is_handed_in()
    {
        var page = await OpenThatCanBeCutOffAsync("Cut off over a form");
        await page.ClickAsync(".pinned .buttons button >> nth=0");
        // Once it is open, its first field has the keyboard; before that it would take it away again.
        await Expect(page.Locator("dialog.form")).ToBeVisibleAsync();
        await page.FocusAsync("#f-text_en");
        await CutOffAsync(page);
        await page.Keyboard.TypeAsync("Payments work again.");
        await page.EvaluateAsync("document.querySelector('dialog.form form').requestSubmit()");
        await ConnectAgainAsync(page);
        await page.FillAsync("#f-text_fr", "Les paiements passent de nouveau.");
        await page.ClickAsync("dialog button[type=submit]");
        await Expect(page.Locator(".update").Last).ToContainTextAsync("Payments work again.");
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

    [Fact]
    public async Task Whoever_speaks_in_one_tab_does_not_speak_in_another_and_what_waits_is_said_by_whoever_sent_it()
    {
        var page = await OpenThatCanBeCutOffAsync("Two tabs");
        await page.SelectOptionAsync("#speaker", "Ben");
        await Expect(page.Locator("#composer")).ToHaveAttributeAsync("data-who", "console:ben");
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync(browser.Url);
        await other.SelectOptionAsync("#speaker", "Chloé");
        await Expect(other.Locator("#composer")).ToHaveAttributeAsync("data-who", "console:chloé");
        await page.EvaluateAsync("() => { WebSocket.prototype.send = () => { }; }");
        await page.FillAsync("#composer", "I roll back");
        await page.PressAsync("#composer", "Enter");
        await page.ReloadAsync();
        await Expect(page.Locator("#speaker")).ToHaveValueAsync("Ben");
        await Expect(page.Locator(".message")).ToContainTextAsync("I roll back");
        await Expect(page.Locator(".message strong")).ToHaveTextAsync("Ben");
    }

    [Fact]
    public async Task A_message_that_was_deleted_is_not_brought_back_by_an_edit_that_was_begun_before()
    {
        var page = await OpenAsync("Deleted while edited");
        await page.SendAsync("disk is fu11");
        await page.HoverAsync(".message");
        await page.ClickAsync("[aria-label=Edit]");
        await page.FillAsync(".edit textarea", "disk is full");
        var other = await page.Context.NewPageAsync();
        other.Dialog += (_, asked) => asked.AcceptAsync();
        await other.GotoAsync(page.Url);
        await other.HoverAsync(".message");
        await other.ClickAsync("[aria-label=Delete]");
        await Expect(page.Locator(".message .tag")).ToContainTextAsync("deleted");
        await page.ClickAsync(".edit button[type=submit]");
        await Expect(page.Locator(".edit textarea")).ToHaveValueAsync("disk is full");
        await page.SendAsync("after it");
        await Expect(page.Locator(".message .tag").First).ToContainTextAsync("deleted");
    }
}
