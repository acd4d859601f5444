using System.Buffers;
using System.Text.RegularExpressions;

namespace Bot.Incidents.Timelines;

/// <summary>A text after masking, and how many things were masked in it.</summary>
public readonly record struct Masked(string Text, int Count);

/// <summary>
/// Masks what must never be kept: card numbers (Luhn-checked), IBANs (mod 97), bearer tokens, keys and passwords. Runs on every
/// text before anything is stored; linear in its length, and one scan without an allocation where nothing looks suspicious.
/// </summary>
public static class Masking
{
    private const RegexOptions How = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");

    private static readonly SearchValues<string> Suspicious = SearchValues.Create(
        ["bearer", "eyj", "xox", "xapp-", "akia", "asia", "ghp_", "gho_", "ghs_", "github_pat_", "glpat-", "sk_live_", "rk_live_", "sk-", "-----begin", "pass", "pwd", "secret", "api_key", "apikey", "api-key", "token", "://", "basic "],
        StringComparison.OrdinalIgnoreCase);

    private static readonly Regex PrivateKey = new(@"-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)", How);
    private static readonly Regex UrlPassword = new(@"(?<a>[a-z][a-z0-9+.\-]*://[^\s/:@]+:)(?<secret>[^\s/@]+)(?<b>@)", How);

    private static readonly Regex Token = new(
        @"(?<a>\b(?:bearer|basic)\s+)(?<secret>[A-Za-z0-9._~+/\-]{12,}=*)|(?<a>)(?<secret>\beyJ[A-Za-z0-9_\-]{8,}\.[A-Za-z0-9_\-]{4,}(?:\.[A-Za-z0-9_\-]*)?)|(?<a>)(?<secret>\b(?:xox[a-z](?:\.xox[a-z])?-[A-Za-z0-9\-]{8,}|xapp-[A-Za-z0-9\-]{8,}|(?:AKIA|ASIA)[A-Z0-9]{16}|gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,}|glpat-[A-Za-z0-9_\-]{16,}|[sr]k_live_[A-Za-z0-9]{8,}|sk-[A-Za-z0-9_\-]{20,}))", How);

    private static readonly Regex Password = new(
        @"(?<a>\b(?:password|passwd|passphrase|pwd|mot de passe|secret|client_secret|api[_\-]?key|access[_\-]?token|token)\b[""']?\s*[:=]\s*[""']?)(?<secret>[^\s""',;&\[\]]{4,})", How);

    /// <summary>The text with every secret masked.</summary>
    public static Masked Mask(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var count = 0;
        if (text.AsSpan().ContainsAny(Suspicious))
        {
            text = PrivateKey.Replace(text, _ => { count++; return "[masked private key]"; });
            text = Replace(UrlPassword, text, "[masked password]", ref count);
            text = Replace(Token, text, "[masked token]", ref count);
            text = Replace(Password, text, "[masked password]", ref count);
        }
        if (text.Length >= 13 && HasDigits(text)) text = Numbers.Mask(text, ref count);
        return new Masked(text, count);
    }

    private static string Replace(Regex pattern, string text, string mask, ref int count)
    {
        var found = 0;
        text = pattern.Replace(text, m =>
        {
            if (m.Groups["secret"].Value.StartsWith("[masked", StringComparison.Ordinal)) return m.Value;
            found++;
            return m.Groups["a"].Value + mask + m.Groups["b"].Value;
        });
        count += found;
        return text;
    }

    private static bool HasDigits(string text)
    {
        var seen = 0;
        for (var rest = text.AsSpan(); rest.IndexOfAny(Digits) is var at and >= 0; rest = rest[(at + 1)..])
            if (++seen >= 12) return true;
        return false;
    }
}
