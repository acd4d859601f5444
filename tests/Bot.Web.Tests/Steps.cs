using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Bot.Web.Tests;

/// <summary>What people do on a page of the console.</summary>
internal static class Steps
{
    /// <summary>Types into the box and sends it.</summary>
    public static async Task SendAsync(this IPage page, string text)
    {
        await page.FillAsync("#composer", text);
        await page.PressAsync("#composer", "Enter");
        await Expect(page.Locator("#composer")).ToHaveValueAsync("");
    }

    /// <summary>Declares an incident and waits for its channel; gives back its key.</summary>
    public static async Task<string> DeclareAsync(this IPage page, string words)
    {
        var before = page.Url;
        await page.SendAsync("/incident declare --anyway " + words);
        await Expect(page).Not.ToHaveURLAsync(before);
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/incidents/INC-"));
        await Expect(page.Locator(".pinned")).ToBeVisibleAsync();
        return page.Url[(page.Url.LastIndexOf('/') + 1)..];
    }
}
