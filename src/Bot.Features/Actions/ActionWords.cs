using System.Text.RegularExpressions;
using Bot.Chat.Asking;
using Bot.Chat.Phrases;
using Bot.Features.Deciding;
using Bot.Incidents;
using Bot.Incidents.FollowUps;
using Bot.Incidents.Texts;
using NodaTime;

namespace Bot.Features.Actions;

/// <summary>
/// What <c>action add symptom -> action [@owner] [due 3d]</c> says. Per language the arrow stands in each:
/// <c>FR retard -> nettoyer EN delay -> clean up</c>, or both languages on each side of one arrow.
/// </summary>
internal static partial class ActionWords
{
    private const int LongestDue = 40;
    private const int MostDueWords = 6;

    [GeneratedRegex(@"\s*(?:->|→|=>)\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Arrow();

    /// <summary>What a due date begins with; after <c>due</c> one has to follow.</summary>
    [GeneratedRegex(@"(?<=[\s(,])(?:(?<must>due|échéance|echeance)(?:\s*:|\s+by|\s+on)?|by|before|until|(?:pour|avant|d['’]ici(?:\s+à)?)(?:\s+le)?)\s+|(?<=[\s(,])(?=(?:in|within|dans|sous)\s)|(?<=,\s*)(?=[^\s,])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Due();

    [GeneratedRegex(@"(?<=\s)\((?<in>[^()]{1,120})\)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex BracketsAtEnd();

    [GeneratedRegex(@"(?<=\s)(?:(?:owner|responsable|assigned\s+to|assignée?\s+à|for|pour)\s*:?\s+)?(?<who><@[^>]+>|@[\w.\-]+)\s*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex OwnerAtEnd();

    [GeneratedRegex(@"(?<=\s)(?:ticket\s+)?\(?(?<ticket>[^\s()]+)\)?\s*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex TicketAtEnd();

    /// <summary>Takes owner, due date and ticket off the end, in any order.</summary>
    public static (string Text, Actor? Owner, LocalDate? Due, string? Ticket, Phrase? Fault) Details(Case @case, string text)
    {
        Actor? owner = null;
        LocalDate? due = null;
        string? ticket = null;
        text = " " + (WithoutBrackets(@case, text) ?? text);
        while (true)
        {
            // The ticket first, whose look is known: it is no part of the day it stands behind.
            if (ticket is null && TicketAtEnd().Match(text) is { Success: true } t && @case.House.IsTicket(t.Groups["ticket"].Value, out var reference))
            {
                ticket = reference;
                text = Before(text, t.Index);
            }
            else if (due is null && DueAtEnd(@case, text) is var (on, start))
            {
                if (on is null) return (text, null, null, null, ActionTexts.WhenDue(text[start..].Trim()));
                due = on;
                text = Before(text, start);
            }
            else if (owner is null && OwnerAtEnd().Match(text) is { Success: true } who)
            {
                var ask = new Ask(who.Groups["who"].Value, @case.Ask.Person, @case.Ask.Place, @case.Ask.Language, @case.Ask.Now, @case.Ask.Zone);
                if (ask.NextPerson() is not { } word || @case.ActorOf(word) is not { } actor)
                    return (text, null, null, null, Roles.RoleTexts.WhoIs(Ask.Named(who.Groups["who"].Value).TrimStart('@')));
                owner = actor;
                text = Before(text, who.Index);
            }
            else
            {
                return (text.Trim(), owner, due, ticket, null);
            }
        }
    }

    private const int MostDayWords = 4;

    /// <summary>A text before its end was taken off: "canary deploys, @dana, due 2w".</summary>
    private static string Before(string text, int end) => text[..end].TrimEnd(' ', ',', ';');

    /// <summary>The date a text ends with, and where what says so begins; no date where one word behind <c>due</c>, or what stands behind its owner, is none.</summary>
    private static (LocalDate? Due, int Start)? DueAtEnd(Case @case, string text)
    {
        var said = Due().Matches(text).TakeLast(MostDueWords).Select(m => (Match: m, Typed: text[(m.Index + m.Length)..].Trim())).Where(d => d.Typed.Length is > 0 and <= LongestDue).ToList();
        // The longest first: "due in 3 days" is more than "in 3 days".
        foreach (var (match, typed) in said)
            if (DueDates.Read(typed, @case.Ask.Now, @case.Ask.Zone) is { } day) return (day, match.Index);
        // "@nora tomorrow", "@bob next week": nothing has to stand between who and when.
        for (var (space, words) = (text.LastIndexOf(' '), 0); space > 0 && words < MostDayWords; space = text.LastIndexOf(' ', space - 1), words++)
            if (OwnerAtEnd().IsMatch(text[..space]) && DueDates.Read(text[(space + 1)..].Trim(), @case.Ask.Now, @case.Ask.Zone) is { } near) return (near, space);
        foreach (var (match, typed) in Enumerable.Reverse(said))
        {
            if (match.Groups["must"].Success && (!typed.Contains(' ', StringComparison.Ordinal) || OwnerAtEnd().IsMatch(text[..match.Index]))) return (null, match.Index + match.Length);
        }
        return null;
    }

    /// <summary><c>… (@ana, 3d)</c> as it would be written without brackets, or nothing where they hold something else.</summary>
    private static string? WithoutBrackets(Case @case, string text)
    {
        if (BracketsAtEnd().Match(text) is not { Success: true } brackets) return null;
        var parts = brackets.Groups["in"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var said = parts.Select(p => OwnerAtEnd().IsMatch(" " + p) || DueAtEnd(@case, " " + p) is (not null, 0 or 1) ? p
            : DueDates.Read(p, @case.Ask.Now, @case.Ask.Zone) is not null ? "due " + p : null).ToList();
        return said.Count == 0 || said.Contains(null) ? null : text[..brackets.Index] + string.Join(' ', said);
    }

    /// <summary>Splits symptom and action per language. Null without an arrow.</summary>
    public static (LocalText Symptom, LocalText Action)? Split(Case @case, string text)
    {
        var arrows = Arrow().Matches(text);
        if (arrows.Count == 0) return null;
        if (arrows.Count == 1)
        {
            var (before, behind) = (text[..arrows[0].Index].TrimStart(), text[(arrows[0].Index + arrows[0].Length)..].TrimStart());
            // "FR file pleine EN queue full -> FR limiter EN limit": what stands so on both sides is no word.
            if (LanguageMarkers.Unclear(before, @case.House.Codes) is var (second, at) && LanguageMarkers.Unclear(behind, @case.House.Codes) is var (same, there) && second == same)
                (before, behind) = (before.Insert(at, "\n"), behind.Insert(there, "\n"));
            var seen = @case.Local(before);
            // "FR retards -> nettoyer": what stands behind the arrow is in the language it began with, and not in the author's.
            var language = seen.Languages is [var only] ? only : @case.AuthorLanguage();
            return (seen, LocalText.Parse(Ask.Named(behind), @case.House.Codes, language));
        }
        var symptom = LocalText.Empty;
        var action = LocalText.Empty;
        // Between two arrows a marker is one without the end of a sentence before it.
        foreach (var (from, to) in arrows.Zip(arrows.Skip(1), (before, next) => (before.Index + before.Length, next.Index)).Reverse())
            for (var at = to - 1; at > from; at--)
                if (char.IsWhiteSpace(text[at - 1]) && LanguageMarkers.Marker(text, at, @case.House.Codes) is not null)
                {
                    text = text.Insert(at, "\n");
                    break;
                }
        var whole = @case.Local(text);
        foreach (var language in whole.Languages)
        {
            var parts = Arrow().Split(whole[language]!, 2);
            if (parts.Length < 2) return null;
            symptom = symptom.With(language, parts[0].Trim());
            action = action.With(language, parts[1].Trim());
        }
        return (symptom, action);
    }
}
