using System.Text;

namespace Bot.Features.Postmortems;

/// <summary>Writes people's text into Markdown so that it stays text: what they typed is what a reader sees.</summary>
public static class Md
{
    private const string Always = "\\`*[]<>|~";

    /// <summary>The text with every sign that would format escaped. Line breaks stay.</summary>
    public static string Escape(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var md = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (Always.Contains(c, StringComparison.Ordinal) || Formats(text, i)) md.Append('\\');
            md.Append(c);
        }
        return md.ToString();
    }

    /// <summary>The text on one line.</summary>
    public static string OneLine(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.Join(' ', text.Split(['\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    private static bool Formats(string text, int i) => text[i] switch
    {
        // Inside a word an underscore does nothing.
        '_' => !(i > 0 && char.IsLetterOrDigit(text[i - 1]) && i + 1 < text.Length && char.IsLetterOrDigit(text[i + 1])),
        '&' => i + 1 < text.Length && (char.IsAsciiLetter(text[i + 1]) || text[i + 1] == '#'),
        '#' or '-' or '+' or '=' => AtLineStart(text, i),
        '.' or ')' => i > 0 && char.IsAsciiDigit(text[i - 1]) && i + 1 < text.Length && text[i + 1] == ' ' && OnlyDigitsBefore(text, i),
        _ => false,
    };

    private static bool AtLineStart(string text, int i)
    {
        while (i > 0 && text[i - 1] == ' ') i--;
        return i == 0 || text[i - 1] == '\n';
    }

    private static bool OnlyDigitsBefore(string text, int i)
    {
        while (i > 0 && char.IsAsciiDigit(text[i - 1])) i--;
        return AtLineStart(text, i);
    }
}
