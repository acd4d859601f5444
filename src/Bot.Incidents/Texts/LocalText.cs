using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Bot.Incidents.Texts;

/// <summary>A text that exists per language. A missing language is missing: never filled from another one.</summary>
[JsonConverter(typeof(LocalTextJson))]
public sealed record LocalText
{
    private static readonly SearchValues<char> LineBreaks = SearchValues.Create("\r\n\f\u0085\u2028\u2029");

    // A handful at most: a line of them is quicker to go through than a tree.
    private readonly ImmutableArray<(string Language, string Text)> _texts;

    private LocalText(ImmutableArray<(string Language, string Text)> texts) => _texts = texts;

    /// <summary>No language at all.</summary>
    public static LocalText Empty { get; } = new([]);

    /// <summary>The texts by language, in the order of their codes.</summary>
    internal ImmutableArray<(string Language, string Text)> Texts => _texts;

    /// <summary>The text in a language, or nothing.</summary>
    public string? this[string language]
    {
        get
        {
            foreach (var (known, text) in _texts)
                if (known == language) return text;
            return null;
        }
    }

    /// <summary>No language has a text.</summary>
    public bool IsEmpty => _texts.IsEmpty;

    /// <summary>The languages that have one, by code.</summary>
    public IReadOnlyList<string> Languages => [.. _texts.Select(t => t.Language)];

    /// <summary>Whether a language has one.</summary>
    public bool Has(string language) => this[language] is not null;

    /// <summary>The same with one language set.</summary>
    public LocalText With(string language, string text)
    {
        ArgumentNullException.ThrowIfNull(language);
        ArgumentNullException.ThrowIfNull(text);
        var at = 0;
        while (at < _texts.Length && string.CompareOrdinal(_texts[at].Language, language) < 0) at++;
        return new(at < _texts.Length && _texts[at].Language == language ? _texts.SetItem(at, (language, text)) : _texts.Insert(at, (language, text)));
    }

    /// <summary>This text with every language of another one over it.</summary>
    public LocalText Merge(LocalText other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (IsEmpty) return other;
        var merged = this;
        foreach (var (language, text) in other._texts) merged = merged.With(language, text);
        return merged;
    }

    /// <summary>A text in one language.</summary>
    public static LocalText Of(string language, string text) => Empty.With(language, text);

    /// <summary>Reads <c>FR … EN …</c> (see <see cref="LanguageMarkers"/>). Nothing of the text is ever lost.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="languages">Codes whose markers count.</param>
    /// <param name="authorLanguage">The language of text without a marker.</param>
    public static LocalText Parse(string text, IReadOnlyList<string> languages, string authorLanguage)
    {
        var split = LanguageMarkers.Split(text, languages, authorLanguage);
        if (split is [var only]) return Of(only.Language, only.Text);
        var parsed = Empty;
        foreach (var parts in split.GroupBy(part => part.Language, part => part.Text))
            parsed = parsed.With(parts.Key, string.Join('\n', parts));
        return parsed;
    }

    /// <summary>
    /// On one line, as a status page shows it: <c>FR … EN …</c>; a single language stands without a marker. It reads back as the
    /// same where each text ends as a sentence does.
    /// </summary>
    /// <param name="languages">In which order; a language that is not among them comes last.</param>
    public string ToInline(IReadOnlyList<string> languages) => Marked(languages, OneLine);

    /// <summary>The same with the line breaks its authors made, for where there is room.</summary>
    public string ToMarked(IReadOnlyList<string> languages) => Marked(languages, text => text);

    /// <inheritdoc/>
    public bool Equals(LocalText? other) => other is not null && _texts.AsSpan().SequenceEqual(other._texts.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => _texts.Aggregate(_texts.Length, HashCode.Combine);

    /// <inheritdoc/>
    public override string ToString() => ToInline([]);

    private string Marked(IReadOnlyList<string> languages, Func<string, string> write)
    {
        ArgumentNullException.ThrowIfNull(languages);
        if (_texts is [var (_, only)]) return write(only);
        var ordered = languages.Where(Has).Concat(Languages.Except(languages));
        return string.Join(' ', ordered.Select(l => $"{l.ToUpperInvariant()} {write(this[l]!)}"));
    }

    private static string OneLine(string text) => !text.AsSpan().ContainsAny(LineBreaks) ? text.Trim() :
        string.Join(' ', text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
}
