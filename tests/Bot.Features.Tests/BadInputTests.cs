using Bot.Chat.Delivery;
using Bot.Testing;

namespace Bot.Features.Tests;

/// <summary>Bad input: answered to its author, in their language, with what to type instead; nothing is written.</summary>
public class BadInputTests
{
    public static TheoryData<string, string, string> Refused => new()
    {
        // typed, what the English answer says, what the French answer says
        { "/incident priorty P1", "Did you mean /incident priority", "Vouliez-vous dire /incident priorité" },
        { "/incident iden", "Did you mean /incident identified", "Vouliez-vous dire /incident identifié ?" },
        { "/incident xyzzyx", "I do not know xyzzyx. /incident help", "Je ne connais pas xyzzyx. /incident aide" },
        { "/incident terminals are back", "To put it on the timeline: /incident note terminals are back", "Pour le mettre sur la chronologie : /incident noter terminals are back" },
        { "/incident INC-1 terminals are back", "/incident note terminals are back", "/incident noter terminals are back" },
        { "/incident zz", "I do not know zz. /incident help", "Je ne connais pas zz. /incident aide" },
        { "/incident statsu monitoring", "Did you mean /incident status?", "Vouliez-vous dire /incident statut ?" },
        { "/incident priority P9", "P9 is not a priority. They go from P1 (worst) to P5: /incident priority P2", "P9 n’est pas une priorité" },
        { "/incident tsr 2292", "They look like TSR-2292: /incident tsr TSR-2292", "Elles s’écrivent comme TSR-2292" },
        { "/incident tsr tsr 2292", "Did you mean TSR-2292?", "Vouliez-vous dire TSR-2292 ?" },
        { "/incident set category Weather", "Weather is not a category. Choose one of: Production Processing, Infrastructure", "Au choix : Production Processing, Infrastructure" },
        { "/incident set components fax", "fax is not a component. Choose among: nexo", "fax n’est pas un composant. Au choix : nexo" },
        { "/incident set components nexo=sad", "sad is not a component status", "sad n’est pas un état de composant" },
        { "/incident set colour red", "set changes category", "définir change catégorie" },
        { "/incident mark ended at 14h00", "15 September 2:00pm is before the start", "précède le début" },
        { "/incident mark ended at 16/09/2025 14h00", "is still to come", "est encore à venir" },
        { "/incident mark ended at 11h00", "is before the start", "précède le début" },
        { "/incident mark ended at 30 February 10h", "30 February is not a day of the calendar", "30 February n’est pas un jour du calendrier" },
        { "/incident mark ended at 31/06 10h", "31/06 is not a day of the calendar", "n’est pas un jour du calendrier" },
        { "/incident mark started at 30/03/2025 02:30", "does not exist on that day: the clocks went forward. Write 30/03/2025 01:59 or 30/03/2025 03:00", "n’existe pas ce jour-là" },
        { "/incident mark started at 27/10/2024 02:30", "Write 27/10/2024 02:30 CEST for the first or 27/10/2024 02:30 CET for the second", "existe deux fois ce jour-là" },
        { "/incident mark started at 25h61", "25h61 is not a time of day", "25h61 n’est pas une heure" },
        { "/incident mark lunch at 12h", "lunch is not a clock", "lunch n’est pas une heure que je connais" },
        { "/incident mark declared at 11h", "declared is set by the bot itself", "déclaration est posée par le bot" },
        { "/incident mark started", "At what time? /incident mark started at 15h11", "À quelle heure ?" },
        { "/incident set title 🔥🔥", "A title needs words", "Un titre doit contenir des mots" },
        { "/incident set cause", "What should it say? /incident set cause FR … EN …", "Que doit-il dire ?" },
        { "/incident update", "What should the public read?", "Que doit lire le public ?" },
        { "/incident update every 2s", "How often? /incident update every 30m", "À quel rythme ?" },
        { "/incident next update 11:00 yesterday", "That time has passed", "Cette heure est passée" },
        { "/incident action add no arrow here", "with an arrow between", "avec une flèche entre les deux" },
        { "/incident action done 7", "There are no follow-ups yet", "Il n’y a pas encore d’action" },
        { "/incident status dancing", "A status is one of investigating", "Un statut est investigation" },
        { "/incident investigating", "INC-1 is already investigating", "INC-1 est déjà au statut investigation" },
        { "/incident status postmortem", "is still investigating. Resolve it first", "Résolvez-le d’abord" },
        { "/incident postmortem publish", "is still investigating. Resolve it first", "Résolvez-le d’abord" },
        { "/incident postmortem edit", "Which part? overview, actions, service", "Quelle partie ? synthèse, actions" },
        { "/incident postmortem edit lessons EN x", "The postmortem has no part lessons. There are overview, actions", "n’a pas de partie lessons" },
        { "/incident reopen now", "INC-1 is open", "INC-1 est ouvert" },
        { "/incident cancel", "Why was it a false alarm?", "Pourquoi était-ce une fausse alerte ?" },
        { "/incident merge INC-9", "I find no incident INC-9", "Je ne trouve pas d’incident INC-9" },
        { "/incident merge INC-1", "cannot be merged into itself", "ne peut pas être fusionné avec lui-même" },
        { "/incident redact zz", "Give at least three characters", "Donnez au moins trois caractères" },
        { "/incident handover @ben", "You hold no role here", "Vous n’avez aucun rôle ici" },
        { "/incident role captain @ben", "Which role? There are lead, comms, scribe", "Quel rôle ? Il y a lead, comms, scribe" },
        { "/incident undo", "You changed nothing here", "Vous n’avez rien changé ici" },
        { "/incident export pdf", "I export md, html, json and dora", "J’exporte md, html, json et dora" },
        { "/incident list yours", "is no list", "n’est pas une liste" },
        { "/incident set category Weather", "is not a category. Choose one of", "ne convient pas pour catégorie. Au choix" },
        { "/incident INC-99 show", "INC-99 does not exist, or it is private", "INC-99 n’existe pas, ou bien il est privé" },
        { "/incident TSR-404 show", "No incident you can see carries TSR-404", "Aucun incident que vous pouvez voir ne porte TSR-404" },
        { "/incident declare P9 broken", "P9 is not a priority", "P9 n’est pas une priorité" },
        { "/incident declare P2", "An incident needs a title", "Un incident a besoin d’un titre" },
        { "/incident declare P2 🔥🔥🔥", "A title needs words", "Un titre doit contenir des mots" },
        { "/incident declare tsr 2292 broken", "Did you mean TSR-2292?", "Vouliez-vous dire TSR-2292 ?" },
        { "/incident declare broken --secret", "I do not know --secret", "Je ne connais pas --secret" },
    };

    [Theory, MemberData(nameof(Refused))]
    public async Task Is_refused_in_both_languages_with_what_to_type_and_nothing_written(string typed, string english, string french)
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident mark started at 11h30");
        var before = await bot.Entries();
        Assert.Contains(english, await bot.Hears("ben", typed, locale: "en-GB"), StringComparison.Ordinal);
        Assert.Contains(french, await bot.Hears("ben", typed, locale: "fr-FR"), StringComparison.Ordinal);
        Assert.Equal(before, await bot.Entries());
        Assert.Null(await bot.Store.ReadAsync(r => r.ByNumber(2), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("Terminals refuse cards in shops", "I do not know Terminals.", "Terminals refuse cards in shops")]
    [InlineData("P1 Terminals refuse cards", "I do not know P1. Did you mean /incident priority P1 …?", "Terminals refuse cards")]
    [InlineData("notre site est en panne", "I do not know notre. Did you mean /incident note?", "notre site est en panne")]
    [InlineData("TSR-404 Terminals refuse cards", "No incident you can see carries TSR-404.", "Terminals refuse cards")]
    public async Task Who_forgets_the_word_declare_is_offered_it_with_the_words_typed(string typed, string says, string title)
    {
        await using var bot = TestBot.Empty();
        var answer = await bot.Deliver("ana", new Happening.Command(typed), "#ops");
        Assert.StartsWith(says, Chat.Phrases.Markup.Plain(answer.Post!.Markup), StringComparison.Ordinal);
        Assert.EndsWith("To declare it as an incident: /incident declare " + typed, Chat.Phrases.Markup.Plain(answer.Post!.Markup), StringComparison.Ordinal);
        Assert.Null(await bot.Store.ReadAsync(r => r.ByNumber(1), TestContext.Current.CancellationToken));
        var button = Assert.Single(answer.Post.Buttons!);
        Assert.Equal("Declare it", button.Label);
        await bot.Deliver("ana", new Happening.Button(button.Action, button.Value), "#ops");
        Assert.Equal(title, (await bot.Incident(1)).Title);
    }

    [Fact]
    public async Task Words_too_long_for_a_button_are_still_told_with_what_to_type()
    {
        await using var bot = TestBot.Empty();
        var answer = await bot.Deliver("ana", new Happening.Command("Terminals\n" + new string('x', 1900)), "#ops", locale: "fr-FR");
        Assert.Null(answer.Post!.Buttons);
        Assert.Contains("`/incident déclarer Terminals xxx", answer.Post.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_title_of_ten_thousand_characters_is_refused_with_the_limit()
    {
        await using var bot = TestBot.Empty();
        Assert.Contains("has 10000 characters; at most 200 fit", await bot.Hears("ana", "/incident declare " + new string('a', 10_000)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ticket_that_another_incident_holds_is_a_warning_naming_it()
    {
        await using var bot = await TestBot.WithIncident("P2 TSR-7 Card payments fail in shops");
        Assert.Contains("TSR-7 already belongs to INC-1", await bot.Hears("ben", "/incident declare TSR-7 Payouts are late", "#ops"), StringComparison.Ordinal);
        Assert.Empty((await bot.Incident(2)).Tickets);
        Assert.Contains("already belongs to INC-1", await bot.Hears("ben", "/incident tsr TSR-7", "#inc-2"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_private_incident_does_not_exist_for_those_outside()
    {
        await using var bot = await TestBot.WithIncident("--private TSR-9 Fraud on one merchant");
        var missing = (await bot.Hears("ben", "/incident INC-77 show", "#ops")).Replace("INC-77", "INC-1", StringComparison.Ordinal);
        Assert.Equal(missing, await bot.Hears("ben", "/incident INC-1 show", "#ops"));
        Assert.Contains("No incident you can see", await bot.Hears("ben", "/incident TSR-9 show", "#ops"), StringComparison.Ordinal);
        Assert.Contains("No incident is open", await bot.Hears("ben", "/incident list", "#ops"), StringComparison.Ordinal);
        Assert.Contains("INC-1", await bot.Hears("ana", "/incident list", "#ops"), StringComparison.Ordinal);
        Assert.DoesNotContain("Fraud", bot.Chat.Done[^1].Announcement?.Title ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_consoles_channel_of_a_private_incident_lets_nobody_in_from_outside()
    {
        await using var bot = await TestBot.WithIncident("--private Fraud on one merchant");
        var before = await bot.Timeline();
        Task<Answer> Ben(string key, Happening what) => bot.Desk.ReceiveAsync(new Delivery(key, new Place("console", "", "inc-1"),
            new Person("console:ben", "Ben", "en"), bot.Clock.GetCurrentInstant(), what), CancellationToken.None);
        foreach (var words in new[] { "show", "catchup", "timeline", "lead me", "export json", "INC-1 show", "" })
        {
            var answer = await Ben(words, new Happening.Command(words));
            Assert.DoesNotContain("Fraud", $"{answer.Post?.Markup} {answer.Post?.Card?.Title} {answer.Post?.File?.Content}", StringComparison.Ordinal);
        }
        await Ben("message", new Happening.Message("1", "let me in"));
        await Ben("reaction", new Happening.Reaction("1", "pushpin", true));
        Assert.Equal(before, await bot.Timeline());
    }

    [Fact]
    public async Task A_command_for_a_closed_incident_says_how_to_open_it()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident cancel it was a test");
        Assert.Contains("was cancelled by ana. /incident INC-1 reopen", await bot.Hears("ben", "/incident update FR a EN b"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Texts_with_signs_stay_texts_in_every_document()
    {
        await using var bot = await TestBot.WithIncident("Shops <script>alert(1)</script> {{ key }} **bold** a|b");
        await bot.Hears("ana", "/incident set cause FR {{ title }} <b>x</b> | a ** b **c** _d_. EN {% if %} <img src=x onerror=alert(1)> `code`");
        await bot.Hears("ana", "/incident action add a|b <i> -> **c** | {{ d }}");
        var incident = await bot.Incident();
        var md = Features.Postmortems.PostmortemDocument.Write(incident, bot.House, draft: false);
        var html = Features.Export.PostmortemHtml.Write(incident, bot.House, md);
        Assert.Contains("{{ title }} &lt;b&gt;x&lt;/b&gt; | a ** b **c** _d_", html, StringComparison.Ordinal);
        Assert.Contains("{% if %} &lt;img src=x onerror=alert(1)&gt; `code`", html, StringComparison.Ordinal);
        Assert.Contains("<td>a|b &lt;i&gt;</td>", html, StringComparison.Ordinal);
        Assert.Contains("<td>**c** | {{ d }}</td>", html, StringComparison.Ordinal);
        Assert.Contains("Shops &lt;script&gt;alert(1)&lt;/script&gt; {{ key }} **bold** a|b", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.Contains("Shops <script>alert(1)</script> {{ key }} **bold** a|b", await bot.Json(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[here](javascript:alert(1))", "<p>here</p>\n")]
    [InlineData("[here](JaVaScRiPt:alert%281%29 \"t\")", "<p>here</p>\n")]
    [InlineData("[*here*][x]\n\n[x]: &#106;avascript:alert(1)", "<p><em>here</em></p>\n")]
    [InlineData("<javascript:alert(1)>", "<p>javascript:alert(1)</p>\n")]
    [InlineData("![pic](data:text/html,x)", "<p>pic</p>\n")]
    [InlineData("[here](vbscript:x) [there](//evil.example)", "<p>here there</p>\n")]
    [InlineData("[here](https://a.example/b?c=1) <mailto:a@b.example>", "<p><a href=\"https://a.example/b?c=1\">here</a> <a href=\"mailto:a@b.example\">mailto:a@b.example</a></p>\n")]
    public void A_link_of_a_document_leads_to_the_web_or_nowhere(string markdown, string html) =>
        Assert.Equal(html, Features.Export.PostmortemHtml.Document(markdown));

    [Fact]
    public async Task A_card_number_is_masked_before_it_is_kept_anywhere()
    {
        await using var bot = await TestBot.WithIncident();
        Assert.Contains("1 secret was masked", await bot.Hears("ana", "/incident note card 4111 1111 1111 1111 was refused"), StringComparison.Ordinal);
        await bot.Hears("ana", "and also 5500005555555559, iban FR14 2004 1010 0505 0001 3M02 606, password=hunter22");
        var json = await bot.Json();
        Assert.DoesNotContain("4111 1111", json, StringComparison.Ordinal);
        Assert.DoesNotContain("5500005555555559", json, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter22", json, StringComparison.Ordinal);
        Assert.Contains("[masked card …1111] was refused", json, StringComparison.Ordinal);
        Assert.Contains("\"masked\": 3", json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FR_inside_a_sentence_is_not_a_language()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident set impact we sell in FR and EN only");
        var text = (await bot.Incident()).TextOf(Incidents.Fields.TextField.Impact);
        Assert.Equal(["en"], text.Languages);
        Assert.Equal("we sell in FR and EN only", text["en"]);
    }
}
