using System.Globalization;

namespace Bot.Chat.Phrases;

/// <summary>
/// One thing the bot can say, in every language. <see cref="En"/> and <see cref="Fr"/> stand side by side where the phrase is
/// written; any further language brings its own text under <see cref="Key"/> in its resource file (see <see cref="Language"/>).
/// Texts are in the bot's own markup (<see cref="Markup"/>): <c>*bold*</c>, <c>`code`</c>, <c>[label](url)</c>. Arguments are
/// user text unless they are phrases, and are escaped on the way in, so nobody's words become formatting or a ping.
/// </summary>
/// <param name="Key">Stable name, <c>word.what</c>; resource files refer to it.</param>
/// <param name="En">English text with <c>{0}</c> placeholders.</param>
/// <param name="Fr">French text with <c>{0}</c> placeholders.</param>
public sealed record Phrase(string Key, string En, string Fr, params object?[] Args)
{
    /// <summary>Nothing to say.</summary>
    public static Phrase Empty { get; } = new("empty", "", "");

    /// <summary>User text, the same in every language; it is escaped when rendered.</summary>
    public static Phrase Verbatim(string text) => new("verbatim", "{0}", "{0}", text);

    /// <summary>Several phrases, one per line.</summary>
    public static Phrase Lines(IEnumerable<Phrase> phrases) => Join("\n", phrases);

    /// <summary>Several phrases with a separator of the bot's own markup between them.</summary>
    public static Phrase Join(string separator, IEnumerable<Phrase> phrases)
    {
        var parts = phrases.ToArray<object?>();
        var template = string.Join(separator, parts.Select((_, i) => "{" + i.ToString(CultureInfo.InvariantCulture) + "}"));
        return new Phrase("join", template, template, parts);
    }

    /// <summary>The phrase in <paramref name="language"/>, as bot markup.</summary>
    public string In(Language language)
    {
        ArgumentNullException.ThrowIfNull(language);
        var template = language.Own(language.TextOf(Key) ?? (language.Code == "fr" ? Fr : En));
        if (Args.Length == 0) return template.Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal);
        var shown = new object?[Args.Length];
        for (var i = 0; i < Args.Length; i++) shown[i] = Show(Args[i], language);
        return string.Format(CultureInfo.InvariantCulture, template, shown);
    }

    private static string Show(object? arg, Language language) => arg switch
    {
        null => "",
        Phrase phrase => phrase.In(language),
        Spoken spoken => Markup.Escape(spoken.In(language)),
        Mention mention => mention.ToMarkup(),
        string text => Markup.Escape(text),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Markup.Escape(arg.ToString() ?? ""),
    };

    /// <inheritdoc/>
    public bool Equals(Phrase? other) =>
        other is not null && Key == other.Key && En == other.En && Fr == other.Fr && Args.SequenceEqual(other.Args);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Key, En, Fr, Args.Length);
}
