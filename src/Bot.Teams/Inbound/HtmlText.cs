using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Bot.Teams.Inbound;

/// <summary>A message's HTML as text: nothing that was said is lost with the tags.</summary>
internal static partial class HtmlText
{
    /// <summary>Linear also in what only looks like tags.</summary>
    private static readonly Regex Tag = new("<(?<end>/?)(?<name>[a-zA-Z][a-zA-Z0-9]*)(?<attributes>(?:\"[^\"]*\"|'[^']*'|[^>\"'])*)>|<!--.*?-->",
        RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.NonBacktracking);

    [GeneratedRegex("(?<![\\w-])(?<name>alt|href)\\s*=\\s*(?:\"(?<value>[^\"]*)\"|'(?<value>[^']*)'|(?<value>[^\\s\"'>]+))", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Attribute();

    /// <summary>The text: emoji and pictures by their names, cells apart, the address behind a link's words.</summary>
    public static string Of(string html)
    {
        var text = new StringBuilder(html.Length);
        var (from, pre) = (0, 0);
        (int Start, string Url)? link = null;
        html = html.ReplaceLineEndings("\n");
        foreach (Match tag in Tag.Matches(html))
        {
            Say(text, html[from..tag.Index], pre > 0);
            from = tag.Index + tag.Length;
            var (name, ends) = (tag.Groups["name"].Value.ToLowerInvariant(), tag.Groups["end"].Length > 0);
            switch (name)
            {
                case "br": text.Append('\n'); break;
                case "emoji" or "img" when !ends: text.Append(Value(tag, "alt")); break;
                case "at" when !ends: text.Append('@'); break;
                case "td" or "th" when !ends && text is [.., not '\n']: text.Append(" | "); break;
                case "a" when !ends: link = (text.Length, Value(tag, "href")); break;
                case "a" when link is { } opened:
                    if (IsAddress(opened.Url) && !Says(text.ToString(opened.Start, text.Length - opened.Start), opened.Url)) text.Append(opened.Start == text.Length ? opened.Url : $" ({opened.Url})");
                    link = null;
                    break;
                case "p" or "div" or "li" or "ul" or "ol" or "blockquote" or "pre" or "codeblock" or "tr" or "table" or "hr" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                    if (name == "pre") pre = Math.Max(0, pre + (ends ? -1 : 1));
                    if (text is [.., not '\n']) text.Append('\n');
                    break;
                default: break;
            }
        }
        Say(text, html[from..], pre > 0);
        return text.ToString().Trim();
    }

    /// <summary>The links in it: their words and their addresses.</summary>
    public static IEnumerable<(string Label, string Url)> Links(string html)
    {
        (int Start, string Url)? link = null;
        foreach (Match tag in Tag.Matches(html))
        {
            if (!tag.Groups["name"].ValueSpan.Equals("a", StringComparison.OrdinalIgnoreCase)) continue;
            if (tag.Groups["end"].Length == 0) link = (tag.Index + tag.Length, Value(tag, "href"));
            else if (link is { } opened)
            {
                if (IsAddress(opened.Url)) yield return (Of(html[opened.Start..tag.Index]), opened.Url);
                link = null;
            }
        }
    }

    /// <summary>Whether an address stands in a text, be it without <c>https://</c>.</summary>
    public static bool Says(string text, string url) => text.Contains(url[(url.IndexOf("//", StringComparison.Ordinal) + 2)..].TrimEnd('/'), StringComparison.OrdinalIgnoreCase);

    private static bool IsAddress(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http";

    private static void Say(StringBuilder text, string html, bool verbatim)
    {
        if (!verbatim)
        {
            html = html.Replace('\n', ' ');
            if (text is [] or [.., '\n']) html = html.TrimStart(' ');
        }
        text.Append(WebUtility.HtmlDecode(html).Replace('\u00a0', ' '));
    }

    private static string Value(Match tag, string attribute) =>
        WebUtility.HtmlDecode(Attribute().Matches(tag.Groups["attributes"].Value).FirstOrDefault(a => a.Groups["name"].ValueSpan.Equals(attribute, StringComparison.OrdinalIgnoreCase))?.Groups["value"].Value ?? "");
}
