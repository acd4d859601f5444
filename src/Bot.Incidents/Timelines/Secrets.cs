using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace Bot.Incidents.Timelines;

/// <summary>Finds private keys, tokens and passwords. Each rule looks only where one of its signs stands in the text.</summary>
internal static class Secrets
{
    private const RegexOptions How = RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    private static readonly Rule[] Rules =
    [
        new("[masked private key]", ["-----BEGIN"], StringComparison.Ordinal,
            new(@"(?<secret>-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----|\z))", How), Whole),

        new("[masked password]", ["://"], StringComparison.Ordinal,
            new(@"[A-Za-z][A-Za-z0-9+.\-]*://[^\s/:@?#]*:(?<secret>[^\s/<>|""]+)@", How), UrlPassword),

        new("[masked token]", ["eyJ", "xox", "xapp-", "xwfp-", "AKIA", "ASIA", "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-", "k_live_", "whsec_", "sk-", "AIza"], StringComparison.Ordinal,
            new(@"\b(?<secret>eyJ[A-Za-z0-9_\-]{8,}(?:\.[A-Za-z0-9_\-]*){1,4}|xox[a-z](?:\.xox[a-z])?-[A-Za-z0-9_%+/=\-]{8,}|(?:xapp|xwfp)-[A-Za-z0-9\-]{8,}|(?:AKIA|ASIA)[A-Z0-9]{16}\b|gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,}|glpat-[A-Za-z0-9_\-]{16,}|[sr]k_live_[A-Za-z0-9]{8,}|whsec_[A-Za-z0-9+/=]{16,}|sk-(?:[a-z]{2,8}-)?[A-Za-z0-9_]{20,}|AIza[A-Za-z0-9_\-]{35})", How), Whole),

        new("[masked token]", ["hooks.slack.com/"], StringComparison.OrdinalIgnoreCase,
            new(@"hooks\.slack\.com/(?:services|workflows|triggers)/(?<secret>[A-Za-z0-9_/\-]{8,})", How | RegexOptions.IgnoreCase), Whole),

        new("[masked token]", ["bearer", "basic"], StringComparison.OrdinalIgnoreCase,
            new(@"\b(?<name>bearer|basic)(?:\s+|\s*[:=]\s*)[""']?(?<secret>[A-Za-z0-9._~+/\-]+=*)", How | RegexOptions.IgnoreCase), Credentials),

        new("[masked password]", ["pass", "pwd", "mdp", "secret", "key", "token"], StringComparison.OrdinalIgnoreCase,
            new(NamedValue.Pattern, How | RegexOptions.IgnoreCase), NamedValue.SecretEnd),

        new("[masked password]", ["pass", "pwd", "mdp"], StringComparison.OrdinalIgnoreCase,
            new(@"\b(?:password|passwd|passphrase|mot de passe|pwd|mdp)\s+(?:(?:is|was|est|était|now|maintenant)\s+)*(?:(?<quote>[""'`“«])\s?(?<secret>[^\s""'`”»]+)\s?[""'`”»]|(?<secret>[^\s""'`“”«»<>]+))", How | RegexOptions.IgnoreCase), Spoken),

        new("[masked password]", ["-u", "--user"], StringComparison.Ordinal,
            new(@"(?:^|\s)(?:-u|--user)[ =][^\s:]+:(?<secret>[^\s""']+)", How), Argument),

        new("[masked password]", ["mysql"], StringComparison.OrdinalIgnoreCase,
            new(@"\bmysql[a-z]*\b[^\r\n]{0,200}?\s-p(?<secret>[^\s""']{4,})", How | RegexOptions.IgnoreCase), Argument),

        new("[masked code]", ["cvv", "cvc", "pin"], StringComparison.OrdinalIgnoreCase,
            new(@"\b(?:cv[vc]2?|code pin|pin code)\s*(?:[:=]|is|est)?\s*(?<secret>[0-9]{3,6})\b", How | RegexOptions.IgnoreCase), Whole),
    ];

    public static string Mask(string text, ref int count)
    {
        foreach (var rule in Rules)
            if (text.AsSpan().ContainsAny(rule.Signs)) text = rule.Mask(text, ref count);
        return text;
    }

    /// <summary>"The password is wrong" tells none; quotes do, or figures among letters.</summary>
    private static int Spoken(string text, Match match)
    {
        var secret = match.Groups["secret"];
        if (match.Groups["quote"].Success) return Argument(text, match);
        var end = WithoutFullStop(text, secret);
        while (end > secret.Index && text[end - 1] is ',' or ';' or ')') end--;
        var value = text.AsSpan(secret.Index, end - secret.Index);
        return value.Length >= ShortestSpoken && value.IndexOfAnyInRange('0', '9') >= 0 && value.ContainsAnyExceptInRange('0', '9') && !value.Contains('/') && !value.StartsWith(Already) ? end : 0;
    }

    private const int ShortestSpoken = 6; // Signs.
    private const string Already = "[masked";

    private static int Argument(string text, Match match) => match.Groups["secret"].ValueSpan.StartsWith(Already) ? 0 : match.Groups["secret"].Index + match.Groups["secret"].Length;

    private static int Whole(string text, Match match) => WithoutFullStop(text, match.Groups["secret"]);

    /// <summary>A port with something behind it is no password: <c>http://host:8080?to=a@b</c>.</summary>
    private static int UrlPassword(string text, Match match)
    {
        var secret = match.Groups["secret"].ValueSpan;
        var port = secret.IndexOfAnyExceptInRange('0', '9');
        return port > 0 && secret[port] is '?' or '#' ? 0 : match.Groups["secret"].Index + secret.Length;
    }

    /// <summary>"Bearer of bad news" and "basic authentication" carry none: those have figures, or a name and a password in them.</summary>
    private static int Credentials(string text, Match match)
    {
        var secret = match.Groups["secret"];
        var believed = match.Groups["name"].Length == "bearer".Length ? NamedValue.LooksRandom(secret.ValueSpan) : IsNameAndPassword(secret.Value);
        return believed ? WithoutFullStop(text, secret) : 0;
    }

    private static bool IsNameAndPassword(string base64)
    {
        base64 = base64.TrimEnd('=');
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64.PadRight((base64.Length + 3) / 4 * 4, '='), bytes, out var written) && bytes.AsSpan(0, written).Contains((byte)':');
    }

    private static int WithoutFullStop(string text, Group secret)
    {
        var end = secret.Index + secret.Length;
        while (end > secret.Index && text[end - 1] == '.') end--;
        return end;
    }

    /// <summary>A kind of secret.</summary>
    /// <param name="replacement">What stands there instead.</param>
    /// <param name="signs">Without one of them there is none.</param>
    /// <param name="pattern">With a group <c>secret</c>.</param>
    /// <param name="end">Where the secret of a match ends; 0 when it is none.</param>
    private sealed class Rule(string replacement, string[] signs, StringComparison comparison, Regex pattern, Func<string, Match, int> end)
    {
        public SearchValues<string> Signs { get; } = SearchValues.Create(signs, comparison);

        public string Mask(string text, ref int count)
        {
            StringBuilder? masked = null;
            var (copied, from) = (0, 0);
            while (from < text.Length && pattern.Match(text, from) is { Success: true } match)
            {
                var start = match.Groups["secret"].Index;
                var stop = end(text, match);
                // What is none may still hold one: "secret: password=…".
                from = Math.Max(stop, Math.Max(start, match.Index + 1));
                if (stop <= start) continue;
                masked ??= new StringBuilder(text.Length);
                masked.Append(text, copied, start - copied).Append(replacement);
                copied = stop;
                count++;
            }
            return masked is null ? text : masked.Append(text, copied, text.Length - copied).ToString();
        }
    }
}
