using System.Net;
using Bot.App.Hosting;
using Bot.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bot.Web.Tests.SignIn;

/// <summary>The real bot behind a proxy that ends https, and the company's identity provider.</summary>
internal sealed class Company : IAsyncDisposable
{
    public const string Home = "https://incidents.example.com";

    private readonly TempFolder _folder = new();
    private readonly LogLines _log = new();

    public IdentityProvider Provider { get; private set; } = null!;

    public WebApplication Bot { get; private set; } = null!;

    /// <summary>All that was logged.</summary>
    public string Log => _log.All;

    /// <param name="home">The console's own address.</param>
    /// <param name="listen">Where the bot listens.</param>
    /// <param name="settings">Further settings.</param>
    public static async Task<Company> OpenAsync(string home = Home, string listen = "http://127.0.0.1:0", params string[] settings)
    {
        var company = new Company { Provider = await IdentityProvider.StartAsync(home + "/signin-oidc") };
        await company.StartAsync(home, listen, settings);
        return company;
    }

    public async Task StartAsync(string home = Home, string listen = "http://127.0.0.1:0", params string[] settings)
    {
        Bot = BotApp.Build(["--urls", listen, "--Storage:Path", _folder.File("bot.db"), "--Incidents:PublicUrl", home, "--SignIn:Authority", Provider.Url, "--SignIn:ClientId", IdentityProvider.ClientId,
            "--SignIn:ClientSecret", IdentityProvider.Secret, .. settings], builder => builder.Logging.ClearProviders().AddProvider(_log));
        await Bot.StartAsync();
    }

    public async Task RestartAsync(params string[] settings)
    {
        await Bot.StopAsync();
        await Bot.DisposeAsync();
        await StartAsync(settings: settings);
    }

    public Visitor Visit() => new(this);

    public async ValueTask DisposeAsync()
    {
        await Bot.StopAsync();
        await Bot.DisposeAsync();
        await Provider.DisposeAsync();
        _folder.Dispose();
    }

    private sealed class LogLines : ILoggerProvider, ILogger
    {
        private readonly List<string> _lines = [];

        public string All
        {
            get
            {
                lock (_lines) return string.Join('\n', _lines);
            }
        }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (_lines) _lines.Add($"{logLevel} {formatter(state, exception)} {exception}");
        }

        public void Dispose()
        {
        }
    }
}

/// <summary>A browser without a picture: it keeps cookies, and goes where it is sent.</summary>
internal sealed class Visitor(Company company) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    public Dictionary<string, string> Cookies { get; } = [];

    /// <summary>Asks once, without going anywhere.</summary>
    /// <param name="address">A whole address, or a path of the console's.</param>
    /// <param name="method">How.</param>
    /// <param name="headers">Further headers; <c>Host</c> too.</param>
    public async Task<HttpResponseMessage> AskAsync(string address, HttpMethod? method = null, params (string Name, string Value)[] headers)
    {
        var isBot = address.StartsWith('/') || address.StartsWith(Company.Home, StringComparison.Ordinal);
        var path = address.StartsWith('/') ? address : new Uri(address).PathAndQuery;
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, isBot ? company.Bot.Urls.First() + path : address);
        if (isBot) request.Headers.Host = new Uri(Company.Home).Host;
        request.Headers.Add("Accept", "text/html");
        if (isBot && Cookies.Count > 0) request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(c => $"{c.Key}={c.Value}")));
        foreach (var (name, value) in headers)
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }
        var answer = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        if (isBot && answer.Headers.TryGetValues("Set-Cookie", out var set))
            foreach (var cookie in set)
            {
                var (name, value) = cookie.Split(';')[0].Split('=', 2) is [var n, var v] ? (n, v) : ("", "");
                if (value.Length == 0) Cookies.Remove(name);
                else Cookies[name] = value;
            }
        return answer;
    }

    /// <summary>Opens an address and goes wherever that leads.</summary>
    public async Task<(HttpStatusCode Status, string Text)> OpenAsync(string address)
    {
        for (var hops = 0; hops < 8; hops++)
        {
            using var answer = await AskAsync(address);
            if (answer.Headers.Location is not { } next) return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
            address = next.OriginalString;
        }
        throw new InvalidOperationException("It goes round in circles.");
    }

    public void Dispose() => _client.Dispose();
}
