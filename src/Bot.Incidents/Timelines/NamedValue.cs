using System.Text.RegularExpressions;

namespace Bot.Incidents.Timelines;

/// <summary>Values whose name says that they are secret: <c>password=…</c>, <c>pwd: …</c>, <c>"client_secret": "…"</c>.</summary>
internal static class NamedValue
{
    private const int LongestKey = 32;
    private const string Already = "[masked ";

    /// <summary>A quoted value is matched whole; of one without quotes only the first sign, because where it ends is for
    /// <see cref="EndOfBare"/> to say, and matching to the end of the line each time would be quadratic.</summary>
    public const string Pattern =
        @"(?<name>[A-Za-z0-9_.\-]*(?:password|passwd|passphrase|mot de passe|pwd|mdp|pass|secret|api[_\- ]?key|access[_\-]?key|private[_\-]?key|auth[_\-]?key|token)(?:_?(?:access_?)?key|_?value|[0-9]{1,2})?)"
        + @"\\?[""'`]?\s*(?<sign>:=|=>|[:=])\s*"
        + @"(?:\\""(?<secret>[^""\\\r\n]+)|""(?<secret>(?:[^""\\\r\n]|\\[^\r\n])+)|'(?<secret>[^'\r\n]+)|`(?<secret>[^`\r\n]+)|(?<secret>(?<bare>[^\s""'`<>\\])))";

    /// <summary>Figures among letters, or longer than words are.</summary>
    public static bool LooksRandom(ReadOnlySpan<char> value) => value.Length >= 24 || (value.Length >= 8 && value.IndexOfAnyInRange('0', '9') >= 0);

    /// <summary>Where the secret of a match ends; 0 when it is none.</summary>
    public static int SecretEnd(string text, Match match)
    {
        var secret = match.Groups["secret"];
        var bare = match.Groups["bare"].Success;
        var end = bare ? EndOfBare(text, secret.Index) : secret.Index + secret.Length;
        var value = text.AsSpan(secret.Index, end - secret.Index);
        return !value.StartsWith(Already, StringComparison.Ordinal) && Believable(match.Groups["name"].Value.ToLowerInvariant(), value, clearly: !bare || match.Groups["sign"].Value != ":") ? end : 0;
    }

    /// <summary>A password may be any word; a secret or key after a colon, and any token, looks like one.</summary>
    private static bool Believable(string name, ReadOnlySpan<char> value, bool clearly)
    {
        if (name.Contains("passw", StringComparison.Ordinal) || name.Contains("passphrase", StringComparison.Ordinal) || name.Contains("passe", StringComparison.Ordinal)
            || name.Contains("pwd", StringComparison.Ordinal) || name.Contains("mdp", StringComparison.Ordinal)) return value.Length >= (clearly ? 1 : 3);
        if (name.Contains("secret", StringComparison.Ordinal) || name.Contains("key", StringComparison.Ordinal)) return clearly ? value.Length >= 4 : LooksRandom(value);
        // "bypass=true" says nothing; "db_pass=…" does.
        if (name.EndsWith("pass", StringComparison.Ordinal)) return clearly && value.Length >= 4 && (name.Length == 4 || name[^5] is '_' or '-' or '.');
        return LooksRandom(value);
    }

    /// <summary>A value without quotes ends before white space, the next <c>key=</c> and what is masked already; the punctuation around it is not its own.</summary>
    private static int EndOfBare(string text, int start)
    {
        var end = start;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('"' or '`' or '<' or '>')
            && !(text[end] is ';' or '&' or ',' && IsKey(text, end + 1)) && !(text[end] == '[' && text.AsSpan(end).StartsWith(Already, StringComparison.Ordinal))) end++;
        while (end > start && text[end - 1] is '.' or ',' or ';' or ')' or ']' or '}' or '\'') end--;
        return end;
    }

    private static bool IsKey(string text, int at)
    {
        var end = at;
        while (end < text.Length && end - at < LongestKey && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '-' or ' ')) end++;
        return end > at && end < text.Length && text[end] == '=';
    }
}
