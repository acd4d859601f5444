using Bot.App.Hosting;
using Bot.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Bot.Web.Tests;

/// <summary>The real bot on a free port with its own database, and Debian's Chromium to look at it.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private readonly TempFolder _folder = new();
    private WebApplication? _app;
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private string? _test;

    /// <summary>Where the bot answers.</summary>
    public string Url { get; private set; } = "";

    /// <summary>Something happens in the bot, whoever does it.</summary>
    public Task DeliverAsync(Bot.Chat.Delivery.Delivery delivery) => _app!.Services.GetRequiredService<Bot.Chat.Delivery.IDesk>().ReceiveAsync(delivery, CancellationToken.None);

    /// <summary>A page of its own browser profile: another person at another machine.</summary>
    public Task<IPage> OpenAsync(string path = "/", int width = 1280, int height = 860, ColorScheme scheme = ColorScheme.Light) => OpenAtAsync(Url + path, width, height, scheme);

    /// <summary>The same, of another bot.</summary>
    public async Task<IPage> OpenAtAsync(string address, int width = 1280, int height = 860, ColorScheme scheme = ColorScheme.Light)
    {
        if (_browser is null)
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") is { Length: > 0 }, "CI needs a browser: apt-get install chromium");
            Assert.Skip("No Chromium is installed (" + string.Join(", ", Places) + ").");
        }
        // The pages of the test before would go on drawing whatever happens in this one.
        if (_test != TestContext.Current.Test?.UniqueID)
        {
            foreach (var before in _browser.Contexts.ToList()) await before.CloseAsync();
            _test = TestContext.Current.Test?.UniqueID;
        }
        var context = await _browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height }, ColorScheme = scheme, AcceptDownloads = true });
        context.SetDefaultTimeout(60_000);
        var page = await context.NewPageAsync();
        await page.GotoAsync(address);
        try
        {
            await page.WaitForSelectorAsync("#composer");
        }
        catch (TimeoutException)
        {
            Assert.Fail($"There is no console at {page.Url}, but: {await page.InnerTextAsync("body")}");
        }
        return page;
    }

    public async ValueTask InitializeAsync()
    {
        _app = BotApp.Build(["--Logging:LogLevel:Default", "None", "--urls", "http://127.0.0.1:0", "--Storage:Path", _folder.File("bot.db")]);
        await _app.StartAsync();
        Url = _app.Urls.First();
        if (Places.FirstOrDefault(File.Exists) is not { } chromium) return;
        // A busy machine is slow, not wrong.
        Assertions.SetDefaultExpectTimeout(60_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }
        _folder.Dispose();
    }
}
