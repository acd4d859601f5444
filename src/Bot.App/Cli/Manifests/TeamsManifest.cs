using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Chat.Phrases;
using Bot.Features.Deciding;

namespace Bot.App.Cli.Manifests;

/// <summary>The Teams app's manifest of schema 1.22, from the commands there are, with its French texts and its icons.</summary>
internal static class TeamsManifest
{
    /// <summary>Stands for the app registration's id in the repository.</summary>
    public const string NoApp = "00000000-0000-0000-0000-000000000000";

    private const string NoSite = "https://incident-bot.example.com";

    /// <summary>What Teams offers while somebody types to the bot; it takes ten.</summary>
    private static readonly string[] Offered = ["declare", "update", "monitoring", "resolved", "tsr", "note", "mark", "action", "postmortem", "help"];

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The files of the app package by name.</summary>
    /// <param name="appId">The app registration's id.</param>
    /// <param name="site">Where people find the bot's pages, https.</param>
    public static IReadOnlyDictionary<string, byte[]> Files(string appId = NoApp, string site = NoSite) => new Dictionary<string, byte[]>
    {
        ["manifest.json"] = Encoding.UTF8.GetBytes(Of(appId, site).ToJsonString(Readable).ReplaceLineEndings("\n") + "\n"),
        ["fr.json"] = Encoding.UTF8.GetBytes(French().ToJsonString(Readable).ReplaceLineEndings("\n") + "\n"),
        ["color.png"] = TeamsIcons.Color(), ["outline.png"] = TeamsIcons.Outline(),
    };

    /// <summary>The package to upload.</summary>
    public static void WriteZip(Stream target, string appId, string site = NoSite)
    {
        using var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (name, content) in Files(appId, site))
        {
            using var entry = zip.CreateEntry(name).Open();
            entry.Write(content);
        }
    }

    /// <summary>The manifest.</summary>
    public static JsonObject Of(string appId = NoApp, string site = NoSite) => new()
    {
        ["$schema"] = "https://developer.microsoft.com/json-schemas/teams/v1.22/MicrosoftTeams.schema.json",
        ["manifestVersion"] = "1.22", ["version"] = "1.0.0", ["id"] = appId,
        ["developer"] = new JsonObject { ["name"] = "Incident Bot", ["websiteUrl"] = site, ["privacyUrl"] = site + "/privacy", ["termsOfUseUrl"] = site + "/terms" },
        ["name"] = new JsonObject { ["short"] = "Incident Bot", ["full"] = "Incident Bot for the engineer on call" },
        ["description"] = new JsonObject
        {
            ["short"] = "Declares, records and tells incidents.",
            ["full"] = "Declares incidents, records what is said in their conversations, writes public updates in several languages, and puts the postmortem together from the timeline.",
        },
        ["localizationInfo"] = new JsonObject { ["defaultLanguageTag"] = "en", ["additionalLanguages"] = new JsonArray(new JsonObject { ["languageTag"] = "fr", ["file"] = "fr.json" }) },
        ["icons"] = new JsonObject { ["color"] = "color.png", ["outline"] = "outline.png" }, ["accentColor"] = "#8A1F17",
        ["bots"] = new JsonArray(new JsonObject
        {
            ["botId"] = appId, ["scopes"] = Scopes(), ["isNotificationOnly"] = false, ["supportsFiles"] = false,
            ["commandLists"] = new JsonArray(new JsonObject { ["scopes"] = Scopes(), ["commands"] = new JsonArray([.. Commands(Language.English).Select(c => new JsonObject { ["title"] = c.Word, ["description"] = c.Help })]) }),
        }),
        ["composeExtensions"] = new JsonArray(new JsonObject
        {
            ["botId"] = appId,
            ["commands"] = new JsonArray(
                Action("declare", "Declare incident", "Opens an incident; on a message, one that begins with it", "compose", "commandBox", "message"),
                Action("add_to_timeline", "Add to timeline", "Puts this message on the incident's timeline", "message")),
        }),
        ["defaultInstallScope"] = "team", ["defaultGroupCapability"] = new JsonObject { ["team"] = "bot", ["groupchat"] = "bot" },
        // What is said is recorded without the bot being mentioned: a team's or chat's owner agrees to it on installing.
        ["webApplicationInfo"] = new JsonObject { ["id"] = appId, ["resource"] = "https://RscBasedStoreApp" },
        ["authorization"] = new JsonObject { ["permissions"] = new JsonObject { ["resourceSpecific"] = new JsonArray(Permission("ChannelMessage.Read.Group"), Permission("ChatMessage.Read.Chat")) } },
    };

    private static JsonObject French()
    {
        var texts = new JsonObject
        {
            ["$schema"] = "https://developer.microsoft.com/json-schemas/teams/v1.22/MicrosoftTeams.Localization.schema.json",
            ["name.short"] = "Incident Bot", ["name.full"] = "Incident Bot, pour l’ingénieur d’astreinte",
            ["description.short"] = "Déclare, enregistre et communique les incidents.",
            ["description.full"] = "Déclare les incidents, enregistre ce qui se dit dans leurs conversations, rédige les communications en plusieurs langues et assemble le post mortem depuis la chronologie.",
            ["composeExtensions[0].commands[0].title"] = "Déclarer un incident", ["composeExtensions[0].commands[0].description"] = "Ouvre un incident ; sur un message, un incident qui commence par lui",
            ["composeExtensions[0].commands[1].title"] = "Ajouter à la chronologie", ["composeExtensions[0].commands[1].description"] = "Met ce message sur la chronologie de l’incident",
        };
        foreach (var (command, index) in Commands(Language.French).Select((c, i) => (c, i)))
        {
            texts[$"bots[0].commandLists[0].commands[{index}].title"] = command.Word;
            texts[$"bots[0].commandLists[0].commands[{index}].description"] = command.Help;
        }
        return texts;
    }

    private static IEnumerable<(string Word, string Help)> Commands(Language language) =>
        Offered.Select(w => Catalogue.Own.Find(w)!.Words).Select(w => (w.WordIn(language), Markup.Plain(w.Help.In(language))));

    private static JsonArray Scopes() => ["team", "groupChat", "personal"];

    private static JsonObject Action(string id, string title, string description, params string[] context) => new()
    {
        ["id"] = id, ["type"] = "action", ["title"] = title, ["description"] = description, ["context"] = new JsonArray([.. context.Select(c => (JsonNode)c)]), ["fetchTask"] = true,
    };

    private static JsonObject Permission(string name) => new() { ["name"] = name, ["type"] = "Application" };
}
