using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace Bot.App.Cli.Replay;

/// <summary>A conversation as a script tells it, one line each.</summary>
/// <param name="Number">The line's number in the file, from 1.</param>
/// <param name="At">When it was said.</param>
/// <param name="Channel">Where, without <c>#</c>; <c>inc</c> is the channel of the incident declared last.</param>
/// <param name="Person">Who, without <c>@</c>.</param>
/// <param name="Text">What.</param>
internal sealed record ScriptLine(int Number, Instant At, string Channel, string Person, string Text);

/// <summary>A line that cannot be read, and why.</summary>
internal sealed class ScriptException(int line, string why) : Exception($"line {line}: {why}");

/// <summary>Reads scripts: <c>2025-09-16T16:01:54+02:00 #channel @person text</c>; two spaces continue; <c># </c> comments.</summary>
internal static partial class Script
{
    [GeneratedRegex(@"^(?<at>\S+)\s+#(?<channel>\S+)\s+@(?<person>\S+)(?:\s(?<text>.*))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Line();

    /// <summary>The lines of a script.</summary>
    /// <exception cref="ScriptException">A line cannot be read.</exception>
    public static IReadOnlyList<ScriptLine> Read(IEnumerable<string> file)
    {
        var lines = new List<ScriptLine>();
        var number = 0;
        foreach (var raw in file)
        {
            number++;
            var text = raw.TrimEnd('\r').TrimStart('\ufeff');
            if (text.Length == 0 || text == "#" || text.StartsWith("# ", StringComparison.Ordinal)) continue;
            if (text.StartsWith("  ", StringComparison.Ordinal))
            {
                if (text.Trim().Length == 0) continue;
                if (lines.Count == 0) throw new ScriptException(number, "it continues a line, but there is none above it.");
                lines[^1] = lines[^1] with { Text = lines[^1].Text + "\n" + text[2..] };
                continue;
            }
            lines.Add(One(number, text, lines));
        }
        return lines;
    }

    private static ScriptLine One(int number, string text, List<ScriptLine> before)
    {
        if (Line().Match(text) is not { Success: true } match)
            throw new ScriptException(number, "a line reads `2025-09-16T16:01:54+02:00 #channel @person text`; a line that begins with two spaces continues the one above.");
        var at = OffsetDateTimePattern.Rfc3339.Parse(match.Groups["at"].Value) is { Success: true } exact ? exact.Value
            : OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mmo<Z+HH:mm>").Parse(match.Groups["at"].Value) is { Success: true } minutes ? minutes.Value
            : throw new ScriptException(number, $"`{match.Groups["at"].Value}` is not a time with its offset, such as 2025-09-16T16:01:54+02:00.");
        var instant = at.ToInstant();
        if (before.Count > 0 && instant < before[^1].At) throw new ScriptException(number, "it goes back in time; lines stand in the order they were said.");
        return new ScriptLine(number, instant, match.Groups["channel"].Value, match.Groups["person"].Value, match.Groups["text"].Value);
    }
}
