using System.Globalization;
using Bot.Chat.Posting;
using SlackNet;
using SlackNet.Blocks;

namespace Bot.Slack.BlockKit;

/// <summary>Posts and cards as blocks, within Slack's limits: 3,000 characters a section, 150 a header, 25 buttons a row, 50 blocks.</summary>
internal static class BlockDrawing
{
    private const int SectionText = 2900;
    private const int CardText = 1500;
    private const int MostBlocks = 48;
    private const int MostText = 8_000;

    /// <summary>A post, as one or more messages' blocks.</summary>
    public static IReadOnlyList<IReadOnlyList<Block>> Of(Post post) => Of(post, Mrkdwn.Of(post.Markup));

    /// <summary>The same, where its text is drawn already.</summary>
    public static IReadOnlyList<IReadOnlyList<Block>> Of(Post post, string text)
    {
        ArgumentNullException.ThrowIfNull(post);
        var messages = new List<IReadOnlyList<Block>>();
        foreach (var part in Mrkdwn.Pieces(text, MostText))
            messages.Add([.. Mrkdwn.Pieces(part, SectionText).Take(MostBlocks).Select(Section)]);
        var last = new List<Block>();
        if (post.Card is { } card) last.AddRange(Of(card));
        if (post.Buttons is { Count: > 0 } buttons) last.AddRange(Buttons(buttons));
        if (messages.Count == 0) return last.Count == 0 ? [] : [last];
        if (last.Count == 0) return messages;
        messages[^1] = [.. messages[^1], .. last];
        return messages;
    }

    /// <summary>What a message's blocks say, as mrkdwn: the text beside them, for notifications and for who has it read aloud.</summary>
    public static string TextOf(IReadOnlyList<Block> blocks) => string.Join('\n', blocks.Select(b => b switch
    {
        SectionBlock { Text: { } said } => said.Text,
        HeaderBlock { Text: { } title } => Mrkdwn.Escape(title.Text),
        _ => "",
    }).Where(t => t.Length > 0));

    /// <summary>A card.</summary>
    public static IReadOnlyList<Block> Of(Card card)
    {
        ArgumentNullException.ThrowIfNull(card);
        var blocks = new List<Block> { new HeaderBlock { Text = new PlainText(Mrkdwn.Short($"{Mark(card.Tone)} {card.Title}", 150)) } };
        if (card.Lead.Length > 0) blocks.Add(Section(Mrkdwn.Short(Mrkdwn.Of(card.Lead), CardText)));
        foreach (var row in card.Fields.Chunk(10))
            blocks.Add(new SectionBlock { Fields = [.. row.Select(f => (TextObject)new Markdown(Mrkdwn.Short($"*{Mrkdwn.Escape(f.Label)}*\n{Mrkdwn.Of(f.Value)}", 500)) { Verbatim = true })] });
        foreach (var section in card.Sections.Take(6))
            blocks.Add(Section(Mrkdwn.Short($"*{Mrkdwn.Escape(section.Heading)}*\n{Mrkdwn.Of(section.Text)}", CardText)));
        blocks.AddRange(Buttons(card.Buttons));
        if (card.Footer.Length > 0) blocks.Add(Small(card.Footer));
        return blocks;
    }

    /// <summary>The bot's own page, at most 100 blocks.</summary>
    public static HomeViewDefinition Of(Home home)
    {
        ArgumentNullException.ThrowIfNull(home);
        var blocks = new List<Block> { new HeaderBlock { Text = new PlainText(Mrkdwn.Short(home.Title, 150)) } };
        blocks.AddRange(Buttons(home.Buttons));
        var number = 0;
        foreach (var section in home.Sections)
        {
            blocks.Add(new DividerBlock());
            blocks.Add(Section($"*{Mrkdwn.Escape(section.Heading)}*"));
            if (section.Rows.Count == 0) blocks.Add(Small(section.Empty));
            foreach (var row in section.Rows)
                blocks.Add(new SectionBlock { Text = new Markdown(Mrkdwn.Short(Mrkdwn.Of(row.Text), SectionText)) { Verbatim = true }, Accessory = row.Button is { } button ? Of(button, ++number) : null });
            if (section.Left.Length > 0) blocks.Add(Small(section.Left));
        }
        return new HomeViewDefinition { CallbackId = "home", Blocks = [.. blocks.Take(100)] };
    }

    private static ContextBlock Small(string markup) => new() { Elements = [new Markdown(Mrkdwn.Short(Mrkdwn.Of(markup), 2000)) { Verbatim = true }] };

    private static SectionBlock Section(string mrkdwn) => new() { Text = new Markdown(mrkdwn) { Verbatim = true } };

    private static IEnumerable<Block> Buttons(IReadOnlyList<CardButton> buttons) => buttons.Select((b, i) => (Button: b, Index: i)).Chunk(5)
        .Select(row => (Block)new ActionsBlock { Elements = [.. row.Select(b => (IActionElement)Of(b.Button, b.Index))] });

    /// <summary>Action ids are unique in a message by the number behind the bar, which comes off when the button is pressed.</summary>
    private static Button Of(CardButton button, int index) => new()
    {
        ActionId = string.Create(CultureInfo.InvariantCulture, $"{button.Action}|{index}"), Text = new PlainText(Mrkdwn.Short(button.Label, 75)), Value = button.Value.Length == 0 ? null : Mrkdwn.Short(button.Value, 2000), Url = button.Url,
        Style = button.Look switch { ButtonLook.Primary => ButtonStyle.Primary, ButtonLook.Danger => ButtonStyle.Danger, _ => ButtonStyle.Default },
        Confirm = button.Confirm is null ? null : new ConfirmationDialog { Title = new PlainText(Mrkdwn.Short(button.Label, 100)), Text = new PlainText(Mrkdwn.Short(button.Confirm, 300)), Confirm = new PlainText("OK"), Deny = new PlainText("✕") },
    };

    private static string Mark(CardTone tone) => tone switch { CardTone.Bad => "🔴", CardTone.Watch => "🟠", CardTone.Good => "🟢", _ => "⚪" };
}
