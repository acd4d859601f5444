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
    private const string Due = @"(?<=\s)(?:(?<must>due|échéance|echeance)|by|before|(?:pour|avant|d['’]ici)(?: le)?)\s+";

    [GeneratedRegex(@"\s*(?:->|→|=>)\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Arrow();

    [GeneratedRegex(Due + @"(?<when>next\s+week|(?:la\s+)?semaine\s+prochaine|[^\s]+(?:\s+\d{4})?)\s*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex DueAtEnd();

    /// <summary>A date with the month's name: <c>due 30 septembre 2025</c>, <c>due Sep 30</c>.</summary>
    [GeneratedRegex(Due + @"(?<when>[0-9]{1,2}\w{0,2}\s+\p{L}{3,12}\.?(?:\s+[0-9]{4})?|\p{L}{3,12}\.?\s+[0-9]{1,2}(?:,?\s+[0-9]{4})?)\s*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NamedDueAtEnd();

    [GeneratedRegex(@"(?<=\s)(?<who><@[^>]+>|@[\w.\-]+)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex OwnerAtEnd();

    [GeneratedRegex(@"(?<=\s)(?:ticket)\s+(?<ticket>\S+)\s*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex TicketAtEnd();

    /// <summary>Takes owner, due date and ticket off the end, in any order.</summary>
    public static (string Text, Actor? Owner, LocalDate? Due, string? Ticket, Phrase? Fault) Details(Case @case, string text)
    {
        Actor? owner = null;
        LocalDate? due = null;
        string? ticket = null;
        text = " " + text;
        while (true)
        {
            if (due is null && NamedDueAtEnd().Match(text) is { Success: true } named && DueDates.Read(named.Groups["when"].Value, @case.Ask.Now, @case.Ask.Zone) is { } on)
            {
                due = on;
                text = text[..named.Index].TrimEnd();
            }
            else if (due is null && DueAtEnd().Match(text) is { Success: true } when
                && DueDates.Read(when.Groups["when"].Value, @case.Ask.Now, @case.Ask.Zone) is var date && (date is not null || when.Groups["must"].Success))
            {
                if (date is null)
                    return (text, null, null, null, ActionTexts.WhenDue(when.Groups["when"].Value));
                due = date;
                text = text[..when.Index].TrimEnd();
            }
            else if (owner is null && OwnerAtEnd().Match(text) is { Success: true } who)
            {
                var ask = new Ask(who.Groups["who"].Value, @case.Ask.Person, @case.Ask.Place, @case.Ask.Language, @case.Ask.Now, @case.Ask.Zone);
                if (ask.NextPerson() is not { } word || @case.ActorOf(word) is not { } actor)
                    return (text, null, null, null, Roles.RoleTexts.WhoIs(who.Groups["who"].Value.TrimStart('@')));
                owner = actor;
                text = text[..who.Index].TrimEnd();
            }
            else if (ticket is null && TicketAtEnd().Match(text) is { Success: true } t && @case.House.IsTicket(t.Groups["ticket"].Value, out var reference))
            {
                ticket = reference;
                text = text[..t.Index].TrimEnd();
            }
            else
            {
                return (text.Trim(), owner, due, ticket, null);
            }
        }
    }

    /// <summary>Splits symptom and action per language. Null without an arrow.</summary>
    public static (LocalText Symptom, LocalText Action)? Split(Case @case, string text)
    {
        var arrows = Arrow().Matches(text);
        if (arrows.Count == 0) return null;
        if (arrows.Count == 1)
            return (@case.Local(text[..arrows[0].Index]), @case.Local(text[(arrows[0].Index + arrows[0].Length)..]));
        var symptom = LocalText.Empty;
        var action = LocalText.Empty;
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
