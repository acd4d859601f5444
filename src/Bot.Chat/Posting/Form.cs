namespace Bot.Chat.Posting;

/// <summary>A form, told neutrally: a Slack modal, a Teams dialog, a panel of the console.</summary>
/// <param name="Id">Callback id, wire format.</param>
/// <param name="Title">Plain text, at most 24 characters (Slack's limit on a modal's title).</param>
/// <param name="Submit">The submit button, at most 24 characters.</param>
/// <param name="Cancel">The cancel button, at most 24 characters.</param>
/// <param name="Context">Comes back with the values: incident key and version, say.</param>
/// <param name="Intro">What the person should know first, markup; may be empty.</param>
/// <param name="Fields">What is asked, in order.</param>
public sealed record Form(string Id, string Title, string Submit, string Cancel, string Context, string Intro, IReadOnlyList<FormField> Fields);

/// <summary>One question of a form.</summary>
/// <param name="Id">Field id, wire format.</param>
/// <param name="Label">Plain text.</param>
/// <param name="Kind">What kind of answer.</param>
/// <param name="Required">Must be answered.</param>
/// <param name="Value">Filled in already; several values joined by a comma for a multi-select.</param>
/// <param name="Hint">Small print under it.</param>
/// <param name="Options">For the selects: value and label.</param>
/// <param name="MaxLength">Longest text accepted, in characters.</param>
public sealed record FormField(string Id, string Label, FieldKind Kind, bool Required = false, string Value = "", string Hint = "",
    IReadOnlyList<FormOption>? Options = null, int MaxLength = 3000);

/// <summary>One choice.</summary>
public sealed record FormOption(string Value, string Label);

/// <summary>What kind of answer a field takes. A checkbox answers <c>true</c> or nothing; a person field a person id, with <c>|</c> and the name behind it where the chat tells.</summary>
public enum FieldKind { Text, LongText, Select, MultiSelect, Person, Checkbox }
