using Bot.Chat.Phrases;
using Bot.Teams.Wire;
using Newtonsoft.Json.Linq;

namespace Bot.Teams.AdaptiveCards;

/// <summary>
/// Elements of Adaptive Cards. Texts are rich text, whose runs are shown as they are: what people wrote is never read as Markdown.
/// Only a mention needs a text block, because Teams notifies from nowhere else.
/// </summary>
internal static class Elements
{
    /// <summary>A card of version 1.5, the newest Teams shows.</summary>
    public static JObject Card(IEnumerable<JToken> body, IEnumerable<JToken> actions, string fallback, IEnumerable<Run.Person>? mentioned = null)
    {
        var teams = new JObject { ["width"] = "Full" };
        var entities = new JArray((mentioned ?? []).Select(p => new JObject
        {
            ["type"] = "mention", ["text"] = At(p), ["mentioned"] = new JObject { ["id"] = p.Id["teams:".Length..], ["name"] = p.Text },
        }));
        if (entities.Count > 0) teams["entities"] = entities;
        return new JObject
        {
            ["type"] = "AdaptiveCard", ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json", ["version"] = "1.5",
            ["fallbackText"] = TeamsText.Here(fallback), ["msteams"] = teams, ["body"] = new JArray(body), ["actions"] = new JArray(actions),
        };
    }

    /// <summary>A markup, one element a line, cut to a length.</summary>
    public static IEnumerable<JObject> Text(string markup, int longest = 4000, bool subtle = false)
    {
        var first = true;
        foreach (var line in Lines(Markup.Parse(markup), longest))
        {
            var block = line.Exists(IsMention) ? Block(line) : Rich(line, subtle);
            if (!first) block["spacing"] = "None";
            first = false;
            yield return block;
        }
    }

    /// <summary>The people a markup mentions whom Teams can notify.</summary>
    public static IEnumerable<Run.Person> Mentioned(string markup) => Markup.Parse(markup).OfType<Run.Person>().Where(IsMention).DistinctBy(p => p.Id);

    /// <summary>Plain text in one look.</summary>
    public static JObject Plain(string text, string? size = null, string? weight = null, bool subtle = false, string? color = null)
    {
        var run = new JObject { ["type"] = "TextRun", ["text"] = text };
        if (size is not null) run["size"] = size;
        if (weight is not null) run["weight"] = weight;
        if (subtle) run["isSubtle"] = true;
        if (color is not null) run["color"] = color;
        return new JObject { ["type"] = "RichTextBlock", ["inlines"] = new JArray(run) };
    }

    /// <summary>Several elements in one box.</summary>
    public static JObject Box(string style, IEnumerable<JToken> items) => new() { ["type"] = "Container", ["style"] = style, ["items"] = new JArray(items) };

    private static JObject Rich(List<Run> line, bool subtle) => new() { ["type"] = "RichTextBlock", ["inlines"] = new JArray(line.Select(r => Inline(r, subtle))) };

    private static JObject Inline(Run run, bool subtle)
    {
        var inline = new JObject { ["type"] = "TextRun", ["text"] = run switch { Run.Person => "@" + run.Text, Run.Room => (ConversationIds.LinkTo(((Run.Room)run).Id) is null ? "#" : "") + run.Text, Run.Code => TeamsText.Typed(run.Text), _ => run.Text } };
        if (run is Run.Bold) inline["weight"] = "Bolder";
        if (run is Run.Code) inline["fontType"] = "Monospace";
        if (run is Run.Link link && Uri.TryCreate(link.Url, UriKind.Absolute, out _)) inline["selectAction"] = new JObject { ["type"] = "Action.OpenUrl", ["url"] = link.Url };
        if (run is Run.Room room && ConversationIds.LinkTo(room.Id) is { } url) inline["selectAction"] = new JObject { ["type"] = "Action.OpenUrl", ["url"] = url };
        if (subtle) inline["isSubtle"] = true;
        return inline;
    }

    private static JObject Block(List<Run> line) => new()
    {
        ["type"] = "TextBlock", ["wrap"] = true,
        ["text"] = string.Concat(line.Select(r => r switch
        {
            Run.Person person when IsMention(person) => At(person),
            Run.Person person => "@" + Escape(person.Text),
            Run.Bold => $"**{Escape(r.Text)}**",
            Run.Code => Escape(TeamsText.Typed(r.Text)),
            _ => Escape(r.Text),
        })),
    };

    private static string At(Run.Person person) => $"<at>{person.Text.Replace("<", "", StringComparison.Ordinal).Replace(">", "", StringComparison.Ordinal)}</at>";

    private static bool IsMention(Run run) => run is Run.Person person && person.Id.StartsWith("teams:", StringComparison.Ordinal);

    /// <summary>Makes Markdown's signs plain in a text block.</summary>
    private static string Escape(string text) => string.Concat(text.Select(c => "\\`*_{}[]()#+-.!<>|~".Contains(c, StringComparison.Ordinal) ? "\\" + c : c.ToString()));

    private static IEnumerable<List<Run>> Lines(IReadOnlyList<Run> runs, int longest)
    {
        var line = new List<Run>();
        var left = longest;
        foreach (var run in runs)
        {
            if (left <= 0) break;
            var parts = TeamsText.Short(run.Text, Math.Max(left, 2)).Split('\n');
            left -= run.Text.Length;
            for (var i = 0; i < parts.Length; i++)
            {
                if (i > 0)
                {
                    if (line.Count > 0) yield return line;
                    line = [];
                }
                if (parts[i].Length > 0) line.Add(run with { Text = parts[i] });
            }
        }
        if (line.Count > 0) yield return line;
    }
}
