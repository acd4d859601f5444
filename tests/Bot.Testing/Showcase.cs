using Bot.Chat.Delivery;
using Bot.Chat.Phrases;
using Bot.Chat.Posting;
using Bot.Features.Cards;
using Bot.Features.Deciding;
using Bot.Features.Homes;
using Bot.Incidents;
using Bot.Incidents.Lifecycles;
using NodaTime;

namespace Bot.Testing;

/// <summary>One incident in every state worth looking at, for golden files and guards of every chat.</summary>
public static class Showcase
{
    /// <summary>A bot with an incident in the middle of its life.</summary>
    public static async Task<TestBot> StoryAsync()
    {
        var bot = await TestBot.WithIncident("P2 TSR-2292 nexo Terminals refuse cards");
        await bot.Hears("ana", "/incident mark started at 11h13");
        await bot.Hears("ana", "/incident mark ended at 11h50 FR retour arrière. EN rollback.");
        await bot.Hears("ana", "/incident lead me");
        await bot.Hears("ana", "/incident set impact FR Paiements refusés. EN Payments refused.");
        await bot.Hears("ana", "/incident monitoring EN A fix is in.");
        await bot.Hears("ana", "/incident update every 30m");
        await bot.Deliver("ben", new Happening.Message("m1", "certificate had *expired*", Permalink: "https://chat.example/m1"));
        await bot.Deliver("ben", new Happening.Reaction("m1", "pushpin", true));
        await bot.Hears("ana", "/incident action add FR Alerte tardive. -> Nettoyer. EN Late alert. -> Clean up. @ben due 3d");
        bot.Clock.Advance(Duration.FromMinutes(5));
        return bot;
    }

    /// <summary>The incident's card and the announcement, as they look in each state.</summary>
    public static async Task<IReadOnlyList<(string Name, Card Card)>> CardsAsync(TestBot bot, Language language)
    {
        ArgumentNullException.ThrowIfNull(bot);
        var incident = await bot.Incident();
        var fresh = new Incident { Number = 2, Key = "INC-2", Title = "New", DeclaredBy = incident.DeclaredBy, DeclaredAt = incident.DeclaredAt, Drill = true };
        return
        [
            ("incident", IncidentCard.Of(incident, bot.House, language)), ("announcement", AnnouncementCard.Of(incident, bot.House, language)),
            ("announcement of a private incident", AnnouncementCard.Of(incident with { Private = true }, bot.House, language)), ("new drill", IncidentCard.Of(fresh, bot.House, language)),
            ("resolved", IncidentCard.Of(incident with { Status = Status.Resolved }, bot.House, language)), ("cancelled", IncidentCard.Of(incident with { Closure = Closure.Cancelled }, bot.House, language)),
            ("in trouble", IncidentCard.Of(fresh with { Problems = fresh.Problems.Add("slack/pin", "missing_scope: pins:write") }, bot.House, language)),
        ];
    }

    /// <summary>Every form, as it is offered in the middle of the story.</summary>
    public static async Task<IReadOnlyList<(string Name, Form Form)>> FormsAsync(TestBot bot, string locale)
    {
        ArgumentNullException.ThrowIfNull(bot);
        var forms = new List<(string, Form)>();
        foreach (var id in Catalogue.Own.Forms.Keys.Order(StringComparer.Ordinal))
            forms.Add((id, (await bot.Deliver("ana", new Happening.Button(id, Catalogue.Own.Forms[id].OnIncident ? "INC-1" : ""), locale: locale)).Form!));
        return forms;
    }

    /// <summary>The bot's own page, for Ben.</summary>
    public static Task<Home> HomeAsync(TestBot bot, Language language)
    {
        ArgumentNullException.ThrowIfNull(bot);
        return bot.Store.ReadAsync(r => HomePage.Of(r, "test:ben", bot.House, language, bot.Clock.GetCurrentInstant()), default);
    }

    /// <summary>Buttons that come under posts and private answers.</summary>
    public static async Task<IReadOnlyList<CardButton>> PostButtonsAsync(TestBot bot)
    {
        ArgumentNullException.ThrowIfNull(bot);
        await bot.Hears("ana", "/incident handover @ben");
        var again = await bot.Deliver("ben", new Happening.Command("declare P2 TSR-2292 nexo Terminals refuse cards"), "#ops");
        return [.. bot.Chat.Done.Select(j => j.Effect).OfType<Effect.Say>().SelectMany(s => s.Post.Buttons ?? []).Concat(again.Post?.Buttons ?? []).DistinctBy(b => b.Action)];
    }
}
