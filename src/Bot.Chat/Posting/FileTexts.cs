using Bot.Chat.Phrases;

namespace Bot.Chat.Posting;

/// <summary>What every chat says of a document it cannot hand over whole.</summary>
public static class FileTexts
{
    /// <summary>A long document was shown as far as it fits.</summary>
    /// <param name="file">The document.</param>
    /// <param name="shown">How many of its characters were shown.</param>
    public static Phrase TooLong(PostFile file, int shown)
    {
        ArgumentNullException.ThrowIfNull(file);
        return new("file.too_long", "These are the first {1} of {2} characters of `{0}`. The web console hands over the whole file.",
            "Voici les {1} premiers caractères de `{0}`, qui en compte {2}. La console web donne le fichier entier.", file.Name, shown, file.Content.Length);
    }
}
