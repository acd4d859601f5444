using System.Text;
using Bot.Chat.Phrases;

namespace Bot.Slack.BlockKit;

/// <summary>The bot's markup as Slack's mrkdwn. What people wrote is escaped, so it neither formats nor pings.</summary>
internal static class Mrkdwn
{
    /// <summary>The text of a markup.</summary>
    public static string Of(string markup)
    {
        ArgumentNullException.ThrowIfNull(markup);
        var runs = Markup.Parse(markup);
        if (runs is [Run.Plain only]) return Escape(only.Text);
        var text = new StringBuilder(markup.Length + 16);
        foreach (var run in runs)
            _ = run switch
            {
                Run.Bold bold => text.Append('*').Append(Escape(bold.Text)).Append('*'),
                Run.Code code => text.Append('`').Append(Escape(code.Text).Replace('`', '\'')).Append('`'),
                Run.Link link => text.Append('<').Append(link.Url.Replace(">", "%3E", StringComparison.Ordinal).Replace("|", "%7C", StringComparison.Ordinal)).Append('|').Append(Escape(link.Text)).Append('>'),
                Run.Person person when person.Id.StartsWith("slack:", StringComparison.Ordinal) => text.Append("<@").Append(person.Id, 6, person.Id.Length - 6).Append('>'),
                Run.Room room when room.Id.StartsWith("slack:", StringComparison.Ordinal) => text.Append("<#").Append(room.Id, 6, room.Id.Length - 6).Append('>'),
                Run.Room room => text.Append('#').Append(Escape(room.Text)),
                Run.Person person => text.Append('@').Append(Escape(person.Text)),
                _ => text.Append(Escape(run.Text)),
            };
        return text.ToString();
    }

    /// <summary>The three characters Slack asks to escape.</summary>
    public static string Escape(string text) => !text.AsSpan().ContainsAny('&', '<', '>') ? text : text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>Cuts a text into pieces of at most a length, at line ends or spaces where there are any.</summary>
    public static IEnumerable<string> Pieces(string text, int longest) => Cutting.Pieces(text, longest, Whole);

    /// <summary>A text cut to a length, saying so.</summary>
    public static string Short(string text, int longest) =>
        text.Length <= longest ? text : text[..Whole(text, Cutting.Before(text, longest - 1))] + "…";

    /// <summary>A cut within <c>&lt;https://…|a link&gt;</c> or <c>&amp;amp;</c> is moved before it: half of one shows as it is written.</summary>
    private static int Whole(string text, int at)
    {
        if (text.LastIndexOf('<', at - 1) is >= 0 and var link && text.IndexOf('>', link) >= at) at = link;
        if (at > 0 && text.LastIndexOf('&', at - 1, Math.Min(at, 4)) is >= 0 and var entity && text.IndexOf(';', entity) >= at) at = entity;
        return at;
    }
}
