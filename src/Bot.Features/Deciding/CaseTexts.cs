using Bot.Chat.Asking;
using Bot.Chat.Delivery;
using Bot.Chat.Phrases;
using Bot.Features.Settings;
using Bot.Incidents;
using Bot.Incidents.Texts;
using NodaTime;

namespace Bot.Features.Deciding;

/// <summary>Reads and checks the texts people type, the same way for every command and form.</summary>
internal static class CaseTexts
{
    /// <summary>Longest title, in characters: it has to fit a channel topic and a card.</summary>
    public const int MaxTitle = 200;

    /// <summary>Codes of languages that are words of another one.</summary>
    private static readonly string[] WordsToo = ["en", "de", "it", "es", "no", "is", "la", "da"];

    /// <summary>Longest text, in characters.</summary>
    public const int MaxText = 20_000;

    /// <summary>The language text without a marker is in.</summary>
    public static string AuthorLanguage(this Case @case) =>
        @case.House.Codes.Contains(@case.Ask.Language.Code) ? @case.Ask.Language.Code : @case.House.Codes[0];

    /// <summary>The language to tell somebody else something in.</summary>
    public static Language LanguageOf(this Case @case, string personId) => @case.House.LanguageFor(@case.Record.PeopleNamed(personId).FirstOrDefault(p => p.Id == personId)?.Locale);

    /// <summary>Whether a language begins right behind what was meant as a time.</summary>
    public static bool MarkedSoon(this House house, string text)
    {
        for (var at = text.IndexOf(' ', StringComparison.Ordinal); at is >= 0 and < LongestTime; at = text.IndexOf(' ', at + 1))
            if (LanguageMarkers.Marker(text, at + 1, house.Codes) is not null) return true;
        return false;
    }

    private const int LongestTime = 24; // Signs, with its day and zone.

    /// <summary>Of people those of a chat; where there are none, and the chat cannot name its own, anybody.</summary>
    public static IReadOnlyList<Person> Near(IReadOnlyList<Person> people, string platform) =>
        people.Where(p => p.Id.StartsWith(platform + ":", StringComparison.Ordinal)).ToList() is { Count: > 0 } here ? here : platform is "slack" or "teams" ? [] : people;

    /// <summary>A text per language, from the <c>FR … EN …</c> grammar.</summary>
    public static LocalText Local(this Case @case, string text)
    {
        var codes = @case.House.Codes;
        var said = Unquoted(Ask.Named(text), codes);
        return said.Length < 12 && Folding.Fold(said.TrimEnd('.')) is NotApplicable ? codes.Aggregate(LocalText.Empty, (all, code) => all.With(code, said)) : LocalText.Parse(said, codes, Written(said, codes, @case.AuthorLanguage()));
    }

    /// <summary>The language of what stands without a marker: the author's, unless it is clearly written in another one.</summary>
    private static string Written(string text, IReadOnlyList<string> codes, string author) => LanguageMarkers.Marker(text, 0, codes) is null && LanguageGuess.Knows(author) ? LanguageGuess.Of(text, codes) ?? author : author;

    private const string NotApplicable = "n/a"; // Is said so in every language.

    /// <summary>What somebody else said: without a marker it is in their language.</summary>
    public static LocalText LocalOf(this Case @case, string text, Person author)
    {
        var locale = author.Locale ?? @case.Record.PeopleNamed(author.Id).FirstOrDefault(p => p.Id == author.Id)?.Locale;
        return LocalText.Parse(text, @case.House.Codes, Written(text, @case.House.Codes, @case.House.DocumentLanguageFor(locale)));
    }

    /// <summary>A text without the quotes it was pasted in: <c>"FR … EN …"</c>.</summary>
    private static string Unquoted(string text, IReadOnlyList<string> languages)
    {
        var inner = text.Trim();
        if (inner is ['>', ..]) inner = inner.TrimStart('>', ' ');
        foreach (var (open, close) in Quotes)
            if (inner.Length > open.Length + close.Length && inner.StartsWith(open, StringComparison.Ordinal) && inner.EndsWith(close, StringComparison.Ordinal)) inner = inner[open.Length..^close.Length].Trim();
        return LanguageMarkers.Marker(inner, 0, languages) is null ? text : inner;
    }

    private static readonly (string Open, string Close)[] Quotes = [("```", "```"), ("`", "`"), ("\"", "\""), ("“", "”"), ("«", "»")];

    /// <summary>What is wrong with a title, or nothing.</summary>
    public static Phrase? TitleFault(string title) =>
        title.Length == 0 ? new("title.empty",
            "An incident needs a title: `/incident declare P2 card payments fail in shops`.",
            "Un incident a besoin d’un titre : `/incident déclarer P2 paiements par carte en échec`.")
        : title.Length > MaxTitle ? new("title.long",
            "That title has {0} characters; at most {1} fit. Give a short title and put the rest into `/incident update …` or `/incident note …`.",
            "Ce titre compte {0} caractères ; {1} au plus tiennent. Donnez un titre court et mettez le reste dans `/incident communiquer …` ou `/incident noter …`.", title.Length, MaxTitle)
        : !title.Any(char.IsLetterOrDigit) ? new("title.words",
            "A title needs words people can search for: `/incident declare P2 card payments fail in shops`.",
            "Un titre doit contenir des mots que l’on peut rechercher : `/incident déclarer P2 paiements par carte en échec`.")
        : null;

    /// <summary>What is wrong with a text, or nothing.</summary>
    public static Phrase? TextFault(string text) => text.Length <= MaxText ? null : new("text.long",
        "That text has {0} characters; at most {1} fit. Split it into several.",
        "Ce texte compte {0} caractères ; {1} au plus tiennent. Coupez-le en plusieurs.", text.Length, MaxText);

    /// <summary>What is wrong with a text somebody typed, or nothing: it is too long, or two languages may be in it as one. What a form asks per language is clear.</summary>
    public static Phrase? TextFault(this Case @case, string text, string? field = null)
    {
        var codes = @case.House.Codes;
        if (field is not null || TextFault(text) is not null) return TextFault(text);
        var said = Unquoted(Ask.Named(text), codes).TrimStart();
        return LanguageMarkers.Marker(said, 0, codes) is null && Unmarked(said, codes) is { } unmarked ? unmarked
            : LanguageMarkers.Unclear(said, codes) is var (language, at)
                ? Unclear(language, Cutting.Shortened($"{Before(said[..at], codes)}. {said[at..]}", MostShown).TrimEnd('.')) : null;
    }

    /// <summary>What stands before the second language; a marker that nothing follows gets the blank to fill in.</summary>
    private static string Before(string said, IReadOnlyList<string> codes)
    {
        var before = said.TrimEnd(' ', ',', ';', '-', '–', '—', '/');
        return codes.Any(c => before.Equals(c, StringComparison.OrdinalIgnoreCase)) ? $"{before} …" : before;
    }

    /// <summary>What is wrong with a text that begins with no marker, where one may have been meant; or nothing.</summary>
    private static Phrase? Unmarked(string said, IReadOnlyList<string> codes)
    {
        // "fr en panne": in small letters it is a word, but at the start hardly one that was meant.
        if (codes.FirstOrDefault(l => !WordsToo.Contains(l) && said.StartsWith(l + " ", StringComparison.Ordinal)) is { } small)
            return new("text.small", "Nothing was done: `{0}` in small letters would be part of the text. If the language was meant, write it in capitals: `{1}`.",
                "Rien n’a été fait : `{0}` en minuscules ferait partie du texte. Si c’est la langue, écrivez-la en majuscules : `{1}`.",
                small, codes.Any(c => c != small && said.Contains($" {c} ", StringComparison.Ordinal)) ? AllOf(codes) : Cutting.Shortened(small.ToUpperInvariant() + said[small.Length..], MostShown));
        // "FR/ en panne EN/ down": written as nobody reads it, and yet meant.
        return codes.FirstOrDefault(c => said.StartsWith(c.ToUpperInvariant(), StringComparison.Ordinal) && said.Length > c.Length && Parts(said[c.Length])) is { } first && codes.FirstOrDefault(c => c != first && HasMarker(said, c)) is { } second
            ? Unclear(second, AllOf(codes)) : null;
    }

    /// <summary>What is typed to say something in every language.</summary>
    private static string AllOf(IReadOnlyList<string> codes) => string.Join(". ", codes.Select(c => c.ToUpperInvariant() + " …"));

    private static Phrase Unclear(string language, string apart) => new("text.unclear",
        "Nothing was done: does `{0}` begin its language here, or is it a word? If it begins it, end the sentence before it: `{1}`. If it is a word, write it differently, or give both languages.",
        "Rien n’a été fait : `{0}` commence-t-il sa langue ici, ou est-ce un mot ? S’il la commence, terminez la phrase qui précède : `{1}`. Si c’est un mot, écrivez-le autrement, ou donnez les deux langues.",
        language.ToUpperInvariant(), apart);

    private const int MostShown = 600; // Characters of what was typed, given back to be typed again.

    /// <summary>A hint that a language is missing, with what adds it.</summary>
    public static Phrase? MissingHint(this Case @case, LocalText text, Phrase command)
    {
        if (text.IsEmpty) return null;
        var codes = @case.House.Codes;
        string? lacks = null, swallowed = null;
        // By index, as every command with a text comes by here.
        for (var i = 0; i < codes.Count; i++)
            if (!text.Has(codes[i])) lacks ??= codes[i];
        // "back again FR rechute": without the full stop the marker is a word like any other.
        for (var i = 0; i < codes.Count && swallowed is null; i++)
            for (var j = 0; j < codes.Count; j++)
                if ((lacks is null ? i == j : !text.Has(codes[i])) && HasMarker(text[codes[j]], codes[i])) swallowed = codes[i];
        if (swallowed is null && Mistaken(text, codes) is var (marked, written))
            return new("text.mistaken", "What stands under {0} is written in {1}. If that is not meant, put it right: `/incident {2} {3}`.",
                "Ce qui figure sous {0} est écrit en {1}. Si ce n’est pas voulu, rectifiez : `/incident {2} {3}`.",
                marked.ToUpperInvariant(), written is "fr" ? new Phrase("text.french", "French", "français") : new Phrase("text.english", "English", "anglais"), command, AllOf(codes));
        if ((swallowed ?? lacks)?.ToUpperInvariant() is not { } marker) return null;
        return swallowed is not null
            ? new("text.swallowed",
                "`{0}` starts its language only after the end of a sentence (`.`, `!`, `?`) or on a new line; here it is part of the text before. If both were meant: `/incident {1} {2}`.",
                "`{0}` ne commence sa langue qu’après une fin de phrase (`.`, `!`, `?`) ou sur une nouvelle ligne ; ici il fait partie du texte qui précède. Si les deux étaient voulus : `/incident {1} {2}`.",
                marker, command, AllOf(codes))
            : new("text.missing",
                "{0} is missing and stays missing until somebody writes it: `/incident {1} {0} …`.",
                "Le texte {0} manque et manquera tant que personne ne l’écrit : `/incident {1} {0} …`.", marker, command);
    }

    /// <summary>A language whose text is clearly written in another one, and that one; or nothing.</summary>
    private static (string Marked, string Written)? Mistaken(LocalText text, IReadOnlyList<string> codes)
    {
        for (var i = 0; i < codes.Count; i++)
            if (LanguageGuess.Knows(codes[i]) && text[codes[i]] is { Length: > 0 } said && LanguageGuess.Of(said, codes) is { } written && written != codes[i]) return (codes[i], written);
        return null;
    }

    /// <summary>A time without a zone is read where its author is; where the channel reads another one, they are told which, and how to say otherwise.</summary>
    /// <param name="typed">What began with the time.</param>
    /// <param name="at">How it was read.</param>
    public static Phrase? OwnZoneHint(this Case @case, string typed, Instant at)
    {
        if (WhenParser.Read(typed, @case.Ask.Now, @case.House.Zone) is WhenReading.Found there && there.At == at) return null;
        var (own, house) = (at.InZone(@case.Ask.Zone), at.InZone(@case.House.Zone));
        return own.Offset == house.Offset ? null : new("text.own_zone", "Read in your time zone, {0}: {1}. The channel shows {2}. If another zone was meant, say it behind the time: `{3} {4}`.",
            "Lu dans votre fuseau horaire, {0} : {1}. Le canal montre {2}. Pour un autre fuseau, dites-le après l’heure : `{3} {4}`.",
            @case.Ask.Zone.Id, Say.DateTime(at, @case.Ask.Zone), Say.DateTime(at, @case.House.Zone), own.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture), house.GetZoneInterval().Name);
    }

    /// <summary>Whether a sign sets a language apart from the words around it, as people write it: <c>**EN** …</c>, <c>EN/ …</c>; in <c>EN-16931</c> it is part of a name.</summary>
    private static bool Parts(char sign) => char.IsWhiteSpace(sign) || "*_/|:—–=<>".Contains(sign, StringComparison.Ordinal);

    private static bool HasMarker(string? text, string language)
    {
        if (text is null) return false;
        var marker = language.ToUpperInvariant();
        for (var at = text.IndexOf(marker, StringComparison.Ordinal); at >= 0; at = text.IndexOf(marker, at + 1, StringComparison.Ordinal))
            if ((at == 0 || Parts(text[at - 1])) && at + marker.Length < text.Length && Parts(text[at + marker.Length])) return true;
        return false;
    }

    /// <summary>The actor a written person is: by the chat's id, else the only known person of that name, else by name in chats without ids.</summary>
    public static Actor? ActorOf(this Case @case, PersonWord word)
    {
        if (word.Id is { } id) return new Actor(id, @case.Record.PeopleNamed(id) is [var known, ..] ? known.Name : word.Name);
        var platform = @case.Ask.Place.Platform;
        var people = @case.Record.PeopleNamed(word.Name);
        // Of two with one name neither may be taken for the other, nor somebody of another chat where this one can name its people.
        var meant = Near(people, platform);
        return meant is [var one] ? new Actor(one.Id, one.Name)
            : meant.Count > 1 || platform is "slack" or "teams" || @case.House.SignsIn ? null : new Actor($"{platform}:{word.Name}", word.Name);
    }
}
