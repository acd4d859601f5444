namespace Bot.Chat.Posting;

/// <summary>A message of the bot, ready to be drawn: already in a language, in the bot's own markup.</summary>
/// <param name="Markup">The text (<see cref="Phrases.Markup"/>).</param>
/// <param name="Buttons">Buttons under it.</param>
/// <param name="Card">A card instead of, or under, the text.</param>
/// <param name="File">A document to hand over.</param>
public sealed record Post(string Markup, IReadOnlyList<CardButton>? Buttons = null, Card? Card = null, PostFile? File = null);

/// <summary>A document: what <c>export</c> hands over.</summary>
/// <param name="Name">File name with its ending.</param>
/// <param name="Type">Media type.</param>
/// <param name="Content">The text.</param>
public sealed record PostFile(string Name, string Type, string Content);
