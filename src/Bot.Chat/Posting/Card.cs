namespace Bot.Chat.Posting;

/// <summary>A card, told neutrally: every chat draws it with what it has. All texts are in one language; values are markup.</summary>
/// <param name="Kind"><c>incident</c>, <c>announcement</c>, <c>list</c>, …: which golden file it is.</param>
/// <param name="Title">Plain text, no markup.</param>
/// <param name="Tone">How alarming.</param>
/// <param name="Lead">One line under the title, markup.</param>
/// <param name="Fields">Label and value pairs.</param>
/// <param name="Sections">Longer texts with a heading.</param>
/// <param name="Buttons">What can be done from here, most likely first.</param>
/// <param name="Footer">Small print, markup.</param>
/// <param name="Fallback">One plain line for notifications and screen readers.</param>
public sealed record Card(string Kind, string Title, CardTone Tone, string Lead, IReadOnlyList<CardField> Fields,
    IReadOnlyList<CardSection> Sections, IReadOnlyList<CardButton> Buttons, string Footer, string Fallback)
{
    /// <summary>Where the whole of it is read in a browser, for chats that link to it from nowhere else.</summary>
    public string? Console { get; init; }
}

/// <summary>How alarming a card looks.</summary>
public enum CardTone { Quiet, Good, Watch, Bad }

/// <summary>A label and its value.</summary>
public sealed record CardField(string Label, string Value);

/// <summary>A longer text.</summary>
public sealed record CardSection(string Heading, string Text);

/// <summary>A button. <paramref name="Action"/> is wire format and never changes.</summary>
/// <param name="Action">Action id.</param>
/// <param name="Label">Plain text, at most 30 characters to be seen whole.</param>
/// <param name="Value">Comes back when pressed; an incident key for most.</param>
/// <param name="Look">How it stands out.</param>
/// <param name="Url">Opens a page instead.</param>
/// <param name="Confirm">Ask before it counts: the question, plain text.</param>
/// <param name="OpensForm">It opens a form; some chats have to know before it is pressed.</param>
public sealed record CardButton(string Action, string Label, string Value, ButtonLook Look = ButtonLook.Plain, string? Url = null,
    string? Confirm = null, bool OpensForm = false)
{
    /// <summary>How many characters a value may have: Slack takes 2,000.</summary>
    public const int MostValue = 1900;
}

/// <summary>How a button stands out.</summary>
public enum ButtonLook { Plain, Primary, Danger }
