using System.Text;
using Bot.Chat.Delivery;
using Bot.Chat.Phrases;
using Bot.Chat.Posting;
using Bot.Features.Cards;
using Bot.Features.Deciding;
using Bot.Features.Postmortems;
using Bot.Testing;
using NodaTime;

namespace Bot.Features.Tests;

/// <summary>Every card and form in both languages, and the postmortem, as files a person can read.</summary>
public class GoldenTests
{
    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task Cards(string code)
    {
        await using var bot = await Showcase.StoryAsync();
        var language = bot.House.Spoken(code)!;
        var text = new StringBuilder();
        foreach (var (_, card) in await Showcase.CardsAsync(bot, language)) Draw(text, card);
        Approve.Golden($"cards.{code}.txt", text.ToString());
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task Forms(string code)
    {
        await using var bot = await Showcase.StoryAsync();
        var text = new StringBuilder();
        foreach (var (id, form) in await Showcase.FormsAsync(bot, code))
        {
            Assert.True(form.Title.Length <= 24 && form.Submit.Length <= 24 && form.Cancel.Length <= 24, $"{id}: a modal's title and buttons have at most 24 characters in Slack");
            Draw(text, form);
        }
        Approve.Golden($"forms.{code}.txt", text.ToString());
    }

    [Fact]
    public async Task Postmortem_draft()
    {
        await using var bot = await Showcase.StoryAsync();
        Approve.Golden("draft.md", PostmortemDocument.Write(await bot.Incident(), bot.House, draft: true));
    }

    [Fact]
    public async Task Help_in_both_languages()
    {
        await using var bot = TestBot.Empty();
        var text = new StringBuilder();
        foreach (var locale in new[] { "en", "fr" })
        {
            text.AppendLine(await bot.Hears("ana", "/incident help", locale: locale));
            foreach (var command in Catalogue.Own.Commands) text.AppendLine(await bot.Hears("ana", "/incident help " + command.Words.Word, locale: locale));
        }
        Approve.Golden("help.txt", text.ToString());
    }

    [Fact]
    public async Task Every_button_of_every_card_and_answer_has_a_handler()
    {
        await using var bot = await Showcase.StoryAsync();
        var buttons = (await Showcase.CardsAsync(bot, Language.English)).SelectMany(c => c.Card.Buttons).Concat(await Showcase.PostButtonsAsync(bot));
        foreach (var button in buttons.DistinctBy(b => b.Action + b.Value))
        {
            var answer = await bot.Deliver("cleo", new Happening.Button(button.Action, button.Value));
            Assert.DoesNotContain("older version", answer.Post?.Markup ?? "", StringComparison.Ordinal);
        }
        Assert.Contains("older version", (await bot.Deliver("cleo", new Happening.Button("gone", "INC-1"))).Post!.Markup, StringComparison.Ordinal);
    }

    private static void Draw(StringBuilder text, Card card)
    {
        text.AppendLine($"=== {card.Kind}: {card.Title} [{card.Tone}]").AppendLine(card.Fallback);
        if (card.Lead.Length > 0) text.AppendLine(card.Lead);
        foreach (var field in card.Fields) text.AppendLine($"{field.Label}: {field.Value}");
        foreach (var section in card.Sections) text.AppendLine($"--- {section.Heading}").AppendLine(section.Text);
        foreach (var button in card.Buttons) text.AppendLine($"[{button.Label}] {button.Action} {button.Value}{(button.Look == ButtonLook.Plain ? "" : " " + button.Look)}");
        text.AppendLine(card.Footer).AppendLine();
    }

    private static void Draw(StringBuilder text, Form form)
    {
        text.AppendLine($"=== {form.Id}: {form.Title} [{form.Submit}] [{form.Cancel}] {form.Context}");
        if (form.Intro.Length > 0) text.AppendLine(form.Intro);
        foreach (var field in form.Fields)
        {
            text.AppendLine($"{(field.Required ? "*" : " ")} {field.Label} ({field.Id}, {field.Kind}) {field.Value}{(field.Hint.Length == 0 ? "" : $" -- {field.Hint}")}");
            foreach (var option in field.Options ?? []) text.AppendLine($"    {option.Value}: {option.Label}");
        }
        text.AppendLine();
    }
}
