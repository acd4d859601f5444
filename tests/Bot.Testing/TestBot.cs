using System.Globalization;
using Bot.Chat.Delivery;
using Bot.Chat.Phrases;
using Bot.Features.Cards;
using Bot.Features.Desks;
using Bot.Features.Export;
using Bot.Features.Keeping;
using Bot.Features.Reading;
using Bot.Features.Settings;
using Bot.Incidents;
using Bot.Storage;
using Bot.Storage.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using NodaTime.Testing;

namespace Bot.Testing;

/// <summary>The whole bot over the store that ships, in a temporary file, with a chat in memory and a clock that stands still.</summary>
public sealed class TestBot : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FakePlatform _chat = new();
    private readonly Bell _bell;
    private readonly OutboxPump _pump;
    private int _deliveries;

    private TestBot(BotSettings settings, params IReadOnlyCollection<string> pages)
    {
        House = new House(settings)
        {
            Chats = ["slack", "teams"], StatusPages = pages,
            Dora = new() { Entity = new() { Name = "Acme Pay", Lei = "969500T1UBNNTYVWOS04" }, Contact = new() { Name = "Chloé", Email = "chloe@acme.example" } },
        };
        Store = SqliteStore.Open(new StorageOptions { Path = File }, Clock, NullLogger<SqliteStore>.Instance);
        Desk = new Desk(Store, House, Clock);
        var options = new PumpOptions { Language = House.Channel };
        _pump = new OutboxPump(Store, [_chat], new EffectRunner(Store, Store, new HouseCards(House), Desk, options, Clock, NullLogger<EffectRunner>.Instance),
            options, Clock, NullLogger<OutboxPump>.Instance);
        _bell = new Bell(Store, Store, Desk, Clock, NullLogger<Bell>.Instance);
    }

    /// <summary>16 September 2025, noon in Paris.</summary>
    public FakeClock Clock { get; } = FakeClock.FromUtc(2025, 9, 16, 10, 0, 0);

    public House House { get; }
    public SqliteStore Store { get; }
    public Desk Desk { get; }

    /// <summary>The database file.</summary>
    public string File => _folder.File("bot.db");

    /// <summary>What the fake chat did.</summary>
    public FakePlatform Chat => _chat;

    /// <summary>The settings of a payment company, for tests.</summary>
    public static BotSettings Settings { get; } = new()
    {
        Categories = ["Production Processing", "Infrastructure"], Responsibilities = ["Payplug", "Third party"],
        Components =
        [
            new CatalogueComponent { Id = "nexo", Name = new() { ["fr"] = "Paiement en magasin - NEXO", ["en"] = "Instore payment" } },
            new CatalogueComponent { Id = "api", Name = new() { ["fr"] = "API", ["en"] = "API" } },
        ],
        TicketUrl = "https://tickets.example/{ticket}",
    };

    /// <summary>A bot with nothing in it.</summary>
    /// <param name="pages">The status pages that are connected.</param>
    public static TestBot Empty(BotSettings? settings = null, params IReadOnlyCollection<string> pages) => new(settings ?? Settings, pages);

    /// <summary>A bot with the incident INC-1, declared by Ana at noon.</summary>
    public static async Task<TestBot> WithIncident(string words = "P2 Card payments fail in shops")
    {
        var bot = Empty();
        await bot.Hears("ana", $"/incident declare {words}");
        return bot;
    }

    /// <summary>Somebody types; gives back the private answer as plain text, or an empty text.</summary>
    public async Task<string> Hears(string person, string text, string channel = "#inc-1", string? locale = "en-GB", string? key = null)
    {
        Happening what = text.StartsWith("/incident", StringComparison.Ordinal) ? new Happening.Command(text["/incident".Length..].Trim())
            : text.StartsWith("/tsr", StringComparison.Ordinal) ? new Happening.Command("tsr " + text["/tsr".Length..].Trim())
            : new Happening.Message((_deliveries + 1).ToString(CultureInfo.InvariantCulture), text);
        var answer = await Deliver(person, what, channel, locale, key);
        return answer.Post is { } post ? Markup.Plain(post.Markup) + (post.Card is { } card ? $"[card {card.Title}]" : "") : answer.Form is { } form ? $"[form {form.Id}]" : "";
    }

    /// <summary>Hands in one happening and lets the outbox empty.</summary>
    public async Task<Answer> Deliver(string person, Happening what, string channel = "#inc-1", string? locale = "en-GB", string? key = null, string? zone = null)
    {
        var name = channel.TrimStart('#');
        var place = name.StartsWith("inc-", StringComparison.Ordinal) ? new Place("test", "W1", "C-" + name.ToUpperInvariant()) : new Place("test", "W1", name);
        _deliveries++;
        var answer = await Desk.ReceiveAsync(new Delivery(key ?? $"test/{_deliveries}", place, new Person($"test:{person}", person, locale, zone), Clock.GetCurrentInstant(), what), default);
        await _pump.PumpDueAsync(default);
        return answer;
    }

    /// <summary>What the bot said in a channel, plain.</summary>
    public IReadOnlyList<string> Said(string channel) => [.. _chat.Said(channel.TrimStart('#').ToUpperInvariant()).Select(Markup.Plain)];

    /// <summary>Time passes; reminders ring.</summary>
    public async Task Wait(Duration time)
    {
        Clock.Advance(time);
        while (await _bell.RingDueAsync(Clock.GetCurrentInstant(), default) > 0) await _pump.PumpDueAsync(default);
    }

    /// <summary>The incident as it stands.</summary>
    public async Task<Incident> Incident(int number = 1) => (await Store.ReadAsync(r => r.ByNumber(number), default))!;

    /// <summary>The timeline in English: <c>12:00pm ana: priority P1: disk is full</c>.</summary>
    public async Task<IReadOnlyList<string>> Timeline(int number = 1)
    {
        var incident = await Incident(number);
        var day = Clock.GetCurrentInstant().InZone(House.Zone).Date;
        return await Store.ReadAsync(r => Features.Reading.Timeline.Of(r.Entries(number), incident)
            .Select(i => Markup.Plain(Features.Reading.Timeline.Line(i, House, Language.English, day).In(Language.English)))
            .Select(l => l[(l.IndexOf(' ', StringComparison.Ordinal) + 1)..]).ToList(), default);
    }

    /// <summary>How many entries the record has: to show that something wrote nothing.</summary>
    public Task<long> Entries(int number = 1) => Store.ReadAsync(r => r.Head(number).Seq, default);

    /// <summary>The whole record as <c>incident.json</c> has it.</summary>
    public async Task<string> Json(int number = 1)
    {
        var incident = await Incident(number);
        return await Store.ReadAsync(r => IncidentJson.Write(incident, r, House), default);
    }

    public async ValueTask DisposeAsync()
    {
        _pump.Dispose();
        _bell.Dispose();
        await Store.DisposeAsync();
        _folder.Dispose();
    }
}
