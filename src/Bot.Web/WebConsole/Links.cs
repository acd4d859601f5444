using System.Text.RegularExpressions;

namespace Bot.Web.WebConsole;

/// <summary>Finds the web addresses in what people say, so that they can be followed.</summary>
public static partial class Links
{
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
        while (true)
        {
            var last = address[^1];
            if (".,;:!?'*_…»”’".Contains(last, StringComparison.Ordinal) || Unpaired(address, last)) address = address[..^1];
            else return address;
        }
    }

    private static bool Unpaired(string address, char last) => last switch
    {
        ')' => address.Count(c => c == ')') > address.Count(c => c == '('),
        ']' => address.Count(c => c == ']') > address.Count(c => c == '['),
        '}' => address.Count(c => c == '}') > address.Count(c => c == '{'),
        _ => false,
    };
}
