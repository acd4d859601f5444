using Bot.Chat.Asking;
using Bot.Chat.Phrases;
using Bot.Features.Deciding;
using Bot.Incidents.Dora;

namespace Bot.Features.Dora;

/// <summary>Reads facts as they are typed, several on a line: <c>critical yes clients 12% 120000, states FR, DE</c>.</summary>
internal static class DoraFacts
{
    private const decimal Whole = 100; // Percent.

    /// <summary>The Member States of the European Union, by their ISO 3166 codes.</summary>
    private static readonly HashSet<string> Members =
        ["AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"];

    private static readonly string[] None = ["none", "aucun", "aucune"], Unknown = ["unknown", "inconnu", "inconnue", "inconnus", "inconnues", "?"];

    /// <summary>Records what was typed, as far as it is new.</summary>
    public static Decision Give(Case @case)
    {
        var ask = @case.Ask;
        var given = new SortedDictionary<DoraFact, DoraValue?>();
        while (!ask.IsEmpty)
        {
            if (ask.Takes("and", "et", "&", ",", ";")) continue;
            var typed = ask.NextName();
            if (DoraWord.Of(typed) is not { } word) return Refuse(DoraTexts.WhichFact(typed), given);
            ask.Takes("is", "are", "est", "sont");
            if (Take(word, ask, given) is { } fault) return Refuse(fault, given);
        }
        var known = (@case.Incident.Dora ?? new()).Facts;
        var changed = given.Where(g => !Equals(known.GetValueOrDefault(g.Key), g.Value)).Select(g => new DoraFactSet(g.Key, g.Value)).ToList();
        if (changed.Count == 0) return Decision.Refuse(DoraTexts.Same());
        var assessment = DoraAssessment.Of(DoraCommand.After(@case, ask.Now, [.. changed]), ask.Now);
        return Decision.Record([.. changed]).Saying(DoraTexts.Now(changed))
            .Telling(Phrase.Join(" ", assessment.Major is null ? [DoraTexts.Verdict(assessment), DoraTexts.WhatToType()] : [DoraTexts.Verdict(assessment)]));
    }

    private static Decision Refuse(Phrase fault, SortedDictionary<DoraFact, DoraValue?> given) => Decision.Refuse(given.Count == 0 ? fault : DoraTexts.NothingKept(fault));

    /// <summary>Takes the value behind a word; says what is wrong with it.</summary>
    private static Phrase? Take(DoraWord word, Ask ask, SortedDictionary<DoraFact, DoraValue?> given)
    {
        // A reputation that does not suffer is known not to.
        if (IsNext(ask, Unknown) || word.Kind != DoraKind.Reputation && IsNext(ask, None))
        {
            ask.Next();
            foreach (var fact in word.Facts) given[fact] = null;
            return null;
        }
        var value = word.Kind switch
        {
            DoraKind.YesNo => YesNo(ask),
            DoraKind.States => States(ask),
            DoraKind.Reputation => Reputation(ask),
            _ => null,
        };
        if (value is not null) given[word.Fact] = value;
        else if (word.Kind is DoraKind.Share or DoraKind.Clients or DoraKind.Euros) return Figures(word, ask, given);
        return value is null ? DoraTexts.HowToSay(word, ask.Peek) : null;
    }

    /// <summary>Takes a figure, and of clients the share and the number in any order.</summary>
    private static Phrase? Figures(DoraWord word, Ask ask, SortedDictionary<DoraFact, DoraValue?> given)
    {
        var typed = ask.Peek;
        if (DoraFigure.Take(ask) is not { } figure) return DoraTexts.HowToSay(word, typed);
        do
        {
            var fits = word.Kind switch
            {
                DoraKind.Euros => !figure.IsShare,
                // Of a day's transactions there may be more than all, on a second day.
                _ when figure.IsShare => figure.Number <= Whole || word.Fact is DoraFact.TransactionShare or DoraFact.ValueShare,
                DoraKind.Clients => !figure.IsMoney && decimal.IsInteger(figure.Number),
                _ => false,
            };
            if (!fits) return DoraTexts.HowToSay(word, typed);
            given[word.Kind == DoraKind.Clients && !figure.IsShare ? DoraFact.ClientCount : word.Fact] = new(Number: figure.Number);
            typed = ask.Peek;
        }
        while (word.Kind == DoraKind.Clients && (figure = DoraFigure.Take(ask)) is not null);
        return null;
    }

    private static DoraValue? YesNo(Ask ask)
    {
        bool? yes = Folding.Fold(Bare(ask.Peek)) switch { "yes" or "y" or "oui" or "true" or "vrai" => true, "no" or "n" or "non" or "false" or "faux" => false, _ => null };
        if (yes is null) return null;
        ask.Next();
        return new(yes);
    }

    private static DoraValue? States(Ask ask)
    {
        var states = new List<string>();
        while (!ask.IsEmpty)
        {
            var codes = ask.Peek.Split([',', ';', '/'], StringSplitOptions.RemoveEmptyEntries).Select(c => c.ToUpperInvariant() is "EL" ? "GR" : c.ToUpperInvariant()).ToList();
            if (states.Count > 0 && DoraWord.Of(ask.Peek) is not null) break;
            if (ask.Takes("and", "et", "&", ",")) continue;
            if (codes.Count == 0 || !codes.TrueForAll(Members.Contains)) return null;
            states.AddRange(codes);
            ask.Next();
        }
        return states.Count == 0 ? null : DoraValue.Of(states);
    }

    private static DoraValue? Reputation(Ask ask)
    {
        if (IsNext(ask, [.. None, "no", "non"]))
        {
            ask.Next();
            return DoraValue.Of([]);
        }
        var harms = new List<string>();
        while (!ask.IsEmpty)
        {
            if (ask.Takes("and", "et", "&", ",")) continue;
            var parts = ask.Peek.Split([',', ';', '/', '|'], StringSplitOptions.RemoveEmptyEntries).Select(Harm).ToList();
            // "reputation media clients 12%": what a figure follows is a fact of its own.
            if (parts.Count == 0 || parts.Contains(null) || ask.Rest[ask.Peek.Length..].TrimStart() is [>= '0' and <= '9', ..]) break;
            harms.AddRange(parts.Select(p => p!.Value.ToString().ToLowerInvariant()));
            ask.Next();
        }
        return harms.Count == 0 ? null : DoraValue.Of(harms);
    }

    private static DoraReputation? Harm(string word) => Folding.Fold(word) switch
    {
        "media" or "medias" or "press" or "presse" => DoraReputation.Media,
        "complaints" or "complaint" or "plaintes" or "plainte" or "reclamations" => DoraReputation.Complaints,
        "regulator" or "regulators" or "regulateur" or "compliance" or "conformite" => DoraReputation.Regulator,
        "clients" or "client" or "customers" => DoraReputation.Clients,
        _ => null,
    };

    private static bool IsNext(Ask ask, string[] words) => words.Contains(Folding.Fold(Bare(ask.Peek)));

    private static string Bare(string word) => word.TrimEnd(',', ';', '.');
}
