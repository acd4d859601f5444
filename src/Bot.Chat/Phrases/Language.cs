using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;

namespace Bot.Chat.Phrases;

/// <summary>
/// A language the bot speaks and publishes in. It is one JSON resource: <c>Languages/&lt;code&gt;.json</c>, built in for French
/// and English, or a file of the same shape beside the program for any other.
/// </summary>
public sealed class Language
{
    private readonly FrozenDictionary<string, string> _texts;

    private readonly Func<string, string>? _examples;

    private Language(string code, FrozenDictionary<string, string> texts, Func<string, string>? examples = null) => (Code, _texts, _examples) = (code, texts, examples);

    /// <summary>Two-letter code, lower case: <c>fr</c>.</summary>
    public string Code { get; }

    /// <summary>The built-in English.</summary>
    public static Language English { get; } = BuiltIn("en");

    /// <summary>The built-in French.</summary>
    public static Language French { get; } = BuiltIn("fr");

    /// <summary>The same language with the examples in the bot's own words rewritten, as a house types them.</summary>
    public Language With(Func<string, string> examples) => new(Code, _texts, examples);

    /// <summary>Words of the bot's own with their examples as the house types them.</summary>
    public string Own(string words) => _examples is null ? words : _examples(words);

    /// <summary>The text this language has under a key, or nothing.</summary>
    public string? TextOf(string key) => _texts.GetValueOrDefault(key);

    /// <summary>A label of the language's resource: date patterns, months, document headings.</summary>
    /// <exception cref="KeyNotFoundException">The resource lacks it.</exception>
    public string Label(string key) => _texts.TryGetValue(key, out var text)
        ? text
        : throw new KeyNotFoundException($"The language '{Code}' has no text for '{key}'.");

    /// <summary>The built-in language of a code, or the one in <paramref name="folder"/>.</summary>
    /// <exception cref="FileNotFoundException">Neither built in nor in the folder.</exception>
    public static Language Load(string code, string folder)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (code is "fr") return French;
        if (code is "en") return English;
        using var file = File.OpenRead(Path.Combine(folder, code + ".json"));
        return Read(code, file);
    }

    private static Language BuiltIn(string code)
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Bot.Chat.Phrases.Languages.{code}.json")
            ?? throw new InvalidOperationException($"The built-in language '{code}' is missing from the assembly.");
        return Read(code, resource);
    }

    private static Language Read(string code, Stream json) => new(code,
        (JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? []).ToFrozenDictionary(StringComparer.Ordinal));
}
