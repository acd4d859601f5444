using Bot.Chat.Delivery;
using Bot.Features.Forms;
using Bot.Testing;

namespace Bot.Features.Tests;

/// <summary>What people say of each other and for each other: names instead of ids, and everybody's words in their own language.</summary>
public sealed class WordsOfOthersTests
{
    private const string Ben = "<@slack:U0BEN|Benoît L.>";

    [Theory]
    [InlineData("update FR {0} analyse. EN {0} is looking.")]
    [InlineData("identified FR {0} a trouvé. EN {0} has found it.")]
    [InlineData("note FR {0} a redémarré. EN {0} restarted it.")]
    [InlineData("note 11:50 {0} restarted it")]
    [InlineData("set cause FR {0} a poussé. EN {0} pushed.")]
    [InlineData("set title {0} reports lag")]
    [InlineData("impact {0} cannot pay")]
    [InlineData("priority P1 {0} says so")]
    [InlineData("cancel {0} was only testing")]
    [InlineData("action add {0} is tired -> ask {0} to sleep @ana due 3d")]
    [InlineData("mark started at 11:50 FR {0} a vu. EN {0} saw it.")]
    [InlineData("postmortem edit overview FR {0}. EN {0}.")]
    [InlineData("handover {0} FR you know")]
    public async Task A_person_mentioned_in_a_text_is_read_by_name(string typed)
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident lead me");
        await bot.Hears("ana", "/incident " + string.Format(System.Globalization.CultureInfo.InvariantCulture, typed, Ben));
        Assert.DoesNotContain("U0BEN|", string.Join('\n', [.. await bot.Timeline(), .. bot.Said("#inc-1"), Features.Postmortems.PostmortemDocument.Write(await bot.Incident(), bot.House, draft: true)]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_mentioned_when_declaring_is_read_by_name_and_the_languages_are_told_apart()
    {
        await using var bot = TestBot.Empty();
        await bot.Hears("ana", $"/incident declare P2 nexo Terminals refuse cards says {Ben} FR {Ben} regarde. EN {Ben} is on it.", "#ops");
        var incident = await bot.Incident();
        Assert.Equal("Terminals refuse cards says @Benoît L.", incident.Title);
        Assert.Equal(("@Benoît L. regarde.", "@Benoît L. is on it."), (incident.Updates[0].Text["fr"], incident.Updates[0].Text["en"]));
    }

    [Fact]
    public async Task A_message_goes_on_the_overview_in_the_language_of_whoever_said_it()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Deliver("jean", new Happening.Message("m1", "Nous redémarrons la passerelle de Lyon"), locale: "fr-FR");
        await bot.Deliver("tom", new Happening.Reaction("m1", "pushpin", true), locale: "en-US");
        await bot.Deliver("tom", new Happening.Message("m2", "We restarted the gateway"), locale: "en-US");
        await bot.Deliver("jean", new Happening.Curation("m2", true), locale: "fr-FR");
        var lines = (await bot.Incident()).Overview.Values.ToList();
        Assert.Equal(("Nous redémarrons la passerelle de Lyon", null), (lines[0].Text["fr"], lines[0].Text["en"]));
        Assert.Equal((null, "We restarted the gateway"), (lines[1].Text["fr"], lines[1].Text["en"]));
    }

    [Fact]
    public async Task A_message_of_another_channel_is_its_author_s_and_leads_there()
    {
        await using var bot = await TestBot.WithIncident();
        var copy = new MessageCopy("m9", "les virements sont en retard", new Person("test:jean", "jean", "fr-FR"), bot.Clock.GetCurrentInstant(), "https://chat.example/m9");
        var form = (await bot.Deliver("tom", new Happening.FormWanted(FormIds.AddToTimeline, "", copy), "#ops")).Form!;
        await bot.Deliver("tom", new Happening.FormSubmitted(form.Id, form.Context, new Dictionary<string, string> { ["incident"] = "INC-1" }), "#ops");
        var line = Assert.Single((await bot.Incident()).Overview.Values);
        Assert.Equal(("jean", "les virements sont en retard", null, "https://chat.example/m9"), (line.By.Name, line.Text["fr"], line.Text["en"], line.Permalink));
        Assert.Contains(await bot.Timeline(), l => l.Contains("jean", StringComparison.Ordinal) && l.Contains("virements", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_picture_on_the_overview_is_there_by_its_name()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Deliver("ana", new Happening.Message("m1", "", Files: [new FileLink("latency.png", "https://chat.example/f1")]));
        await bot.Deliver("ana", new Happening.Reaction("m1", "pushpin", true));
        Assert.Contains(await bot.Timeline(), l => l.Contains("[latency.png]", StringComparison.Ordinal));
        var document = Features.Postmortems.PostmortemDocument.Write(await bot.Incident(), bot.House, draft: false);
        Assert.Equal(2, document.Split("📎 latency.png").Length - 1);
    }

    [Fact]
    public async Task An_edited_message_says_on_the_overview_what_it_says_now_in_both_languages()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Deliver("ana", new Happening.Message("m1", "FR 10 clients touchés. EN 10 customers hit."));
        await bot.Deliver("ana", new Happening.Reaction("m1", "pushpin", true));
        await bot.Deliver("ana", new Happening.Edit("m1", "FR 100 clients touchés. EN 100 customers hit."));
        var line = Assert.Single((await bot.Incident()).Overview.Values);
        Assert.Equal(("100 clients touchés.", "100 customers hit."), (line.Text["fr"], line.Text["en"]));

        await bot.Deliver("ana", new Happening.Message("m2", "ten down"));
        await bot.Deliver("ana", new Happening.Reaction("m2", "pushpin", true));
        await bot.Deliver("ana", new Happening.Edit("m2", "FR dix en panne. EN ten are down."));
        line = (await bot.Incident()).Overview.Values.Last();
        Assert.Equal(("dix en panne.", "ten are down."), (line.Text["fr"], line.Text["en"]));
    }

    [Theory]
    [InlineData("FR :warning: Retards. EN :warning: Delays.", ":warning: Retards.", ":warning: Delays.")]
    [InlineData("FR : :warning: Retards. EN: :warning: Delays.", ":warning: Retards.", ":warning: Delays.")]
    [InlineData("\"FR Certificat expiré. EN Certificate expired.\"", "Certificat expiré.", "Certificate expired.")]
    [InlineData("> FR Certificat expiré. EN Certificate expired.", "Certificat expiré.", "Certificate expired.")]
    [InlineData("```FR Certificat expiré. EN Certificate expired.```", "Certificat expiré.", "Certificate expired.")]
    [InlineData("FR— Certificat expiré. EN— Certificate expired.", "Certificat expiré.", "Certificate expired.")]
    [InlineData("fr - L’incident est clos.\nen - The incident is over.", "L’incident est clos.", "The incident is over.")]
    [InlineData("**FR** Le correctif arrive **EN** The fix is coming", "Le correctif arrive", "The fix is coming")]
    [InlineData("Version française : clos.\nEnglish version: over.", "clos.", "over.")]
    public async Task A_public_text_is_understood_as_it_is_pasted(string pasted, string french, string english)
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident update " + pasted);
        var text = (await bot.Incident()).Updates.Last().Text;
        Assert.Equal((french, english), (text["fr"], text["en"]));
    }

    [Theory]
    [InlineData("FR/ En cours EN/ Ongoing")]
    [InlineData("fr en cours. en underway")]
    public async Task A_marker_that_was_not_understood_is_named_with_how_to_write_both(string pasted)
    {
        await using var bot = await TestBot.WithIncident();
        Assert.Contains("FR …. EN …", await bot.Hears("ana", "/incident update " + pasted), StringComparison.Ordinal);
        Assert.Empty((await bot.Incident()).Updates);
    }
}
