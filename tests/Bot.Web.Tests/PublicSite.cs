using Bot.App.Hosting;
using Bot.Chat.Delivery;
using Bot.Features.Keeping;
using Bot.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Testing;

namespace Bot.Web.Tests;

/// <summary>The real bot on a free port, on a clock that the test moves, and readers of its status page.</summary>
internal sealed class PublicSite : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private WebApplication _app = null!;
    private int _typed;

    /// <summary>The bot's clock; half past nine in Paris at first.</summary>
    public FakeClock Clock { get; } = new(Instant.FromUtc(2026, 3, 10, 8, 30));

    /// <summary>Whether the record cannot be read.</summary>
    public bool Breaks { get; set; }

    /// <summary>Whether the record does not answer at all.</summary>
    public bool Hangs { get; set; }

    /// <summary>Where the bot answers.</summary>
    public string Url => _app.Urls.First();

    /// <summary>Starts the bot with further settings.</summary>
    public static async Task<PublicSite> StartAsync(params string[] settings)
    {
        var site = new PublicSite();
        site._app = BotApp.Build(["--Logging:LogLevel:Default", "None", "--urls", "http://127.0.0.1:0", "--Storage:Path", site._folder.File("bot.db"), .. settings],
            builder =>
            {
                builder.Services.AddSingleton<IClock>(site.Clock);
                var kept = builder.Services.Last(d => d.ServiceType == typeof(ITurns));
                builder.Services.AddSingleton<ITurns>(services => new Fickle((ITurns)kept.ImplementationFactory!(services), site));
            });
        await site._app.StartAsync();
        return site;
    }

    /// <summary>Somebody types a command in an incident's channel half a minute later, or in none to declare one. Gives back the answer.</summary>
    public async Task<string> TypesAsync(string words, int incident = 0)
    {
        Clock.AdvanceSeconds(30);
        var answer = await _app.Services.GetRequiredService<IDesk>().ReceiveAsync(new Delivery($"typed/{++_typed}", new Place("console", "", incident == 0 ? "" : $"inc-{incident}"), new Person("console:ana", "Ana", "en"),
            Clock.GetCurrentInstant(), new Happening.Command(words)), CancellationToken.None);
        return answer.Post?.Markup ?? "";
    }

    /// <summary>The card of an incident as it stands, plain.</summary>
    public async Task<string> CardAsync(int incident)
    {
        var kept = await _app.Services.GetRequiredService<IReads>().ReadAsync(r => r.ByNumber(incident), CancellationToken.None);
        return string.Join('\n', _app.Services.GetRequiredService<ICards>().IncidentCard(kept!, Chat.Phrases.Language.English).Sections.Select(s => $"{s.Heading} {s.Text}"));
    }

    /// <summary>Somebody of the public asks for a page, a second later.</summary>
    /// <param name="path">The page.</param>
    /// <param name="speaks">The languages their browser asks for.</param>
    /// <param name="host">The name they know the page by; nothing for this machine's.</param>
    /// <param name="method">How.</param>
    public async Task<HttpResponseMessage> AskAsync(string path, string? speaks = null, string? host = null, HttpMethod? method = null)
    {
        Clock.AdvanceSeconds(1);
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, Url + path);
        if (speaks is not null) request.Headers.Add("Accept-Language", speaks);
        request.Headers.Host = host;
        return await _client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>The same, as text.</summary>
    public async Task<string> ReadAsync(string path, string? speaks = null, string? host = null)
    {
        using var response = await AskAsync(path, speaks, host);
        return System.Net.WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _client.Dispose();
        _folder.Dispose();
    }

    /// <summary>The record, as long as it can be read.</summary>
    private sealed class Fickle(ITurns kept, PublicSite site) : ITurns
    {
        public event Action<int>? Changed { add => kept.Changed += value; remove => kept.Changed -= value; }

        public Task<T> ReadAsync<T>(Func<IRecord, T> read, CancellationToken cancel) => site.Hangs ? new TaskCompletionSource<T>().Task : site.Breaks ? Task.FromException<T>(new IOException("no disk")) : kept.ReadAsync(read, cancel);

        public Task<T> RunAsync<T>(Func<ITurn, T> turn, CancellationToken cancel) => kept.RunAsync(turn, cancel);

        public Task ProbeAsync(CancellationToken cancel) => kept.ProbeAsync(cancel);
    }
}
