using System.Collections.Immutable;

namespace Bot.Incidents.Texts;

/// <summary>A text that exists per language.</summary>
public sealed record LocalText
{
    private ImmutableSortedDictionary<string, string> _texts = ImmutableSortedDictionary<string, string>.Empty;

    public static LocalText Empty { get; } = new();
    public string? this[string lang] => _texts.GetValueOrDefault(lang);
    public bool IsEmpty => _texts.IsEmpty;
    public IReadOnlyList<string> Languages => [.. _texts.Keys];
    public bool Has(string lang) => _texts.ContainsKey(lang);
    public LocalText With(string lang, string text) => new() { _texts = _texts.SetItem(lang, text) };
    public LocalText Merge(LocalText other) => new() { _texts = _texts.SetItems(other._texts) };
    public static LocalText Of(string lang, string text) => Empty.With(lang, text);
    public static LocalText Parse(string text, IReadOnlyList<string> languages, string authorLanguage) => Of(authorLanguage, text);
    public string ToInline(IReadOnlyList<string> languages) => string.Join(" ", _texts.Values);
}
