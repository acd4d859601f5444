using Bot.Chat.Posting;
using SlackNet;
using SlackNet.Blocks;

namespace Bot.Slack.BlockKit;

/// <summary>A form as a modal: title and buttons of at most 24 characters, context in the private metadata (3,000).</summary>
internal static class FormModal
{
    /// <summary>The modal. A field's id is its block id, so that errors find it; its action id is <c>value</c>.</summary>
    public static ModalViewDefinition Of(Form form)
    {
        ArgumentNullException.ThrowIfNull(form);
        var blocks = new List<Block>();
        if (form.Intro.Length > 0) blocks.Add(new SectionBlock { Text = new Markdown(Mrkdwn.Short(Mrkdwn.Of(form.Intro), 2900)) { Verbatim = true } });
        foreach (var field in form.Fields)
            if (ElementOf(field) is { } element)
                blocks.Add(new InputBlock
                {
                    BlockId = field.Id, Label = new PlainText(Mrkdwn.Short(field.Label, 2000)), Optional = !field.Required, Element = element,
                    Hint = field.Hint.Length == 0 ? null : new PlainText(Mrkdwn.Short(field.Hint, 2000)),
                });
        return new ModalViewDefinition
        {
            CallbackId = form.Id, Title = new PlainText(Mrkdwn.Short(form.Title, 24)), Submit = new PlainText(Mrkdwn.Short(form.Submit, 24)),
            Close = new PlainText(Mrkdwn.Short(form.Cancel, 24)), PrivateMetadata = Mrkdwn.Short(form.Context, 3000), Blocks = blocks,
        };
    }

    /// <summary>A private answer as a modal, where there is no conversation to give it in.</summary>
    public static ModalViewDefinition Of(Post post, string title, string close)
    {
        ArgumentNullException.ThrowIfNull(post);
        return new ModalViewDefinition
        {
            CallbackId = "answer", Title = new PlainText(Mrkdwn.Short(title, 24)), Close = new PlainText(Mrkdwn.Short(close, 24)), Blocks = [.. BlockDrawing.Of(post).SelectMany(p => p).Take(100)],
        };
    }

    private static IInputBlockElement? ElementOf(FormField field)
    {
        var options = (field.Options ?? []).Take(100).Select(Of).ToList();
        switch (field.Kind)
        {
            case FieldKind.Select:
                return options.Count == 0 ? null : new StaticSelectMenu { ActionId = "value", Options = options, InitialOption = options.FirstOrDefault(o => o.Value == field.Value) };
            case FieldKind.MultiSelect:
                var chosen = field.Value.Split(',');
                return options.Count == 0 ? null : new StaticMultiSelectMenu { ActionId = "value", Options = options, InitialOptions = [.. options.Where(o => chosen.Contains(o.Value))] };
            case FieldKind.Person:
                return new UserSelectMenu { ActionId = "value", InitialUser = field.Value.StartsWith("slack:", StringComparison.Ordinal) ? field.Value["slack:".Length..].Split('|')[0] : null };
            case FieldKind.Checkbox:
                var tick = new Option { Text = new PlainText(Mrkdwn.Short(field.Label, 75)), Value = "true" };
                return new CheckboxGroup { ActionId = "value", Options = [tick], InitialOptions = field.Value == "true" ? [tick] : [] };
            default:
                return new PlainTextInput
                {
                    ActionId = "value", Multiline = field.Kind == FieldKind.LongText, MaxLength = Math.Min(field.MaxLength, 3000),
                    InitialValue = field.Value.Length == 0 ? null : Mrkdwn.Short(field.Value, Math.Min(field.MaxLength, 3000)),
                };
        }
    }

    private static Option Of(FormOption option) => new() { Text = new PlainText(Mrkdwn.Short(option.Label, 75)), Value = Mrkdwn.Short(option.Value, 150) };
}
