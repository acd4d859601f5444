using System.Text.RegularExpressions;
using Bot.Chat.Delivery;
using Bot.Chat.Phrases;
using NodaTime;

namespace Bot.Chat.Asking;

/// <summary>
/// What a person asks for: the words after the command, read from left to right, with who asks, when, and in which language.
/// </summary>
public sealed partial class Ask(string text, Person person, Place place, Language language, Instant now, DateTimeZone zone)
{
    private string _text = text.Trim();
    private int _at; // Where what has not been read yet begins.
    private string? _rest, _peek;

    /// <summary>What has not been read yet, trimmed.</summary>
    public string Rest
    {
        get => _rest ??= _text[_at..];
        private set => (_text, _at, _rest, _peek) = (value, 0, null, null);
    }

    /// <summary>Who asks.</summary>
    public Person Person { get; } = person;

    /// <summary>Where.</summary>
    public Place Place { get; } = place;

    /// <summary>The language to answer in, which is also that of text without a marker.</summary>
    public Language Language { get; } = language;

    /// <summary>When it was asked.</summary>
    public Instant Now { get; } = now;

    /// <summary>The person's zone, else the configured one.</summary>
    public DateTimeZone Zone { get; } = zone;

    /// <summary>Nothing is left.</summary>
    public bool IsEmpty => _at == _text.Length;

    /// <summary>The next word as typed, without taking it; empty at the end.</summary>
    public string Peek => _peek ??= _text.AsSpan(_at).IndexOfAny(' ', '\n', '\t') is >= 0 and var end ? _text.Substring(_at, end) : Rest;

    /// <summary>Takes the next word; empty at the end.</summary>
    public string Next()
    {
        var word = Peek;
        _at = _text.Length - _text.AsSpan(_at + word.Length).TrimStart().Length;
        (_rest, _peek) = (null, null);
        return word;
    }

    /// <summary>Takes the next word as the name of something, without the sign behind it: <c>impact:</c>, <c>category =</c>, <c>status →</c>.</summary>
    public string NextName()
    {
        var word = Next();
        var name = word.AsSpan(0, word.AsSpan().IndexOfAny(':', '=') is var sign and > 0 ? sign : word.Length);
        // "priority=P1"; an address is none.
        if (name.Length < word.Length && !word.AsSpan(name.Length + 1).StartsWith("//")) Rest = $"{word[(name.Length + 1)..]} {Rest}".Trim();
        else if (Peek is ":" or "=" or "→" or "->" or "-" or "–" or "—") Next();
        name = name.TrimEnd(',');
        return name.Length == word.Length ? word : name.ToString();
    }

    /// <summary>Takes the next word if it is one of these, accents and case apart.</summary>
    public bool Takes(params ReadOnlySpan<string> words)
    {
        var next = Folding.Fold(Peek);
        foreach (var word in words)
            if (next == Folding.Fold(word)) { Next(); return true; }
        return false;
    }

    /// <summary>Takes everything that is left, as people read it.</summary>
    public string TakeRest() => Named(TakeAsTyped());

    /// <summary>Takes everything that is left, with people as the chat names them.</summary>
    public string TakeAsTyped()
    {
        var rest = Rest;
        Rest = "";
        return rest;
    }

    /// <summary>A text with people as <c>@Ana</c>, where a chat wrote <c>&lt;@slack:U024BE7LH|Ana&gt;</c>: ids mean nothing to those who read it.</summary>
    public static string Named(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Contains("<@", StringComparison.Ordinal) ? Mentioned().Replace(text, "@${name}") : text;
    }

    [GeneratedRegex(@"<@(?:[^|>\n]*\|)?(?<name>[^>\n]+)>", RegexOptions.CultureInvariant)]
    private static partial Regex Mentioned();

    /// <summary>Goes on with another text, for a command that has taken its own words out of the middle.</summary>
    public void ContinueWith(string text) => Rest = text.Trim();

    /// <summary>Takes a time if one stands next.</summary>
    /// <param name="futureAllowed">For promises.</param>
    public WhenReading NextTime(bool futureAllowed = false)
    {
        var reading = WhenParser.Read(Rest, Now, Zone, futureAllowed);
        if (reading is WhenReading.Found found)
            // "15h11 : déploiement": the sign between the time and the text belongs to neither; ":rotating_light:" is text.
            Rest = found.Rest is [':' or ',' or '.' or ';' or '-' or '–' or '—', ..] && (found.Rest.Length == 1 || char.IsWhiteSpace(found.Rest[1])) ? found.Rest[1..].TrimStart() : found.Rest;
        return reading;
    }

    /// <summary>
    /// Takes a person: <c>@name</c>, <c>me</c>, or the mention a chat made of it (<c>&lt;@slack:U024BE7LH|Ana&gt;</c>); without an id
    /// it is a name of which nobody can tell whose it is.
    /// Null when the next word is none of these.
    /// </summary>
    public PersonWord? NextPerson()
    {
        if (Rest.StartsWith("<@", StringComparison.Ordinal) && Rest.IndexOf('>', StringComparison.Ordinal) is var end and > 0)
        {
            var parts = Rest[2..end].Split('|', 2);
            Rest = Rest[(end + 1)..].TrimStart();
            return new PersonWord(parts[0].Length > 0 ? parts[0] : null, parts[^1]);
        }
        if (Takes("me", "moi")) return new PersonWord(Person.Id, Person.Name);
        if (!Peek.StartsWith('@') || Peek.Length == 1) return null;
        var name = Next()[1..].TrimEnd(',', ';', ':');
        return Folding.Fold(name) is "me" or "moi" ? new PersonWord(Person.Id, Person.Name) : new PersonWord(null, name);
    }
}

/// <summary>A person as written: with the id where the chat gave it, else by name only.</summary>
public sealed record PersonWord(string? Id, string Name);
