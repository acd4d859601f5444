namespace Bot.Chat.Posting;

/// <summary>The bot's own page for one person, told neutrally: Slack's App Home.</summary>
/// <param name="Title">Plain text.</param>
/// <param name="Buttons">What can be done from here.</param>
/// <param name="Sections">Lists under a heading, in order.</param>
public sealed record Home(string Title, IReadOnlyList<CardButton> Buttons, IReadOnlyList<HomeSection> Sections);

/// <summary>A list of the page.</summary>
/// <param name="Heading">Plain text.</param>
/// <param name="Empty">What stands there when nothing does, markup.</param>
/// <param name="Rows">The rows.</param>
/// <param name="Left">How many more there are than shown.</param>
public sealed record HomeSection(string Heading, string Empty, IReadOnlyList<HomeRow> Rows, string Left = "");

/// <summary>One row: markup, and a button beside it.</summary>
public sealed record HomeRow(string Text, CardButton? Button = null);
