using static Microsoft.Playwright.Assertions;

namespace Bot.Web.Tests.SignIn;

/// <summary>The console of several people who signed in.</summary>
public sealed class SignedInConsoleTests(Browser browser) : IClassFixture<Browser>
{
    private const string Long = "Ana María O’Connor-Ünlü de la Très Longue Famille Recomposée";

    [Fact]
    public async Task Somebody_abroad_reads_their_own_time_names_colleagues_and_can_sign_out_whatever_they_are_called()
    {
        using var free = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        free.Start();
        var port = ((System.Net.IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        await using var company = await Company.OpenAsync($"http://localhost:{port}", $"http://127.0.0.1:{port}");
        company.Provider.Who = new Account("ben-1", "Ben Moreau", "en", Zone: "Europe/Paris");
        var ben = await browser.OpenAtAsync($"http://localhost:{port}/");
        await Expect(ben.Locator(".me .who")).ToHaveTextAsync("Ben Moreau");
        await ben.FillAsync("#composer", "/incident declare P2 Payouts are late");
        await ben.PressAsync("#composer", "Enter");
        await Expect(ben.Locator(".bar .topic")).ToContainTextAsync("Payouts are late");
        await ben.FillAsync("#composer", "I look at it");
        await ben.PressAsync("#composer", "Enter");
        await Expect(ben.Locator(".message time")).ToHaveAttributeAsync("title", "Europe/Paris");

        company.Provider.Who = new Account("ana-1", Long, "en", Zone: "America/New_York");
        var ana = await browser.OpenAtAsync($"http://localhost:{port}/");
        await Expect(ana.Locator(".me .who")).ToHaveTextAsync(Long);
        await Expect(ana.Locator(".me form button")).ToBeInViewportAsync(new() { Ratio = 1 });
        await Expect(ana.Locator(".me .theme")).ToBeInViewportAsync(new() { Ratio = 1 });
        await Expect(ana.Locator(".me .zone")).ToHaveTextAsync("Times: America/New_York");
        await ana.ClickAsync(".side a[href='/incidents/INC-1']");
        await Expect(ana.Locator(".message time")).ToHaveAttributeAsync("title", "America/New_York");
        Assert.NotEqual(await ben.Locator(".message time").InnerTextAsync(), await ana.Locator(".message time").InnerTextAsync());
        // Whoever signed in can be given a follow-up, those of the incident first.
        await ana.ClickAsync(".pinned .buttons button >> text=Add follow-up");
        await Expect(ana.Locator("dialog select option")).ToContainTextAsync(["–", "Ben Moreau", Long]);
    }
}
