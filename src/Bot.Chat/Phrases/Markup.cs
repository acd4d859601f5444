using System.Text;

namespace Bot.Chat.Phrases;

/// <summary>
/// The bot's own inline markup, between the phrases and each chat's: <c>*bold*</c>, <c>`code`</c>, <c>[label](url)</c>,
/// <c>&lt;@platform:id|name&gt;</c> for a person, <c>&lt;#platform:id|name&gt;</c> for a channel; a backslash makes the next character plain. Adapters draw the <see cref="Run"/>s.
/// </summary>
public static class Markup
{
    private const string Special = "\\*`[]<>";
    private static readonly System.Buffers.SearchValues<char> SpecialSet = System.Buffers.SearchValues.Create(Special);

    /// <summary>Makes user text safe to stand inside markup.</summary>
    public static string Escape(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.AsSpan().ContainsAny(SpecialSet)) return text;
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            if (Special.Contains(c, StringComparison.Ordinal)) escaped.Append('\\');
            escaped.Append(c);
        }
        return escaped.ToString();
    }

    /// <summary>The markup as a person reads it, without formatting: <c>*P1*</c> is <c>P1</c>.</summary>
    public static string Plain(string markup)
    {
        ArgumentNullException.ThrowIfNull(markup);
        return markup.AsSpan().ContainsAny(SpecialSet) ? string.Concat(Parse(markup).Select(r => r.Text)) : markup;
    }

    /// <summary>The markup as runs, in reading order. Unpaired signs are plain text.</summary>
    public static IReadOnlyList<Run> Parse(string markup)
    {
        ArgumentNullException.ThrowIfNull(markup);
        var runs = new List<Run>();
        // Plain text is everything since the last run, which mostly is a piece of the markup as it stands.
        var (plain, from) = (default(StringBuilder), 0);
        for (var i = 0; i < markup.Length; i++)
        {
            var next = markup.AsSpan(i).IndexOfAny(SpecialSet);
            if (next < 0) break;
            i += next;
            if (markup[i] == '\\' && i + 1 < markup.Length)
            {
                (plain ??= new()).Append(markup, from, i - from);
                from = ++i;
            }
            else if (TryRun(markup, i, out var run, out var end))
            {
                Flush(i);
                runs.Add(run);
                i = end;
                from = end + 1;
            }
        }
        Flush(markup.Length);
        return runs;

        void Flush(int end)
        {
            if (plain is { Length: > 0 })
            {
                runs.Add(new Run.Plain(plain.Append(markup, from, end - from).ToString()));
                plain.Clear();
            }
            else if (end > from) runs.Add(new Run.Plain(markup[from..end]));
        }
    }

    private static bool TryRun(string markup, int start, out Run run, out int end)
    {
        run = new Run.Plain("");
        end = start;
        switch (markup[start])
        {
            case '*' or '`':
                var close = Close(markup, start + 1, markup[start]);
                if (close <= start + 1) return false;
                var inner = Unescape(markup[(start + 1)..close]);
                run = markup[start] == '*' ? new Run.Bold(inner) : new Run.Code(inner);
                end = close;
                return true;
            case '[':
                var label = Close(markup, start + 1, ']');
                if (label < 0 || label + 1 >= markup.Length || markup[label + 1] != '(') return false;
                var url = Close(markup, label + 2, ')');
                if (url < 0) return false;
                run = new Run.Link(Unescape(markup[(start + 1)..label]), Unescape(markup[(label + 2)..url]));
                end = url;
                return true;
            case '<' when start + 1 < markup.Length && markup[start + 1] is '@' or '#':
                var bar = Close(markup, start + 2, '|');
                var angle = bar < 0 ? -1 : Close(markup, bar + 1, '>');
                if (angle < 0) return false;
                var (name, id) = (Unescape(markup[(bar + 1)..angle]), markup[(start + 2)..bar]);
                run = markup[start + 1] == '@' ? new Run.Person(name, id) : new Run.Room(name, id);
                end = angle;
                return true;
            default:
                return false;
        }
    }

    private static int Close(string markup, int from, char sign)
    {
        for (var i = from; i < markup.Length; i++)
        {
            if (markup[i] == '\\') { i++; continue; }
            if (markup[i] == sign) return i;
            if (markup[i] == '\n' && sign is '*' or '`') return -1;
        }
        return -1;
    }

    private static string Unescape(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal)) return text;
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
            plain.Append(text[i] == '\\' && i + 1 < text.Length ? text[++i] : text[i]);
        return plain.ToString();
    }
}

/// <summary>A stretch of text of one look.</summary>
public abstract record Run(string Text)
{
    /// <summary>As it is.</summary>
    public sealed record Plain(string Text) : Run(Text);

    /// <summary>Bold.</summary>
    public sealed record Bold(string Text) : Run(Text);

    /// <summary>Code, something to type.</summary>
    public sealed record Code(string Text) : Run(Text);

    /// <summary>A link with its label.</summary>
    public sealed record Link(string Text, string Url) : Run(Text);

    /// <summary>A person to notify; <paramref name="Id"/> is <c>platform:id</c>.</summary>
    public sealed record Person(string Text, string Id) : Run(Text);

    /// <summary>A channel to go to, by its name without <c>#</c>; <paramref name="Id"/> is <c>platform:id</c>.</summary>
    public sealed record Room(string Text, string Id) : Run(Text);
}
