using SlackNet.Blocks;
using SlackNet.WebApi;

namespace SlackNet
{
    public class Bookmark
    {
        public string Id { get; set; }
        public string ChannelId { get; set; }
        public string Title { get; set; }
    }

    public class Conversation
    {
        public string Id { get; set; }
        public string Name { get; set; }
    }

    public abstract class ViewDefinition(string type)
    {
        public string Type { get; set; } = type;
        public IList<Block> Blocks { get; set; } = [];
        public string PrivateMetadata { get; set; }
        public string CallbackId { get; set; }
        public string ExternalId { get; set; }
    }

    public class HomeViewDefinition() : ViewDefinition("home");

    public class ModalViewDefinition() : ViewDefinition("modal")
    {
        public PlainText Title { get; set; }
        public PlainText Close { get; set; }
        public PlainText Submit { get; set; }
        public bool ClearOnClose { get; set; }
        public bool NotifyOnClose { get; set; }
    }
}

namespace SlackNet.Blocks
{
    public abstract class Block(string type)
    {
        public string Type { get; } = type;
        public string BlockId { get; set; }
    }

    public interface IBlockElement
    {
        string Type { get; }
    }

    public interface IContextElement;

    public interface IActionElement : IBlockElement
    {
        string ActionId { get; set; }
    }

    public interface IInputBlockElement : IActionElement;

    public abstract class BlockElement(string type) : IBlockElement
    {
        public string Type { get; } = type;
    }

    public abstract class ActionElement(string type) : BlockElement(type), IActionElement
    {
        public string ActionId { get; set; }
        public ConfirmationDialog Confirm { get; set; }
    }

    public class SectionBlock() : Block("section")
    {
        public TextObject Text { get; set; }
        [IgnoreIfEmpty] public IList<TextObject> Fields { get; set; } = [];
        public BlockElement Accessory { get; set; }
    }

    public class HeaderBlock() : Block("header")
    {
        public PlainText Text { get; set; }
    }

    public class DividerBlock() : Block("divider");

    public class ContextBlock() : Block("context")
    {
        public IList<IContextElement> Elements { get; set; } = [];
    }

    public class ActionsBlock() : Block("actions")
    {
        public IList<IActionElement> Elements { get; set; } = [];
    }

    public class InputBlock() : Block("input")
    {
        public PlainText Label { get; set; }
        public IInputBlockElement Element { get; set; }
        public PlainText Hint { get; set; }
        public bool Optional { get; set; }
    }

    public enum ButtonStyle { Default, Primary, Danger }

    public class Button() : ActionElement("button")
    {
        public PlainText Text { get; set; }
        public string Url { get; set; }
        public string Value { get; set; }
        [IgnoreIfDefault] public ButtonStyle Style { get; set; }
    }

    public abstract class TextInput(string type) : ActionElement(type), IInputBlockElement
    {
        public PlainText Placeholder { get; set; }
    }

    public class PlainTextInput() : TextInput("plain_text_input")
    {
        public bool Multiline { get; set; }
        public int? MinLength { get; set; }
        public int? MaxLength { get; set; }
        public string InitialValue { get; set; }
    }

    public abstract class SelectMenuBase(string type) : ActionElement(type), IInputBlockElement
    {
        public PlainText Placeholder { get; set; }
    }

    public abstract class StaticSelectMenuBase(string type) : SelectMenuBase(type)
    {
        [IgnoreIfEmpty] public IList<Option> Options { get; set; } = [];
    }

    public class StaticSelectMenu() : StaticSelectMenuBase("static_select")
    {
        public Option InitialOption { get; set; }
    }

    public class StaticMultiSelectMenu() : StaticSelectMenuBase("multi_static_select")
    {
        [IgnoreIfEmpty] public IList<Option> InitialOptions { get; set; } = [];
    }

    public class UserSelectMenu() : SelectMenuBase("users_select")
    {
        public string InitialUser { get; set; }
    }

    public class CheckboxGroup() : ActionElement("checkboxes"), IInputBlockElement
    {
        public IList<Option> Options { get; set; } = [];
        [IgnoreIfEmpty] public IList<Option> InitialOptions { get; set; } = [];
    }

    public abstract class TextObject(string type)
    {
        public string Type { get; set; } = type;
        public string Text { get; set; }
    }

    public class PlainText : TextObject, IContextElement
    {
        public PlainText(string text = "") : base("plain_text") => Text = text;
        public bool Emoji { get; set; } = true;
    }

    public class Markdown : TextObject, IContextElement
    {
        public Markdown(string markdown = "") : base("mrkdwn") => Text = markdown;
        public bool Verbatim { get; set; }
    }

    public class Option
    {
        public TextObject Text { get; set; }
        public string Value { get; set; }
    }

    public class ConfirmationDialog
    {
        public PlainText Title { get; set; }
        public TextObject Text { get; set; }
        public PlainText Confirm { get; set; }
        public PlainText Deny { get; set; }
    }
}
