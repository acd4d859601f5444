using Bot.App.Hosting;
using Bot.Chat.Delivery;
using Bot.Features.Keeping;
using Bot.Incidents;
using Bot.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Bot.Statuspage.Tests;

/// <summary>The real bot with its console and a page of Statuspage.</summary>
public sealed class Office : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private WebApplication? _bot;
    private int _typed;

    private readonly IClock _clock;

    private Office(FakeStatuspage page, IClock clock) => (Page, _clock) = (page, clock);

    public FakeStatuspage Page { get; }

    public static async Task<Office> OpenAsync(IClock? clock = null)
    {
        var office = new Office(await FakeStatuspage.StartAsync(), clock ?? SystemClock.Instance);
        await office.StartBotAsync();
        return office;
    }

    public async Task StartBotAsync()
    {
        _bot = BotApp.Build(["--Logging:LogLevel:Default", "None", "--urls", "http://127.0.0.1:0", "--Storage:Path", _folder.File("bot.db"), "--Outbox:RedrawSeconds", "0", "--Statuspage:ApiUrl", Page.Url,
            "--Statuspage:ApiKey", FakeStatuspage.Key, "--Statuspage:PageId", FakeStatuspage.Page, "--Statuspage:Components:nexo", "kctbh9vrtdwd", "--Statuspage:Components:api", "3zr1gh9ck4mb"], builder => builder.Services.AddSingleton(_clock));
        await _bot.StartAsync();
    }

    public async Task StopBotAsync()
    {
        await _bot!.StopAsync();
        await _bot.DisposeAsync();
    }

    /// <summary>Ana types in the channel of the first incident; gives back the answer.</summary>
    public async Task<string> TypesAsync(string words)
    {
        var answer = await _bot!.Services.GetRequiredService<IDesk>().ReceiveAsync(new Delivery($"typed/{++_typed}", new Place("console", "", "inc-1"), new Person("console:ana", "Ana", "en"),
            _clock.GetCurrentInstant(), new Happening.Command(words)), CancellationToken.None);
        return answer.Post?.Markup ?? "";
    }

    /// <summary>The incident's card as it stands, plain.</summary>
    public async Task<string> CardAsync()
    {
        var card = _bot!.Services.GetRequiredService<ICards>().IncidentCard(await IncidentAsync(), Chat.Phrases.Language.English);
        return string.Join('\n', card.Sections.Select(s => $"{s.Heading} {s.Text}"));
    }

    /// <summary>The incident on the record.</summary>
    public async Task<Incident> IncidentAsync() => (await _bot!.Services.GetRequiredService<IReads>().ReadAsync(r => r.ByNumber(1), CancellationToken.None))!;

    /// <summary>Waits until nothing is left to do.</summary>
    public Task QuietAsync() => Eventually.Until(() => _bot!.Services.GetRequiredService<IOutbox>().CountWaitingAsync(CancellationToken.None).GetAwaiter().GetResult() == 0, "the outbox is empty");

    public async ValueTask DisposeAsync()
    {
        await StopBotAsync();
        await Page.DisposeAsync();
        _folder.Dispose();
    }
}
