using System.Net;
using System.Text.RegularExpressions;
using Bot.Chat.Delivery;
using Microsoft.Bot.Schema;

namespace Bot.Teams.Inbound;

/// <summary>Teams' text as people read it: names instead of <c>&lt;at&gt;</c>, its escapes undone.</summary>
internal static partial class ReadText
{
    [GeneratedRegex("<at[^>]*>(?<name>.*?)</at>", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex At();

    [GeneratedRegex("<(br|/p|/div|/li)[^>]*>", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex LineEnd();

    [GeneratedRegex("<[^>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    /// <summary>For the record: <c>@Ana</c>.</summary>
    public static string Readable(Activity activity) => Replaced(activity, (_, name) => "@" + name).Trim();

    /// <summary>For a command: without the bot's name, people addressable: <c>&lt;@teams:29:1x|Ana&gt;</c>.</summary>
    public static string Command(Activity activity)
    {
        var text = Replaced(activity, (id, name) => id is null ? "@" + name : id == activity.Recipient?.Id ? "" : $"<@teams:{id}|{Tame(name)}>").Replace('\u00a0', ' ').Trim();
        // Phrases and habits say /incident; here the mention stands for it.
        foreach (var word in (ReadOnlySpan<string>)["/incident", "/tsr"])
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (text.Length == word.Length || char.IsWhiteSpace(text[word.Length])))
                return word == "/tsr" ? text[1..] : text[word.Length..].TrimStart();
        return text;
    }

    /// <summary>The text of a message's HTML.</summary>
    public static string OfHtml(string html) =>
        WebUtility.HtmlDecode(Tag().Replace(LineEnd().Replace(html.ReplaceLineEndings(" "), "\n"), "")).Replace('\u00a0', ' ').Trim();

    /// <summary>Files and pictures by name and link.</summary>
    public static IReadOnlyList<FileLink> Files(Activity activity) =>
    [
        .. (activity.Attachments ?? []).Where(a => a.ContentType is { } type && type != "text/html" && !type.StartsWith("application/vnd.microsoft.card", StringComparison.Ordinal))
            .Select(a => new FileLink(string.IsNullOrWhiteSpace(a.Name) ? a.ContentType.Split('/')[0] : a.Name, Uri.TryCreate(a.ContentUrl, UriKind.Absolute, out var url) && url.Scheme == "https" ? a.ContentUrl : null)),
    ];

    private static string Replaced(Activity activity, Func<string?, string, string> mention)
    {
        if (string.IsNullOrWhiteSpace(activity.Text))
            return activity.Attachments?.FirstOrDefault(a => a.ContentType == "text/html")?.Content is string html ? OfHtml(html) : "";
        var mentions = activity.GetMentions() ?? [];
        var used = new HashSet<int>();
        var text = At().Replace(activity.Text.ReplaceLineEndings("\n"), match =>
        {
            // Two people of one name have mentions of one text: they are taken in the order they stand.
            var index = Array.FindIndex(mentions, m => m.Text == match.Value && m.Mentioned is not null);
            for (var next = index; next >= 0 && next < mentions.Length; next++)
                if (mentions[next].Text == match.Value && used.Add(next)) { index = next; break; }
            var name = WebUtility.HtmlDecode(match.Groups["name"].Value);
            return mention(index < 0 ? null : mentions[index].Mentioned.Id, name);
        });
        return activity.TextFormat == TextFormatTypes.Xml ? OfHtml(text)
            : text.Replace("&nbsp;", " ", StringComparison.Ordinal).Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);
    }

    private static string Tame(string name) => name.Replace("|", " ", StringComparison.Ordinal).Replace(">", " ", StringComparison.Ordinal).Replace("<", " ", StringComparison.Ordinal);
}
