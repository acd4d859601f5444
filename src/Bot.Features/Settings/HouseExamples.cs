using System.Text.RegularExpressions;

namespace Bot.Features.Settings;

/// <summary>The examples in what the bot says as this house types them: in its languages, with its references, its incidents and its categories.</summary>
internal static partial class HouseExamples
{
    private const string Category = "Production Processing";

    private static readonly BotSettings Written = new();

    /// <summary><c>FR Nous … EN We …</c>, whatever stands for the words.</summary>
    [GeneratedRegex(@"\bFR (?<fr>[^`\]]*?)\s?\bEN (?<en>[^`\];]*)", RegexOptions.CultureInvariant)]
    private static partial Regex Both();

    [GeneratedRegex(@"\b(?<code>FR|EN)(?= …)", RegexOptions.CultureInvariant)]
    private static partial Regex One();

    [GeneratedRegex(@"\bINC-(?=[0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Key();

    /// <summary>What rewrites a text of the bot's own; nothing where the examples are this house's already.</summary>
    public static Func<string, string>? Of(BotSettings settings)
    {
        var codes = settings.Languages.Distinct().ToList();
        var asWritten = codes is ["fr", "en"];
        var category = settings.Categories.Count == 0 || settings.Categories.Contains(Category) ? Category : settings.Categories[0];
        if (asWritten && settings.TicketExample == Written.TicketExample && settings.Prefix == Written.Prefix && category == Category) return null;
        return text =>
        {
            if (!asWritten)
            {
                text = Both().Replace(text, m => string.Join(' ', codes.Select(c => $"{c.ToUpperInvariant()} {(c is "fr" or "en" ? m.Groups[c].Value.TrimEnd() : "…")}")));
                text = One().Replace(text, m => codes.Contains(m.Value.ToLowerInvariant()) ? m.Value : (m.Value is "FR" ? codes[0] : codes[^1]).ToUpperInvariant());
            }
            return Key().Replace(text.Replace(Written.TicketExample, settings.TicketExample, StringComparison.Ordinal), settings.Prefix + "-").Replace(Category, category, StringComparison.Ordinal);
        };
    }
}
