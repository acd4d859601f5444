using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Bot.Web.Tests;

/// <summary>What people are typing in the console: it is kept, completed and sent where it was meant.</summary>
public class ConsoleTypingTests(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task What_is_being_typed_waits_in_its_own_channel_and_is_sent_to_no_other()
    {
        var page = await browser.OpenAsync();
        var one = await page.DeclareAsync("P3 First of two");
        var two = await page.DeclareAsync("P3 Second of two");
        await page.ClickAsync($"nav a[href='/incidents/{one}']");
        await Expect(page.Locator(".bar h1")).ToContainTextAsync(one.ToLowerInvariant());
        await page.FillAsync("#composer", "half a sentence about the first");
        await page.ClickAsync($"nav a[href='/incidents/{two}']");
        await Expect(page.Locator(".bar h1")).ToContainTextAsync(two.ToLowerInvariant());
        await Expect(page.Locator("#composer")).ToHaveValueAsync("");
        await page.SendAsync("this is about the second");
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
    public async Task Commands_sent_faster_than_they_are_answered_are_all_done_in_order()
    {
        var page = await browser.OpenAsync();
        await page.DeclareAsync("P4 Faster than the answers");
        foreach (var word in new[] { "one", "two", "three", "four" })
        {
            await page.FillAsync("#composer", word);
            await page.PressAsync("#composer", "Enter");
        }
        await Expect(page.Locator(".message .text")).ToHaveTextAsync(["one", "two", "three", "four"]);
        await Expect(page.Locator("#composer")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task What_was_typed_into_a_form_stands_there_again_after_the_page_was_lost()
    {
        var page = await browser.OpenAsync();
        await page.DeclareAsync("P3 Forms that are lost");
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
        await page.DeclareAsync("P3 Cut off");
        await page.SelectOptionAsync("#speaker", "Chloé");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "fr");
        await page.ClickAsync(".pinned .buttons button >> nth=0");
        await Expect(page.Locator("dialog.form")).ToBeVisibleAsync();
        await page.FocusAsync("#f-text_en");
        await page.EvaluateAsync("document.getElementById('components-reconnect-modal').dispatchEvent(new CustomEvent('components-reconnect-state-changed', { detail: { state: 'show' } }))");
        await Expect(page.Locator("#components-reconnect-modal")).ToContainTextAsync("Le bot ne répond pas.");
        // What is put there last lies on top; who is typing goes on.
        Assert.True(await page.EvaluateAsync<bool>("document.getElementById('components-reconnect-modal').matches(':popover-open')"));
        await page.Keyboard.TypeAsync("Encore.");
        await Expect(page.Locator("#f-text_en")).ToHaveValueAsync("Encore.");
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
            await page.DeclareAsync("P3 Restarted");
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
    public async Task Ones_own_message_can_be_edited_and_deleted_and_the_record_keeps_it()
    {
        var page = await browser.OpenAsync();
        await page.DeclareAsync("P4 Edits and deletions");
        await page.SendAsync("disk is fu11");
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
}
