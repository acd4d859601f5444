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
    private const string Article = @"^(?:the\s+|la\s+|le\s+|l['’]|les\s+)?";

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

    [GeneratedRegex(@"^(?:(?:the|this|cet|l['’]|it|ca|now|please|maintenant)\s*)*(?:incident|it|now|please|maintenant)?[.!]?$", RegexOptions.CultureInvariant)]
    private static partial Regex OfNothing();

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
