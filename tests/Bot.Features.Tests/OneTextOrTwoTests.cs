using Bot.Chat.Delivery;
using Bot.Features.Forms;
using Bot.Testing;

namespace Bot.Features.Tests;

/// <summary>Nothing that was meant in two languages is published as one.</summary>
public sealed class OneTextOrTwoTests
{
    [Theory]
    [InlineData("update FR le service est rétabli EN the service is back", "FR le service est rétabli. EN the service is back")]
    [InlineData("update FR Service rétabli (à 15 h) EN Service restored (at 3pm)", "FR Service rétabli (à 15 h). EN Service restored (at 3pm)")]
    [InlineData("update EN Back 🙂 FR Retour 🙂", "EN Back 🙂. FR Retour 🙂")]
    [InlineData("update en: Back fr: Retour", "en: Back. fr: Retour")]
    [InlineData("monitoring FR correctif déployé EN fix deployed", "FR correctif déployé. EN fix deployed")]
    [InlineData("set impact FR on a perdu 300 k€ EN we lost €300k", "FR on a perdu 300 k€. EN we lost €300k")]
    [InlineData("context FR N/A EN N/A", "FR N/A. EN N/A")]
    [InlineData("context EN none FR aucun", "EN none. FR aucun")]
    [InlineData("note FR en panne - EN down", "FR en panne. EN down")]
    [InlineData("mark started at 11:50 FR panne EN down", "FR panne. EN down")]
    [InlineData("update fr le portail est lent", "FR le portail est lent")]
    public async Task Where_a_language_may_begin_nothing_is_done_and_the_line_to_type_is_given_back(string typed, string instead)
    {
        await using var bot = await TestBot.WithIncident();
        var before = (await bot.Incident()).Version;
        var answer = await bot.Hears("ana", "/incident " + typed);
        Assert.StartsWith("Nothing was done", answer, StringComparison.Ordinal);
        Assert.Contains(instead, answer, StringComparison.Ordinal);
        Assert.Equal(before, (await bot.Incident()).Version);
        // And typed so, it is two texts.
        if (instead.Contains("EN ", StringComparison.Ordinal)) Assert.StartsWith("The public reads it under the title Card payments fail in shops.", await bot.Hears("ana", "/incident update " + instead), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("update Les virements sont retardés, nous enquêtons", "EN is missing and stays missing until somebody writes it: /incident update #3 EN ….")]
    [InlineData("impact 12 400 virements retardés, 300 rejetés", "EN is missing and stays missing until somebody writes it: /incident set impact EN ….")]
    public async Task Whoever_types_French_into_an_English_chat_has_written_the_French_text(string typed, string hint)
    {
        await using var bot = await TestBot.WithIncident();
        Assert.Contains(hint, await bot.Hears("ana", "/incident " + typed), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("update FR Transfers are delayed. We are looking into it. EN Transfers are delayed.", "What stands under FR is written in English. If that is not meant, put it right: /incident update #3 FR …. EN ….")]
    [InlineData("update FR Les virements sont retardés. EN Les virements sont retardés.", "What stands under EN is written in French. If that is not meant, put it right: /incident update #3 FR …. EN ….")]
    public async Task A_text_under_the_wrong_language_is_published_and_its_author_is_told(string typed, string hint)
    {
        await using var bot = await TestBot.WithIncident();
        Assert.Contains(hint, await bot.Hears("ana", "/incident " + typed), StringComparison.Ordinal);
        Assert.Single((await bot.Incident()).Updates);
    }

    [Theory]
    [InlineData("we sell in FR and EN", "en")]
    [InlineData("FR Nous vendons en France. EN We sell in FR and EN.", "en")]
    [InlineData("(FR) Le service revient (EN) The service is coming back", "fr")]
    [InlineData("FR - a - EN - b", "fr")]
    public async Task What_is_clear_is_published(string typed, string has)
    {
        await using var bot = await TestBot.WithIncident();
        await bot.Hears("ana", "/incident update " + typed);
        Assert.True((await bot.Incident()).Updates.Single().Text.Has(has));
    }

    [Fact]
    public async Task A_form_asks_per_language_so_a_marker_in_it_is_a_word()
    {
        await using var bot = await TestBot.WithIncident();
        var incident = await bot.Incident();
        await bot.Deliver("ana", new Happening.FormSubmitted(FormIds.Update, $"INC-1|{incident.Version}|{incident.Status}", new Dictionary<string, string> { ["text_fr"] = "La version EN du site est en panne", ["text_en"] = "", ["next"] = "" }));
        Assert.Equal("La version EN du site est en panne", (await bot.Incident()).Updates.Single().Text["fr"]);
    }

    [Theory]
    [InlineData("update FR - EN Service is coming back.", "FR …. EN Service is coming back. If it is a word")]
    [InlineData("update FR Bla EN Bla.", "FR Bla. EN Bla. If it is a word")]
    public async Task What_is_to_be_typed_instead_can_be_typed_so(string typed, string shown)
    {
        await using var bot = await TestBot.WithIncident();
        Assert.Contains(shown, await bot.Hears("ana", "/incident " + typed), StringComparison.Ordinal);
    }
}
