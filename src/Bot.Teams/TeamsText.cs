using System.Text;
using System.Text.RegularExpressions;
using Bot.Chat.Phrases;
using Bot.Teams.Wire;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace Bot.Teams;

/// <summary>The bot's markup as a Teams message: its small HTML (<c>textFormat: xml</c>), in which what people wrote is escaped and pings nobody.</summary>
internal static partial class TeamsText
{
    /// <summary>Longest text of one message as it is sent; a message may have 80 KB of UTF-16 in all.</summary>
    public const int Longest = 16_000;

    /// <summary>What people type to talk to the bot; phrases say <c>/incident</c>, which Teams does not have.</summary>
    public const string Mention = "@Incident Bot";

    /// <summary>Messages that say it, each at most <see cref="Longest"/> long.</summary>
    public static IEnumerable<Activity> Messages(string markup)
    {
        foreach (var piece in Pieces(Markup.Parse(markup)))
        {
            var mentions = new List<Entity>();
            var text = new StringBuilder();
            foreach (var run in piece) Write(text, run, mentions);
            if (string.IsNullOrWhiteSpace(text.ToString())) continue;
            yield return new Activity { Type = ActivityTypes.Message, Text = text.ToString(), TextFormat = TextFormatTypes.Xml, Entities = mentions };
        }
    }

    /// <summary>A mention's entity: its text must stand in the message word for word.</summary>
    public static Entity MentionOf(string id, string name, string text)
    {
        var entity = new Entity("mention");
        entity.Properties["mentioned"] = new JObject { ["id"] = id, ["name"] = name };
        entity.Properties["text"] = text;
        return entity;
    }

    /// <summary>Something to type, the way it is typed here.</summary>
    public static string Typed(string code) => code.StartsWith("/incident", StringComparison.Ordinal) ? Mention + code["/incident".Length..]
        : code.StartsWith("/tsr", StringComparison.Ordinal) ? Mention + " " + code[1..] : code;

    /// <summary>A markup as plain text, what is to be typed the way it is typed here.</summary>
    public static string Plain(string markup) => string.Concat(Markup.Parse(markup).Select(r => r is Run.Code ? Typed(r.Text) : r.Text));

    /// <summary>The same of a text that is plain already: <c>/incident</c> wherever it stands as a word of its own.</summary>
    public static string Here(string plain) => Slash().Replace(plain, m => Typed(m.Value));

    [GeneratedRegex(@"(?<![\w/.:-])/(?:incident|tsr)(?![\w/-])", RegexOptions.CultureInvariant)]
    private static partial Regex Slash();

    /// <summary>Safe inside the small HTML.</summary>
    public static string Escape(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>A text cut to a length, saying so.</summary>
    public static string Short(string text, int longest) => Cutting.Shortened(text, longest);

    private static void Write(StringBuilder text, Run run, List<Entity> mentions)
    {
        switch (run)
        {
            case Run.Bold: text.Append("<b>").Append(Lines(run.Text)).Append("</b>"); break;
            case Run.Code: text.Append("<code>").Append(Lines(Typed(run.Text))).Append("</code>"); break;
            case Run.Link link: text.Append("<a href=\"").Append(Escape(link.Url).Replace("\"", "%22", StringComparison.Ordinal)).Append("\">").Append(Lines(link.Text)).Append("</a>"); break;
            case Run.Person person when person.Id.StartsWith("teams:", StringComparison.Ordinal):
                var at = $"<at>{Escape(person.Text)}</at>";
                text.Append(at);
                if (!mentions.Exists(m => (string?)m.Properties["text"] == at)) mentions.Add(MentionOf(person.Id["teams:".Length..], person.Text, at));
                break;
            case Run.Person person: text.Append('@').Append(Lines(person.Text)); break;
            case Run.Room room when ConversationIds.LinkTo(room.Id) is { } url: text.Append("<a href=\"").Append(Escape(url)).Append("\">").Append(Lines(room.Text)).Append("</a>"); break;
            case Run.Room room: text.Append('#').Append(Lines(room.Text)); break;
            default: text.Append(Lines(run.Text)); break;
        }
    }

    private static string Lines(string text) => Escape(text).Replace("\n", "<br/>", StringComparison.Ordinal);

    /// <summary>Runs in pieces; a long plain run is cut at a line's end or a space where there is one.</summary>
    private static IEnumerable<List<Run>> Pieces(IReadOnlyList<Run> runs)
    {
        var piece = new List<Run>();
        var length = 0;
        foreach (var run in runs.SelectMany(Cut))
        {
            var written = Lines(run.Text).Length;
            if (length > 0 && length + written > Longest)
            {
                yield return piece;
                (piece, length) = ([], 0);
            }
            piece.Add(run);
            length += written;
        }
        if (piece.Count > 0) yield return piece;
    }

    private static IEnumerable<Run> Cut(Run run)
    {
        const int Part = Longest / 5; // A sign is five when it is escaped: "&amp;", "<br/>".
        if (run is not (Run.Plain or Run.Bold or Run.Code) || run.Text.Length <= Part) return [run];
        var parts = new List<Run>();
        for (var rest = run.Text; rest.Length > 0;)
        {
            var at = rest.Length <= Part ? rest.Length : rest.LastIndexOf('\n', Part - 1, Part / 2) is var line and >= 0 ? line + 1 : rest.LastIndexOf(' ', Part - 1, Part / 2) is var space and >= 0 ? space + 1 : Cutting.Before(rest, Part);
            parts.Add(run with { Text = rest[..at] });
            rest = rest[at..];
        }
        return parts;
    }
}
