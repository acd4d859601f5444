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

    [GeneratedRegex("<@[^|>]*\\|[^>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Somebody();

    /// <summary>Where a message quotes another one, which newer clients do not repeat.</summary>
    [GeneratedRegex("<quoted\\s+messageId=\"(?<id>[^\"<>]*)\"\\s*(?:/>|>\\s*</quoted>)\\s*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Quoted();

    /// <summary>Signs without a width, as pasted from web pages and typed by some keyboards.</summary>
    [GeneratedRegex("[\u200b\u2060\ufeff]", RegexOptions.CultureInvariant)]
    private static partial Regex Unseen();

    /// <summary>Where the bot was mentioned, while a command is looked for; nobody types it.</summary>
    private const char TheBot = '\u0001';

    /// <summary>What people begin with when they speak to somebody. Any other word before the mention makes it a sentence about the bot: "we should @Incident Bot …".</summary>
    private static readonly string[] Greetings = ["hey", "hi", "hello", "ok", "okay", "please", "so", "and", "now", "thanks", "bonjour", "salut", "coucou", "allo", "allô", "svp", "stp", "merci", "alors", "et"];

    /// <summary>People punctuate behind a name.</summary>
    private const string Punctuation = " \t\n,;:.!?…-–—";

    /// <summary>The message it quotes.</summary>
    public static string? Answered(Activity activity) => Quoted().Match(activity.Text ?? "") is { Success: true } quoted ? quoted.Groups["id"].Value : null;

    /// <summary>For the record: <c>@Ana</c>, and the address behind a link's words.</summary>
    public static string Readable(Activity activity) => WithLinks(Replaced(activity, (_, name) => "@" + name), activity).Trim();

    /// <summary>For a command; nothing where a sentence only speaks of the bot. Without the bot's name, people addressable: <c>&lt;@teams:29:1x|Ana&gt;</c>. Phrases and habits say <c>/incident</c> behind the name, which may stay.</summary>
    public static string? Command(Activity activity)
    {
        var text = Unseen().Replace(Replaced(activity, (id, name) => id is null ? "@" + name : id == activity.Recipient?.Id ? TheBot.ToString() : $"<@{(IsPerson(id) ? "teams:" + id : "")}|{Tame(name)}>"), "").Replace('\u00a0', ' ').Trim();
        if ((TeamsInbox.IsPersonal(activity) ? text.Replace(TheBot, ' ') : Addressed(text))?.Trim() is not { } said) return null;
        text = said;
        return text.StartsWith("/tsr", StringComparison.OrdinalIgnoreCase) && (text.Length == "/tsr".Length || char.IsWhiteSpace(text["/tsr".Length])) ? text[1..] : text;
    }

    /// <summary>What was said to the bot: behind its first mention, which a greeting or other people's mentions may precede; before it where nothing stands behind; else nothing.</summary>
    private static string? Addressed(string text)
    {
        var at = text.IndexOf(TheBot, StringComparison.Ordinal);
        if (at < 0) return text;
        var (before, behind) = (text[..at], text[(at + 1)..].TrimStart([TheBot, .. Punctuation]).Replace(TheBot.ToString(), TeamsText.Mention, StringComparison.Ordinal));
        if (behind.Length == 0) return before.TrimEnd(',', ' ');
        return Somebody().Replace(before, " ").Split([.. Punctuation], StringSplitOptions.RemoveEmptyEntries).All(w => Greetings.Contains(w, StringComparer.OrdinalIgnoreCase))
            ? behind : null;
    }

    /// <summary>A link's words are in the text, its address only in the message's HTML.</summary>
    private static string WithLinks(string text, Activity activity)
    {
        if (text.Length == 0 || activity.Attachments?.FirstOrDefault(a => a.ContentType == "text/html")?.Content is not string html) return text;
        foreach (var (label, url) in HtmlText.Links(html))
        {
            if (HtmlText.Says(text, url)) continue;
            var at = label.Length == 0 ? -1 : text.IndexOf(label, StringComparison.Ordinal);
            text = at < 0 ? $"{text}\n{url}" : text.Insert(at + label.Length, $" ({url})");
        }
        return text;
    }

    /// <summary>Files and pictures by name and link.</summary>
    public static IReadOnlyList<FileLink> Files(Activity activity) =>
    [
        .. (activity.Attachments ?? []).Where(a => a.ContentType is { } type && type != "text/html" && !type.StartsWith("application/vnd.microsoft.card", StringComparison.Ordinal))
            .Select(a => new FileLink(string.IsNullOrWhiteSpace(a.Name) ? a.ContentType.Split('/')[0] : a.Name, Uri.TryCreate(a.ContentUrl, UriKind.Absolute, out var url) && url.Scheme == "https" ? a.ContentUrl : null)),
    ];

    private static string Replaced(Activity activity, Func<string?, string, string> mention)
    {
        if (string.IsNullOrWhiteSpace(activity.Text))
            return activity.Attachments?.FirstOrDefault(a => a.ContentType == "text/html")?.Content is string html ? HtmlText.Of(html) : "";
        var mentions = activity.GetMentions() ?? [];
        var used = new HashSet<int>();
        var text = At().Replace(Quoted().Replace(activity.Text.ReplaceLineEndings("\n"), ""), match =>
        {
            // Two people of one name have mentions of one text: they are taken in the order they stand.
            var index = Array.FindIndex(mentions, m => m.Text == match.Value && m.Mentioned is not null);
            for (var next = index; next >= 0 && next < mentions.Length; next++)
                if (mentions[next].Text == match.Value && used.Add(next)) { index = next; break; }
            var name = WebUtility.HtmlDecode(match.Groups["name"].Value);
            return mention(index < 0 ? null : mentions[index].Mentioned.Id, name);
        });
        return activity.TextFormat == TextFormatTypes.Xml ? HtmlText.Of(text)
            : text.Replace("&nbsp;", " ", StringComparison.Ordinal).Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);
    }

    /// <summary>Teams, channels and tags are mentioned as people are.</summary>
    private static bool IsPerson(string id) => id.StartsWith("29:", StringComparison.Ordinal) || id.StartsWith("8:", StringComparison.Ordinal) || id.StartsWith("28:", StringComparison.Ordinal);

    private static string Tame(string name) => name.Replace("|", " ", StringComparison.Ordinal).Replace(">", " ", StringComparison.Ordinal).Replace("<", " ", StringComparison.Ordinal);
}
