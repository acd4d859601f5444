using Bot.Chat.Phrases;
using Bot.Chat.Posting;
using NodaTime;

namespace Bot.App.Cli.Replay;

/// <summary>Prints a conversation as people would have seen it.</summary>
internal sealed class Transcript(TextWriter output, DateTimeZone zone, IClock clock)
{
    private LocalDate? _day;
    private Instant _last;

    /// <summary>A person says something.</summary>
    public void Said(ScriptLine line, string channel)
    {
        output.WriteLine($"{Stamp()} #{channel} @{line.Person}: {Indent(line.Text, 2)}");
    }

    /// <summary>The bot answers one person privately.</summary>
    public void Answered(string person, Post post) => Write($"to @{person} only", Text(post));

    /// <summary>The bot opens a form for one person.</summary>
    public void Offered(string person, Form form) => Write($"to @{person} only", $"[form] {form.Title}: {string.Join(", ", form.Fields.Select(f => f.Label))}");

    /// <summary>The bot posts in a channel.</summary>
    public void Posted(string channel, Post post) => Write($"#{channel}", Text(post));

    /// <summary>The bot tells one person.</summary>
    public void Told(string person, Post post) => Write($"direct message to {person}", Text(post));

    /// <summary>The card is posted and pinned.</summary>
    public void Pinned(string channel, Card card) => Write($"#{channel} pinned", $"[card] {card.Fallback}");

    /// <summary>The incident is announced.</summary>
    public void Announced(Card card) => Write("announcement", card.Fallback);

    private void Write(string where, string text)
    {
        // What the bot says in answer needs no time; a reminder between two lines does.
        var stamp = clock.GetCurrentInstant() == _last ? "        " : Stamp();
        output.WriteLine($"{stamp} bot ({where}): {Indent(text, 11)}");
    }

    private string Stamp()
    {
        _last = clock.GetCurrentInstant();
        var local = _last.InZone(zone);
        if (local.Date != _day) output.WriteLine($"── {local.Date.ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture)} ──");
        _day = local.Date;
        return local.ToString("HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static string Text(Post post)
    {
        var lines = new List<string>();
        if (post.Markup.Length > 0) lines.Add(Markup.Plain(post.Markup));
        if (post.Card is { } card)
        {
            lines.Add($"[card] {card.Title}");
            lines.AddRange(card.Fields.Select(f => $"  {f.Label}: {Markup.Plain(f.Value)}"));
            lines.AddRange(card.Sections.Select(s => $"  {s.Heading}: {Markup.Plain(s.Text)}"));
        }
        if (post.File is { } file) lines.Add($"[file] {file.Name}");
        if (post.Buttons is { Count: > 0 } buttons) lines.Add(string.Join(' ', buttons.Select(b => $"[{b.Label}]")));
        return string.Join('\n', lines);
    }

    private static string Indent(string text, int spaces) => text.Replace("\n", "\n" + new string(' ', spaces), StringComparison.Ordinal);
}
