using Bot.Chat.Phrases;
using Bot.Chat.Posting;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace Bot.Teams.AdaptiveCards;

/// <summary>Cards and posts as Adaptive Cards, well within Teams' 80 KB a message.</summary>
internal static class CardDrawing
{
    private const int FieldText = 500;
    private const int SectionText = 1500;

    /// <summary>Longest text of an answer that is a card.</summary>
    public const int PostText = 8000;

    /// <summary>What Teams calls an Adaptive Card.</summary>
    public const string ContentType = "application/vnd.microsoft.card.adaptive";

    /// <summary>A card. One of an incident shows itself anew to whoever looks at it.</summary>
    /// <param name="more">Further actions, links for most.</param>
    public static JObject Of(Card card, params IReadOnlyList<JObject> more)
    {
        ArgumentNullException.ThrowIfNull(card);
        var drawn = Elements.Card(Body(card), [.. Buttons.Of(card.Buttons, card.Kind), .. more, .. Links(card)], card.Fallback);
        if (Key(card) is { } key) drawn["refresh"] = new JObject { ["action"] = Buttons.Execute("…", Verbs.Show, key, card.Kind) };
        ((JObject?)drawn["refresh"]?["action"])?.Remove("fallback");
        return drawn;
    }

    /// <summary>An answer with buttons or a card: one card, because a text beside a card costs its id.</summary>
    public static JObject Of(Post post, params IReadOnlyList<JObject> more)
    {
        ArgumentNullException.ThrowIfNull(post);
        var text = Elements.Text(post.Markup, PostText).ToList();
        IEnumerable<JToken> body = post.Card is { } card ? [.. text, .. Body(card)] : text;
        IEnumerable<JObject> actions = [.. Buttons.Of([.. post.Buttons ?? [], .. post.Card?.Buttons ?? []], post.Card?.Kind ?? "post"), .. more, .. Links(post.Card)];
        return Elements.Card(body, actions, Summary(post), Elements.Mentioned(post.Markup));
    }

    /// <summary>What one person got for an answer, on top of the card everybody sees.</summary>
    public static JObject Answered(Post answer, Card today, Language language)
    {
        var note = Elements.Box("emphasis", [Elements.Plain(TeamsTexts.OnlyYou().In(language), subtle: true), .. Elements.Text(answer.Markup, PostText), .. answer.Card is { } card ? Body(card) : []]);
        var close = Buttons.Execute(TeamsTexts.Close().In(language), Verbs.Show, Key(today) ?? "", today.Kind);
        return Elements.Card([note, .. Body(today)], [close, .. Buttons.Of([.. answer.Buttons ?? [], .. today.Buttons], today.Kind), .. Links(today)], today.Fallback, Elements.Mentioned(answer.Markup));
    }

    /// <summary>A message that carries a card and nothing beside it.</summary>
    public static Activity Message(JObject card, string summary) => new()
    {
        Type = ActivityTypes.Message, Summary = TeamsText.Short(TeamsText.Here(summary), 200), Attachments = [new Attachment(ContentType, content: card)],
    };

    /// <summary>One line for notifications.</summary>
    public static string Summary(Post post) =>
        TeamsText.Short(TeamsText.Plain(post.Markup).Replace('\n', ' ') is { Length: > 0 } text ? text : post.Card?.Fallback ?? "…", 200);

    /// <summary>A thread and a chat have no bookmarks: the card links to what it does not show.</summary>
    private static IEnumerable<JObject> Links(Card? card) => card?.Console is { } console ? [Buttons.Link("Console", console)] : [];

    /// <summary>The incident a card is of.</summary>
    private static string? Key(Card card) => card.Kind == "incident" ? card.Fallback.Split(' ')[0] : null;

    private static IEnumerable<JToken> Body(Card card)
    {
        yield return Elements.Box(Style(card.Tone), [Elements.Plain($"{Mark(card.Tone)} {TeamsText.Short(card.Title, 300)}", "Large", "Bolder"), .. Elements.Text(card.Lead, SectionText)]);
        foreach (var field in card.Fields.Take(20)) yield return Row(field);
        foreach (var section in card.Sections.Take(6))
        {
            var heading = Elements.Plain(section.Heading, weight: "Bolder");
            heading["separator"] = true;
            yield return heading;
            foreach (var line in Elements.Text(section.Text, SectionText)) yield return line;
        }
        foreach (var line in Elements.Text(card.Footer, SectionText, subtle: true)) yield return line;
    }

    private static JObject Row(CardField field)
    {
        var row = new JObject
        {
            ["type"] = "ColumnSet", ["spacing"] = "Small",
            ["columns"] = new JArray(
                new JObject { ["type"] = "Column", ["width"] = "130px", ["items"] = new JArray(Elements.Plain(field.Label, subtle: true)) },
                new JObject { ["type"] = "Column", ["width"] = "stretch", ["items"] = new JArray(Elements.Text(field.Value, FieldText)) }),
        };
        return row;
    }

    private static string Style(CardTone tone) => tone switch { CardTone.Bad => "attention", CardTone.Watch => "warning", CardTone.Good => "good", _ => "emphasis" };

    private static string Mark(CardTone tone) => tone switch { CardTone.Bad => "🔴", CardTone.Watch => "🟠", CardTone.Good => "🟢", _ => "⚪" };
}
