using Bot.Chat.Phrases;
using Bot.Chat.Posting;
using Bot.Teams.AdaptiveCards;
using Microsoft.Bot.Schema;

namespace Bot.Teams;

/// <summary>Posts as messages: a card where there is something to press, texts otherwise; documents in pieces.</summary>
internal static class Posts
{
    private const int FilePiece = 12_000;
    private const int FilePieces = 5;

    /// <summary>The messages, in order.</summary>
    public static IEnumerable<Activity> Of(Post post)
    {
        ArgumentNullException.ThrowIfNull(post);
        if (post.Card is { } only && post.Markup.Length == 0 && post.Buttons is not { Count: > 0 }) yield return CardDrawing.Message(CardDrawing.Of(only), only.Fallback);
        else if (post.Card is not null || post.Buttons is { Count: > 0 }) yield return CardDrawing.Message(CardDrawing.Of(post), CardDrawing.Summary(post));
        else
            foreach (var message in TeamsText.Messages(post.Markup)) yield return message;
    }

    /// <summary>A document.</summary>
    public static IEnumerable<Activity> Of(PostFile file, Language language)
    {
        ArgumentNullException.ThrowIfNull(file);
        // A bot hands over a file only to one person and after asking; a text can be copied from anywhere.
        var pieces = Cutting.Pieces(file.Content, FilePiece).SelectMany(p => TeamsText.Escape(p).Length > 2 * FilePiece ? Cutting.Pieces(p, FilePiece / 3) : [p]).ToList();
        foreach (var piece in pieces.Take(FilePieces))
            yield return new Activity { Type = ActivityTypes.Message, TextFormat = TextFormatTypes.Xml, Text = $"<b>{TeamsText.Escape(file.Name)}</b><pre>{TeamsText.Escape(piece)}</pre>" };
        if (pieces.Count > FilePieces)
            foreach (var message in TeamsText.Messages(FileTexts.TooLong(file, pieces.Take(FilePieces).Sum(p => p.Length)).In(language))) yield return message;
    }
}
