using System.Text.RegularExpressions;
using Bot.Chat.Asking;
using Bot.Chat.Phrases;
using Bot.Incidents.Texts;

namespace Bot.Features.Deciding;

/// <summary>
/// Words meant for another command than the one they stand behind: <c>update priority P1</c>, <c>close action 2</c>, <c>cancel the next update</c>.
/// The public must not read them, and no incident be closed for them.
/// </summary>
internal static partial class Misplaced
{
    private const string Article = @"^(?:(?:of\s+the|of|the|my|de\s+la|de\s+l['’]|du|des|ma|mon|la|le|les)\s+|(?:de\s+)?l['’])?";

    [GeneratedRegex(Article + @"(?:priority|severity|sev|prio|priorite)\s*(?:(?:to|a|=|:|->|→)\s*)?(?<rest>(?:p|sev-?)?[1-5])\s*$|^(?<rest>p[1-5])[.!]?$", RegexOptions.CultureInvariant)]
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

    [GeneratedRegex(@"^(?:by\s+mistake|par\s+erreur|(?:no|non),?\s+(?:wait|attends?|attendez)|wait|attends|attendez|oops|oups|not\s+(?:yet|really|sure)|pas\s+(?:encore|vraiment|sur))\b.{0,20}$", RegexOptions.CultureInvariant)]
    private static partial Regex OfMistake();

    /// <summary>A word that is a command's, or a beginning of one, and no news to anybody: <c>update undo</c>, <c>resolved by bob</c>, <c>close the ticket</c>.</summary>
    [GeneratedRegex(@"^(?:undo|redo|delete|remove|show|list|test|draft|none|later|hourly|drop|preview|retract|stop|cancel|no|nope|nothing|todo|tbd|defaire|annuler|supprimer|effacer|retirer|voir|liste|brouillon|plus\s+tard|non|rien|(?:by|par)\s+\S+|(?:for|during|pendant)\s+(?:[0-9]+\s*\w+|an?\s+\w+|une?\s+\w+|half\s+an\s+hour)(?:\s+(?:and\s+)?(?:then|puis|before|avant)\s.{1,30})?|(?:the\s+|le\s+|la\s+|l['’])?(?:channel|room|ticket|thread|call|bridge|canal|salon|fil|pont))[.!]*$", RegexOptions.CultureInvariant)]
    private static partial Regex OfNoText();

    /// <summary>Said to colleagues: <c>update @marc can you call them?</c>, <c>update internal: …</c>.</summary>
    [GeneratedRegex(@"^(?:(?:to|for|a|pour)\s+)?(?:@|<@)|^to\s+\w+\s*:|^(?:internal(?:ly)?|interne|private|prive|confidential|confidentiel)\b(?:\s+(?:only|note|seulement))?\s*[:,–—-]|\b(?:(?:do\s+not|don['’]t)\s+publish|not\s+(?:for\s+the\s+)?public|ne\s+pas\s+(?:diffuser|publier))\b|\?$", RegexOptions.CultureInvariant)]
    private static partial Regex OfColleagues();

    /// <summary>Other commands of a shape that no sentence has: <c>lead @bob</c>, <c>note 14h05 …</c>, <c>components nexo operational</c>.</summary>
    [GeneratedRegex(@"^(?:(?:lead|pilote|comms|scribe)\s+(?:@|<@|me$|moi$)|(?:note|noter)\s+(?:at\s+|a\s+)?[0-9]{1,2}[h:]|(?:tsr|ticket)\s+\S+-[0-9]+$|(?:components?|composants?)\s+(?!(?:is|are|was|were|est|sont)\b)\S+?(?:\s+|\s*=\s*)(?:operational|degraded|partial|major|outage|ok|down|operationnel|degrade)\S*$)", RegexOptions.CultureInvariant)]
    private static partial Regex OfCommand();

    [GeneratedRegex(@"^(?:a\s+|un\s+)?(?:duplicate|dup|doublon)\s+(?:of|de|avec)?\s*(?<rest>\S+?)[.!]?$", RegexOptions.CultureInvariant)]
    private static partial Regex OfDuplicate();

    /// <summary>Names something that was recorded or told: <c>#4</c>, <c>drop #4</c>, <c>the note #4</c>.</summary>
    [GeneratedRegex(@"^(?:(?:drop|delete|remove|cancel|undo|retract|withdraw|supprimer|effacer|annuler|retirer|abandonner)\s+)?(?:(?:the|la|le|l['’])\s*)?(?:(?:public\s+)?(?:notes?|entry|entree|updates?|communications?|messages?|lines?|lignes?)\s+)?#[0-9]+[.!]?$", RegexOptions.CultureInvariant)]
    private static partial Regex OfEntry();

    /// <summary>What was told or recorded, named without its number: <c>the last update</c>.</summary>
    [GeneratedRegex(@"^(?:(?:the|that|my|la|le|l['’]|cette|ma)\s*)?(?:(?:last|latest|derniere?)\s+)?(?:public\s+)?(?:notes?|entry|entree|updates?|communications?|messages?)(?:\s+#?[0-9]+)?[.!]?$", RegexOptions.CultureInvariant)]
    private static partial Regex OfTold();

    private static readonly string[] TakingBack = ["delete", "remove", "drop", "retract", "withdraw", "erase", "supprimer", "supprime", "effacer", "efface", "retirer", "retire", "enlever"];

    [GeneratedRegex(Article + @"(?:that|this|cela|ca|ce)?\s*(?:(?:very\s+)?(?:last|latest|previous|dernier|derniere)\s+)?(?:that|changes?|commands?|entry|entree|notes?|updates?|edits?|changements?|modifications?|commandes?|saisie|communication|priority|priorite|titre?|title)\s*[.!]?$", RegexOptions.CultureInvariant)]
    private static partial Regex OfChange();

    /// <summary>Only names what was done last: <c>cancel that</c>, <c>annuler le dernier changement</c>.</summary>
    public static bool IsOfChange(string text) => text.Length <= 60 && OfChange().IsMatch(Folding.Fold(text));

    /// <summary>Takes back what was said, or says nothing to the public: <c>resolved no wait</c>, <c>closed by mistake</c>, <c>update undo</c>.</summary>
    public static bool IsMistake(string text) => text.Length <= 80 && Folding.Fold(text.Trim()) is var folded && (OfMistake().IsMatch(folded) || OfNoText().IsMatch(folded));

    /// <summary>Whether it names something that was recorded or told, to be taken back: <c>#4</c>, <c>drop #4</c>.</summary>
    public static bool IsOfEntry(string text) => text.Length <= 60 && OfEntry().IsMatch(Folding.Fold(text.Trim()));

    /// <summary>How what was told or recorded is taken back, where that is what was wanted: <c>delete #4</c>, <c>supprimer la dernière communication</c>; or nothing.</summary>
    public static Phrase? TakesBack(string word, string rest) =>
        TakingBack.Contains(Folding.Fold(word)) && rest.Length <= 60 && Folding.Fold(rest.Trim()) is var folded && (OfEntry().IsMatch(folded) || OfTold().IsMatch(folded)) ? TakeBack() : null;

    /// <summary>Only says what is clear already: <c>close the incident</c>, <c>resolved now</c>.</summary>
    public static bool SaysNothing(string text) => text.Length <= 40 && OfNothing().IsMatch(Folding.Fold(text));

    /// <summary>What to type instead, or nothing where the text is one.</summary>
    /// <param name="text">Behind the command.</param>
    /// <param name="followUp">What is done to a follow-up that is named: <c>done</c>, <c>drop</c>.</param>
    /// <param name="promise">What is to be done about a promise that is named; nothing where a text may be about one.</param>
    public static Phrase? In(Case @case, string text, Phrase followUp, Phrase? promise = null)
    {
        var folded = Folding.Fold(text.Trim());
        // A text that says its language is one.
        if (LanguageMarkers.Marker(text.TrimStart(), 0, @case.House.Codes) is not null) return null;
        return @case.House.IsTicket(text.Trim(), out var ticket) ? Meant(new("misplaced.ticket", "tsr {0}", "tsr {0}", ticket))
            : IsOfEntry(text) ? TakeBack()
            : OfCommand().IsMatch(folded) ? Meant(Phrase.Verbatim(Cutting.Shortened(text.ReplaceLineEndings(" ").Trim(), 200)))
            : OfColleagues().IsMatch(folded) ? ForColleagues()
            : OfDuplicate().Match(folded) is { Success: true } duplicate && @case.House.NumberNamed(Tail(text, duplicate).TrimEnd('.', '!')) is { } number ? Meant(new("misplaced.duplicate", "merge {0}", "fusionner {0}", @case.House.KeyOf(number)))
            : OfPriority().Match(folded) is { Success: true } priority ? Meant(new("misplaced.priority", "priority {0}", "priorité {0}", Tail(text, priority)))
            : OfStatus().Match(folded) is { Success: true } status && Statuses.StatusCommand.Read(status.Groups["rest"].Value) is not null ? Meant(new("misplaced.status", "status {0}", "statut {0}", Tail(text, status)))
            : OfField().Match(folded) is { Success: true } field ? Meant(new("misplaced.field", "{0} {1}", "{0} {1}", field.Groups["word"].Value, Tail(text, field)))
            : OfTitle().Match(folded) is { Success: true } title ? Meant(new("misplaced.field", "{0} {1}", "{0} {1}", title.Groups["word"].Value, Tail(text, title)))
            : OfFieldAlone().Match(folded) is { Success: true } alone ? Meant(new("misplaced.alone", "{0} …", "{0} …", alone.Groups["word"].Value))
            : OfNext().IsMatch(folded) ? Meant(Phrase.Verbatim(text.Trim()))
            : OfFollowUp().Match(folded) is { Success: true } followed ? Meant(new Phrase("misplaced.follow_up", "action {0} {1}", "action {0} {1}", followUp, followed.Groups["rest"].Value))
            : promise is not null && OfPromise().IsMatch(folded) ? Meant(promise) : null;
    }

    /// <summary>The end of a text as it was typed; folding keeps how long most are.</summary>
    private static string Tail(string text, Match match) => Cutting.Shortened(text[Math.Max(0, text.Length - match.Groups["rest"].Length)..].ReplaceLineEndings(" ").Trim(), 200);

    /// <summary>What to type instead.</summary>
    public static Phrase Meant(Phrase line) => new("misplaced.meant", "Nothing was done. Did you mean `/incident {0}`? A text that begins so is told with its language before it: `EN …`.",
        "Rien n’a été fait. Vouliez-vous dire `/incident {0}` ? Un texte qui commence ainsi se dit avec sa langue devant : `FR …`.", line);

    /// <summary>What is said to colleagues is not told to the public.</summary>
    private static Phrase ForColleagues() => new("misplaced.colleagues", "Nothing was done: that reads as said to colleagues, and the public would read it. Say it in the channel, or as `/incident note …`. A text for the public that begins so is told with its language before it: `EN …`.",
        "Rien n’a été fait : cela s’adresse à des collègues, et le public l’aurait lu. Dites-le dans le canal, ou par `/incident noter …`. Un texte pour le public qui commence ainsi se dit avec sa langue devant : `FR …`.");

    /// <summary>How what was told or recorded is mended.</summary>
    public static Phrase TakeBack() => new("misplaced.take_back", "Nothing was done. Your last change is taken back by `/incident undo`, within a minute. Later a public text is corrected by `/incident update #12 FR … EN …`, a line of the overview taken out by `/incident note drop #12`, and words masked everywhere by `/incident redact …`.",
        "Rien n’a été fait. Votre dernier changement s’annule par `/incident défaire`, dans la minute. Plus tard, un texte public se corrige par `/incident communiquer #12 FR … EN …`, une ligne de l’aperçu se retire par `/incident noter retirer #12`, et des mots se masquent partout par `/incident masquer …`.");

    public static Phrase Done() => new("misplaced.done", "done", "terminée");
    public static Phrase Drop() => new("misplaced.drop", "drop", "abandonner");
    public static Phrase Reopen() => new("misplaced.reopen", "reopen", "rouvrir");
    public static Phrase NoPromise() => new("misplaced.no_promise", "update every off", "communiquer jamais");
}
