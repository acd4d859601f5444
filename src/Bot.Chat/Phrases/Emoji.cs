using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Bot.Chat.Phrases;

/// <summary>Emoji as characters, where a chat gives the name it knows them by: <c>:tada:</c>. One of the company's own has no character, and stays as it is.</summary>
public static partial class Emoji
{
    private const int FirstTone = 0x1F3FB - 2; // Slack counts skin tones from 2.

    // The standard emoji by the names of emoji-datasource, which Slack uses too.
    private static readonly Lazy<FrozenDictionary<string, string>> ByName = new(Load);

    /// <summary>A text with the names of emoji replaced. What stands within a word, a time or an address is none.</summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.AsSpan().Count(':') < 2 ? text : Named().Replace(text, name => One(name.Groups["name"].Value, name.Groups["tone"].Value) ?? name.Value);
    }

    private static string? One(string name, string tone) => !ByName.Value.TryGetValue(name, out var character) ? null
        : tone.Length == 0 ? character : character + char.ConvertFromUtf32(FirstTone + int.Parse(tone, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"(?<![\w/]):(?<name>[a-z0-9_+'-]+):(?::?skin-tone-(?<tone>[2-6]):)?(?![\w/])", RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    private static FrozenDictionary<string, string> Load()
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream("Bot.Chat.Phrases.emoji.txt")!;
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(e => e.Split('=')).ToFrozenDictionary(e => e[0], e => e[1], StringComparer.Ordinal);
    }
}
