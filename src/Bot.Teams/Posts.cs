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
        if (post.File is not { } file) yield break;
        // A bot hands over a file only to one person and after asking; a text can be copied from anywhere.
        foreach (var piece in Pieces(file.Content).Take(FilePieces))
            yield return new Activity { Type = ActivityTypes.Message, TextFormat = TextFormatTypes.Xml, Text = $"<b>{TeamsText.Escape(file.Name)}</b><pre>{TeamsText.Escape(piece)}</pre>" };
    }

    private static IEnumerable<string> Pieces(string text)
    {
        while (text.Length > FilePiece)
        {
            var at = text.LastIndexOf('\n', FilePiece - 1, FilePiece / 2);
            if (at <= 0) at = char.IsHighSurrogate(text[FilePiece - 1]) ? FilePiece - 1 : FilePiece;
            yield return text[..at];
            text = text[at..].TrimStart('\n');
        }
        if (text.Length > 0) yield return text;
    }
}
