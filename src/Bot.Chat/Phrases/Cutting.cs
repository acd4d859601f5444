namespace Bot.Chat.Phrases;

/// <summary>Cuts texts that are longer than a chat takes, never within a character.</summary>
public static class Cutting
{
    /// <summary>A text of at most <paramref name="longest"/> characters, saying with … that it was cut.</summary>
    public static string Shortened(string text, int longest)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length <= longest ? text : Head(text, longest - 1) + "…";
    }

    /// <summary>The first characters of a text, at most <paramref name="longest"/>.</summary>
    public static string Head(string text, int longest)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length <= longest ? text : text[..Before(text, longest)];
    }

    /// <summary>Cuts a text into pieces of at most a length, at line ends or spaces where there are any.</summary>
    /// <param name="text">The text.</param>
    /// <param name="longest">The most characters a piece has, at least 2.</param>
    /// <param name="whole">Moves a cut back to where it halves nothing that belongs together; 0 where there is no such place.</param>
    public static IEnumerable<string> Pieces(string text, int longest, Func<string, int, int>? whole = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length == 0 ? [] : text.Length <= longest ? [text] : Cut(text, longest, whole);
    }

    private static IEnumerable<string> Cut(string text, int longest, Func<string, int, int>? whole)
    {
        while (text.Length > longest)
        {
            var at = text.LastIndexOf('\n', longest - 1, longest / 2);
            if (at < 0) at = text.LastIndexOf(' ', longest - 1, longest / 2);
            if (at < 0) at = Before(text, longest);
            if (whole?.Invoke(text, at) is > 0 and var better) at = better;
            yield return text[..at];
            text = text[at..].TrimStart('\n');
        }
        if (text.Length > 0) yield return text;
    }

    /// <summary>Where to cut so that at most so many characters come before and a pair of surrogates stays one.</summary>
    public static int Before(string text, int longest)
    {
        ArgumentNullException.ThrowIfNull(text);
        return longest > 0 && longest < text.Length && char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : Math.Max(longest, 0);
    }
}
