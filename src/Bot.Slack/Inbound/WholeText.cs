using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Bot.Slack.BlockKit;

namespace Bot.Slack.Inbound;

/// <summary>All a message says, as mrkdwn: its text, and what attachments and blocks of whatever kind say beside it.</summary>
internal static partial class WholeText
{
    /// <summary>All of it, nothing twice. Previews of links are not what was said, unless nothing else was.</summary>
    public static string Of(JsonElement message)
    {
        var text = message.Text("text");
        // What a person types comes as blocks too, word for word; what a bot puts into blocks may be another thing than its text.
        var blocks = text.Length == 0 || message.Text("bot_id").Length > 0 || message.Text("subtype") == "bot_message";
        if (!blocks && message.Get("attachments").ValueKind != JsonValueKind.Array) return text;
        var said = new Said(text);
        if (blocks)
            foreach (var block in message.Get("blocks").Items()) Add(said, block);
        foreach (var attachment in message.Get("attachments").Items())
            if (text.Length == 0 || !IsPreview(attachment)) Attached(said, attachment);
        return said.ToString();
    }

    private static bool IsPreview(JsonElement attachment) => attachment.Text("from_url").Length > 0 && !IsShare(attachment);

    /// <summary>Whether it is somebody else's message, passed on.</summary>
    public static bool IsShare(JsonElement attachment) => attachment.Get("is_share").ValueKind == JsonValueKind.True;

    private static void Attached(Said said, JsonElement attachment)
    {
        var before = said.Lines;
        said.Add(attachment.Text("pretext"));
        var author = IsShare(attachment) && attachment.Text("author_name") is { Length: > 0 } name ? name + ": " : "";
        said.Add(attachment.Text("title"));
        said.Add(attachment.Text("text"), author);
        foreach (var field in attachment.Get("fields").Items()) said.Add($"{field.Text("title")}: {field.Text("value")}");
        foreach (var block in attachment.Get("blocks").Items()) Add(said, block);
        if (said.Lines != before) return;
        // One that is passed on and has no words has files: where it stands says more than Slack's stand-in.
        if (IsShare(attachment) && attachment.Text("from_url") is { Length: > 0 } link) said.Add($"<{link}>", author);
        else said.Add(attachment.Text("fallback"));
    }

    /// <summary>A block, an element of one, or a text object. What it is made of is looked for by name, so that kinds yet to come are read too.</summary>
    private static void Add(Said said, JsonElement block)
    {
        switch (block.Text("type"))
        {
            case "actions" or "input": return; // Buttons and fields are offered, not said.
            case "rich_text_section" or "rich_text_preformatted" or "rich_text_quote":
                said.Add(string.Concat(block.Get("elements").Items().Select(Inline)));
                return;
            case "rich_text_list":
                foreach (var item in block.Get("elements").Items())
                    if (item.Text("type") == "rich_text_list") Add(said, item);
                    else said.Add(string.Concat(item.Get("elements").Items().Select(Inline)), "• ");
                return;
        }
        said.Add(block.Text("text"));
        said.Add(block.Text("alt_text"));
        foreach (var name in Texts)
            if (block.Get(name) is { ValueKind: JsonValueKind.Object } inner) Add(said, inner);
        foreach (var name in Lists)
            foreach (var inner in block.Get(name).Items())
                if (inner.ValueKind == JsonValueKind.Object) Add(said, inner);
        foreach (var row in block.Get("rows").Items())
            said.Add(string.Join(" | ", row.Items().Select(Cell)));
    }

    private static readonly string[] Texts = ["title", "text", "description", "subtitle", "body"];
    private static readonly string[] Lists = ["fields", "elements", "blocks"];

    private static string Cell(JsonElement cell)
    {
        var said = new Said("");
        Add(said, cell);
        return said.ToString().Replace('\n', ' ');
    }

    private static string Inline(JsonElement element) => element.Text("type") switch
    {
        "link" => element.Text("text") is { Length: > 0 } label ? $"<{Mrkdwn.Escape(element.Text("url"))}|{Mrkdwn.Escape(label)}>" : $"<{Mrkdwn.Escape(element.Text("url"))}>",
        "user" => $"<@{element.Text("user_id")}>",
        "channel" => $"<#{element.Text("channel_id")}>",
        "usergroup" => $"<!subteam^{element.Text("usergroup_id")}>",
        "broadcast" => $"<!{element.Text("range")}>",
        "emoji" => $":{element.Text("name")}:",
        "date" => Mrkdwn.Escape(element.Text("fallback")),
        "color" => element.Text("value"),
        _ => Mrkdwn.Escape(element.Text("text")),
    };

    [GeneratedRegex(@"<(?<id>[@#!][^|<>]*)\|[^<>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Labelled();

    [GeneratedRegex(@"[\s\p{P}<>|`~]+", RegexOptions.CultureInvariant)]
    private static partial Regex Marks();

    /// <summary>Lines, each only where its words do not stand there yet.</summary>
    private sealed class Said(string text)
    {
        private readonly StringBuilder _lines = new(text);
        private readonly StringBuilder _words = new(Words(text));

        /// <summary>How many lines it was given.</summary>
        public int Lines { get; private set; }

        public void Add(string line, string before = "")
        {
            var words = Words(line);
            if (words.Length == 0) return;
            Lines++;
            if (_words.ToString().Contains(words, StringComparison.Ordinal)) return;
            if (_lines.Length > 0) _lines.Append('\n');
            _lines.Append(before).Append(line.Trim());
            _words.Append(words);
        }

        public override string ToString() => _lines.ToString();

        /// <summary>The words alone, each between spaces: the same ones are marked up in one way here and in another there.</summary>
        private static string Words(string line) => Marks().Replace(Labelled().Replace(line, "${id}"), " ") is var words && !string.IsNullOrWhiteSpace(words) ? $" {words.Trim()} " : "";
    }
}
