using System.Text.RegularExpressions;

namespace Bot.Web.WebConsole;

/// <summary>Finds the web addresses in what people say, so that they can be followed.</summary>
public static partial class Links
{
    private const string Pairs = "()[]{}";
    private const string Ends = ".,;:!?'*_…»”’";

    [GeneratedRegex(@"\bhttps?://[^\s<>""`|]+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Address();

    /// <summary>The text in order, in pieces; those that are addresses say so.</summary>
    public static IEnumerable<(string Text, bool IsLink)> In(string text)
    {
        var at = 0;
        foreach (Match match in Address().Matches(text))
        {
            var address = Trimmed(match.Value);
            if (!Uri.TryCreate(address, UriKind.Absolute, out _)) continue;
            if (match.Index > at) yield return (text[at..match.Index], false);
            yield return (address, true);
            at = match.Index + address.Length;
        }
        if (at < text.Length) yield return (text[at..], false);
    }

    /// <summary>Without what ends the sentence around it: "(see https://status.example/a)." ends at the a.</summary>
    private static string Trimmed(string address)
    {
        var length = address.Length;
        // How many more close than open, for each kind; counted once, whatever a person may write.
        Span<int> unpaired = stackalloc int[Pairs.Length / 2];
        foreach (var sign in address)
            if (Pairs.IndexOf(sign, StringComparison.Ordinal) is >= 0 and var pair) unpaired[pair / 2] += pair % 2 == 0 ? -1 : 1;
        for (; length > 0; length--)
        {
            var last = address[length - 1];
            if (Pairs.IndexOf(last, StringComparison.Ordinal) is >= 0 and var pair && pair % 2 == 1)
            {
                if (unpaired[pair / 2] <= 0) break;
                unpaired[pair / 2]--;
            }
            else if (!Ends.Contains(last, StringComparison.Ordinal)) break;
        }
        return address[..length];
    }
}
