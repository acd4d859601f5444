using System.Text.RegularExpressions;
using Bot.Chat.Asking;
using Bot.Chat.Phrases;

namespace Bot.Features.Deciding;

/// <summary>
/// Words meant for another command than the one they stand behind: <c>update priority P1</c>, <c>close action 2</c>, <c>cancel the next update</c>.
/// The public must not read them, and no incident be closed for them.
/// </summary>
internal static partial class Misplaced
{
    private const string Article = @"^(?:(?:of\s+the|of|the|my|de\s+la|de\s+l['’]|du|des|ma|mon|la|le|les)\s+|(?:de\s+)?l['’])?";

    [GeneratedRegex(Article + @"(?:priority|severity|sev|prio|priorite)\s*(?:(?:to|a|=|:|->|→)\s*)?(?<rest>(?:p|sev-?)?[1-5])\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex OfPriority();

    [GeneratedRegex(Article + @"(?:status|statut)\s*(?:(?:to|a|=|:|->|→)\s*)?(?<rest>\S+)[.!]?$", RegexOptions.CultureInvariant)]
    private static partial Regex OfStatus();

    [GeneratedRegex(Article + @"(?<word>title|titre|lead|pilote|role|categor(?:y|ie)|components?|composants?)\s*(?:to\b|=|:|->|→)\s*(?<rest>.+)$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex OfField();

    [GeneratedRegex(Article + @"(?:actions?|follow-?ups?|suivis?)\s+#?(?<rest>[0-9]{1,4})\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex OfFollowUp();

    [GeneratedRegex(Article + @"(?:(?:next|prochaine)\s+)?(?:updates?|promises?|promesses?|communications?|reminders?|rappels?)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex OfPromise();

    [GeneratedRegex(Article + @"(?<word>title|titre)\s+(?<rest>\S.*)$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex OfTitle();

    [GeneratedRegex(Article + @"(?<word>status|statut|title|titre|priority|priorite|lead|pilote|roles?|categor(?:y|ie)|components?|composants?|impact|cause|contexte?|ticket)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex OfFieldAlone();

    [GeneratedRegex(@"^(?:(?:next|prochaine)\s+)?(?:updates?|communication|maj)\s+(?:every|toutes|tous|chaque|in|dans|at|a)\s+\S+(?:\s+\S+){0,3}$", RegexOptions.CultureInvariant)]
    private static partial Regex OfNext();

    [GeneratedRegex(@"^(?:(?:the|this|that|cet|l['’]|it|ca|cela|now|please|maintenant|incident|svp|stp|merci|thanks)[\s,.!]*)*$", RegexOptions.CultureInvariant)]
    private static partial Regex OfNothing();

    [GeneratedRegex(@"^(?:by\s+mistake|par\s+erreur|(?:no|non),?\s+(?:wait|attends?|attendez)|wait|attends|attendez|oops|oups)\b.{0,20}$", RegexOptions.CultureInvariant)]
    private static partial Regex OfMistake();

    [GeneratedRegex(Article + @"(?:that|this|cela|ca|ce)?\s*(?:(?:very\s+)?(?:last|latest|previous|dernier|derniere)\s+)?(?:that|changes?|commands?|entry|entree|notes?|updates?|edits?|changements?|modifications?|commandes?|saisie|communication|priority|priorite|titre?|title)\s*[.!]?$", RegexOptions.CultureInvariant)]
    private static partial Regex OfChange();

    /// <summary>Only names what was done last: <c>cancel that</c>, <c>annuler le dernier changement</c>.</summary>
    public static bool IsOfChange(string text) => text.Length <= 60 && OfChange().IsMatch(Folding.Fold(text));

    /// <summary>Takes back what was said: <c>resolved no wait</c>, <c>closed by mistake</c>.</summary>
    public static bool IsMistake(string text) => OfMistake().IsMatch(Folding.Fold(text));

    /// <summary>Only says what is clear already: <c>close the incident</c>, <c>resolved now</c>.</summary>
    public static bool SaysNothing(string text) => text.Length <= 40 && OfNothing().IsMatch(Folding.Fold(text));

    /// <summary>What to type instead, or nothing where the text is one.</summary>
    /// <param name="text">Behind the command.</param>
    /// <param name="followUp">What is done to a follow-up that is named: <c>done</c>, <c>drop</c>.</param>
    /// <param name="promise">What is to be done about a promise that is named; nothing where a text may be about one.</param>
    public static Phrase? In(string text, Phrase followUp, Phrase? promise = null)
    {
        var folded = Folding.Fold(text);
        return OfPriority().Match(folded) is { Success: true } priority ? Meant(new("misplaced.priority", "priority {0}", "priorité {0}", Tail(text, priority)))
            : OfStatus().Match(folded) is { Success: true } status && Statuses.StatusCommand.Read(status.Groups["rest"].Value) is not null ? Meant(new("misplaced.status", "status {0}", "statut {0}", Tail(text, status)))
            : OfField().Match(folded) is { Success: true } field ? Meant(new("misplaced.field", "{0} {1}", "{0} {1}", field.Groups["word"].Value, Tail(text, field)))
            : OfTitle().Match(folded) is { Success: true } title ? Meant(new("misplaced.field", "{0} {1}", "{0} {1}", title.Groups["word"].Value, Tail(text, title)))
            : OfFieldAlone().Match(folded) is { Success: true } alone ? Meant(new("misplaced.alone", "{0} …", "{0} …", alone.Groups["word"].Value))
            : OfNext().IsMatch(folded) ? Meant(Phrase.Verbatim(text.Trim()))
            : OfFollowUp().Match(folded) is { Success: true } number ? Meant(new Phrase("misplaced.follow_up", "action {0} {1}", "action {0} {1}", followUp, number.Groups["rest"].Value))
            : promise is not null && OfPromise().IsMatch(folded) ? Meant(promise) : null;
    }

    /// <summary>The end of a text as it was typed; folding keeps how long most are.</summary>
    private static string Tail(string text, Match match) => Cutting.Shortened(text[Math.Max(0, text.Length - match.Groups["rest"].Length)..].ReplaceLineEndings(" ").Trim(), 200);

    /// <summary>What to type instead.</summary>
    public static Phrase Meant(Phrase line) => new("misplaced.meant", "Nothing was done. Did you mean `/incident {0}`? A text that begins so is told with its language before it: `EN …`.",
        "Rien n’a été fait. Vouliez-vous dire `/incident {0}` ? Un texte qui commence ainsi se dit avec sa langue devant : `FR …`.", line);

    public static Phrase Done() => new("misplaced.done", "done", "terminée");
    public static Phrase Drop() => new("misplaced.drop", "drop", "abandonner");
    public static Phrase Reopen() => new("misplaced.reopen", "reopen", "rouvrir");
    public static Phrase NoPromise() => new("misplaced.no_promise", "update every off", "communiquer jamais");
}
