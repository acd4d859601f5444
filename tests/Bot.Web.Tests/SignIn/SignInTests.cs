using System.Net;
using Bot.App.Cli.Doctor;
using Bot.App.Hosting;
using Bot.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using static Microsoft.Playwright.Assertions;

namespace Bot.Web.Tests.SignIn;

/// <summary>The console behind the company's sign-in: who gets in, and that nobody else does.</summary>
public sealed class SignInTests(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task Two_people_sign_in_and_each_speaks_as_themselves()
    {
        var port = FreePort();
        await using var company = await Company.OpenAsync($"http://localhost:{port}", $"http://127.0.0.1:{port}");
        var zoe = await browser.OpenAtAsync($"http://localhost:{port}/");
        await Expect(zoe.Locator(".me .who")).ToHaveTextAsync("Zoé Martin");
        await Expect(zoe.Locator("#speaker")).ToHaveCountAsync(0);
        await Expect(zoe.Locator("button.declare")).ToHaveTextAsync("Déclarer un incident");
        await zoe.FillAsync("#composer", "/incident déclarer P2 paiements lents --private");
        await zoe.PressAsync("#composer", "Enter");
        await Expect(zoe.Locator(".bar .topic")).ToContainTextAsync("paiements lents");
        await zoe.FillAsync("#composer", "je regarde");
        await zoe.PressAsync("#composer", "Enter");
        await Expect(zoe.Locator(".message").Filter(new() { HasText = "je regarde" })).ToContainTextAsync("Zoé Martin");

        company.Provider.Who = new Account("u-2", "Max Weber", "en");
        var max = await browser.OpenAtAsync($"http://localhost:{port}/");
        await max.GotoAsync($"http://localhost:{port}/incidents/INC-1");
        await Expect(max.Locator(".me .who")).ToHaveTextAsync("Max Weber");
        await Expect(max.Locator(".empty")).ToContainTextAsync("it is private");
        // What the browser says of itself is not what counts.
        await max.EvaluateAsync("localStorage.setItem('speaker', 'Zoé Martin|fr')");
        await max.ReloadAsync();
        await Expect(max.Locator(".me .who")).ToHaveTextAsync("Max Weber");

        var other = await zoe.Context.NewPageAsync();
        await other.GotoAsync($"http://localhost:{port}/incidents/INC-1");
        await Expect(other.Locator(".bar .topic")).ToContainTextAsync("paiements lents");
        await zoe.ClickAsync(".me form button");
        await Expect(zoe.Locator("main")).ToContainTextAsync("You are signed out");
        company.Provider.Who = null;
        await Expect(other.Locator("main")).ToContainTextAsync("Signing in did not work");
    }

    [Fact]
    public async Task Signing_out_that_is_slow_to_be_answered_signs_nobody_in_again()
    {
        var port = FreePort();
        await using var company = await Company.OpenAsync($"http://localhost:{port}", $"http://127.0.0.1:{port}");
        var zoe = await browser.OpenAtAsync($"http://localhost:{port}/");
        var other = await zoe.Context.NewPageAsync();
        await other.GotoAsync($"http://localhost:{port}/");
        await Expect(other.Locator(".me .who")).ToHaveTextAsync("Zoé Martin");
        // The bot has signed her out; its answer is still on its way when the console learns of it.
        await zoe.EvaluateAsync("""
            () => {
              window.stayed = true;
              document.addEventListener('submit', e => { e.preventDefault(); fetch(e.target.action, { method: 'POST', body: new URLSearchParams(new FormData(e.target)), redirect: 'manual' }); });
            }
            """);
        company.Provider.Who = null;
        await zoe.ClickAsync(".me form button");
        await Expect(other.Locator("main")).ToContainTextAsync("Signing in did not work");
        await zoe.WaitForTimeoutAsync(5000);
        Assert.True(await zoe.EvaluateAsync<bool>("window.stayed === true"));
    }

    private static int FreePort()
    {
        using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    [Fact]
    public async Task Whoever_opens_the_console_is_sent_to_the_company_s_sign_in_and_back()
    {
        await using var company = await Company.OpenAsync();
        using var visitor = company.Visit();

        using var first = await visitor.AskAsync("/incidents/INC-1?x=1");
        Assert.Equal(HttpStatusCode.Found, first.StatusCode);
        Assert.StartsWith(company.Provider.Url + "/authorize?", first.Headers.Location!.AbsoluteUri, StringComparison.Ordinal);
        Assert.All(first.Headers.GetValues("Set-Cookie"), cookie => Assert.Contains("secure; samesite=lax; httponly", cookie, StringComparison.OrdinalIgnoreCase));

        var (status, page) = await visitor.OpenAsync("/incidents/INC-1");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("This console needs JavaScript", page, StringComparison.Ordinal);
        Assert.Contains("incident-bot", visitor.Cookies.Keys);
        Assert.DoesNotContain(IdentityProvider.Secret, company.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_not_signed_in_sees_and_changes_nothing()
    {
        await using var company = await Company.OpenAsync();
        using var visitor = company.Visit();
        foreach (var path in new[] { "/", "/incidents/INC-1", "/dashboard", "/status", "/status/api/v2/summary.json", "/metrics", "/readyz", "/healthz", "/_framework/blazor.web.js", "/_content/Bot.Web/console.js", "/not-found", "/nowhere", "/%2e%2e/", "//healthz" })
        {
            using var page = await visitor.AskAsync(path);
            Assert.True(page.StatusCode == HttpStatusCode.Found && page.Headers.Location!.OriginalString.Contains("/authorize", StringComparison.Ordinal), $"{path}: {page.StatusCode}");
            using var program = await visitor.AskAsync(path, null, ("Accept", "application/json"));
            Assert.Equal(HttpStatusCode.Unauthorized, program.StatusCode);
        }
        foreach (var path in new[] { "/_blazor/negotiate?negotiateVersion=1", "/_blazor", "/", "/api/messages" })
        {
            using var answer = await visitor.AskAsync(path, HttpMethod.Post);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("incident-bot", "CfDJ8A")]
    [InlineData("incident-bot", "")]
    public async Task A_made_up_session_is_none(string cookie, string value)
    {
        await using var company = await Company.OpenAsync();
        using var visitor = company.Visit();
        visitor.Cookies[cookie] = value;
        using var answer = await visitor.AskAsync("/");
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
    }

    [Theory]
    [InlineData(Flaw.OtherNonce)]
    [InlineData(Flaw.OtherAudience)]
    [InlineData(Flaw.OtherIssuer)]
    [InlineData(Flaw.OtherKey)]
    [InlineData(Flaw.Expired)]
    [InlineData(Flaw.NoSignature)]
    public async Task What_somebody_else_vouches_for_is_not_believed(Flaw flaw)
    {
        await using var company = await Company.OpenAsync();
        company.Provider.Flaw = flaw;
        using var visitor = company.Visit();
        var (status, page) = await visitor.OpenAsync("/");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("Signing in did not work", page, StringComparison.Ordinal);
        Assert.DoesNotContain("incident-bot", visitor.Cookies.Keys);
    }

    [Fact]
    public async Task Who_turns_back_at_the_sign_in_is_told_how_to_try_again()
    {
        await using var company = await Company.OpenAsync();
        company.Provider.Who = null;
        using var visitor = company.Visit();
        using var answer = await visitor.AskAsync("/signin-oidc?state=forged&code=forged", null, ("Accept-Language", "fr-FR,fr;q=0.9"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("La connexion a échoué", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.OpenAsync("/")).Status);
    }

    [Fact]
    public async Task Only_who_has_a_claim_that_is_asked_for_is_let_in()
    {
        await using var company = await Company.OpenAsync(settings: ["--SignIn:Require", "groups=sre; groups=on-call"]);
        using (var visitor = company.Visit()) Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync("/")).Status);

        foreach (var stranger in new[] { new Account("u-2", "Max", Groups: ["marketing", "on-call-readers"]), new Account("u-3", "Nic") })
        {
            company.Provider.Who = stranger;
            using var visitor = company.Visit();
            var (status, page) = await visitor.OpenAsync("/");
            Assert.Equal(HttpStatusCode.Forbidden, status);
            Assert.Contains("SignIn:Require", page, StringComparison.Ordinal);
            Assert.DoesNotContain("incident-bot", visitor.Cookies.Keys);
        }
    }

    [Fact]
    public async Task Who_would_not_be_let_in_today_is_not_inside_any_more()
    {
        await using var company = await Company.OpenAsync();
        company.Provider.Who = new Account("u-2", "Max", Groups: ["marketing"]);
        using var visitor = company.Visit();
        await visitor.OpenAsync("/");
        await company.RestartAsync("--SignIn:Require", "groups=on-call");
        using var answer = await visitor.AskAsync("/");
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
    }

    [Theory]
    [InlineData("//evil.example:8443/signin")]
    [InlineData("///evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/x/..//evil.example")]
    public async Task Nobody_is_led_to_another_site_by_signing_in(string path)
    {
        await using var company = await Company.OpenAsync();
        using var visitor = company.Visit();
        using var first = await visitor.AskAsync(Company.Home + path);
        if (first.Headers.Location is not { } provider) return;
        using var given = await visitor.AskAsync(provider.OriginalString);
        using var back = await visitor.AskAsync(given.Headers.Location!.OriginalString);
        Assert.StartsWith("/", back.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", back.Headers.Location.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Colleagues_are_named_as_they_signed_in()
    {
        var port = FreePort();
        await using var company = await Company.OpenAsync($"http://localhost:{port}", $"http://127.0.0.1:{port}");
        company.Provider.Who = new Account("luc-3", "Luc Moreau", "en");
        var luc = await browser.OpenAtAsync($"http://localhost:{port}/");
        await Expect(luc.Locator(".me .who")).ToHaveTextAsync("Luc Moreau");
        company.Provider.Who = new Account("u-1", "Zoé Martin", "en");
        var zoe = await browser.OpenAtAsync($"http://localhost:{port}/");
        async Task Type(string text)
        {
            await zoe.FillAsync("#composer", text);
            await zoe.PressAsync("#composer", "Enter");
        }
        await Type("/incident declare P2 something inside --private");
        await Expect(zoe.Locator(".bar .topic")).ToContainTextAsync("something inside");
        await Type("/incident lead @nobody");
        await Expect(zoe.Locator("main")).ToContainTextAsync("I cannot tell who @nobody is");
        await Type("/incident role comms @luc");
        await Type("/incident action add late alerts -> clean up @Luc Moreau due 3d");
        await Expect(zoe.Locator("main")).ToContainTextAsync("clean up (Luc Moreau");
        await Type("/incident invite @Luc Moreau");
        await luc.GotoAsync($"http://localhost:{port}/incidents/INC-1");
        await Expect(luc.Locator(".bar .topic")).ToContainTextAsync("something inside");
    }

    [Fact]
    public async Task A_provider_without_userinfo_says_it_all_in_its_token()
    {
        await using var company = await Company.OpenAsync(settings: ["--SignIn:Require", "groups=on-call"]);
        company.Provider.Flaw = Flaw.NoUserInfo;
        using var visitor = company.Visit();
        Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync("/")).Status);
    }

    [Fact]
    public async Task A_session_outlives_a_restart_and_ends_when_signed_out()
    {
        await using var company = await Company.OpenAsync();
        using var visitor = company.Visit();
        await visitor.OpenAsync("/");
        await company.RestartAsync();
        var copied = visitor.Cookies["incident-bot"];
        using (var again = await visitor.AskAsync("/")) Assert.Equal(HttpStatusCode.OK, again.StatusCode);

        using (var foreign = await visitor.AskAsync("/sign-out", HttpMethod.Post, ("Origin", "https://evil.example"))) Assert.Equal(HttpStatusCode.BadRequest, foreign.StatusCode);
        using (var seen = await visitor.AskAsync("/sign-out")) Assert.Equal(HttpStatusCode.NotFound, seen.StatusCode);
        using (var own = await visitor.AskAsync("/sign-out", HttpMethod.Post, ("Origin", Company.Home))) Assert.Equal("/signed-out", own.Headers.Location!.OriginalString);
        var (status, page) = await visitor.OpenAsync("/signed-out");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("You are signed out", page, StringComparison.Ordinal);
        using var after = await visitor.AskAsync("/");
        Assert.Equal(HttpStatusCode.Found, after.StatusCode);
        visitor.Cookies["incident-bot"] = copied;
        using var copy = await visitor.AskAsync("/");
        Assert.Equal(HttpStatusCode.Found, copy.StatusCode);
        await company.RestartAsync();
        using var later = await visitor.AskAsync("/");
        Assert.Equal(HttpStatusCode.Found, later.StatusCode);
    }

    [Fact]
    public async Task With_the_sign_in_down_one_is_told_and_those_inside_stay()
    {
        await using var company = await Company.OpenAsync();
        using var inside = company.Visit();
        await inside.OpenAsync("/");
        await company.Provider.DisposeAsync();
        await company.RestartAsync();
        using var late = company.Visit();
        using var answer = await late.AskAsync("/");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("sign-in does not answer", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)), StringComparison.Ordinal);
        using var still = await inside.AskAsync("/");
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
    }

    [Fact]
    public async Task Another_name_leads_to_the_console_s_own_and_operators_of_this_machine_need_none()
    {
        await using var company = await Company.OpenAsync();
        using var visitor = company.Visit();
        using (var other = await visitor.AskAsync("/incidents/INC-3?a=b", null, ("Host", "10.0.0.7:3000"))) Assert.Equal(Company.Home + "/incidents/INC-3?a=b", other.Headers.Location!.OriginalString);
        using (var posted = await visitor.AskAsync("/_blazor/negotiate", HttpMethod.Post, ("Host", "evil.example"))) Assert.Equal(HttpStatusCode.BadRequest, posted.StatusCode);
        foreach (var path in new[] { "/healthz", "/readyz", "/metrics" })
        {
            using var own = await visitor.AskAsync(path, null, ("Host", "127.0.0.1"));
            Assert.Equal(HttpStatusCode.OK, own.StatusCode);
            foreach (var header in new[] { "X-Forwarded-For", "X-Real-IP", "Via", "Forwarded" })
            {
                using var handedOn = await visitor.AskAsync(path, null, ("Host", "127.0.0.1"), (header, "203.0.113.9"));
                Assert.Equal(HttpStatusCode.Found, handedOn.StatusCode);
            }
        }
        await visitor.OpenAsync("/");
        using var elsewhere = await visitor.AskAsync("/_blazor/negotiate?negotiateVersion=1", HttpMethod.Post, ("Origin", "https://evil.example"));
        Assert.Equal(HttpStatusCode.BadRequest, elsewhere.StatusCode);
        using var own2 = await visitor.AskAsync("/_blazor/negotiate?negotiateVersion=1", HttpMethod.Post, ("Origin", Company.Home));
        Assert.Equal(HttpStatusCode.OK, own2.StatusCode);
    }

    [Fact]
    public async Task The_doctor_asks_the_provider_and_says_where_people_are_sent_back_to()
    {
        await using var provider = await IdentityProvider.StartAsync("");
        Assert.Equal(["ok sign-in: not connected; the console answers to this machine only"], await Doctor([]));
        Assert.Equal([$"ok sign-in: {provider.Url} vouches for people, those with groups=on-call; it has to send them back to {Company.Home}/signin-oidc"], await Doctor(Settings(provider.Url)));
        Assert.Contains("cannot be read (404)", Assert.Single(await Doctor(Settings(provider.Url + "/realms/none"))), StringComparison.Ordinal);
        Assert.StartsWith("FAIL sign-in: SignIn:ClientSecret is missing", Assert.Single(await Doctor(Settings(provider.Url).Where(s => s.Key != "SignIn:ClientSecret"))), StringComparison.Ordinal);

        static Dictionary<string, string?> Settings(string authority) => new()
        {
            ["Incidents:PublicUrl"] = Company.Home, ["SignIn:Authority"] = authority, ["SignIn:ClientId"] = "incident-bot", ["SignIn:ClientSecret"] = "secret", ["SignIn:Require"] = "groups=on-call",
        };

        static async Task<List<string>> Doctor(IEnumerable<KeyValuePair<string, string?>> settings)
        {
            List<string> said = [];
            await SignInCheck.ExamineAsync(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), (well, what) => said.Add((well ? "ok " : "FAIL ") + what), TestContext.Current.CancellationToken);
            return said;
        }
    }

    [Theory]
    [InlineData("SignIn:ClientSecret is missing", "SignIn:ClientSecret", " ")]
    [InlineData("SignIn:Authority is missing", "SignIn:Authority", "")]
    [InlineData("Incidents:PublicUrl is missing", "Incidents:PublicUrl", "")]
    [InlineData("is not https", "Incidents:PublicUrl", "http://incidents.example.com")]
    [InlineData("is not https", "SignIn:Authority", "http://login.example.com")]
    [InlineData("has a path", "Incidents:PublicUrl", "https://example.com/incidents")]
    [InlineData("Set SignIn:Require", "SignIn:Authority", "https://accounts.google.com")]
    [InlineData("Set SignIn:Require", "SignIn:Authority", "https://login.microsoftonline.com/common/v2.0")]
    [InlineData("Set SignIn:Require", "SignIn:Authority", "https://login.microsoftonline.com/ORGANIZATIONS/v2.0")]
    [InlineData("Set SignIn:Require", "SignIn:Authority", "https://login.microsoftonline.com/9188040D-6c67-4c5b-b112-36a304b66dad/v2.0")]
    [InlineData("Set SignIn:Require", "SignIn:Authority", "https://login.windows.net/Common")]
    [InlineData("Set SignIn:Require", "SignIn:Authority", "https://LOGIN.microsoft.com/common/v2.0")]
    [InlineData("is no claim", "SignIn:Require", "on-call")]
    [InlineData("Give each a name of its own", "PublicPage:Url", "https://incidents.example.com/status")]
    [InlineData("Take one of them out", "Teams:AllowAnonymous", "true")]
    public void Half_a_configuration_refuses_to_start(string told, string key, string value)
    {
        using var folder = new TempFolder();
        var settings = new Dictionary<string, string>
        {
            ["Storage:Path"] = folder.File("bot.db"), ["Incidents:PublicUrl"] = Company.Home, ["SignIn:Authority"] = "https://login.example.com", ["SignIn:ClientId"] = "incident-bot", ["SignIn:ClientSecret"] = "secret",
            [key] = value,
        };
        Assert.Contains(told, Assert.Throws<ArgumentException>(() => BotApp.Build([.. settings.Select(s => $"--{s.Key}={s.Value}")])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_it_other_machines_may_be_answered()
    {
        await using var company = await Company.OpenAsync(listen: "http://0.0.0.0:0");
        using var visitor = company.Visit();
        using var answer = await visitor.AskAsync($"http://127.0.0.1:{new Uri(company.Bot.Urls.First()).Port}/", null, ("Host", "incidents.example.com"));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
    }
}
