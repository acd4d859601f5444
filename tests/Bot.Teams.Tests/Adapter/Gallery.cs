using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Bot.Chat.Delivery;
using Bot.Chat.Phrases;
using Bot.Chat.Posting;
using Bot.Features.Cards;
using Bot.Features.Deciding;
using Bot.Teams.AdaptiveCards;
using Bot.Testing;
using NodaTime;

namespace Bot.Teams.Tests.Adapter;

/// <summary>Every card and form there is, drawn for Teams.</summary>
internal static class Gallery
{
    private static readonly FormOption[] People = [new("teams:29:1ana", "Ana"), new("teams:29:1ben", "Ben")];

    /// <summary>Names of cards.</summary>
    public static IReadOnlyList<string> Cards { get; } = ["incident-open", "incident-busy", "incident-resolved", "incident-cancelled", "announcement", "announcement-private", "similar", "show-with-answer"];

    /// <summary>Names of forms.</summary>
    public static IEnumerable<string> Forms => Catalogue.Own.Forms.Keys.Order(StringComparer.Ordinal);

    private static readonly ConcurrentDictionary<(string Name, string Language), Lazy<Task<JsonObject>>> DrawnCards = new();
    private static readonly ConcurrentDictionary<(string Name, string Language), Lazy<Task<Form>>> DrawnForms = new();

    /// <summary>A card in a language; what it shows is the same each time, so it is drawn once.</summary>
    public static async Task<JsonObject> CardAsync(string name, string language) =>
        (JsonObject)(await DrawnCards.GetOrAdd((name, language), card => new(() => DrawCardAsync(card.Name, card.Language))).Value).DeepClone();

    /// <summary>A form in a language, as a dialog.</summary>
    public static async Task<JsonObject> FormAsync(string name, string language, bool wrong = false, bool inline = false)
    {
        var form = await DrawnForms.GetOrAdd((name, language), opened => new(() => OpenFormAsync(opened.Name, opened.Language))).Value;
        var errors = wrong ? new Dictionary<string, string> { [form.Fields[0].Id] = language == "fr" ? "Ceci ne va pas." : "This will not do." } : null;
        return Of(AdaptiveCards.Forms.Of(form, "opening-1", language == "fr" ? Language.French : Language.English, People, errors, inline));
    }

    private static async Task<JsonObject> DrawCardAsync(string name, string language)
    {
        var locale = language + "-" + language.ToUpperInvariant();
        var spoken = language == "fr" ? Language.French : Language.English;
        await using var bot = await TestBot.WithIncident(name == "announcement-private" ? "P2 Card payments fail in shops --private" : "P2 TSR-2292 nexo Card payments fail in shops");
        if (name == "incident-busy" || name == "incident-resolved" || name == "show-with-answer")
        {
            await bot.Hears("ana", "/incident lead me");
            await bot.Hears("ana", "/incident set category Production Processing");
            await bot.Hears("ana", "/incident set impact FR Un *paiement* sur deux échoue. EN One payment in [two](http://x) fails.");
            await bot.Hears("ana", "/incident update FR Nous cherchons. EN We are looking.");
            await bot.Hears("ana", "/incident update every 30m");
            await bot.Hears("ana", "/incident action add Certificate expired -> Watch certificates due 3d");
            await bot.Wait(Duration.FromMinutes(40));
        }
        if (name == "incident-resolved") await bot.Hears("ana", "/incident resolved FR Fini. EN Over.");
        if (name == "incident-cancelled") await bot.Hears("ana", "/incident cancel false alarm");
        var incident = await bot.Incident();
        switch (name)
        {
            case "announcement" or "announcement-private": return Of(CardDrawing.Of(AnnouncementCard.Of(incident, bot.House, spoken)));
            case "similar":
                var answer = await bot.Deliver("ben", new Happening.Command("declare P2 Card payments fail in shops again"), "#ops", locale);
                return Of(CardDrawing.Of(answer.Post!));
            case "show-with-answer":
                var caught = await bot.Deliver("ana", new Happening.Button("run:catchup", "INC-1"), locale: locale);
                return Of(CardDrawing.Answered(caught.Post!, IncidentCard.Of(incident, bot.House, spoken), spoken));
            default: return Of(CardDrawing.Of(IncidentCard.Of(incident, bot.House, spoken)));
        }
    }

    private static async Task<Form> OpenFormAsync(string name, string language)
    {
        await using var bot = await TestBot.WithIncident("P2 TSR-2292 nexo Card payments fail in shops");
        if (name == "postmortem") await bot.Hears("ana", "/incident resolved FR Fini. EN Over.");
        var copy = new MessageCopy("1758031871000", "the disk is full", new Person("teams:29:1ben", "Ben"), bot.Clock.GetCurrentInstant(), "https://teams.microsoft.com/l/message/1/2");
        var answer = await bot.Deliver("ana", new Happening.FormWanted(name, name is "declare" or "add_to_timeline" ? "" : "INC-1", name is "declare" or "add_to_timeline" ? copy : null), name == "declare" ? "#ops" : "#inc-1", language + "-" + language.ToUpperInvariant());
        return answer.Form ?? throw new InvalidOperationException($"The form {name} did not open: {answer.Post?.Markup}");
    }

    private static JsonObject Of(Newtonsoft.Json.Linq.JObject card) => (JsonObject)JsonNode.Parse(card.ToString(Newtonsoft.Json.Formatting.None))!;
}
