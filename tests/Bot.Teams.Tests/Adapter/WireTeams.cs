using Bot.App.Hosting;
using Bot.Features.Keeping;
using Bot.Incidents;
using Bot.Incidents.Timelines;
using Bot.Testing;
using Bot.Testing.Teams;
using Bot.Testing.Teams.World;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Bot.Teams.Tests.Adapter;

/// <summary>A company with Teams, and the whole bot connected to it over HTTP.</summary>
internal sealed class WireTeams : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string[] _args;
    private WebApplication _bot = null!;

    private readonly IClock? _clock;

    private WireTeams(FakeConnector teams, IClock? clock, IEnumerable<(string Key, string Value)> more)
    {
        (Teams, _clock) = (teams, clock);
        _args =
        [
            "--Logging:LogLevel:Default", "None", "--urls", "http://127.0.0.1:0", "--Storage:Path", _folder.File("bot.db"), "--Outbox:RedrawSeconds", "0", "--Teams:AppId", teams.AppId, "--Teams:AppPassword", teams.AppPassword, "--Teams:TenantId", teams.TenantId,
            "--Teams:ServiceUrl", teams.ServiceUrl, "--Teams:Channel", Incidents.Id, "--Teams:AnnounceChannel", Everybody.Id,
            .. teams.Configuration.Where(c => !c.Key.StartsWith("MicrosoftApp", StringComparison.Ordinal)).SelectMany(c => new[] { "--Teams:" + c.Key, c.Value! }),
            .. more.SelectMany(m => new[] { "--" + m.Key, m.Value }),
        ];
    }

    public FakeConnector Teams { get; }

    public Teammate Ana => Teams.Person("Ana");

    public Teammate Ben => Teams.Person("Ben");

    /// <summary>Where incidents are opened.</summary>
    public Channel Incidents => Teams.Team("Payments").Channel("Incidents");

    /// <summary>Where announcements go.</summary>
    public Channel Everybody => Teams.Team("Payments").Channel("Everybody");

    /// <summary>A channel like any other.</summary>
    public Channel Ops => Teams.Team("Payments").Channel("Ops");

    /// <summary>The post that begins the incident's thread.</summary>
    public ChatMessage Room => Incidents.Conversation.Posts.First(p => p.IsFromBot);

    public static Task<WireTeams> StartAsync(params (string Key, string Value)[] more) => StartAsync(null, more);

    public static async Task<WireTeams> StartAsync(IClock? clock, params (string Key, string Value)[] more)
    {
        var wire = new WireTeams(await FakeConnector.Start(clock), clock, more);
        wire.Teams.ReadsEverything = true;
        await wire.StartBotAsync();
        foreach (var person in new[] { wire.Ana, wire.Ben }) wire.Teams.Team("Payments").Members.Add(person);
        await wire.Ana.Installs(wire.Teams.Team("Payments"));
        return wire;
    }

    /// <summary>Ana has declared an incident in a channel, and everything that follows from it is there.</summary>
    public static async Task<WireTeams> DeclaredAsync(string words = "P2 TSR-2292 nexo Terminals refuse cards", params (string Key, string Value)[] more)
    {
        var wire = await StartAsync(more);
        await wire.Ana.Posts(wire.Ops, "@bot declare " + words);
        await wire.OpenAsync();
        return wire;
    }

    /// <summary>Waits until the incident's thread is open and known, and its card and announcement are there.</summary>
    public async Task OpenAsync()
    {
        await Eventually.Until(() => Incidents.Conversation.Posts.Any(p => p.IsFromBot), "the incident's thread");
        await Eventually.Until(() => Read(r => r.ByNumber(1))?.Rooms.ContainsKey("teams") == true, "the record knows the thread");
        await IdleAsync();
    }

    /// <summary>Waits until nothing is left to do in Teams.</summary>
    public Task IdleAsync() => Eventually.Until(() => Of<IOutbox>().CountWaitingAsync(CancellationToken.None).GetAwaiter().GetResult() == 0, "everything is said");

    /// <summary>The bot stops and starts again on the same record.</summary>
    public async Task RestartAsync()
    {
        await StopBotAsync();
        await StartBotAsync();
    }

    public T Read<T>(Func<IRecord, T> read) => Of<IReads>().ReadAsync(read, CancellationToken.None).GetAwaiter().GetResult();

    public Incident Incident(int number = 1) => Read(r => r.ByNumber(number))!;

    /// <summary>What the record says was said.</summary>
    public IReadOnlyList<Entry> SaidOnRecord(int number = 1) => Read(r => r.Entries(number).Where(e => e.What is MessageSaid).ToList());

    public IReadOnlyList<Entry> Entries(int number = 1) => Read(r => r.Entries(number).ToList());

    /// <summary>Where the bot listens.</summary>
    public Uri Address => new(_bot.Urls.First());

    public T Of<T>() where T : notnull => _bot.Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await StopBotAsync();
        await Teams.DisposeAsync();
        _folder.Dispose();
    }

    private async Task StartBotAsync()
    {
        _bot = BotApp.Build(_args, builder => { if (_clock is not null) builder.Services.AddSingleton(_clock); });
        await _bot.StartAsync();
        Teams.BotEndpoint = new Uri(_bot.Urls.First() + TeamsServices.Path);
    }

    private async Task StopBotAsync()
    {
        await _bot.StopAsync();
        await _bot.DisposeAsync();
    }
}
