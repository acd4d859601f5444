using Bot.Chat.Delivery;
using Bot.Features.Forms;
using Bot.Incidents.Fields;
using Bot.Incidents;
using Bot.Testing;

namespace Bot.Features.Tests;

/// <summary>A form that was open while others went on.</summary>
public sealed class OpenFormsTests
{
    private static async Task<Answer> Save(TestBot bot, string person, Chat.Posting.Form form, params (string Field, string Value)[] changed)
    {
        var values = form.Fields.ToDictionary(f => f.Id, f => changed.Where(c => c.Field == f.Id).Select(c => c.Value).FirstOrDefault() ?? f.Value);
        return await bot.Deliver(person, new Happening.FormSubmitted(form.Id, form.Context, values));
    }

    [Fact]
    public async Task A_form_that_was_open_meanwhile_changes_only_what_was_changed_in_it()
    {
        await using var bot = await TestBot.WithIncident();
        var form = (await bot.Deliver("ana", new Happening.FormWanted(FormIds.Details, "INC-1"))).Form!;
        await bot.Hears("ben", "/incident priority P1");
        await bot.Hears("ben", "/incident set title Card terminals down in France");
        await bot.Hears("ben", "/incident set components nexo=major_outage, api");
        await Save(bot, "ana", form, ("category", "Infrastructure"));
        var incident = await bot.Incident();
        Assert.Equal((Priority.P1, "Card terminals down in France", "Infrastructure", 2), (incident.Priority, incident.Title, incident.Category, incident.Components.Count));

        form = (await bot.Deliver("ana", new Happening.FormWanted(FormIds.Postmortem, "INC-1"))).Form!;
        await bot.Hears("ben", "/incident set cause FR Cause corrigée. EN Corrected cause.");
        await Save(bot, "ana", form, ("context_en", "Context."));
        Assert.Equal(("Corrected cause.", "Context."), ((await bot.Incident()).TextOf(TextField.Cause)["en"], (await bot.Incident()).TextOf(TextField.Context)["en"]));
    }

    [Fact]
    public async Task What_two_people_changed_is_not_overwritten_unseen()
    {
        await using var bot = await TestBot.WithIncident();
        var form = (await bot.Deliver("ana", new Happening.FormWanted(FormIds.Details, "INC-1"))).Form!;
        await bot.Hears("ben", "/incident set title Terminals down");
        var answer = await Save(bot, "ana", form, ("title", "Terminals are slow"));
        Assert.Contains("it now says “Terminals down”", answer.FieldErrors!["title"], StringComparison.Ordinal);
        Assert.Equal("Terminals down", (await bot.Incident()).Title);
    }

    [Fact]
    public async Task A_long_text_that_the_chat_could_not_show_whole_stays_whole()
    {
        await using var bot = await TestBot.WithIncident();
        var impact = string.Concat(Enumerable.Repeat("No card was accepted in any shop. ", 150)).Trim();
        await bot.Hears("ana", "/incident set impact EN " + impact);
        var form = (await bot.Deliver("ana", new Happening.FormWanted(FormIds.Details, "INC-1"))).Form!;
        await Save(bot, "ana", form, ("category", "Infrastructure"), ("impact_en", impact[..2999] + "…"));
        Assert.Equal(impact, (await bot.Incident()).TextOf(TextField.Impact)["en"]);
    }

    [Fact]
    public async Task The_form_asks_before_it_declares_the_same_once_more()
    {
        await using var bot = await TestBot.WithIncident();
        var form = (await bot.Deliver("ben", new Happening.FormWanted(FormIds.Declare, ""), "#ops")).Form!;
        var answer = await Save(bot, "ben", form, ("title", "Card payments fail in shops"));
        Assert.StartsWith("INC-1 was opened a moment ago and sounds the same", answer.FieldErrors!["title"], StringComparison.Ordinal);
        await Save(bot, "ben", form, ("title", "Card payments fail in shops --anyway"), ("ticket", "TSR-7, TSR-8"));
        var second = await bot.Incident(2);
        Assert.Equal(("Card payments fail in shops", "TSR-7, TSR-8"), (second.Title, string.Join(", ", second.Tickets)));
    }

    [Fact]
    public async Task A_form_completes_an_update_that_lacks_a_language()
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident update FR Paiements refusés.");
        var form = (await bot.Deliver("ben", new Happening.FormWanted(FormIds.Update, "INC-1"))).Form!;
        await Save(bot, "ben", form, ("text_en", "Payments are refused."), ("next", "30m"));
        Assert.Equal("FR Paiements refusés. EN Payments are refused.", Assert.Single((await bot.Incident()).Updates).Text.ToInline(["fr", "en"]));
        Assert.NotNull((await bot.Incident()).Promise);
    }

    [Fact]
    public async Task A_component_that_is_no_longer_in_the_settings_stays_affected()
    {
        await using var bot = await TestBot.WithIncident("P2 nexo Terminals refuse cards");
        var form = (await bot.Deliver("ana", new Happening.FormWanted(FormIds.Details, "INC-1"))).Form!;
        Assert.Equal("nexo", form.Fields.Single(f => f.Id == "components").Value);
        var answer = await Save(bot, "ana", form, ("title", ""));
        Assert.DoesNotContain("declare", answer.FieldErrors!["title"], StringComparison.Ordinal);
    }
}
