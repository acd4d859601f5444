using Bot.Chat.Phrases;

namespace Bot.Chat.Asking;

/// <summary>
/// How a command is called and explained. The English <see cref="Word"/> is wire format; help, completion and the manifests are
/// made from this.
/// </summary>
/// <param name="Word">The word, lower case: <c>priority</c>.</param>
/// <param name="Help">One line saying what it does.</param>
public sealed record CommandWords(string Word, Phrase Help)
{
    /// <summary>The words in French, accents optional when typed.</summary>
    public IReadOnlyList<string> French { get; init; } = [];

    /// <summary>Other English words for the same.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    /// <summary>How to type it, one line per form, without the word: <c>P1 [reason]</c>.</summary>
    public Phrase Usage { get; init; } = Phrase.Empty;

    /// <summary>A whole example, without the slash command: <c>priority P1 every shop in France</c>.</summary>
    public string Example { get; init; } = "";

    /// <summary>The same in French; else the English one behind the French word.</summary>
    public string? FrenchExample { get; init; }

    /// <summary>What completion offers after the word: fixed words, or a kind such as <c>{component}</c>.</summary>
    public IReadOnlyList<string> Completions { get; init; } = [];

    /// <summary>It works on an incident: in its channel, or with its key first.</summary>
    public bool OnIncident { get; init; } = true;

    /// <summary>It changes nothing, so it also works on closed incidents.</summary>
    public bool ReadsOnly { get; init; }

    /// <summary>It works on a cancelled or merged incident too.</summary>
    public bool EvenWhenClosed { get; init; }

    /// <summary>Where it stands in help; lower comes first.</summary>
    public int Order { get; init; } = 100;

    /// <summary>Every word that calls it.</summary>
    public IEnumerable<string> All => [Word, .. Also, .. French];

    /// <summary>The language a typed word belongs to, when it belongs to one only.</summary>
    public string? LanguageOf(string folded)
    {
        var english = Also.Prepend(Word).Any(w => Folding.Fold(w) == folded);
        var french = French.Any(w => Folding.Fold(w) == folded);
        return (english, french) switch { (true, false) => "en", (false, true) => "fr", _ => null };
    }

    /// <summary>The word to show a person.</summary>
    public string WordIn(Language language) =>
        language.Code == "fr" && French.Count > 0 ? French[0] : Word;

    /// <summary>The example to show a person.</summary>
    public string ExampleIn(Language language) => language.Own(language.Code != "fr" ? Example : FrenchExample ?? WordIn(language) + Example[Word.Length..]);
}
