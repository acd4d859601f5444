using System.Text;
using Bot.Chat.Asking;

namespace Bot.Features.Redact;

/// <summary>Finds words however they were typed: in capitals, without accents or with them composed of two signs, with another apostrophe or dash, with any white space between.</summary>
internal static class Likeness
{
    private const string Dashes = "\u2010\u2011\u2012\u2013\u2014\u2212";

    /// <summary>Where a text stands in another one, from and to, in order and apart from each other.</summary>
    public static IEnumerable<(int From, int To)> Find(string says, string text)
    {
        var (there, places) = Plain(says);
        var sought = Plain(text).Text.Trim();
        if (sought.Length == 0) yield break;
        for (var at = there.IndexOf(sought, StringComparison.Ordinal); at >= 0; at = there.IndexOf(sought, at + sought.Length, StringComparison.Ordinal))
            yield return (places[at], places[at + sought.Length]);
    }

    /// <summary>A text as it is compared, and for each of its signs, and its end, where that stands in the text.</summary>
    private static (string Text, List<int> Places) Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        var places = new List<int>(text.Length + 1);
        for (var i = 0; i < text.Length; i++)
        {
            var sign = char.IsWhiteSpace(text[i]) ? plain.Length > 0 && plain[^1] == ' ' ? "" : " "
                : Dashes.Contains(text[i], StringComparison.Ordinal) ? "-" : Folding.Fold(text[i].ToString());
            plain.Append(sign);
            for (var n = 0; n < sign.Length; n++) places.Add(i);
        }
        places.Add(text.Length);
        return (plain.ToString(), places);
    }
}
