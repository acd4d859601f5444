using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Bot.App.Hosting;
using Bot.Features.Keeping;
using Bot.Teams.Tests.Adapter;
using Bot.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Bot.Teams.Tests.Playground;

/// <summary>
/// The Microsoft 365 Agents Playground, a Teams client from npm, with the whole bot behind it and Chromium in front. It needs npm and
/// a browser: at home its tests are skipped without them, in CI they fail.
/// </summary>
[CollectionDefinition(Name)]
public sealed class PlaygroundHost : IAsyncLifetime, ICollectionFixture<PlaygroundHost>
{
    public const string Name = "Playground";
    private const string Package = "@microsoft/m365agentsplayground@0.2.28";
    public const string Team = "19:5f1e0d3c5a5b4c5d8e9fa0b1c2d3e4f5@thread.tacv2";
    public const string Channel = "19:6f1e0d3c5a5b4c5d8e9fa0b1c2d3e4f6@thread.tacv2";
    public const string Group = "19:7f1e0d3c5a5b4c5d8e9fa0b1c2d3e4f7@thread.v2";
    public const string Personal = "a:1playgroundpersonalchat";
    public const string BotId = "28:3e0b5a58-7f3c-4a36-9d5c-0a1f8c3f1f10";
    public const string Alex = "29:1alex";
    private static readonly string[] Browsers = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private readonly TempFolder _folder = new();
    private readonly HttpClient _http = new();
    private Process? _playground;
    private WebApplication? _bot;
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private string? _missing;

    /// <summary>Where the client answers.</summary>
    public string Url { get; private set; } = "";

    /// <summary>Where pictures go, for a person to look at.</summary>
    public static string Pictures { get; } = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "playground-pictures")).FullName;

    /// <summary>The client's page.</summary>
    public async Task<IPage> OpenAsync()
    {
        if (_missing is not null)
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") is { Length: > 0 }, _missing);
            Assert.Skip(_missing);
        }
        var context = await _browser!.NewContextAsync(new() { ViewportSize = new() { Width = 1500, Height = 1100 } });
        context.SetDefaultTimeout(60_000);
        var page = await context.NewPageAsync();
        await page.GotoAsync(Url);
        await page.GetByRole(AriaRole.Treeitem).First.WaitForAsync();
        return page;
    }

    /// <summary>The numbers the next two incidents will have.</summary>
    public (int One, int Two) Next()
    {
        var there = Read(r => r.List(false, 100)).Count;
        return (there + 1, there + 2);
    }

    public T Read<T>(Func<IRecord, T> read) => _bot!.Services.GetRequiredService<IReads>().ReadAsync(read, CancellationToken.None).GetAwaiter().GetResult();

    /// <summary>Hands the bot any activity of this company, and gives back what it answered.</summary>
    public async Task<HttpStatusCode> CustomAsync(JsonObject activity)
    {
        using var answer = await _http.PostAsJsonAsync(Url + "/_internal/v1/customActivities", activity);
        return answer.StatusCode;
    }

    /// <summary>An activity of Alex with what every activity has.</summary>
    public JsonObject Activity(string type, string conversation, string id) => new()
    {
        ["type"] = type, ["id"] = id, ["channelId"] = "msteams", ["serviceUrl"] = Url + "/_connector", ["timestamp"] = NodaTime.Text.InstantPattern.ExtendedIso.Format(NodaTime.SystemClock.Instance.GetCurrentInstant()),
        ["from"] = new JsonObject { ["id"] = Alex, ["name"] = "Alex Wilber", ["aadObjectId"] = "aaaaaaaa-0000-4000-8000-000000000020" }, ["recipient"] = new JsonObject { ["id"] = BotId, ["name"] = "Incident Bot" },
        ["conversation"] = new JsonObject { ["id"] = conversation, ["conversationType"] = "channel", ["isGroup"] = true, ["tenantId"] = "dddddddd-0000-4000-8000-000000000001" },
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = "dddddddd-0000-4000-8000-000000000001" }, ["channel"] = new JsonObject { ["id"] = Channel }, ["team"] = new JsonObject { ["id"] = Team } },
        ["locale"] = "en-US",
    };

    /// <summary>Hands an activity straight to the bot, as the client does, to see its answer.</summary>
    public async Task<JsonNode?> StraightAsync(JsonObject activity)
    {
        using var answer = await _http.PostAsJsonAsync(_bot!.Urls.First() + TeamsServices.Path, activity);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var body = await answer.Content.ReadAsStringAsync();
        return body.Length == 0 ? null : JsonNode.Parse(body);
    }

    public async ValueTask InitializeAsync()
    {
        if (Browsers.FirstOrDefault(File.Exists) is not { } chromium) { _missing = "No Chromium is installed: apt-get install chromium"; return; }
        if (await InstallAsync() is { } why) { _missing = why; return; }
        var (client, bot) = (FreePort(), FreePort());
        Url = $"http://127.0.0.1:{client}";
        await File.WriteAllTextAsync(_folder.File(".m365agentsplayground.yml"), Company);
        // It listens on every interface unless it is told otherwise.
        await File.WriteAllTextAsync(_folder.File("loopback.cjs"), "const net=require('net');const listen=net.Server.prototype.listen;net.Server.prototype.listen=function(...a){if(typeof a[0]==='object'&&a[0]&&a[0].port!==undefined)a[0].host='127.0.0.1';else if(typeof a[0]==='number'||typeof a[0]==='string'&&/^\\d+$/.test(a[0])){if(typeof a[1]==='string')a[1]='127.0.0.1';else a.splice(1,0,'127.0.0.1');}return listen.apply(this,a)};");
        _bot = BotApp.Build(["--Logging:LogLevel:Default", "None", "--urls", $"http://127.0.0.1:{bot}", "--Storage:Path", _folder.File("bot.db"), "--Teams:AllowAnonymous", "true", "--Teams:ServiceUrl", Url + "/_connector", "--Teams:Channel", Channel, "--Teams:AnnounceChannel", Team]);
        await _bot.StartAsync();
        _playground = Start("node", _folder.FullName, "--require", _folder.File("loopback.cjs"), Path.Combine(Modules, "@microsoft", "m365agentsplayground", "cli.js"),
            "-e", $"http://127.0.0.1:{bot}{TeamsServices.Path}", "-c", "msteams", "-p", client.ToString(CultureInfo.InvariantCulture), "--service-url", Url + "/_connector", "--disable-telemetry");
        await Eventually.Until(() => IsUp(), "the Agents Playground answers");
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
        if (_playground is { HasExited: false }) _playground.Kill(entireProcessTree: true);
        _playground?.Dispose();
        if (_bot is not null)
        {
            await _bot.StopAsync();
            await _bot.DisposeAsync();
        }
        _http.Dispose();
        _folder.Dispose();
    }

    private static string Modules => Path.Combine(Repository.Root, "artifacts", "playground", "node_modules");

    private static async Task<string?> InstallAsync()
    {
        if (File.Exists(Path.Combine(Modules, "@microsoft", "m365agentsplayground", "cli.js"))) return null;
        try
        {
            var folder = Directory.CreateDirectory(Path.GetDirectoryName(Modules)!).FullName;
            using var npm = Start("npm", folder, "install", "--no-audit", "--no-fund", "--prefix", folder, Package);
            using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5));
            await npm.WaitForExitAsync(limit.Token);
            return npm.ExitCode == 0 ? null : $"npm could not install {Package}.";
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or OperationCanceledException)
        {
            return $"{Package} needs npm: apt-get install nodejs npm";
        }
    }

    private static Process Start(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["TEAMSAPPTESTER_BROWSER"] = "none";
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private bool IsUp()
    {
        try
        {
            using var answer = _http.GetAsync(new Uri(Url + "/_internal/v1/testConfig")).GetAwaiter().GetResult();
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private static string Company
    {
        get
        {
            string[] names = ["Megan Bowen", "Adele Vance", "Isaiah Langer", "Patti Fernandez", "Lynne Robbins"];
            string User(string name, string id, int number, string dash, string indent) => string.Join('\n',
                $"{dash}id: {id}", $"{indent}name: {name}", $"{indent}userPrincipleName: u{number}@example.com", $"{indent}aadObjectId: aaaaaaaa-0000-4000-8000-0000000000{number}",
                $"{indent}givenName: {name.Split(' ')[0]}", $"{indent}surname: {name.Split(' ')[1]}", $"{indent}email: u{number}@example.com");
            return string.Join('\n', "version: \"0.1.1\"", "tenantId: dddddddd-0000-4000-8000-000000000001", "bot:", $"  id: {BotId}", "  name: Incident Bot", "currentUser:", User("Alex Wilber", Alex, 20, "  ", "  "), "users:",
                string.Join('\n', names.Select((n, i) => User(n, "29:1user" + i.ToString(CultureInfo.InvariantCulture), 21 + i, "  - ", "    "))),
                "personalChat:", $"  id: {Personal}", "groupChat:", $"  id: {Group}", "  name: Night shift", "team:", $"  id: {Team}", "  name: Payments", "  aadGroupId: aaaaaaaa-0000-4000-8000-000000000031", "  channels:", $"    - id: {Channel}", "      name: Incidents", "");
        }
    }
}
